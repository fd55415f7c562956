"""What can go wrong on the way out."""

__all__ = ["ExportError"]


class ExportError(Exception):
    """Something can't be taken along. The text is one sentence for the person."""
