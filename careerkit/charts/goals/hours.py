"""The hours that goals need in each of the next weeks, against the hours that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.goals import week_load
from careerkit.insight.goals.coach import amount
from careerkit.insight.goals.feedback import full_weeks
from careerkit.insight.language.dates import day_in_words, short_day
from careerkit.insight.language.wording import joined, quote

if TYPE_CHECKING:
    from datetime import date

    import altair as alt

    from careerkit.insight.goals.week_load import WeekLoad
    from careerkit.model import Workbook

__all__ = ["goal_hours"]

_HEIGHT = 220


def goal_hours(workbook: Workbook, today: date) -> Figure:
    """Do the goals fit into the weeks? A bar a week, and a line at the hours that are free.

    What goes beyond the line is drawn fuller, and each bar has its number.
    """
    texts = content.texts("charts.goal_hours")
    loads = week_load.goal_hours(workbook, today)
    if not any(load.needed for load in loads):
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    columns = texts["columns"]
    return Figure(
        chart=_draw(loads, texts),
        title=texts["title"],
        description=_describe(loads, today, texts),
        columns=tuple(columns[name] for name in ("week", "needed", "free", "goals")),
        rows=tuple(
            (day_in_words(load.monday, today), load.needed, load.free, _goals(workbook, load))
            for load in loads
        ),
    )


def _goals(workbook: Workbook, load: WeekLoad) -> str:
    names = {goal.id: goal.what.strip() for goal in workbook.goals}
    every = [names[item.id] for item in load.items]
    unnamed = content.text("goals.unnamed")
    return joined((quote(name) if name else unnamed for name in every), most=len(every))


def _short(hours: float) -> str:
    """Hours in three characters, which is what a bar has room for on a phone; none for none."""
    return amount(round(hours, 0 if hours >= 10 else 1)) if hours else ""


def _describe(loads: tuple[WeekLoad, ...], today: date, texts: dict[str, Any]) -> str:
    needed = [load.needed for load in loads]
    span = "same" if min(needed) == max(needed) else "between"
    said = [texts["says"][span].format(low=amount(min(needed)), high=amount(max(needed)))]
    if loads[0].free is None:
        said.append(texts["says"]["no_free"])
    else:
        said.append(full_weeks(loads, today))
    return " ".join(said)


def _draw(loads: tuple[WeekLoad, ...], texts: dict[str, Any]) -> alt.TopLevelMixin:
    # Altair is loaded for the first chart with something to draw.
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415

    free = loads[0].free
    weeks = [short_day(load.monday) for load in loads]
    rows = [
        {
            "week": week,
            "needed": load.needed,
            "within": load.needed if free is None else min(load.needed, free),
            "hours": _short(load.needed),
        }
        for week, load in zip(weeks, loads, strict=True)
    ]
    over = [row for row, load in zip(rows, loads, strict=True) if load.is_too_full]
    top = max(free or 0, *(load.needed for load in loads))
    # Room for the numbers above the highest bar.
    scale = alt.Scale(domain=[0, 1.12 * top], nice=False)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, scale=scale, axis=None)

    x = alt.X(
        "week:O",
        title=texts["axes"]["weeks"],
        scale=alt.Scale(domain=weeks, paddingInner=0.2, paddingOuter=0.1),
        axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False),
    )
    tooltip = [
        alt.Tooltip("week:O", title=texts["columns"]["week"]),
        alt.Tooltip("needed:Q", title=texts["columns"]["needed"]),
    ]
    layers = [
        chart_of(rows)
        .mark_bar(style="ck-cell-some", strokeWidth=1)
        .encode(x=x, y=y("within"), tooltip=tooltip),
        chart_of(over)
        .mark_bar(style="ck-cell-many", strokeWidth=1)
        .encode(x=x, y=y("needed"), y2=alt.Y2("within:Q"), tooltip=tooltip),
        chart_of(rows)
        .mark_text(style="ck-number", baseline="bottom", dy=-4)
        .encode(x=x, y=y("needed"), text=alt.Text("hours:N")),
    ]
    title = [texts["axes"]["hours"]]
    if free is not None:
        line = chart_of([{"needed": free}]).mark_rule(style="ck-shape", strokeWidth=2)
        layers.append(line.encode(y=y("needed")))
        title.append(texts["axes"]["free"].format(free=amount(free)))
    return alt.layer(*layers).properties(
        # Above the bars: beside them the words would take a phone's room.
        title=alt.TitleParams(title, anchor="start", frame="bounds"),
        width="container",
        height=_HEIGHT,
    )
