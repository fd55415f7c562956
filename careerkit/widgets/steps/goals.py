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
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import ipywidgets

    from careerkit.model import Record, Workbook
    from careerkit.session import Session

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

_PARTS = ("goals", "week", "plans", "milestones")


class GoalBuilder(SectionStep):
    """Goals, and what it takes to reach them. ``value`` is a tuple of ``Goal``::

        GoalBuilder(open_workbook())

    Args:
        session: Whose workbook to show and change.
        value: The goals to begin with, without a session.
        show: Which parts to show, so that prose can stand between them: ``"goals"`` with what
            the coach says about each, ``"week"`` with its hours, ``"plans"`` (WOOP) and
            ``"milestones"``. All of them by default.

    Raises:
        ValueError: If there is no such part.
    """

    section = "goals"
    texts = "goals.builder"

    def __init__(
        self,
        session: Session | None = None,
        *,
        value: Iterable[Record] = (),
        show: str | Iterable[str] = _PARTS,
    ) -> None:
        shown = {show} if isinstance(show, str) else set(show)
        if unknown := shown.difference(_PARTS):
            raise ValueError(f"No such part: {', '.join(sorted(unknown))}")
        super().__init__(session, value=value)
        self._shown = shown
        if len(shown) == 1:
            self.add_class("ck-with-aside")

    def build(self) -> list[ipywidgets.Widget]:
        """The parts that were asked for, one below the other."""
        parts = {
            "goals": self._build_goals,
            "week": self._build_week,
            "plans": self._build_plans,
            "milestones": self._build_milestones,
        }
        return [part for name in _PARTS if name in self._shown for part in parts[name]()]

    def refresh(self) -> None:
        """Say again what the goals, the week, the plans and the steps show."""
        workbook, today = self.considered, self.session.today
        if "goals" in self._shown:
            self._lead.sentences = gently(self.session.workbook, self.section, on_goals)
            recent = _recent(workbook)
            self._coach.about = _about((g, on_goal(workbook, g, today)) for g in recent)
        if "week" in self._shown:
            self._week.sentences = list(on_week(workbook, today))
        if "plans" in self._shown:
            asked = askable(self.session.workbook, self.section, _WOOP)
            self._forms.show_cards((goal.id, goal.what) for goal in asked)
            self._plans.about = _about(on_plans(_recent(workbook)))
        if "milestones" in self._shown:
            # Beside a cry for help a step may be one that was not heard: it is asked for no date.
            is_quiet = cries_in(self.session.workbook, ("goals", "milestones"))
            self._steps.sentences = [] if is_quiet else list(on_milestones(workbook, today))

    def _build_goals(self) -> Iterator[ipywidgets.Widget]:
        self._lead = Sentences(heading="")
        self._coach = Sentences()
        yield from (self.record_list(fields=_SMART), self._lead, self._coach)

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

    def _build_milestones(self) -> Iterator[ipywidgets.Widget]:
        self._steps = Sentences()
        yield RecordList(
            Milestone,
            session=self.session,
            title=content.text("goals.milestones.title"),
            texts={key: content.text(f"goals.milestones.{key}") for key in ("add", "empty")},
        )
        yield self._steps


def _recent(workbook: Workbook) -> list[Goal]:
    """The goals to speak of: of very many, those that were changed last, in their order."""
    last = sorted(workbook.goals, key=lambda goal: goal.updated, reverse=True)[:_SPOKEN_OF]
    ids = {goal.id for goal in last}
    return [goal for goal in workbook.goals if goal.id in ids]


def _about(said: Iterable[tuple[Goal, Iterable[str]]]) -> list[list[object]]:
    """Sentences under the name of the goal that they are about."""
    untitled = content.text("record_list.untitled")
    return [[shortened(goal.what) or untitled, list(sentences)] for goal, sentences in said]
