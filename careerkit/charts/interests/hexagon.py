"""The six interests as a hexagon: a picture of a profile, not a measure of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.interests.scoring import TYPES, holland_code, profile, tiers
from careerkit.insight.language.wording import joined

if TYPE_CHECKING:
    import altair as alt

    from careerkit.insight.interests.scoring import Profile
    from careerkit.model import Workbook

__all__ = ["interest_hexagon"]

_SIZE = 260
# In pixels, so that the hexagon is a regular one; it fits a phone.

_REACH = 1.45
# How far the picture reaches beyond the corners, which leaves room for their names.


def interest_hexagon(workbook: Workbook) -> Figure:
    """Which kinds of work draw the person? Six sums, each on its corner of Holland's hexagon.

    The hexagon is a picture and no metric: distances in it mean nothing exact (Rounds & Tracey
    1996).
    """
    texts = content.texts("charts.interest_hexagon")
    found = profile(workbook)
    if found is None or not found.is_complete:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    names = {name: content.text(f"interests.types.{name}") for name in TYPES}
    return Figure(
        chart=_draw(found, names),
        title=texts["title"],
        description=_describe(found, names, texts),
        columns=(texts["columns"]["type"], texts["columns"]["score"].format(scale=found.scale)),
        rows=tuple((names[name], _rounded(found.sums[name])) for name in TYPES),
    )


def _describe(found: Profile, names: dict[str, str], texts: dict[str, Any]) -> str:
    if found.is_flat:
        return str(texts["flat"])
    ranked = tiers(found)
    return str(texts["says"]).format(
        code=holland_code(found),
        highest=joined((names[name] for name in ranked[0]), most=len(TYPES)),
        lowest=joined((names[name] for name in ranked[-1]), most=len(TYPES)),
    )


def _rounded(value: float | None) -> float:
    return round(value or 0.0, 1)


def _corner(index: int, radius: float) -> dict[str, float]:
    # Realistic stands at the upper left, and the others follow clockwise, as Holland drew them.
    angle = math.radians(120 - 60 * index)
    return {"x": radius * math.cos(angle), "y": radius * math.sin(angle)}


def _ring(radii: list[float]) -> list[dict[str, float]]:
    closed = enumerate([*radii, radii[0]])
    return [{**_corner(index % 6, radius), "order": index} for index, radius in closed]


def _draw(found: Profile, names: dict[str, str]) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    scale = alt.Scale(domain=[-_REACH, _REACH])
    place = {"x": alt.X("x:Q", scale=scale, axis=None), "y": alt.Y("y:Q", scale=scale, axis=None)}

    shares = [(found.sums[name] or 0.0) / found.scale for name in TYPES]
    rings = [
        chart_of(_ring([radius] * 6))
        .mark_line(style="ck-divide")
        .encode(order=alt.Order("order:Q"), **place)
        for radius in (0.5, 1.0)
    ]
    shape = (
        chart_of(_ring(shares))
        .mark_line(style="ck-shape")
        .encode(order=alt.Order("order:Q"), **place)
    )
    corners = [_corner(index, share) for index, share in enumerate(shares)]
    dots = chart_of(corners).mark_point(style="ck-point", filled=True, size=90).encode(**place)
    words = chart_of(_labels(found, names)).mark_text(style="ck-label", lineHeight=15)
    layers = [*rings, shape, dots, words.encode(text=alt.Text("text:N"), **place)]
    return alt.LayerChart(layer=layers, width=_SIZE, height=_SIZE)


def _labels(found: Profile, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {**_corner(index, 1.22), "text": [names[name], f"{_rounded(found.sums[name]):g}"]}
        for index, name in enumerate(TYPES)
    ]
