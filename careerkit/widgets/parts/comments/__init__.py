"""What others said beside answers, and what the person says to that."""
