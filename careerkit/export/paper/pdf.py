"""A document as PDF: a report to hand over, to print and to have read aloud (PDF/UA-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.paper.letters import missing_in
from careerkit.export.paper.pictures import drawn
from careerkit.export.paper.report import Report, texts_of
from careerkit.export.paper.typesetting import TypesettingError, typeset
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    from careerkit.export.contents import Document

__all__ = ["notes", "render"]


def render(document: Document) -> bytes:
    """The document as PDF.

    Raises:
        ExportError: If what sets it or draws its charts is not installed.
    """
    drawings, undrawn = drawn(document)
    missing = missing_in(texts_of(document))
    notes = missing.sentences() or undrawn.sentences_on_charts()
    values = Report(document, missing, drawings, notes).values()
    try:
        return typeset("report", values, document.day)
    except TypesettingError:
        # Letters that no one font holds beside each other: it has its tags all the same.
        return _set_anyway(values, document)


def _set_anyway(values: dict[str, Any], document: Document) -> bytes:
    try:
        return typeset("report", values, document.day, is_universal=False)
    except TypesettingError:
        raise ExportError(content.text("paper.unset")) from None


def notes(document: Document) -> tuple[str, ...]:
    """What of the document its PDF can't show, in sentences.

    Raises:
        ExportError: As above.
    """
    return missing_in(texts_of(document)).sentences()
