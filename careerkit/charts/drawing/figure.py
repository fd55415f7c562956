"""A chart with what it says in words and its numbers in a table, for people who don't see it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Cell", "Figure"]

Cell = str | int | float | None
"""What a table's cell holds. A text is what a person typed, or a word from ``content``."""


@attrs.frozen(kw_only=True)
class Figure:
    """A chart and its equal in words and numbers::

        figure = energy_map(workbook)
        figure.chart        # an Altair chart, or None while there is nothing to draw
        figure.description  # what it shows, in sentences

    ``rows`` are as long as ``columns``; a row's first cell names it. ``tells`` says of one without
    a chart that its words say more than that there is nothing yet.
    """

    chart: alt.TopLevelMixin | None
    title: str
    description: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = attrs.field(default=())
    tells: bool = False

    @rows.validator
    def _check_rows(self, _: object, rows: tuple[tuple[Cell, ...], ...]) -> None:
        if any(len(row) != len(self.columns) for row in rows):
            raise ValueError("Each row of a figure needs one cell a column")

    def spec(self) -> dict[str, Any] | None:
        """The chart as a Vega-Lite specification, or None while there is nothing to draw."""
        return self._spec

    @cached_property
    def _spec(self) -> dict[str, Any] | None:
        # Altair checks what it is told as a chart is put together; reading the whole through once
        # more takes longer than everything else. The tests do it for every chart.
        if self.chart is None:
            return None
        spec: dict[str, Any] = self.chart.to_dict(validate=False)
        data = {name: list(rows) for name, rows in spec.get("datasets", {}).items()}
        return {**spec, "datasets": data}
