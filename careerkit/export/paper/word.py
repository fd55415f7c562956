"""A document as a Word file (DOCX): to go on writing in, and to comment on.

Each entry stands under a bookmark of its record's (``anchors.py``), so that a comment finds back to
its answer.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.paper.letters import missing_in
from careerkit.export.paper.pictures import figures_of
from careerkit.export.paper.report import texts_of_figure
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    from careerkit.export.contents import Document

__all__ = ["notes", "render"]


def render(document: Document) -> bytes:
    """The document as a Word file.

    Raises:
        ExportError: If what writes it, or what draws its charts, is not installed.
    """
    try:
        from careerkit.export.paper.manuscript import Manuscript  # noqa: PLC0415 - careerkit[export]
    except ImportError:
        raise ExportError(content.text("export.problems.needs", name="python-docx")) from None
    written = io.BytesIO()
    Manuscript(document).written().save(written)
    return written.getvalue()


def notes(document: Document) -> tuple[str, ...]:
    """What its charts can't show, in sentences. In its text every letter is there.

    Raises:
        ExportError: As above.
    """
    texts = (text for figure in figures_of(document) for text in texts_of_figure(figure))
    return missing_in(texts).sentences_on_charts()
