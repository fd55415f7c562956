"""What the timeline shows, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.dates import day_in_words
from careerkit.insight.dependencies import dependency_problems
from careerkit.insight.timeline import dated_items, full_weeks, horizon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.model import Workbook

__all__ = ["on_roadmap"]


def on_roadmap(workbook: Workbook, scale: str, today: date) -> Iterator[str]:
    """What the timeline shows that one should know: full weeks, circles, an order that can't be."""
    if not dated_items(workbook):
        yield content.text("roadmap.says.start")
        return
    for weeks in full_weeks(workbook, today, horizon(scale, today)[1])[:3]:
        key = "one" if weeks.first == weeks.last else "other"
        yield content.text(
            f"roadmap.says.full.{key}",
            first=day_in_words(weeks.first, today),
            last=day_in_words(weeks.end, today),
            needed=f"{weeks.needed:.1f}".removesuffix(".0"),
            free=f"{weeks.free:g}",
        )
    yield from dependency_problems(workbook, today)
