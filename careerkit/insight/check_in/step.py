"""Step 9 as the rest of the kit sees it."""

from __future__ import annotations

from careerkit.model import CheckInRecord
from careerkit.steps import Step

__all__ = ["STEP"]

STEP = Step(
    name="check_in",
    minutes=5,
    sections={"check_ins": CheckInRecord},
    widgets=("CheckIn", "Evolution"),
)
