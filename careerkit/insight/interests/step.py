"""Step 2 as the rest of the kit sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.model import InterestAnswer, InterestScores, WorkValue
from careerkit.steps import Measure, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Workbook

__all__ = ["STEP"]

_HIGHEST = 40
# Interests are kept as sums of 0 to 40, whichever form they are from.


def _sums(workbook: Workbook) -> Iterator[tuple[str, float]]:
    """The six sums, once the profile is complete."""
    from careerkit.insight.interests.scoring import TYPES, profile  # noqa: PLC0415 - as they are read

    known = profile(workbook)
    if known is not None and known.is_complete:
        share = _HIGHEST / known.scale
        yield from ((name, share * (known.sums[name] or 0.0)) for name in TYPES)


STEP = Step(
    name="interests",
    minutes=25,
    sections={
        "interest_answers": InterestAnswer,
        "interest_scores": InterestScores,
        "work_values": WorkValue,
    },
    widgets=("InterestProfile", "WorkValues"),
    counted=("interest_answers", "interest_scores", "work_values"),
    # Of a difference: an eighth of the scale.
    measures=(
        Measure(
            kind="interest",
            read=_sums,
            low=0,
            high=_HIGHEST,
            noticeable=5,
            names="interests.types",
        ),
    ),
)
