"""What can go wrong on the way in."""

__all__ = ["ImportingError"]


class ImportingError(Exception):
    """A file can't be read. The text is one sentence for the person."""
