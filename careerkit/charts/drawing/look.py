"""How charts look, as a Vega-Lite configuration whose colours are names of the theme's tokens.

A chart does not know whether its page is light or dark. So the configuration names tokens
(``--ck-text``), and ``ChartView`` puts in what they stand for where the chart is shown, and
again when that changes. Marks name a style of ``STYLES`` instead of a colour. Nothing is told
by colour alone: place, shape or a number always says it too.
"""

from typing import Any

__all__ = ["configuration"]

_FONT = "--ck-font"


def configuration() -> dict[str, Any]:
    """The configuration for every chart; strings that begin with ``--ck-`` are tokens."""
    # "color" and not "fill": Vega-Lite sets a mark's own default over a style's fill.
    words = {"font": _FONT, "fontSize": 12, "color": "--ck-text"}
    return {
        # The figure around the chart says it all in words; marks would only repeat it.
        "aria": False,
        "background": "transparent",
        "font": _FONT,
        "view": {"stroke": "transparent"},
        "padding": 4,
        "axis": _axis(),
        "title": {**words, "fontSize": 13, "fontWeight": 550, "offset": 10},
        "style": {
            "ck-point": {"color": "--ck-accent", "stroke": "--ck-card", "strokeWidth": 1.5},
            "ck-point-warm": {"color": "--ck-warm", "stroke": "--ck-card", "strokeWidth": 1.5},
            "ck-faint": {"color": "--ck-control-line", "opacity": 0.35},
            "ck-label": {**words, "lineHeight": 14},
            "ck-place": {**words, "fontSize": 12, "fontWeight": 650, "color": "--ck-text-soft"},
            "ck-shape": {"color": "--ck-accent", "strokeWidth": 3},
            "ck-divide": {"color": "--ck-control-line", "strokeDash": [3, 4]},
            "ck-cell-none": {"color": "--ck-sunken", "stroke": "--ck-line"},
            "ck-cell-some": {"color": "--ck-accent-soft", "stroke": "--ck-accent"},
            "ck-cell-many": {"color": "--ck-accent", "stroke": "--ck-accent"},
            "ck-number": {**words, "fontWeight": 600},
            "ck-number-many": {**words, "fontWeight": 600, "color": "--ck-on-accent"},
        },
    }


def _axis() -> dict[str, Any]:
    return {
        "labelColor": "--ck-text-soft",
        "labelFont": _FONT,
        "labelFontSize": 12,
        "titleColor": "--ck-text",
        "titleFont": _FONT,
        "titleFontSize": 13,
        "titleFontWeight": 550,
        "titlePadding": 8,
        "domainColor": "--ck-control-line",
        "tickColor": "--ck-control-line",
        "gridColor": "--ck-line",
        "grid": False,
    }
