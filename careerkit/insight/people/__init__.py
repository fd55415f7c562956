"""Step 5: who gives what, and whom to ask next."""
