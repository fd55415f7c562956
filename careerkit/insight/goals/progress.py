"""How far a goal is on its own measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerkit.model import Goal

__all__ = ["is_reached", "progress"]


def progress(goal: Goal) -> float | None:
    """The way behind the goal, 0 (where it began) to 1 (at its target or beyond).

    None while a value is missing, or where the target is where it began. A target below the
    start counts down, as with debts.
    """
    start, target, today = goal.start, goal.target, goal.today
    if start is None or target is None or today is None or start == target:
        return None
    return min(1.0, max(0.0, (today - start) / (target - start)))


def is_reached(goal: Goal) -> bool:
    """Whether today's value is at the target or beyond."""
    return progress(goal) == 1
