"""Step 8 as a picture: what lies ahead."""
