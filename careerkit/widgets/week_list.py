"""This week's list, with boxes to tick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import traitlets

from careerkit import content
from careerkit.insight.this_week import overdue, reason, this_week, ticked
from careerkit.insight.wording import shortened
from careerkit.model import Tick
from careerkit.widgets import front_end
from careerkit.widgets.guard import kindly
from careerkit.widgets.record_list import RecordList

if TYPE_CHECKING:
    from careerkit.model import Record, Workbook
    from careerkit.session import Session

__all__ = ["WeekList"]

_LENGTH = 140
_OVERDUE_SHOWN = 3
_YEARS = range(2000, 2200)


class WeekList(RecordList):
    """What to do this week, to tick; ``value`` holds ``Tick``::

        WeekList(session)

    It keeps, sends and confirms ticks as every list of records does; only its look is its own.
    What is on the list comes from the session's workbook. ``_today`` is the browser's date as
    ``YYYY-MM-DD``: the kernel may run in another part of the world, where it is another day.
    """

    _esm = front_end.module("record_editing", "week_list")
    _css = front_end.style("week_list")

    _today = traitlets.Unicode("").tag(sync=True)
    _items = traitlets.List().tag(sync=True)
    _more = traitlets.Unicode("").tag(sync=True)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__(
            Tick,
            session=session,
            title=content.text("roadmap.week.title"),
            texts=content.texts("roadmap.week"),
        )

    @property
    def today(self) -> date:
        """The person's date: the browser's, or the kernel's until one has said anything."""
        try:
            told = date.fromisoformat(self._today)
        except ValueError:
            told = date.min
        # A clock that nobody ever set knows nothing of today.
        return told if told.year in _YEARS else date.today()  # noqa: DTZ011 - a day has no zone

    @kindly
    def _follow(self, change: object = None) -> None:
        assert self.session is not None  # noqa: S101 - only then it is observed
        self._show_week(self.session.workbook)
        super()._follow(change)

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        """A step that is ticked off is done, in every list."""
        return ticked(workbook, cast("tuple[Tick, ...]", records))

    @traitlets.observe("_today")
    @kindly
    def _turn_page(self, _: dict[str, Any]) -> None:
        if self.session is not None:
            self._show_week(self.session.workbook)

    def _show_week(self, workbook: Workbook) -> None:
        today = self.today
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
