"""Step 2 as a picture: the six interests."""
