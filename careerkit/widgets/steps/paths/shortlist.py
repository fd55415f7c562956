"""Step 3: the shortlist, what a person finds out about it, and three five-year plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import catalogue as occupations
from careerkit import content
from careerkit.charts.paths.plan_ratings import plan_ratings
from careerkit.insight.care import askable, gently
from careerkit.insight.language.wording import shortened
from careerkit.insight.paths.asking import questions_to_ask
from careerkit.insight.paths.feedback import (
    PLANS,
    on_plans,
    on_research,
    on_shortlist,
)
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import FeedbackStep, SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["FiveYearPlans", "PathResearch", "PathShortlist"]

_RESEARCH = ("read", "asked", "surprised", "speaks_for", "speaks_against", "questions")


class PathShortlist(FeedbackStep):
    """Two or three paths to find out about. ``value`` is a tuple of ``CareerPath``."""

    section = "paths"
    texts = "paths.shortlist"

    def build(self) -> list[ipywidgets.Widget]:
        """The list, what is known about its occupations, and where that is from."""
        self._sentences = Sentences(heading=content.text("paths.shortlist.known"))
        self._source = Sentences(heading=content.text("widgets.source"), quiet=True, folded=True)
        return [self.record_list(fields=("title", "why")), self._sentences, self._source]

    def say(self, workbook: Workbook) -> Iterator[str]:
        """What the catalogue knows about the paths."""
        return on_shortlist(workbook, occupations.load())

    def refresh(self) -> None:
        """Say it again, and name the source of what is said."""
        super().refresh()
        known = occupations.load()
        told = any(path.soc in known for path in self.considered.paths)
        self._source.sentences = [occupations.attribution(known)] if told else []


class PathResearch(SectionStep):
    """What the person found out about each path. ``value`` is a tuple of ``CareerPath``."""

    section = "paths"
    texts = "paths.research"
    beside = True

    def build(self) -> list[ipywidgets.Widget]:
        """A form for each path, what is still one-sided, and questions to take along."""
        self._forms = self.record_list(fields=_RESEARCH, cards=())
        self._sentences = Sentences()
        self._questions = Sentences()
        self._source = Sentences(heading=content.text("widgets.source"), quiet=True, folded=True)
        return [self._forms, self._sentences, self._questions, self._source]

    def refresh(self) -> None:
        """Show a form for each path that is on the shortlist now."""
        workbook, known = self.considered, occupations.load()
        asked = askable(self.session.workbook, self.section, _RESEARCH)
        self._forms.show_cards((path.id, path.title) for path in asked)
        self._sentences.sentences = gently(
            self.session.workbook, self.section, on_research, again=True
        )
        first = next(iter(workbook.paths), None)
        if first is not None:
            title = shortened(first.title) or content.text("record_list.untitled")
            self._questions.heading = content.text("paths.research.ask.heading", title=title)
        self._questions.sentences = questions_to_ask(workbook, first.soc, known) if first else []
        # The questions quote tasks of the occupation.
        told = first is not None and first.soc in known
        self._source.sentences = [occupations.attribution(known)] if told else []


class FiveYearPlans(SectionStep):
    """Three lives that the next five years could hold. ``value`` is a tuple of ``FiveYearPlan``."""

    section = "plans"
    texts = "paths.plans"

    def build(self) -> list[ipywidgets.Widget]:
        """The three plans side by side, what they say, and their ratings."""
        self._sentences = Sentences()
        cards = [(id_, content.text(f"paths.plans.cards.{id_}")) for id_ in PLANS]
        return [
            self.record_list(cards=cards, layout="beside"),
            self._sentences,
            ChartView(draw=plan_ratings, session=self.session),
        ]

    def refresh(self) -> None:
        """Say again what the plans show."""
        self._sentences.sentences = gently(self.session.workbook, self.section, on_plans)
