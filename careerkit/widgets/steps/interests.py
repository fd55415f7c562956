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
from careerkit.widgets.steps.section_step import FeedbackStep, SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["InterestProfile", "WorkValues"]


class InterestProfile(SectionStep):
    """Which kinds of work draw you? ``value`` is a tuple of ``InterestAnswer``::

    InterestProfile(open_workbook())
    """

    section = "interest_answers"
    texts = "interests.grid"

    def build(self) -> list[ipywidgets.Widget]:
        """The questions, the sentences, the hexagon, and the form for official scores."""
        self._sentences = Sentences()
        return [
            InterestGrid(self.session),
            self._sentences,
            ChartView(draw=interest_hexagon, session=self.session),
            RecordList(
                InterestScores,
                session=self.session,
                layout="single",
                title=content.text("interests.official.title"),
            ),
        ]

    def refresh(self) -> None:
        """Say again what the profile shows."""
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
