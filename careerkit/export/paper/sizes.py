"""The sizes of paper that a document can be set for."""

from __future__ import annotations

from enum import StrEnum

from careerkit import content
from careerkit.export.problems import ExportError

__all__ = ["PaperSize", "paper_named"]


class PaperSize(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def millimetres(self) -> tuple[float, float]:
        """How wide and how high it is."""
        return (210.0, 297.0) if self is PaperSize.A4 else (215.9, 279.4)


def paper_named(name: str) -> PaperSize:
    """The size of a name, such as ``"a4"`` or ``"Letter"``.

    Raises:
        ExportError: If there is none.
    """
    try:
        return PaperSize(name.strip().lower())
    except ValueError:
        known = ", ".join(PaperSize)
        raise ExportError(content.text("paper.no_size", name=name, known=known)) from None
