"""How many contacts got how far: a bar a stage, each at least as long as the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of, words_of
from careerkit.insight.language.wording import in_words
from careerkit.insight.people.outreach import STAGES, reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

    from careerkit.model import Workbook

__all__ = ["outreach_funnel"]

_NAME, _BAR, _GAP = 20, 16, 10
# Heights in pixels: of a stage's name, of its bar below it, and between two stages.


def outreach_funnel(workbook: Workbook) -> Figure:
    """How far did it go? How many contacts got to each stage, or beyond it."""
    texts = content.texts("charts.outreach_funnel")
    if not workbook.contacts:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    counts = reached(workbook)
    return Figure(
        chart=_draw(counts, texts),
        title=texts["title"],
        description=" ".join(_describe(counts)),
        columns=(texts["stage"], texts["count"]),
        rows=tuple(
            (texts["stages"][stage], count) for stage, count in zip(STAGES, counts, strict=True)
        ),
    )


def _describe(counts: tuple[int, ...]) -> Iterator[str]:
    by_stage = dict(zip(STAGES, counts, strict=True))
    every = by_stage["idea"]
    yield content.plural(
        "charts.outreach_funnel.says.all", every, people=in_words(every).capitalize()
    )
    for stage in ("sent", "answered", "talked"):
        count = by_stage[stage]
        if not count:
            # No contact got there, so none got any further.
            yield content.text(f"charts.outreach_funnel.says.nobody_{stage}")
            return
        yield content.plural(
            f"charts.outreach_funnel.says.{stage}", count, people=in_words(count).capitalize()
        )


def _draw(counts: tuple[int, ...], texts: dict[str, Any]) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    step = _NAME + _BAR + _GAP
    rows = [
        {
            "stage": texts["stages"][stage],
            "count": count,
            "start": 0,
            "name": step * position + _NAME / 2,
            "bar": step * position + _NAME + _BAR / 2,
        }
        for position, (stage, count) in enumerate(zip(STAGES, counts, strict=True))
    ]
    height = step * len(STAGES)
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    # Room on the right for the number behind the longest bar.
    x = alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, max(counts) * 1.12], nice=False))
    bar, name = alt.Y("bar:Q", scale=scale, axis=None), alt.Y("name:Q", scale=scale, axis=None)
    tooltip = [
        alt.Tooltip("stage:N", title=texts["stage"]),
        alt.Tooltip("count:Q", title=texts["count"]),
    ]

    layers = [
        chart_of(row for row in rows if row["count"])
        .mark_bar(style="ck-cell-many", size=_BAR, cornerRadiusEnd=4)
        .encode(x=alt.X("start:Q", axis=None), x2=alt.X2("count:Q"), y=bar, tooltip=tooltip),
        words_of(rows, "stage", 0, name, align="left"),
        chart_of(rows)
        .mark_text(style="ck-number", align="left", baseline="middle", dx=6)
        .encode(x=x, y=bar, text=alt.Text("count:Q")),
    ]
    return alt.layer(*layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
