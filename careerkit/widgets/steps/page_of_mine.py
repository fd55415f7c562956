"""The page of mine: what of the answers a person wants to show, on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.insight.page_of_mine.page import page_of
from careerkit.model import PageParts
from careerkit.widgets.keeping.pending_records import PendingRecords
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    import ipywidgets

    from careerkit.insight.page_of_mine.page import Entry, Part, Said
    from careerkit.session import Session

__all__ = ["PageOfMine"]


class PageOfMine(SectionStep):
    """A person's page, and a tick for each of its parts. ``value`` is a tuple of ``PageParts``::

    PageOfMine(open_workbook())
    """

    section = "page_parts"
    texts = "page_of_mine"

    def build(self) -> list[ipywidgets.Widget]:
        """The ticks, the sheet, and what can be done with it."""
        self._sheet = _Sheet(self.session, self._parts())
        return [self._sheet]

    def refresh(self) -> None:
        """Show what may stand on the page now."""
        self._sheet.show(self._parts())

    def _parts(self) -> list[dict[str, Any]]:
        return [_plain_part(part) for part in page_of(self.session.workbook, self.session.today)]


class _Sheet(PendingRecords, view="page_of_mine"):
    """The ticks are kept, sent and confirmed as every record is; only the look is its own."""

    _parts = traitlets.List(help="What may stand on it, part by part.").tag(sync=True)

    def __init__(self, session: Session, parts: list[dict[str, Any]]) -> None:
        super().__init__(
            PageParts,
            session=session,
            title=content.text("page_of_mine.title"),
            texts={
                **content.texts("page_of_mine.view"),
                "empty": content.text("page_of_mine.empty"),
            },
            _parts=parts,
        )

    def show(self, parts: list[dict[str, Any]]) -> None:
        """Show other parts."""
        self._parts = parts


def _plain_part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "title": part.title,
        "entries": [_plain_entry(entry) for entry in part.entries],
        "missing": [{"sentence": sentence, "notebook": at} for sentence, at in part.missing],
        "nameless": [{"sentence": s, "notebook": at} for s, at in part.nameless],
        "letters": part.letters,
        "shares": [
            {
                "name": share.name,
                "share": share.sum / share.scale,
                "told": content.text(
                    "page_of_mine.shares.described",
                    name=share.name,
                    score=f"{share.sum:g}",
                    scale=share.scale,
                ),
            }
            for share in part.shares
        ],
    }


def _plain_entry(entry: Entry) -> dict[str, Any]:
    return {
        "label": entry.label,
        "text": _plain(entry.text),
        "note": None if entry.note is None else _plain(entry.note),
        "day": entry.day,
    }


def _plain(said: Said) -> dict[str, str]:
    return {"text": said.text, "discreet": said.discreet}
