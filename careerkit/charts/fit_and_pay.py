"""Fit against pay: every occupation as a faint dot, the first of the list as numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.figure import Figure
from careerkit.insight.occupation_facts import pay, preparation
from careerkit.insight.wording import joined, shortened

if TYPE_CHECKING:
    import altair as alt

    from careerkit.catalogue import Catalogue
    from careerkit.insight.exploring import Exploration

__all__ = ["fit_and_pay"]

_NUMBERED = 12
# As many as a page of the list shows; more numbers would lie on top of each other.


def fit_and_pay(catalogue: Catalogue, found: Exploration | None) -> Figure:
    """Where do the best matches stand: how well they fit, and what they pay?

    Neither axis depends on what the person lets count, so that dots never move: only the
    numbers go from dot to dot. Fit is the correlation of interests or, without a profile,
    the score of words.
    """
    texts = content.texts("charts.fit_and_pay")
    first = [] if found is None else _first(catalogue, found)
    if found is None or not first:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    columns = texts["columns"]
    return Figure(
        chart=_draw(catalogue, found, first, texts),
        title=texts["title"],
        description=_describe(catalogue, found, first, texts),
        columns=tuple(columns[name] for name in ("number", "what", "fit", "pay", "preparation")),
        rows=tuple(
            (
                number,
                catalogue.titles[position],
                round(_fit(found, position), 2),
                pay(catalogue, position) or texts["unknown"],
                preparation(catalogue, position) or texts["unknown"],
            )
            for number, position in first
        ),
    )


def _by_interests(found: Exploration) -> bool:
    import numpy as np  # noqa: PLC0415 - loaded for the first chart

    return bool(np.isfinite(found.ranking.r).any())


def _fit(found: Exploration, position: int) -> float:
    values = found.ranking.r if _by_interests(found) else found.ranking.words
    return float(values[position])


def _first(catalogue: Catalogue, found: Exploration) -> list[tuple[int, int]]:
    """The number in the list and the position of the first occupations that can be drawn."""
    numbered = enumerate(found.shown[:_NUMBERED], start=1)
    return [(number, at) for number, at in numbered if _is_drawn(catalogue, found, at)]


def _is_drawn(catalogue: Catalogue, found: Exploration, position: int) -> bool:
    return bool(catalogue.median_wage[position]) and math.isfinite(_fit(found, position))


def _describe(
    catalogue: Catalogue,
    found: Exploration,
    first: list[tuple[int, int]],
    texts: dict[str, Any],
) -> str:
    best_paid = max(first, key=lambda pair: catalogue.median_wage[pair[1]] or 0)[1]
    names = joined(shortened(catalogue.titles[position]) for _, position in first[:3])
    said = [
        texts["says"].format(
            names=names,
            best_paid=shortened(catalogue.titles[best_paid]),
            pay=pay(catalogue, best_paid),
        )
    ]
    missing = min(_NUMBERED, len(found.shown)) - len(first)
    if missing:
        said.append(content.plural("charts.fit_and_pay.missing", missing))
    return " ".join(said)


def _draw(
    catalogue: Catalogue,
    found: Exploration,
    first: list[tuple[int, int]],
    texts: dict[str, Any],
) -> alt.TopLevelMixin:
    from careerkit.charts.light_altair import alt  # noqa: PLC0415

    interests = _by_interests(found)
    axes = texts["axes"]
    x = (
        alt.X("x:Q")
        .scale(domain=[-1, 1] if interests else [0, 1])
        .title(axes["interests" if interests else "words"])
    )
    y = alt.Y("y:Q").scale(type="log", nice=False).title(axes["pay"]).axis(tickCount=5, format="~s")

    def dot(position: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of data
        fit, wage = round(_fit(found, position), 3), catalogue.median_wage[position]
        return {"x": fit, "y": wage, **more}

    everyone = [dot(i) for i in range(len(catalogue)) if _is_drawn(catalogue, found, i)]
    numbered = [
        dot(at, id=catalogue.soc[at], n=str(number), what=catalogue.titles[at])
        for number, at in first
    ]
    chart = alt.Chart(alt.InlineData(values=everyone))
    top = alt.Chart(alt.InlineData(values=numbered))
    tooltip = [alt.Tooltip("what:N", title=texts["columns"]["what"])]
    layers = [
        chart.mark_circle(style="ck-faint", size=18).encode(x=x, y=y),
        top.mark_circle(style="ck-point", size=330).encode(x=x, y=y, tooltip=tooltip),
        top.mark_text(style="ck-number-many").encode(x=x, y=y, text="n:N", tooltip=tooltip),
    ]
    return alt.layer(*layers).properties(width="container", height=300)
