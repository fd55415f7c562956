"""Three plans against the four ratings that each of them got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.paths.feedback import PLANS

if TYPE_CHECKING:
    from careerkit.model import FiveYearPlan, Workbook

__all__ = ["plan_ratings"]

_RATINGS = ("resources", "liking", "confidence", "coherence")
_HALF, _WELL = 3, 4


def plan_ratings(workbook: Workbook) -> Figure:
    """How do the three plans compare? Each plan against its four ratings, 1 to 5."""
    texts = content.texts("charts.plan_ratings")
    by_id = {plan.id: plan for plan in workbook.plans}
    rated = [by_id[id_] for id_ in PLANS if id_ in by_id and any(_values(by_id[id_]))]
    if not rated:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    # Altair is loaded for the first chart with something to draw.
    from careerkit.charts.drawing.heat import heat  # noqa: PLC0415

    names = [texts["ratings"][name] for name in _RATINGS]
    rows = [(_name(plan), *_values(plan)) for plan in rated]
    return Figure(
        chart=heat(
            [(plan.id, *row) for plan, row in zip(rated, rows, strict=True)],
            texts,
            columns=names,
            some=_HALF,
            many=_WELL,
        ),
        title=texts["title"],
        description=_describe(rated),
        columns=(texts["theme"], *names),
        rows=tuple(rows),
    )


def _values(plan: FiveYearPlan) -> tuple[int | None, ...]:
    return tuple(getattr(plan, name) for name in _RATINGS)


def _name(plan: FiveYearPlan) -> str:
    """Its title, or which of the three it is."""
    return plan.title.strip() or str(content.texts("paths.plans.cards")[plan.id])


def _describe(plans: list[FiveYearPlan]) -> str:
    said = []
    for plan in plans:
        high = [
            content.text(f"charts.plan_ratings.ratings.{name}").lower()
            for name, value in zip(_RATINGS, _values(plan), strict=True)
            if value is not None and value >= _WELL
        ]
        form = "high" if high else "none"
        said.append(
            content.text(
                f"charts.plan_ratings.says.{form}",
                title=quote(_name(plan)),
                ratings=joined(high, most=len(_RATINGS)),
            )
        )
    return " ".join(said)
