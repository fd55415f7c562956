"""Step 1 as pictures: what absorbs, what comes easily, where themes come from."""
