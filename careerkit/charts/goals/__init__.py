"""Step 4 as a picture: hours a week."""
