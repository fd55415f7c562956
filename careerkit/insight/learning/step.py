"""Step 7 as the rest of the kit sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.linked import linked
from careerkit.model import LearningItem, Skill
from careerkit.steps import Dated, Step

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["STEP"]


def _path_of(item: LearningItem, workbook: Workbook) -> str:
    skill: Skill | None = linked(workbook, "skills", item.skill)
    return "" if skill is None else skill.path


STEP = Step(
    name="learning",
    minutes=25,
    sections={"skills": Skill, "learning_items": LearningItem},
    widgets=("LearningPlan",),
    counted=("skills", "learning_items"),
    dated=(
        Dated(
            section="learning_items",
            days=("begin", "by"),
            rank=40,
            is_done=lambda item: item.done is not None,
            path=_path_of,
            is_laid_out=True,
            after="after",
        ),
    ),
)
