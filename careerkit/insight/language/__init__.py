"""A text as words: its language, clauses, turns of speech, slips of the pen, and their sense."""
