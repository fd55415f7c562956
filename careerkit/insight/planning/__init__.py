"""Step 8: what has a date, what comes before what, and what the roadmap says."""
