"""What goes wrong with occupations, as a sentence for the person."""

from __future__ import annotations

from careerkit import content

__all__ = ["CatalogueError", "problem"]


class CatalogueError(Exception):
    """Occupations can't be read or installed. Its text is a sentence for the person."""


def problem(name: str, /, **values: object) -> CatalogueError:
    """The error with the sentence ``catalogue.problems.<name>``."""
    return CatalogueError(content.text(f"catalogue.problems.{name}", **values))
