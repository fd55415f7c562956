"""Step 1 as the rest of the kit sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.model import (
    Activity,
    PassionStatement,
    Preference,
    SetAside,
    Story,
    Strength,
    Theme,
    Topic,
    UnpaidWorkRecord,
)
from careerkit.steps import Measure, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Workbook

__all__ = ["STEP"]


def _questions(workbook: Workbook) -> Iterator[tuple[str, float]]:
    """How many of the four passion questions point to each theme."""
    from careerkit.insight.passion.themes import coverage  # noqa: PLC0415 - only a snapshot needs it

    return ((theme.name, len(coverage(theme, workbook).questions)) for theme in workbook.themes)


STEP = Step(
    name="passion",
    minutes=40,
    sections={
        "activities": Activity,
        "topics": Topic,
        "strengths": Strength,
        "stories": Story,
        "unpaid_work": UnpaidWorkRecord,
        "themes": Theme,
        "set_aside": SetAside,
        "preferences": Preference,
        "statements": PassionStatement,
    },
    widgets=(
        "FlowLog",
        "Topics",
        "Strengths",
        "Stories",
        "UnpaidWork",
        "PassionThemes",
        "StatementWriter",
    ),
    counted=("activities", "topics", "strengths", "unpaid_work", "statements", "themes"),
    revised=("themes",),
    # To be noticed it takes one more of the four questions.
    measures=(Measure(kind="theme", read=_questions, low=0, high=4, noticeable=1),),
)
