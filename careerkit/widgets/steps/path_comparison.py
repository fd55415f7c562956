"""Step 3: what a path should give, how the paths compare, and which of them to try first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.charts.paths.path_scores import path_scores
from careerkit.insight.care import gently
from careerkit.insight.paths.decision_feedback import on_comparison
from careerkit.model import Decision
from careerkit.widgets.parts.chart_view import ChartView
from careerkit.widgets.parts.rating_grid import RatingGrid
from careerkit.widgets.parts.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    import ipywidgets

__all__ = ["PathComparison"]


class PathComparison(SectionStep):
    """Which path fits what matters? ``value`` is a tuple of ``Criterion``::

    PathComparison(open_workbook())
    """

    section = "criteria"
    texts = "decision.criteria"

    def build(self) -> list[ipywidgets.Widget]:
        """What matters, the ratings, what they show in words and as a picture, and the choice."""
        self._grid = RatingGrid(self.session)
        self._sentences = Sentences(heading=content.text("decision.heading"))
        self._choice = RecordList(
            Decision,
            session=self.session,
            layout="single",
            title=content.text("decision.choice.title"),
        )
        return [
            self.record_list(),
            self._grid,
            self._sentences,
            ChartView(draw=path_scores, session=self.session),
            self._choice,
        ]

    def refresh(self) -> None:
        """Say again what the comparison shows."""
        self._sentences.sentences = gently(
            self.session.workbook, self.section, on_comparison, beside="paths"
        )
