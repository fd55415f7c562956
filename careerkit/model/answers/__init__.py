"""The records that a person writes: a file a step, each field declared once."""
