"""What can go wrong on the way in."""

from careerkit.store import StoreError

__all__ = ["ImportingError"]


class ImportingError(StoreError):
    """A file can't be read. The text is one sentence for the person."""
