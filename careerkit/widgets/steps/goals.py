"""Step 4: goals with a coach, the hours for them, WOOP, and the steps on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.charts.goals.hours import goal_hours
from careerkit.insight.care import askable, cries_in, gently
from careerkit.insight.goals.feedback import on_goal, on_goals, on_milestones, on_plans, on_week
from careerkit.insight.language.wording import shortened
from careerkit.model import Goal, Milestone, WeekHours
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["GoalBuilder"]

_SMART = (
    "what",
    "where",
    "with_whom",
    "path",
    "theme",
    "measure",
    "start",
    "target",
    "today",
    "hours",
    "why",
    "begin",
    "by",
)
_WOOP = ("outcome", "obstacle", "if_", "then", "rehearsed")
_SPOKEN_OF = 12
"""More answers below a form are not read. Ours."""


class GoalBuilder(PartedStep):
    """Goals, and what it takes to reach them. ``value`` is a tuple of ``Goal``::

        GoalBuilder(open_workbook())

    ``show`` takes ``"goals"`` with what the coach says about each, ``"week"`` with its hours,
    ``"plans"`` (WOOP) and ``"milestones"``.
    """

    section = "goals"
    texts = "goals.builder"

    def parts(self) -> dict[str, PartOfStep]:
        """The goals, the week, the plans and the steps on the way."""
        return {
            "goals": PartOfStep(self._build_goals, self._show_goals, beside=True),
            "week": PartOfStep(self._build_week, self._show_week, beside=True),
            "plans": PartOfStep(self._build_plans, self._show_plans, beside=True),
            "milestones": PartOfStep(self._build_milestones, self._show_milestones, beside=True),
        }

    def _build_goals(self) -> Iterator[ipywidgets.Widget]:
        self._lead = Sentences(heading="")
        self._coach = Sentences()
        yield from (self.record_list(fields=_SMART), self._lead, self._coach)

    def _show_goals(self) -> None:
        self._lead.sentences = gently(self.session.workbook, self.section, on_goals)
        workbook, today = self.considered, self.session.today
        self._coach.about = _about((g, on_goal(workbook, g, today)) for g in _recent(workbook))

    def _build_week(self) -> Iterator[ipywidgets.Widget]:
        self._week = Sentences()
        yield RecordList(
            WeekHours,
            session=self.session,
            layout="single",
            title=content.text("goals.week.title"),
        )
        yield self._week
        yield ChartView(
            draw=lambda workbook: goal_hours(workbook, self.session.today),
            session=self.session,
        )

    def _show_week(self) -> None:
        self._week.sentences = list(on_week(self.considered, self.session.today))

    def _build_plans(self) -> Iterator[ipywidgets.Widget]:
        # The same section as the goals themselves, under other questions.
        self._forms = RecordList(
            Goal,
            session=self.session,
            fields=_WOOP,
            cards=(),
            title=content.text("goals.woop.title"),
            texts={"empty": content.text("goals.woop.empty")},
        )
        self._plans = Sentences()
        yield from (self._forms, self._plans)

    def _show_plans(self) -> None:
        asked = askable(self.session.workbook, self.section, _WOOP)
        self._forms.show_cards((goal.id, goal.what) for goal in asked)
        self._plans.about = _about(on_plans(_recent(self.considered)))

    def _build_milestones(self) -> Iterator[ipywidgets.Widget]:
        self._steps = Sentences()
        yield RecordList(
            Milestone,
            session=self.session,
            title=content.text("goals.milestones.title"),
            texts={key: content.text(f"goals.milestones.{key}") for key in ("add", "empty")},
        )
        yield self._steps

    def _show_milestones(self) -> None:
        # Beside a cry for help a step may be one that was not heard: it is asked for no date.
        is_quiet = cries_in(self.session.workbook, ("goals", "milestones"))
        said = [] if is_quiet else list(on_milestones(self.considered, self.session.today))
        self._steps.sentences = said


def _recent(workbook: Workbook) -> list[Goal]:
    """The goals to speak of: of very many, those that were changed last, in their order."""
    last = sorted(workbook.goals, key=lambda goal: goal.updated, reverse=True)[:_SPOKEN_OF]
    ids = {goal.id for goal in last}
    return [goal for goal in workbook.goals if goal.id in ids]


def _about(said: Iterable[tuple[Goal, Iterable[str]]]) -> list[list[object]]:
    """Sentences under the name of the goal that they are about."""
    untitled = content.text("record_list.untitled")
    return [[shortened(goal.what) or untitled, list(sentences)] for goal, sentences in said]
