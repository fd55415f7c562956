"""Step 7: gaps, and a plan that lays the hours into weeks."""
