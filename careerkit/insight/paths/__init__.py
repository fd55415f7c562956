"""Step 3: which occupations are shown, how they compare, and a choice among them."""
