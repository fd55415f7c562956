"""Where the themes come from: each theme against the four questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.insight.language.wording import in_words, joined, quote
from careerkit.insight.passion.themes import QUESTIONS, coverage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.insight.passion.themes import Coverage
    from careerkit.model import Theme, Workbook

__all__ = ["theme_coverage"]

_Covered = tuple["Theme", "Coverage"]


def theme_coverage(workbook: Workbook) -> Figure:
    """Which questions point to which theme? The person's themes against the four questions."""
    texts = content.texts("charts.theme_coverage")
    covered = [(theme, coverage(theme, workbook)) for theme in workbook.themes]
    if not covered:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    # Altair is loaded for the first chart with something to draw.
    from careerkit.charts.drawing.heat import heat  # noqa: PLC0415

    rows = [_row(theme, found, texts) for theme, found in covered]
    names = [texts["questions"][question] for question in QUESTIONS]
    return Figure(
        chart=heat(
            [(theme.id, *row) for (theme, _), row in zip(covered, rows, strict=True)],
            texts,
            columns=names,
        ),
        title=texts["title"],
        description=_description(covered),
        columns=(texts["theme"], *names),
        rows=tuple(rows),
    )


def _row(theme: Theme, found: Coverage, texts: dict[str, Any]) -> tuple[str | int, ...]:
    counts = (len(found.records[question]) for question in QUESTIONS)
    return (theme.name.strip() or texts["unnamed"], *counts)


def _description(covered: Sequence[_Covered]) -> str:
    reach = max(len(found.questions) for _, found in covered)
    if not reach:
        return content.text("charts.theme_coverage.says.unsupported")
    widest = [theme for theme, found in covered if len(found.questions) == reach]
    names = [
        quote(theme.name) if theme.name.strip() else content.text("feedback.unnamed")
        for theme in widest
    ]
    # One theme alone reaches no further than another.
    form = "all" if reach == len(QUESTIONS) else "widest" if len(covered) > 1 else "only"
    amount = "one" if len(widest) == 1 else "other"
    return content.text(
        f"charts.theme_coverage.says.{form}.{amount}", what=joined(names), count=in_words(reach)
    )
