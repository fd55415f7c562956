"""A visitor's kernel: what it loads, what it may take, how long it lives and what it may log."""
