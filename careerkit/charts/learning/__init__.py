"""Step 7 as pictures: gaps, and learning week by week."""
