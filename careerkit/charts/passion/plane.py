"""Two ratings as a plane with four named corners: how the maps are drawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import attrs

from careerkit import content
from careerkit.charts.drawing.light_altair import alt
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerkit.charts.passion.places import Place

__all__ = ["plane"]

_HEIGHT = 400
_LABELS = 2
# How many points of one crossing are named in the picture; the rest is counted.

_COLUMN, _TWO_COLUMNS = "width / 5 - 6", "2 * width / 5 - 10"
# A label is as wide as its column, or as two where its neighbours leave room, so that labels
# never overlap, on a phone neither.


_ALIGNED: dict[str, Literal["left", "center", "right"]] = {
    "column": "center",
    "left": "left",
    "center": "center",
    "right": "right",
}


def plane(places: Sequence[Place], texts: Mapping[str, Any]) -> alt.TopLevelMixin:
    """The places on a plane.

    Args:
        places: What to draw.
        texts: The map's table in ``content``: titles, steps, columns and corners.
    """
    return _Plane(texts).draw(places)


@attrs.frozen
class _Plane:
    """The frame of a map: two axes whose steps have words, and four corners."""

    texts: Mapping[str, Any]

    def draw(self, places: Sequence[Place]) -> alt.TopLevelMixin:
        """All layers, from the back to the front."""
        crossings: dict[tuple[int, int], list[Place]] = {}
        for place in places:
            crossings.setdefault((place.x, place.y), []).append(place)
        layers = (*self._dividers(), self._corners(), *self._points(crossings))
        frame = alt.AutoSizeParams(type="fit", contains="padding")
        return alt.layer(*layers, *self._labels(crossings)).properties(
            # The upright axis is named above it: beside it the name would take a phone's room.
            title=alt.TitleParams(self.texts["y"], anchor="start", frame="bounds"),
            width="container",
            height=_HEIGHT,
            autosize=frame,
        )

    def _steps(self, axis: str) -> list[int]:
        return [int(step) for step in self.texts["steps"][axis]]

    def _middle(self, axis: str) -> float:
        steps = self._steps(axis)
        return (steps[0] + steps[-1]) / 2

    @property
    def _x(self) -> alt.X:
        steps = self._steps("x")
        return alt.X(
            "x:Q",
            title=self.texts["x"],
            scale=alt.Scale(domain=[steps[0] - 0.5, steps[-1] + 0.5], nice=False, zero=False),
            axis=self._axis("x"),
        )

    @property
    def _y(self) -> alt.Y:
        # Room above for the corners' names; below for names, and labels of the lowest points.
        steps = self._steps("y")
        return alt.Y(
            "y:Q",
            title=None,
            scale=alt.Scale(domain=[steps[0] - 1.25, steps[-1] + 0.8], nice=False, zero=False),
            axis=self._axis("y"),
        )

    def _axis(self, axis: str) -> alt.Axis:
        # The words are ours: what a person typed never becomes part of an expression.
        words = json.dumps(self.texts["steps"][axis])
        return alt.Axis(
            values=self._steps(axis),
            labelExpr=f"{words}[toString(datum.value)]",
            labelOverlap=True,
        )

    def _placed(self, mark: alt.Chart, **channels: Any) -> alt.Chart:  # noqa: ANN401 - Altair's
        placed: alt.Chart = mark.encode(x=self._x, y=self._y, **channels)
        return placed

    def _dividers(self) -> tuple[alt.Chart, alt.Chart]:
        upright = chart_of([{"x": self._middle("x")}]).mark_rule(style="ck-divide")
        level = chart_of([{"y": self._middle("y")}]).mark_rule(style="ck-divide")
        return upright.encode(x=self._x), level.encode(y=self._y)

    def _corners(self) -> alt.Chart:
        xs, ys = self._steps("x"), self._steps("y")
        quarter = (xs[-1] - xs[0] + 1) / 4
        sides = {"left": self._middle("x") - quarter, "right": self._middle("x") + quarter}
        heights = {"top": ys[-1] + 0.55, "bottom": ys[0] - 1.05}
        rows = [
            {"x": x, "y": y, "name": self.texts[f"{height}_{side}"]}
            for height, y in heights.items()
            for side, x in sides.items()
        ]
        mark = chart_of(rows).mark_text(style="ck-place", limit=alt.ExprRef("width / 2 - 6"))
        return self._placed(mark, text=alt.Text("name:N"))

    def _points(self, crossings: Mapping[tuple[int, int], Sequence[Place]]) -> list[alt.Chart]:
        """What costs energy is a diamond, everything else a circle."""
        points = [
            self._point(place, place.x + offset)
            for group in crossings.values()
            for place, offset in zip(group, _offsets(len(group)), strict=True)
        ]
        looks = {False: ("circle", "ck-point"), True: ("diamond", "ck-point-warm")}
        return [
            self._placed(
                chart_of(point for point in points if point["tires"] is tires).mark_point(
                    size=140, opacity=1, filled=True, shape=shape, style=style
                ),
                tooltip=self._tooltip(),
            )
            for tires, (shape, style) in looks.items()
        ]

    def _point(self, place: Place, x: float) -> dict[str, Any]:
        steps = self.texts["steps"]
        return {
            "id": place.id,
            "x": x,
            "y": place.y,
            "tires": place.y < self._middle("y"),
            "shown_what": shortened(place.what, 200),
            "shown_x": steps["x"][str(place.x)],
            "shown_y": steps["y"][str(place.y)],
        }

    def _tooltip(self) -> list[alt.Tooltip]:
        columns = self.texts["columns"]
        return [alt.Tooltip(f"shown_{name}:N", title=columns[name]) for name in ("what", "x", "y")]

    def _labels(self, crossings: Mapping[tuple[int, int], Sequence[Place]]) -> list[alt.Chart]:
        rows = []
        for (x, y), group in crossings.items():
            alone = not any(
                y == other_y and 0 < abs(x - other) <= 2 for other, other_y in crossings
            )
            side = self._side(x) if alone else "column"
            at = x + {"left": -0.5, "right": 0.5}.get(side, 0)
            rows.append({"x": at, "y": y, "label": _label(group), "side": side})
        return [
            self._placed(
                chart_of(row for row in rows if row["side"] == side).mark_text(
                    style="ck-label",
                    align=align,
                    baseline="top",
                    dy=12,
                    lineBreak="\n",
                    limit=alt.ExprRef(_COLUMN if side == "column" else _TWO_COLUMNS),
                ),
                text=alt.Text("label:N"),
            )
            for side, align in _ALIGNED.items()
        ]

    def _side(self, x: int) -> str:
        """Where a wide label is anchored: at the edge for an outer column, below the point else."""
        steps = self._steps("x")
        return "left" if x == steps[0] else "right" if x == steps[-1] else "center"


def _offsets(count: int) -> list[float]:
    """Where points of one crossing stand: side by side, within its column."""
    step = min(0.2, 0.7 / max(count - 1, 1))
    return [(position - (count - 1) / 2) * step for position in range(count)]


def _label(group: Sequence[Place]) -> str:
    lines = [shortened(place.what, 40) for place in group[:_LABELS]]
    if len(group) > _LABELS:
        lines.append(content.text("charts.more", count=len(group) - _LABELS))
    return "\n".join(lines)
