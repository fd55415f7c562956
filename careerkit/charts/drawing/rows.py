"""The rows that a chart is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair as alt

__all__ = ["chart_of", "words_of"]


def chart_of(rows: Iterable[Mapping[str, Any]]) -> alt.Chart:
    """A chart of these rows, without a mark so far."""
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    # Altair copies a chart with each step of its making, and with it all lists, but no tuple.
    return alt.Chart({"values": tuple(rows)})


def words_of(
    rows: Iterable[Mapping[str, Any]],
    field: str,
    x: float | str,
    y: alt.Y,
    **look: Any,  # noqa: ANN401 - what Vega-Lite knows of a text's look
) -> alt.Chart:
    """A field's words, each in the middle of its row's height, at one place across the chart.

    Args:
        rows: What the chart is drawn from.
        field: Which of a row's values is the text.
        x: Where the words stand: a number of pixels, or ``"width"`` for the right edge.
        y: Where a row stands.
        look: How they look, beside what all such words have: ``align``, ``fontWeight``, ``limit``.
    """
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - as above

    mark = chart_of(rows).mark_text(style="ck-label", baseline="middle", **look)
    words: alt.Chart = mark.encode(x=alt.XValue(x), y=y, text=alt.Text(f"{field}:N"))
    return words
