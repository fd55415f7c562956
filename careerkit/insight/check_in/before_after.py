"""How clear the next step was before the journey, and how clear it is after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.check_in.cadence import history
from careerkit.insight.language.dates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.model import Workbook

__all__ = ["BeforeAfter", "before_and_after", "on_before_and_after"]


@attrs.frozen(kw_only=True)
class BeforeAfter:
    """How clear the next step was before the journey, and is after it or by now, 1 to 5.

    ``is_first`` tells that it was not rated before the journey, so that the first check-in
    stands for it; ``is_over`` that ``after`` was rated as the end of the journey.
    """

    before: int
    since: date
    after: int
    at: date
    is_first: bool
    is_over: bool


def before_and_after(workbook: Workbook) -> BeforeAfter | None:
    """The two ratings; None until there are two, made on different days.

    What was ticked twice on one day is one moment: it shows no way that the person went.
    """
    rated = [(day, c) for day, c in history(workbook) if c.clarity is not None]
    starts = [pair for pair in rated if pair[1].kind == "start"]
    ends = [pair for pair in rated if pair[1].kind == "end"]
    if not rated:
        return None
    since, first = (starts or rated)[0]
    at, last = (ends or rated)[-1]
    if at <= since or first.clarity is None or last.clarity is None:
        return None
    return BeforeAfter(
        before=first.clarity,
        since=since,
        after=last.clarity,
        at=at,
        is_first=not starts,
        is_over=bool(ends),
    )


def on_before_and_after(found: BeforeAfter | None, today: date) -> Iterator[str]:
    """The difference in words; a fall is news too, and no failure."""
    if found is None:
        return
    words = content.texts("model.check_in_record.clarity.options")
    yield content.text(
        f"check_in.journey.{'before_first' if found.is_first else 'before'}",
        rating=words[str(found.before)],
        day=day_in_words(found.since, today),
    )
    yield content.text(
        f"check_in.journey.{'after' if found.is_over else 'now'}",
        rating=words[str(found.after)],
        day=day_in_words(found.at, today),
    )
    step = found.after - found.before
    size = "large" if abs(step) > 1 else "small"
    form = "same" if step == 0 else f"{'up' if step > 0 else 'down'}_{size}"
    yield content.text(f"check_in.journey.{form}")
