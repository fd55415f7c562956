"""Step 8: everything with a date on one timeline, and what to do this week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.charts.planning.roadmap import roadmap
from careerkit.insight.hearing.considered import considered
from careerkit.insight.language.wording import shortened
from careerkit.insight.planning.dependencies import (
    circle_in_words,
    closes_circle,
    dependency_problems,
)
from careerkit.insight.planning.feedback import on_timeline
from careerkit.insight.planning.timeline import dated_items
from careerkit.model import Dependency
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.planning.timeline_choice import TimelineChoice
from careerkit.widgets.parts.planning.week_list import WeekList
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ipywidgets

    from careerkit.charts import Figure
    from careerkit.model import Workbook
    from careerkit.session import Session
    from careerkit.widgets.keeping.pending import Applied

__all__ = ["Roadmap"]

_ENDS = ("then", "first")
_LENGTH = 80


class Roadmap(PartedStep):
    """What lies ahead, and what to do this week? ``value`` is a tuple of ``Tick``::

        Roadmap(open_workbook())

    ``show`` takes ``"week"``, ``"timeline"`` and ``"order"``: what comes before what.
    """

    section = "ticks"
    texts = "roadmap.week"

    def parts(self) -> dict[str, PartOfStep]:
        """This week's list, the timeline, and what comes before what."""
        return {
            "week": PartOfStep(lambda: [WeekList(self.session)]),
            "timeline": PartOfStep(self._build_timeline, self._show_timeline),
            "order": PartOfStep(self._build_order, self._show_order, beside=True),
        }

    def _build_timeline(self) -> Iterator[ipywidgets.Widget]:
        self._choice = TimelineChoice()
        self._on_weeks = Sentences()
        self._chart = ChartView(draw=self._draw, session=self.session)
        self._choice.observe(self._again, names=["scale", "grouping", "kinds"])
        yield from (self._choice, self._chart, self._on_weeks)

    def _show_timeline(self) -> None:
        workbook = self.considered
        self._choice.needed = bool(dated_items(workbook))
        said = on_timeline(workbook, self._choice.scale, self.session.today)
        self._on_weeks.sentences = list(said)

    def _build_order(self) -> Iterator[ipywidgets.Widget]:
        self._on_order = Sentences()
        yield from (_Order(self.session), self._on_order)

    def _show_order(self) -> None:
        said = dependency_problems(self.considered, self.session.today)
        self._on_order.sentences = list(said)

    def _draw(self, workbook: Workbook) -> Figure:
        choice = self._choice
        return roadmap(
            workbook, choice.scale, choice.kinds, self.session.today, grouping=choice.grouping
        )

    @kindly
    def _again(self, _: object) -> None:
        self._show_timeline()
        self._chart.redraw()


class _Order(RecordList, view="order_list"):
    """What comes before what: links to anything that has a date, kept without circles."""

    def __init__(self, session: Session) -> None:
        self._refused: dict[str, dict[str, Any]] = {}
        super().__init__(
            Dependency,
            session=session,
            title=content.text("roadmap.order.title"),
            texts={k: v for k, v in content.texts("roadmap.order").items() if k != "title"},
        )

    def _show_links(self, workbook: Workbook) -> None:
        options = [[item.id, shortened(item.what, _LENGTH)] for item in dated_items(workbook)]
        with self.hold_sync():
            # The front end draws them as links to records, which follow what the records become.
            self._fields = [{**field, "control": "link"} for field in self._fields]
            self._links = dict.fromkeys(_ENDS, options)

    def _take(self, applied: Applied) -> None:
        before = {record.id: record for record in self.value}
        kept: list[Dependency] = list(applied.records)
        refused = {id_: said for id_, said in self._refused.items() if id_ not in applied.taken}
        for number, new in enumerate(applied.records):
            names = applied.taken.get(new.id)
            circle = self._circle(new, kept) if names is not None else ()
            if not names or not circle:
                continue
            name = next((end for end in _ENDS if end in names), _ENDS[0])
            chosen = {"values": [getattr(new, name)], "sentence": self._sentence(circle)}
            refused[new.id] = {name: chosen}
            kept[number] = self._without(new, before.get(new.id), name, kept)
        self._refused = refused
        super()._take(attrs.evolve(applied, records=tuple(kept)))
        self._tell_unfit()

    def _tell_unfit(self) -> None:
        self._unfit = {**self._waiting, **self._refused}

    def _circle(self, one: Dependency, others: list[Dependency]) -> tuple[str, ...]:
        assert self.session is not None  # noqa: S101 - it is never made without
        return closes_circle(one, others, self.session.workbook)

    def _sentence(self, circle: tuple[str, ...]) -> str:
        assert self.session is not None  # noqa: S101
        said = circle_in_words(circle, considered(self.session.workbook))
        return content.text("roadmap.circle.closes", circle=said)

    def _without(
        self, new: Dependency, old: Dependency | None, name: str, others: list[Dependency]
    ) -> Dependency:
        """The record without the change that closes the circle: as it was, or with a gap."""
        was: dict[str, Any] = {end: getattr(old, end) if old else "" for end in _ENDS}
        back = new.changed(**{name: was[name]})
        # Two ends changed at once may close another circle with one of them put back.
        return new.changed(**was) if self._circle(back, others) else back
