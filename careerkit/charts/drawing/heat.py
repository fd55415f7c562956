"""Whole numbers in a grid, each row under its name: how a heat map is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit.charts.drawing.light_altair import alt
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["heat"]

_STEP = 66
# The height of a row in pixels: a line for its name, and the cells under it. Beside the cells
# a name would leave a phone no room for them.


def heat(
    rows: Sequence[tuple[Any, ...]],
    texts: Mapping[str, Any],
    *,
    columns: Sequence[str],
    some: int = 1,
    many: int = 2,
) -> alt.TopLevelMixin:
    """The grid.

    Args:
        rows: A row's id, its name, and a number for each column; None for an empty cell.
        texts: The chart's table in ``content``: what a row (``theme``), a column
            (``question``) and a number (``answers``) are called.
        columns: The columns' names.
        some: From which number on a cell is tinted.
        many: From which number on it is drawn in full.
    """
    cells = [
        {**cell, "level": _level(cell["count"], some, many)}
        for position, (id_, name, *counts) in enumerate(rows)
        for cell in _cells(position, id_, name, zip(columns, counts, strict=True))
    ]
    x, y = _x(columns), _y(rows)
    layers = [
        *(
            chart_of(cell for cell in cells if cell["level"] == level)
            .mark_rect(**_rectangle(level))
            .encode(x=x, y=y, tooltip=_tooltip(texts))
            for level in ("none", "some", "many")
        ),
        # The count stands in each cell, so that no shade has to be read.
        *(
            chart_of(cell for cell in cells if (cell["level"] == "many") is full)
            .mark_text(style=style, dy=10)
            .encode(x=x, y=y, text=alt.Text("count:Q"))
            for full, style in ((False, "ck-number"), (True, "ck-number-many"))
        ),
        _names(rows).encode(x=alt.XValue(0), y=y, text=alt.Text("name:N")),
    ]
    return alt.layer(*layers).properties(
        width="container",
        height=_STEP * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _cells(
    position: int, id_: str, name: str, counts: Iterable[tuple[str, int | None]]
) -> Iterable[dict[str, Any]]:
    for column, count in counts:
        yield {
            "id": id_,
            "row": position,
            "question": column,
            "theme": shortened(name, 200),
            "count": count,
        }


def _level(count: int | None, some: int, many: int) -> str:
    number = count or 0
    return "none" if number < some else "many" if number >= many else "some"


def _x(columns: Sequence[str]) -> alt.X:
    return alt.X(
        "question:N",
        title=None,
        axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False),
        scale=alt.Scale(
            domain=list(columns),
            paddingInner=0.06,
            paddingOuter=0,
        ),
    )


def _y(rows: Sequence[object]) -> alt.Y:
    # Themes are told apart by their place, not by their name: two may have the same.
    scale = alt.Scale(domain=list(range(len(rows))), padding=0)
    return alt.Y("row:O", title=None, axis=None, scale=scale)


def _rectangle(level: str) -> dict[str, Any]:
    return {
        "style": f"ck-cell-{level}",
        "height": alt.RelativeBandSize(0.52),
        "yOffset": 10,
        "cornerRadius": 6,
        "strokeWidth": 1,
    }


def _tooltip(texts: Mapping[str, Any]) -> list[alt.Tooltip]:
    names = {"theme": "N", "question": "N", "count": "Q"}
    titles = {**texts, "count": texts["answers"]}
    return [alt.Tooltip(f"{name}:{kind}", title=titles[name]) for name, kind in names.items()]


def _names(rows: Sequence[tuple[Any, ...]]) -> alt.Chart:
    names = [
        {"row": position, "name": shortened(name, 60)}
        for position, (_, name, *_) in enumerate(rows)
    ]
    mark: alt.Chart = chart_of(names).mark_text(
        style="ck-label",
        align="left",
        baseline="top",
        dy=4 - _STEP / 2,
        fontWeight=600,
        limit=alt.ExprRef("width"),
    )
    return mark
