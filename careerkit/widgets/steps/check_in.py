"""Step 9: two minutes a week, a look back now and then, and what has moved since."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.check_in.clarity import clarity_over_time
from careerkit.charts.check_in.evolution import evolution
from careerkit.insight.check_in import cadence
from careerkit.insight.check_in.before_after import before_and_after, on_before_and_after
from careerkit.insight.check_in.snapshots import compare
from careerkit.insight.language.dates import day_in_words
from careerkit.model import CheckInRecord
from careerkit.steps import measures
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.records.dated_form import DatedForm
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import ipywidgets

    from careerkit.insight.check_in.cadence import Due
    from careerkit.model import Record, Workbook
    from careerkit.session import Session

__all__ = ["CheckIn", "Evolution"]

_BRIEF = ("clarity", "energy", "sentence")
_LONG = (*_BRIEF, "news")
_FORMS = {"start": _BRIEF, "weekly": _BRIEF, "monthly": _LONG, "quarterly": _LONG, "end": _LONG}

_LISTED = 12
# Earlier check-ins in the list. All of them stand in the table of the chart of clarity.


class CheckIn(SectionStep):
    """How does it go? ``value`` is a tuple of ``CheckInRecord``::

        CheckIn(open_workbook())               # whichever check-in is due
        CheckIn(open_workbook(), kind="end")   # the rating after the journey

    Args:
        session: Whose check-ins; alone it holds a workbook of its own.
        kind: ``"start"`` or ``"end"`` for that one form alone.

    Raises:
        ValueError: If there is no such kind.
    """

    section = "check_ins"
    texts = "check_in.form"

    def __init__(
        self,
        session: Session | None = None,
        *,
        value: Iterable[Record] = (),
        kind: str = "",
    ) -> None:
        if kind not in ("", "start", "end"):
            raise ValueError('The kind is "start" or "end", or empty for what is due')
        super().__init__(session, value=value)
        self._kind = kind

    def build(self) -> list[ipywidgets.Widget]:
        """The invitation, the forms, what they answer, and the earlier check-ins."""
        if self._kind:
            self._ids: tuple[str, ...] = (self._kind,)
            cards = [(self._kind, self._title(self._kind))]
            self._not_yet = Sentences(heading="")
            self._only = self._form(DatedForm, _FORMS[self._kind], cards=cards)
            return [self._not_yet, self._only]
        self._lead = Sentences(heading="")
        self._brief = self._form(DatedForm, _BRIEF, content.text("check_in.form.title"))
        self._longer = self._form(DatedForm, _LONG, content.text("check_in.longer.title"))
        self._smaller = self._form(
            DatedForm, ("smaller_step",), content.text("check_in.smaller.title")
        )
        self._latest = Sentences(heading=content.text("check_in.latest.heading"))
        self._revise = Sentences(heading=content.text("check_in.revise.heading"))
        self._earlier = self._form(
            RecordList,
            (*_LONG, "smaller_step"),
            content.text("check_in.earlier.title"),
            texts={"empty": content.text("check_in.earlier.empty")},
            layout="closed",
        )
        return [
            self._lead,
            self._smaller,
            self._longer,
            self._brief,
            self._latest,
            self._revise,
            self._earlier,
        ]

    def _form(
        self,
        form: type[RecordList],
        fields: tuple[str, ...],
        title: str = "",
        **options: Any,  # noqa: ANN401 - RecordList's
    ) -> RecordList:
        return form(
            CheckInRecord,
            session=self.session,
            fields=fields,
            title=title,
            **{"cards": (), "texts": {"empty": ""}, **options},
        )

    def refresh(self) -> None:
        """Show the form that is due, and answer."""
        if not self.session.ready:
            # What was written earlier says which form is due. One that goes is not to be begun.
            for form in [self._only] if self._kind else [self._longer, self._brief, self._smaller]:
                form.layout.display = "none"
            return
        today, workbook = self.session.today, self.session.workbook
        if not self._kind:
            found = cadence.due(workbook, today)
            self._ids = found.ids
            self._show_forms(found)
            self._show_earlier(workbook)
            self._say(found, today)
        elif self._kind == "end":
            may_end = cadence.may_end(workbook, today)
            self._only.layout.display = "" if may_end else "none"
            self._not_yet.sentences = [] if may_end else [content.text("check_in.end.not_yet")]
        else:
            self._only.layout.display = ""

    def _show_forms(self, found: Due) -> None:
        cards = {record_id: self._title(record_id) for record_id in found.ids}
        long = {id_: cards[id_] for id_ in cards if _FORMS[cadence.kind_of(id_)] == _LONG}
        brief = {id_: cards[id_] for id_ in cards if id_ not in long}
        smaller = {found.ids[0]: cards[found.ids[0]]} if found.missed else {}
        for form, mine in ((self._longer, long), (self._brief, brief), (self._smaller, smaller)):
            form.show_cards(mine.items())
            # A form that is not due is not there at all: nothing to read past.
            form.layout.display = "" if mine else "none"

    def _title(self, record_id: str) -> str:
        today = self.session.today
        return cadence.title_of(cadence.kind_of(record_id), today, today)

    def _show_earlier(self, workbook: Workbook) -> None:
        today = self.session.today
        # The one after the journey has a form of its own, and stays in it.
        apart = {*self._ids, "end"}
        past = [(day, c) for day, c in cadence.history(workbook) if c.id not in apart]
        self._earlier.show_cards(
            (c.id, cadence.title_of(c.kind or cadence.kind_of(c.id), day, today))
            for day, c in past[: -_LISTED - 1 : -1]
        )
        self._earlier.layout.display = "" if cadence.history(workbook) else "none"

    def _say(self, found: Due, today: date) -> None:
        workbook = self.considered
        self._lead.sentences = list(cadence.on_due(found, today))
        self._latest.sentences = list(cadence.on_latest(workbook, today))
        news = "\n".join(c.news for c in workbook.check_ins if c.id in self._ids and c.news.strip())
        # A quarter asks for it; a month does once something has changed.
        asked = found.form == "quarterly" or (found.form == "monthly" and news)
        stale = cadence.stale(workbook, news, today, self.session.zone) if asked else ()
        self._revise.sentences = list(cadence.on_stale(stale))


class Evolution(SectionStep):
    """What has moved between the check-ins? ``value`` is a tuple of ``CheckInRecord``::

    Evolution(open_workbook())
    """

    section = "check_ins"
    texts = "check_in.compare"

    def build(self) -> list[ipywidgets.Widget]:
        """Before and after, then and now in words, and the charts."""
        self._journey = Sentences(heading=content.text("check_in.journey.heading"))
        self._first = Sentences()
        self._last = Sentences()
        moved = [partial(evolution, kind=kind) for kind in measures()]
        return [
            self._journey,
            self._first,
            self._last,
            ChartView(draw=clarity_over_time, session=self.session),
            *(ChartView(draw=draw, session=self.session) for draw in moved),
        ]

    def refresh(self) -> None:
        """Compare again."""
        workbook = self.considered
        known = cadence.days(workbook)
        if len(known) < 2:
            self._journey.sentences, self._last.sentences = [], []
            self._first.heading = ""
            # One that hurts is left out, and the person is not asked for a second one.
            is_left_out = len(cadence.days(self.session.workbook)) > len(known)
            key = "left_out" if is_left_out else "nothing"
            self._first.sentences = [content.text(f"check_in.compare.{key}")]
            return
        today, newest = known[-1]
        found = before_and_after(workbook)
        self._journey.sentences = list(on_before_and_after(found, today))
        first_day, first = known[0]
        self._first.heading = content.text(
            "check_in.compare.heading_first",
            then=day_in_words(first_day, today),
            now=day_in_words(today, today),
        )
        is_told = found is not None and (found.since, found.at) == (first_day, today)
        self._first.sentences = list(compare(first, newest, clarity=not is_told))
        last_day, last = known[-2]
        self._last.heading = content.text(
            "check_in.compare.heading_last", then=day_in_words(last_day, today)
        )
        self._last.sentences = list(compare(last, newest)) if len(known) > 2 else []
