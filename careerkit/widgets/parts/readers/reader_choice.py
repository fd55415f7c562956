"""One tick that chooses among the examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from careerkit import content
from careerkit.model import Reader
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from careerkit.session import Session

__all__ = ["ReaderChoice"]


class ReaderChoice(PendingRecords, view="reader_choice"):
    """Asks for whom the examples in the forms are to be; ``value`` holds a ``Reader`` at most::

        ReaderChoice(open_workbook())

    All lists of the session's workbook follow it. It also says who Mira is, of whom the longer
    examples tell.
    """

    _notes = traitlets.Dict(help="By what is ticked: a word on it; ``open`` for nothing.").tag(
        sync=True
    )

    def __init__(self, session: Session | None = None) -> None:
        super().__init__(
            Reader,
            session=session,
            title=content.text("readers.title"),
            _notes=content.texts("readers.notes"),
        )
