"""Step 9 as the rest of the kit sees it."""

from __future__ import annotations

from careerkit.model import CheckInRecord
from careerkit.steps import Step

__all__ = ["STEP"]


def _is_look_back(check_in: CheckInRecord) -> bool:
    """Whether something was looked back at: the ticks before the journey are no check-in."""
    from careerkit.insight.check_in.cadence import is_filled  # noqa: PLC0415 - stands above many

    return check_in.kind != "start" and is_filled(check_in)


STEP = Step(
    name="check_in",
    minutes=5,
    sections={"check_ins": CheckInRecord},
    widgets=("CheckIn", "Evolution", "ConversationBrief"),
    is_counted=_is_look_back,
)
