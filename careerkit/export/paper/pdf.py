"""A document as PDF: a report to hand over, to print and to have read aloud (PDF/UA-1)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.paper.letters import missing_in
from careerkit.export.paper.pictures import drawn
from careerkit.export.paper.report import Report, texts_of
from careerkit.export.paper.told import Texts
from careerkit.export.paper.typesetting import TypesettingError, typeset
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    from datetime import date

    from careerkit.export.contents import Document

__all__ = ["notes", "render", "set_for_everybody"]


def render(document: Document) -> bytes:
    """The document as PDF.

    Raises:
        ExportError: If what sets it or draws its charts is not installed.
    """
    drawings, undrawn = drawn(document)
    missing = missing_in(texts_of(document))
    notes = missing.sentences() or undrawn.sentences_on_charts()
    values = Report(document, Texts(missing), drawings, notes).values()
    return set_for_everybody("report", values, document.day)


def set_for_everybody(template: str, values: dict[str, Any], day: date) -> bytes:
    """A PDF of values by PDF/UA-1; by all of it but for a rule where their letters can't keep it.

    Args:
        template: Its name.
        values: What it sets.
        day: When it was made: the person's day.

    Raises:
        ExportError: If it can't be set, or Typst is not installed.
    """
    for is_universal in (True, False):
        # Letters that no one font holds beside each other: it has its tags all the same.
        with suppress(TypesettingError):
            return typeset(template, values, day, is_universal=is_universal)
    raise ExportError(content.text("paper.unset"))


def notes(document: Document) -> tuple[str, ...]:
    """What of the document its PDF can't show, in sentences.

    Raises:
        ExportError: As above.
    """
    return missing_in(texts_of(document)).sentences()
