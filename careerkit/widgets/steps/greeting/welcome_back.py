"""A greeting for who comes back: where they stopped, and what ten minutes are good for today."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.care import is_reserved
from careerkit.insight.check_in import cadence
from careerkit.insight.check_in.returning import is_new, next_step, still_stands, stopped
from careerkit.insight.check_in.snapshots import compare
from careerkit.insight.check_in.this_week import this_week
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import quote
from careerkit.model import CheckInRecord
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.parts.doors import Doors
from careerkit.widgets.parts.planning.week_list import WeekList
from careerkit.widgets.parts.records.dated_form import DatedForm
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    import ipywidgets

    from careerkit.insight.check_in.returning import Stopped
    from careerkit.model import Record, Workbook
    from careerkit.session import Session
    from careerkit.steps import Step

__all__ = ["WelcomeBack"]

_MOVED = 3
# So much of what has moved; the step of check-ins has all of it.


class WelcomeBack(SectionStep):
    """Where the person stopped, this week's list, two ticks, and what has moved::

        WelcomeBack(open_workbook())

    Nothing for who is new. What it says of the last time is of the moment when the answers came
    back, and stays for this visit, but for words that are taken back. ``value`` is a tuple of
    ``CheckInRecord``.
    """

    section = "check_ins"

    def __init__(self, session: Session | None = None, *, value: Iterable[Record] = ()) -> None:
        super().__init__(session, value=value)
        self.add_class("ck-welcome-back")
        self._has_greeted = False
        self._stopped: Stopped | None = None

    def build(self) -> list[ipywidgets.Widget]:
        """The greeting and the ways on, and the week of who is on the way."""
        self._greeting = Sentences(heading=content.text("home.back.heading"))
        self._doors = Doors(heading=content.text("home.doors.back"))
        self._week = WeekList(self.session, title=content.text("home.back.week"))
        self._ticks = DatedForm(
            CheckInRecord,
            session=self.session,
            fields=("clarity", "energy"),
            title=content.text("home.back.ticks"),
            cards=(),
            texts={"empty": ""},
            layout="beside",
        )
        self._ticks.add_class("ck-ticks")
        self._moved = Sentences(heading=content.text("home.back.moved"), folded=True)
        beside = Box([self._ticks, self._moved])
        beside.add_class("ck-beside-week")
        return [self._greeting, self._doors, self._week, beside]

    def refresh(self) -> None:
        """Greet once the answers are back, and show the week as it is by now."""
        if self.session.ready and not self._has_greeted:
            self._has_greeted = True
            self._greet(self.considered, self.session.today)
        self._take_back()
        today = self.session.today
        has_week = bool(this_week(self.considered, today))
        is_on_the_way = has_week or len(cadence.days(self.session.workbook)) > 1
        is_shown = bool(self._greeting.sentences) and is_on_the_way
        self._week.layout.display = "" if is_shown and has_week else "none"
        self._ticks.layout.display = "" if is_shown else "none"
        # Beside what hurts, nobody is told unasked that they have less energy than before.
        is_told = is_shown and not is_reserved(self.session.workbook)
        self._moved.sentences = list(_moved(self.considered)) if is_told else []
        if is_shown:
            self._show_ticks(today)

    def _show_ticks(self, today: date) -> None:
        found = cadence.due(self.session.workbook, today)
        known = {c.id: c for c in self.session.workbook.check_ins}
        self._ticks.show_cards((id_, _title(known.get(id_), id_, today)) for id_ in found.ids[-1:])

    def _greet(self, workbook: Workbook, today: date) -> None:
        if is_new(self.session.workbook, today, self.session.zone):
            return
        self._stopped = found = stopped(workbook, self.session.zone)
        self._greeting.sentences = list(_last(found, workbook, today))
        self._doors.doors = list(_ways(found, next_step(self.session.workbook)))

    def _take_back(self) -> None:
        """Quote nothing that was changed or erased, and greet nobody of whom all was erased."""
        session, found = self.session, self._stopped
        if is_new(session.workbook, session.today, session.zone):
            self._stopped, self._greeting.sentences, self._doors.doors = None, [], []
        elif found and found.name and not still_stands(found, self.considered):
            self._stopped = attrs.evolve(found, name="")
            self._greeting.sentences = list(_last(self._stopped, self.considered, session.today))


def _title(check_in: CheckInRecord | None, record_id: str, today: date) -> str:
    day = (cadence.day_of(check_in) if check_in else None) or today
    return cadence.title_of(cadence.kind_of(record_id), day, today)


def _last(found: Stopped | None, workbook: Workbook, today: date) -> Iterator[str]:
    """The last thing that was written, and what there is of its step."""
    if found is None:
        yield content.text("home.back.kept")
        return
    words = {"day": _when(found.day, today), "step": found.step.title}
    if found.name:
        yield content.text("home.back.last", text=quote(found.name), **words)
    else:
        yield content.text("home.back.last_unnamed", **words)
    if state := found.step.state(workbook):
        yield content.text("home.back.begun", step=found.step.title, state=state)


def _when(day: date, today: date) -> str:
    if today - day <= timedelta(days=1):
        return content.text("home.back.day.last")
    return content.text("home.back.day.earlier", day=day_in_words(day, today))


def _ways(found: Stopped | None, coming: Step | None) -> Iterator[dict[str, str]]:
    """On with what was begun, a look at what comes next, and at all of it on one sheet."""
    if found is not None:
        yield _door("on", found.step)
    if coming is not None and (found is None or coming.name != found.step.name):
        yield _door("next", coming)
    yield {"page": "page_of_mine", **content.texts("home.back.doors.page")}


def _door(kind: str, step: Step) -> dict[str, str]:
    words = {"step": step.title, "time": step.time}
    title, detail = (
        content.text(f"home.back.doors.{kind}.{part}", **words) for part in ("title", "detail")
    )
    return {"step": step.name, "title": title, "detail": detail}


def _moved(workbook: Workbook) -> Iterator[str]:
    known = cadence.days(workbook)
    if len(known) > 1:
        yield from islice(compare(known[0][1], known[-1][1]), _MOVED)
