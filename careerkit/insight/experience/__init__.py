"""Step 6: what experiments say."""
