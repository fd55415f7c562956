"""Questions for somebody who does the work, and taking one along to step 5.

A question belongs to a path on the shortlist. Step 5 offers it whenever the person asks somebody.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.wording import quote, shortened
from careerkit.model import CareerPath, occupation_id

if TYPE_CHECKING:
    from careerkit.catalogue import Catalogue
    from careerkit.model import Workbook

__all__ = ["is_taken", "question_key", "questions_to_ask", "with_question"]

_TASKS = 2
_THEMES = 2


def questions_to_ask(workbook: Workbook, soc: str, catalogue: Catalogue) -> list[str]:
    """Questions for a person who does the job: of its tasks, and of the asker's own themes.

    Args:
        workbook: The asker's workbook, as ``considered`` leaves it.
        soc: The code of the occupation that the talk is about, or empty.
        catalogue: Where the tasks come from. An occupation that it doesn't hold gets questions
            without.
    """
    said = [content.text(f"paths.research.ask.{key}") for key in ("day", "worst", "start")]
    if soc in catalogue:
        tasks = catalogue.occupation(soc).tasks[:_TASKS]
        said += [
            content.text("paths.research.ask.task", task=shortened(task, 140)) for task in tasks
        ]
    themes = [theme.name for theme in workbook.themes if theme.name.strip()][:_THEMES]
    said += [content.text("paths.research.ask.theme", theme=quote(name)) for name in themes]
    return said


def is_taken(workbook: Workbook, soc: str, question: str) -> bool:
    """Whether the question is among the person's own for an occupation.

    Args:
        workbook: The whole one.
        soc: The occupation's code.
        question: One line.
    """
    key = question_key(question)
    return any(
        question_key(line) == key
        for path in workbook.paths
        if path.soc == soc
        for line in path.questions.splitlines()
    )


def with_question(workbook: Workbook, soc: str, title: str, question: str) -> Workbook:
    """The workbook with a question for an occupation, which is put on the shortlist if need be.

    Args:
        workbook: The whole one; a question that it has already is not added again.
        soc: The occupation's code.
        title: What the path is called if it is new.
        question: One line.
    """
    if is_taken(workbook, soc, question):
        return workbook
    new = CareerPath(id=occupation_id(soc), title=title, soc=soc)
    path = next((path for path in workbook.paths if path.soc == soc), new)
    lines = [*path.questions.rstrip().splitlines(), question]
    return workbook.put("paths", path.changed(questions="\n".join(lines)))


@lru_cache(maxsize=4096)
def question_key(question: str) -> str:
    """What makes two questions the same: their letters and digits."""
    return "".join(sign for sign in question.casefold() if sign.isalnum())
