"""Fit against pay: every occupation as a faint dot, the first of the list as strong ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.wording import joined, shortened
from careerkit.insight.occupations.facts import pay, preparation

if TYPE_CHECKING:
    import altair as alt

    from careerkit.catalogue import Catalogue
    from careerkit.insight.paths.exploring import Exploration

__all__ = ["fit_and_pay"]

_FIRST = 12
# As many as a page of the list shows.

_NUMBERED = 5
# More numbers would lie on top of each other: what fits alike often pays alike, too.


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
                catalogue.names[position],
                round(_fit(found, position), 2),
                pay(catalogue, position) or texts["unknown"],
                preparation(catalogue, position) or texts["unknown"],
            )
            for number, position in first
        ),
    )


def _by_interests(found: Exploration) -> bool:
    return any(map(math.isfinite, found.ranking.r))


def _fit(found: Exploration, position: int) -> float:
    values = found.ranking.r if _by_interests(found) else found.ranking.words
    return float(values[position])


def _first(catalogue: Catalogue, found: Exploration) -> list[tuple[int, int]]:
    """The number in the list and the position of the first occupations that can be drawn."""
    numbered = enumerate(found.shown[:_FIRST], start=1)
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
    names = joined(shortened(catalogue.names[position]) for _, position in first[:3])
    said = [
        texts["says"].format(
            names=names,
            best_paid=shortened(catalogue.names[best_paid]),
            pay=pay(catalogue, best_paid),
        )
    ]
    missing = min(_FIRST, len(found.shown)) - len(first)
    if missing:
        said.append(content.plural("charts.fit_and_pay.missing", missing))
    return " ".join(said)


def _draw(
    catalogue: Catalogue,
    found: Exploration,
    first: list[tuple[int, int]],
    texts: dict[str, Any],
) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415

    interests, axes = _by_interests(found), texts["axes"]
    x = alt.X(
        "x:Q",
        title=axes["interests" if interests else "words"],
        scale=alt.Scale(domain=[-1, 1] if interests else [0, 1]),
        axis=alt.Axis(tickCount=5),
    )
    y = alt.Y(
        "y:Q",
        title=None,
        scale=alt.Scale(type="log", nice=False),
        axis=alt.Axis(tickCount=5, format="~s"),
    )
    everyone = [
        _dot(catalogue, found, i) for i in range(len(catalogue)) if _is_drawn(catalogue, found, i)
    ]
    numbered = [
        {**_dot(catalogue, found, at), "id": catalogue.soc[at], "what": catalogue.names[at]}
        for _, at in first
    ]
    labels = _labels([(number, _dot(catalogue, found, at)) for number, at in first[:_NUMBERED]])
    layers = [
        chart_of(everyone).mark_circle(style="ck-faint", size=16).encode(x=x, y=y),
        chart_of(numbered)
        .mark_circle(style="ck-point", size=90)
        .encode(x=x, y=y, tooltip=[alt.Tooltip("what:N", title=texts["columns"]["what"])]),
        chart_of(labels)
        .mark_text(style="ck-label", fontWeight=600, dy=-13)
        .encode(x=x, y=y, text=alt.Text("numbers:N")),
    ]
    return alt.layer(*layers).properties(
        # The upright axis is named above it: beside it the name would take a phone's room.
        title=alt.TitleParams(axes["pay"], anchor="start", frame="bounds"),
        width="container",
        height=300,
    )


def _dot(catalogue: Catalogue, found: Exploration, position: int) -> dict[str, Any]:
    return {"x": round(_fit(found, position), 3), "y": catalogue.median_wage[position]}


def _labels(dots: list[tuple[int, dict[str, Any]]]) -> list[dict[str, Any]]:
    """The numbers, those of dots that lie close together in one label above the highest."""
    groups: list[list[tuple[int, dict[str, Any]]]] = []
    for number, dot in dots:
        for group in groups:
            if _is_close(dot, group[0][1]):
                group.append((number, dot))
                break
        else:
            groups.append([(number, dot)])
    return [
        {
            "x": sum(dot["x"] for _, dot in group) / len(group),
            "y": max(dot["y"] for _, dot in group),
            "numbers": ", ".join(str(number) for number, _ in group),
        }
        for group in groups
    ]


def _is_close(one: dict[str, Any], other: dict[str, Any]) -> bool:
    # About the width and the height of a number, on the axes of the chart.
    return abs(one["x"] - other["x"]) < 0.1 and abs(math.log(one["y"] / other["y"])) < 0.18
