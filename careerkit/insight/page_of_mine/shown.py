"""What of the page stands on paper: the parts that the person ticks and that hold something.

On the screen ``front_end/page_of_mine/sheet.js`` chooses them, where what is missing is said, too.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from careerkit.insight.passion.themes import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.insight.page_of_mine.page import Part
    from careerkit.model import Workbook

__all__ = ["READS", "shown"]

READS = MappingProxyType(
    {
        "statement": ("statements",),
        "themes": ("themes", *QUESTIONS),
        "interests": ("interest_answers", "interest_scores"),
        "path": ("paths", "decisions"),
        "against": ("paths", "decisions"),
        "step": ("paths", "decisions", "goals", "milestones"),
        "seen": ("stories",),
        "people": ("supporters",),
    }
)
"""The sections that each part speaks from: without one of them it would say what isn't so."""


def shown(parts: Iterable[Part], workbook: Workbook) -> tuple[Part, ...]:
    """The parts that stand on paper.

    Args:
        parts: All of them, as ``page_of`` gives them.
        workbook: The one with the person's ticks.
    """
    ticks = next(iter(workbook.page_parts), None)
    return tuple(
        part
        for part in parts
        if (part.entries or part.letters) and getattr(ticks, part.name, "") != "hidden"
    )
