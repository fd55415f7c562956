"""An axis of days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from careerkit.insight.language.dates import day_in_words, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import altair as alt

__all__ = ["MOST_POINTS", "Days", "Rows"]

MOST_POINTS = 24
"""Beyond this, points on a line touch each other; the line then stands alone."""

Rows = list[dict[str, Any]]


class Days:
    """Days as numbers, so that no time zone moves them, with our own words on the axis."""

    def __init__(self, every: Sequence[date]) -> None:
        self.first, self.last = every[0], every[-1]

    def place(self, day: date) -> int:
        """How many days it is after the first one."""
        return (day - self.first).days

    def axis(self) -> alt.X:
        """The axis, with its first and its last day in words."""
        from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415

        end = self.place(self.last)
        labels = {
            "0": self._label(self.first, self.last),
            str(end): self._label(self.last, self.first),
        }
        room = max(1.0, 0.04 * end)
        return alt.X(
            "x:Q",
            title=None,
            scale=alt.Scale(domain=[-room, end + room], nice=False, zero=False),
            axis=alt.Axis(
                values=[*{0, end}],
                labelExpr=f"{json.dumps(labels)}[datum.value] || ''",
                labelFlush=40,
            ),
        )

    @staticmethod
    def _label(day: date, other: date) -> str:
        return short_day(day) if day.year == other.year else day_in_words(day, other)
