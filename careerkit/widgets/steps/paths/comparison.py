"""Step 3: what a path should give, how the paths compare, and which of them to try first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.paths.path_scores import path_scores
from careerkit.insight.care import gently, is_reserved
from careerkit.insight.interests.values import piles
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.paths import from_values
from careerkit.insight.paths.decision_feedback import on_comparison
from careerkit.model import Decision
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.offers import Offers
from careerkit.widgets.parts.paths.rating_grid import RatingGrid
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ipywidgets

    from careerkit.model import Criterion, Workbook

__all__ = ["PathComparison"]

_ALL = "all"
_BACK = "back/"
# Keys of offers; the others are ids of criteria.


class PathComparison(PartedStep):
    """Which path fits what matters? ``value`` is a tuple of ``Criterion``::

        PathComparison(open_workbook())

    ``show`` takes ``"ratings"``, with what a path should give, and ``"choice"``, with what follows.
    """

    section = "criteria"
    texts = "decision.criteria"

    def parts(self) -> dict[str, PartOfStep]:
        """The ratings, and the choice."""
        return {
            "ratings": PartOfStep(self._build_ratings, self._show_values),
            "choice": PartOfStep(self._build_choice, self._show_comparison, beside=True),
        }

    def _build_ratings(self) -> Iterator[ipywidgets.Widget]:
        """What matters, values for it, and the ratings."""
        self._values = Offers(content.texts("decision.values"))
        self._values.observe(self._take, names="_wish")
        self._grid = RatingGrid(self.session)
        yield from (self.record_list(), self._values, self._grid)

    def _build_choice(self) -> Iterator[ipywidgets.Widget]:
        """What the ratings show, and which path it is to be."""
        self._sentences = Sentences(heading=content.text("decision.heading"))
        self._choice = RecordList(
            Decision,
            session=self.session,
            layout="single",
            title=content.text("decision.choice.title"),
        )
        self._choice.add_class("ck-below")
        chart = ChartView(draw=path_scores, session=self.session)
        yield from (self._sentences, chart, self._choice)

    def _show_values(self) -> None:
        workbook = self.considered
        self._offered = from_values.offered(workbook)
        self._values.show(
            (*_offers(self._offered), *map(_taken, from_values.taken(workbook))),
            " ".join(_hints(workbook, is_reserved=is_reserved(self.session.workbook))),
        )

    def _show_comparison(self) -> None:
        self._sentences.sentences = gently(
            self.session.workbook, self.section, on_comparison, beside="paths"
        )

    @kindly
    def _take(self, change: dict[str, Any]) -> None:
        key = str(change["new"].get("key", ""))
        if key.startswith(_BACK):
            gone = key.removeprefix(_BACK)
            self.session.apply(lambda workbook: from_values.without_criterion(workbook, gone))
        else:
            wanted = [one for one in self._offered if key in (one.id, _ALL)]
            self.session.apply(lambda workbook: from_values.with_criteria(workbook, wanted))


def _offers(criteria: tuple[Criterion, ...]) -> Iterator[dict[str, str]]:
    for one in criteria:
        note = content.text("decision.values.note", weight=one.weight)
        yield {"key": one.id, "name": one.name, "note": note}
    if len(criteria) > 1:
        texts = content.texts("decision.values")
        yield {"key": _ALL, "name": texts["all"], "note": texts["all_note"]}


def _taken(criterion: Criterion) -> dict[str, str]:
    texts = content.texts("decision.values")
    key = "taken_open" if criterion.weight is None else "taken"
    return {
        "key": _BACK + criterion.id,
        "name": criterion.name,
        "note": content.text(f"decision.values.{key}", weight=criterion.weight),
        "act": texts["back"],
        "act_named": texts["back_named"],
        "done": texts["back_done"],
    }


def _hints(workbook: Workbook, *, is_reserved: bool) -> Iterator[str]:
    """Where the offers are from, or where one could get some."""
    sort = piles(workbook)
    if from_values.offered(workbook):
        yield content.text("decision.values.offered")
    elif from_values.taken(workbook):
        yield content.text("decision.values.up_to_date")
    elif not sort.five and not workbook.criteria and not is_reserved:
        key = "unchosen" if sort.much else "unmatched" if sort.sorted else "unsorted"
        yield content.text(f"decision.values.{key}")
    if gone := from_values.given_up(workbook):
        names = joined(quote(one.name) for one in gone)
        yield content.plural("decision.values.given_up", len(gone), names=names)
