"""The hours of the next weeks, and what is to be learned in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.dates import day_in_words, short_day
from careerkit.insight.language.wording import joined, quote, shortened
from careerkit.insight.learning.plan import hours_in_words, learning_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import altair as alt

    from careerkit.insight.learning.schedule import Week
    from careerkit.model import Workbook

__all__ = ["learning_weeks"]

_WEEKS = 8
_STEP = 46
_DOWN = 9
_NAMED = 3
# A row has room for what is learned above its bar, which leaves the width of a phone to both.


def learning_weeks(workbook: Workbook, today: date) -> Figure:
    """Into which weeks does the learning go? Planned and free hours of up to eight weeks."""
    texts = content.texts("charts.learning_weeks")
    plan = learning_plan(workbook, today)
    weeks = _shown(plan.weeks) if plan else []
    if not weeks:
        is_asked = plan is not None and any(outcome.hours for outcome in plan.outcomes)
        empty = texts["no_room" if is_asked else "empty"]
        return Figure(chart=None, title=texts["title"], description=empty, tells=is_asked)
    names = {item.id: item.what for item in workbook.learning_items}
    columns = texts["columns"]
    first = [quote(names[slot.item]) for slot in weeks[0].slots]
    said = [
        content.text(
            "charts.learning_weeks.says.planned",
            hours=hours_in_words(sum(week.planned for week in weeks)),
            weeks=len(weeks),
        ),
        content.text(
            "charts.learning_weeks.says.first" if first else "charts.learning_weeks.says.none",
            names=joined(first),
        ),
    ]
    return Figure(
        chart=_draw(weeks, names, texts),
        title=texts["title"],
        description=" ".join(said),
        columns=tuple(columns[name] for name in ("week", "free", "planned", "what")),
        rows=tuple(
            (
                day_in_words(week.begins, today),
                week.free,
                week.planned,
                ", ".join(
                    content.text(
                        "charts.learning_weeks.slot",
                        name=names[slot.item],
                        hours=hours_in_words(slot.hours),
                    )
                    for slot in week.slots
                )
                or texts["nothing"],
            )
            for week in weeks
        ),
    )


def _shown(weeks: Sequence[Week]) -> list[Week]:
    """The weeks up to the last one with something in it, but no more than fit."""
    filled = [number for number, week in enumerate(weeks) if week.slots]
    return list(weeks[: min(_WEEKS, filled[-1] + 1)]) if filled else []


def _draw(
    weeks: Sequence[Week], names: Mapping[str, str], texts: dict[str, Any]
) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - for the first chart

    rows = [
        {
            "row": number,
            "week": short_day(week.begins),
            "planned": week.planned,
            "free": week.free,
            "words": f"{week.planned:g}" if week.planned else "",
            "what": " + ".join(shortened(names[slot.item]) for slot in week.slots[:_NAMED]),
        }
        for number, week in enumerate(weeks)
    ]
    y = alt.Y(
        "week:O",
        sort=[short_day(week.begins) for week in weeks],
        title=texts["columns"]["week"],
        axis=alt.Axis(title=None, ticks=False, domain=False, labelOffset=_DOWN),
    )

    def x(field: str) -> alt.X:
        return alt.X(
            f"{field}:Q",
            title=texts["x"],
            scale=alt.Scale(zero=True),
            axis=alt.Axis(tickCount=5, format="~g"),
        )

    base = chart_of(rows)
    return alt.layer(
        base.mark_bar(style="ck-cell-none", height=18, yOffset=_DOWN).encode(x=x("free"), y=y),
        # A bar of no hours would still be a line.
        base.transform_filter("datum.planned > 0")
        .mark_bar(style="ck-cell-some", height=18, yOffset=_DOWN)
        .encode(x=x("planned"), y=y),
        base.mark_text(style="ck-number", align="left", dx=4, dy=_DOWN).encode(
            x=alt.XValue(0), y=y, text=alt.Text("words:N")
        ),
        base.mark_text(style="ck-label", align="left", dy=-10, limit=alt.ExprRef("width")).encode(
            x=alt.XValue(0), y=y, text=alt.Text("what:N")
        ),
    ).properties(
        title=alt.TitleParams(texts["key"], anchor="start", frame="bounds"),
        width="container",
        height=alt.Step(_STEP),
    )
