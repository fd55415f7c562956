"""Step 1: what the four questions say, and the themes in their answers."""
