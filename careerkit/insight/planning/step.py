"""Step 8 as the rest of the kit sees it."""

from __future__ import annotations

from careerkit.model import Dependency, Tick
from careerkit.steps import Step

__all__ = ["STEP"]

STEP = Step(
    name="roadmap",
    minutes=20,
    sections={"dependencies": Dependency, "ticks": Tick},
    widgets=("Roadmap",),
    counted=("dependencies", "ticks"),
)
