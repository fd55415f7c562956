"""Clarity and energy from check-in to check-in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.days import MOST_POINTS, Days
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.check_in.cadence import days
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import altair as alt

    from careerkit.model import CheckInRecord, Workbook

__all__ = ["clarity_over_time"]

_STEP = 19
# Pixels between two steps of a rating: a label's height.


def clarity_over_time(workbook: Workbook) -> Figure:
    """How clear was the next step, and how much energy was there, from check-in to check-in?

    Two bands, one above the other, with the same days: the two scales have nothing in common,
    so that a shared axis would invite comparing what can't be compared.
    """
    texts = content.texts("charts.clarity_over_time")
    rated = [
        (day, check_in)
        for day, check_in in days(workbook)
        if check_in.clarity is not None or check_in.energy is not None
    ]
    if not rated:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    today, words = rated[-1][0], {name: _words(name) for name in ("clarity", "energy")}
    return Figure(
        chart=_draw_ratings(rated, texts),
        title=texts["title"],
        description=" ".join(_describe_ratings(rated, words)),
        columns=(texts["day"], *texts["columns"].values(), texts["sentence"]),
        rows=tuple(
            (
                day_in_words(day, today),
                words["clarity"].get(str(check_in.clarity)),
                words["energy"].get(str(check_in.energy)),
                check_in.sentence if is_spoken(check_in.sentence) else "",
            )
            for day, check_in in rated
        ),
    )


def _words(name: str) -> dict[str, str]:
    return content.texts(f"model.check_in_record.{name}.options")


def _describe_ratings(
    rated: list[tuple[date, CheckInRecord]], words: dict[str, dict[str, str]]
) -> Iterator[str]:
    today = rated[-1][0]
    first, last = day_in_words(rated[0][0], today), day_in_words(today, today)
    yield content.plural(
        "charts.clarity_over_time.says",
        len(rated),
        Count=in_words(len(rated)).capitalize(),
        day=last,
        first=first,
        last=last,
    )
    for name, options in words.items():
        values = [value for _, c in rated if (value := getattr(c, name)) is not None]
        if len(values) > 1:
            told = {
                "first": values[0],
                "last": values[-1],
                "low": min(values),
                "high": max(values),
            }
            # The lowest and the highest are news where they lie between the first and the last.
            between = {told["low"], told["high"]} - {told["first"], told["last"]}
            form = "" if between else "ends." if told["low"] < told["high"] else "level."
            yield content.text(
                f"charts.clarity_over_time.says.{form}{name}",
                **{key: options[str(value)] for key, value in told.items()},
            )


def _draw_ratings(
    rated: list[tuple[date, CheckInRecord]], texts: dict[str, Any]
) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    # Steps upwards from the bottom: energy -2 to 2 on 0 to 4, clarity 1 to 5 on 7 to 11.
    offsets, top = {"clarity": 6, "energy": 2}, 12.9
    days_of = Days([day for day, _ in rated])
    labels = {
        str(int(value) + offsets[name]): word
        for name, ends in texts["ends"].items()
        for value, word in ends.items()
    }
    x = days_of.axis()
    scale = alt.Scale(domain=[-0.6, top], nice=False, zero=False)
    axis = alt.Axis(
        values=[*range(5), *range(7, 12)],
        labelExpr=f"{json.dumps(labels)}[datum.value] || ''",
        grid=True,
        domain=False,
        ticks=False,
    )
    y = alt.Y("y:Q", title=None, scale=scale, axis=axis)
    layers = []
    for name, style, shape, dash in (
        ("clarity", "ck-point", "circle", [1, 0]),
        ("energy", "ck-point-warm", "square", [5, 4]),
    ):
        known = [(d, c, value) for d, c in rated if (value := getattr(c, name)) is not None]
        rows = [
            {
                "x": days_of.place(day),
                "y": value + offsets[name],
                "what": f"{day_in_words(day, days_of.last)}: {_words(name)[str(value)]}",
            }
            for day, _, value in known
        ]
        layers.append(chart_of(rows).mark_line(style="ck-shape", strokeDash=dash).encode(x=x, y=y))
        if len(rows) <= MOST_POINTS:
            points = chart_of(rows).mark_point(
                style=style, shape=shape, filled=True, opacity=1, size=80
            )
            layers.append(
                points.encode(x=x, y=y, tooltip=alt.Tooltip("what:N", title=texts["day"]))
            )
    titles = [{"y": 4.9, "text": texts["bands"]["energy"]}]
    titles.append({"y": 11.9, "text": texts["bands"]["clarity"]})
    heading = chart_of(titles).mark_text(style="ck-place", align="left", baseline="middle")
    layers.append(heading.encode(x=alt.XValue(0), y=y, text=alt.Text("text:N")))
    return alt.layer(*layers).properties(
        width="container",
        height=round(_STEP * (top + 0.6)),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
