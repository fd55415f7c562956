"""The rows that a chart is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair as alt

__all__ = ["chart_of"]


def chart_of(rows: Iterable[Mapping[str, Any]]) -> alt.Chart:
    """A chart of these rows, without a mark so far."""
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    # Altair copies a chart with each step of its making, and with it all lists, but no tuple.
    return alt.Chart({"values": tuple(rows)})
