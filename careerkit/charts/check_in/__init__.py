"""Step 9 as pictures: how clear it is, and how things changed."""
