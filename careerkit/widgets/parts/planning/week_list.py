"""This week's list, with boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import traitlets

from careerkit import content
from careerkit.insight.check_in.this_week import overdue, reason, this_week, ticked
from careerkit.insight.hearing.considered import considered
from careerkit.insight.language.wording import shortened
from careerkit.model import Tick
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from careerkit.model import Record, Workbook
    from careerkit.session import Session

__all__ = ["WeekList"]

_LENGTH = 140
_OVERDUE_SHOWN = 3


class WeekList(PendingRecords, view="week_list"):
    """What to do this week, to tick; ``value`` holds ``Tick``::

        WeekList(session)

    It keeps, sends and confirms ticks as every list of records does; only its look is its own.
    What is on the list comes from the session's workbook, and the week from its day.
    """

    _items = traitlets.List().tag(sync=True)
    _more = traitlets.Unicode("").tag(sync=True)

    def __init__(self, session: Session | None = None, *, title: str = "") -> None:
        super().__init__(
            Tick,
            session=session,
            title=title or content.text("roadmap.week.title"),
            texts=content.texts("roadmap.week"),
        )
        if session is not None:
            session.observe(self._turn_page, names="day")

    def close(self) -> None:
        """Stop following the session."""
        if self.session is not None and self._following:
            self.session.unobserve(self._turn_page, names="day")
        super().close()

    @kindly
    def _follow(self, change: object = None) -> None:
        assert self.session is not None  # noqa: S101 - only then it is observed
        self._show_week(considered(self.session.workbook))
        super()._follow(change)

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        """A step that is ticked off is done, in every list."""
        return ticked(workbook, cast("tuple[Tick, ...]", records))

    @kindly
    def _turn_page(self, _: object = None) -> None:
        assert self.session is not None  # noqa: S101
        self._show_week(considered(self.session.workbook))

    def _show_week(self, workbook: Workbook) -> None:
        assert self.session is not None  # noqa: S101
        today = self.session.today
        more = len(overdue(workbook, today)) - _OVERDUE_SHOWN
        with self.hold_sync():
            self._items = [
                {
                    "id": todo.id,
                    "item": todo.item,
                    "what": shortened(todo.what, _LENGTH),
                    "why": reason(todo, today),
                }
                for todo in this_week(workbook, today)
            ]
            self._more = content.plural("roadmap.week.more", more) if more > 0 else ""
