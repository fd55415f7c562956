"""What the timeline shows, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.goals.progress import is_reached
from careerkit.insight.goals.sentence import read_sentence
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.planning.timeline import dated_items, full_weeks, horizon, is_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.model import Workbook

__all__ = ["on_timeline"]


def on_timeline(workbook: Workbook, scale: str, today: date) -> Iterator[str]:
    """What the timeline shows that one should know: weeks that are too full.

    Args:
        workbook: As ``considered`` leaves it.
        scale: How far the timeline reaches, as for ``horizon``.
        today: The person's day.
    """
    if not dated_items(workbook):
        yield content.text("roadmap.says.start")
        return
    last = horizon(scale, today)[1]
    full = full_weeks(workbook, today, last)
    if is_all(full, today, last):
        (weeks,) = full
        yield content.text(
            "roadmap.says.full.all", needed=_hours(weeks.needed), free=f"{weeks.free:g}"
        )
        yield from _on_endless(workbook, today)
        full = ()
    for weeks in full[:3]:
        key = "one" if weeks.first == weeks.last else "other"
        yield content.text(
            f"roadmap.says.full.{key}",
            first=day_in_words(weeks.first, today),
            last=day_in_words(weeks.end, today),
            needed=_hours(weeks.needed),
            free=f"{weeks.free:g}",
        )


def _on_endless(workbook: Workbook, today: date) -> Iterator[str]:
    """Which goals have no end, or one in their sentence alone: their hours count for ever."""
    found: dict[str, list[str]] = {"endless": [], "unwritten": []}
    for goal in workbook.goals:
        if goal.hours and goal.by is None and goal.what.strip() and not is_reached(goal):
            says_when = read_sentence(goal.what, today).when
            found["unwritten" if says_when else "endless"].append(quote(goal.what))
    for key, names in found.items():
        if names:
            yield content.plural(f"roadmap.says.{key}", len(names), names=joined(names))


def _hours(hours: float) -> str:
    return f"{hours:.1f}".removesuffix(".0")
