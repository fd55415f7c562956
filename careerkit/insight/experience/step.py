"""Step 6 as the rest of the kit sees it."""

from __future__ import annotations

from careerkit.model import Experiment
from careerkit.steps import Dated, Step

__all__ = ["STEP"]

STEP = Step(
    name="experience",
    minutes=25,
    sections={"experiments": Experiment},
    widgets=("ExperiencePlan",),
    counted=("experiments",),
    dated=(
        Dated(
            section="experiments",
            days=("begin", "by"),
            rank=30,
            is_done=lambda experiment: experiment.stage == "done",
            path=lambda experiment, _: experiment.path,
            takes_hours=True,
        ),
    ),
)
