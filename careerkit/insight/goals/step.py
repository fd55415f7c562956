"""Step 4 as the rest of the kit sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.goals.progress import is_reached, progress
from careerkit.insight.linked import linked
from careerkit.model import Goal, Milestone, WeekHours
from careerkit.steps import Dated, Measure, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Workbook

__all__ = ["STEP"]


def _ways(workbook: Workbook) -> Iterator[tuple[str, float | None]]:
    """How far each goal's measure has come from its start to its target."""
    return ((goal.what, progress(goal)) for goal in workbook.goals)


def _path_of(milestone: Milestone, workbook: Workbook) -> str:
    goal: Goal | None = linked(workbook, "goals", milestone.goal)
    return "" if goal is None else goal.path


STEP = Step(
    name="goals",
    minutes=45,
    sections={"goals": Goal, "milestones": Milestone, "week_hours": WeekHours},
    widgets=("GoalBuilder",),
    counted=("goals", "milestones"),
    dated=(
        Dated(
            section="goals",
            days=("begin", "by"),
            rank=10,
            is_done=is_reached,
            goal=lambda goal, _: goal.id,
            path=lambda goal, _: goal.path,
        ),
        Dated(
            section="milestones",
            days=("by",),
            rank=20,
            is_done=lambda milestone: milestone.done is not None,
            goal=lambda milestone, _: milestone.goal,
            path=_path_of,
            ticked="done",
        ),
    ),
    revised=("goals",),
    measures=(Measure(kind="goal", read=_ways, low=0, high=1, noticeable=0.05, is_share=True),),
)
