"""Step 5 as pictures: who gives what, and how far each request is."""
