"""Step 2: the questions, official scores instead of them, and what work should give a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.charts import interest_hexagon
from careerkit.insight.interests.feedback import on_interests
from careerkit.insight.interests.value_feedback import on_values
from careerkit.model import InterestScores
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.interests.interest_grid import InterestGrid
from careerkit.widgets.parts.interests.value_sort import ValueSort
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep
from careerkit.widgets.steps.section_step import FeedbackStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["InterestProfile", "WorkValues"]


class InterestProfile(PartedStep):
    """Which kinds of work draw you? ``value`` is a tuple of ``InterestAnswer``::

        InterestProfile(open_workbook())

    ``show`` takes ``"questions"`` and ``"letters"``: what the answers say, or official scores
    instead of them.
    """

    section = "interest_answers"
    texts = "interests.grid"

    def parts(self) -> dict[str, PartOfStep]:
        """The questions, and the letters."""
        return {
            "questions": PartOfStep(lambda: [InterestGrid(self.session)]),
            "letters": PartOfStep(self._build_letters, self._show_letters, beside=True),
        }

    def _build_letters(self) -> Iterator[ipywidgets.Widget]:
        self._sentences = Sentences()
        official = RecordList(
            InterestScores,
            session=self.session,
            layout="single",
            title=content.text("interests.official.title"),
        )
        official.add_class("ck-below")
        chart = ChartView(draw=interest_hexagon, session=self.session)
        yield from (self._sentences, chart, official)

    def _show_letters(self) -> None:
        self._sentences.sentences = list(on_interests(self.session.workbook))


class WorkValues(FeedbackStep):
    """What should work give you? ``value`` is a tuple of ``WorkValue``::

    WorkValues(open_workbook())
    """

    section = "work_values"
    texts = "values.sort"
    beside = False

    def build(self) -> list[ipywidgets.Widget]:
        """The cards, and what they say."""
        self._sentences = Sentences()
        return [ValueSort(self.session), self._sentences]

    def say(self, workbook: Workbook) -> Iterable[str]:
        """What counts most, and what can't be read in cards."""
        return on_values(workbook)
