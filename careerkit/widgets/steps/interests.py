"""Step 2: the questions, official scores instead of them, and what the profile says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.charts import interest_hexagon
from careerkit.insight.interests.feedback import on_interests
from careerkit.model import InterestScores
from careerkit.widgets.parts.chart_view import ChartView
from careerkit.widgets.parts.interest_grid import InterestGrid
from careerkit.widgets.parts.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    import ipywidgets

__all__ = ["InterestProfile"]


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
