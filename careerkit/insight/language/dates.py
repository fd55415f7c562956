"""Days and weeks as a sentence names them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from datetime import date

__all__ = ["day_in_words", "monday_of", "short_day"]


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def day_in_words(day: date, today: date) -> str:
    """``4 October``, with the year where it isn't this one."""
    key = "day" if day.year == today.year else "day_and_year"
    month = content.text(f"dates.months.{day:%m}")
    return content.text(f"dates.{key}", day=day.day, month=month, year=day.year)


def short_day(day: date) -> str:
    """``4 Oct``, for an axis."""
    month = content.text(f"dates.months_short.{day:%m}")
    return content.text("dates.short", day=day.day, month_short=month)
