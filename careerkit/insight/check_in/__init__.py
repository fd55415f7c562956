"""Step 9: what is due, what is there to do this week, and how things changed since."""
