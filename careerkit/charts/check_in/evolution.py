"""What moved between check-ins: one small line for each thing."""

from __future__ import annotations

import json
import textwrap
from itertools import dropwhile, groupby
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.charts.drawing.days import MOST_POINTS, Days
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of, words_of
from careerkit.insight.check_in.cadence import days
from careerkit.insight.check_in.snapshots import Change, figure_of, item_of, name_of
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words, joined, shortened
from careerkit.steps import measures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import altair as alt

    from careerkit.charts.drawing.days import Rows
    from careerkit.model import Workbook

__all__ = ["evolution"]

_NAME, _MORE, _BAND, _GAP = 24, 14, 30, 16
# Heights in pixels: of a line's name, of its second line, of the line drawn, between two.

_WRAP = 28
# How many characters of a name a phone shows on one line.

_MOST_LINES = 8
# More small pictures are a list that is not read; the others are in the table.

_MOST_DAYS = 60
# So many days of a line a phone can show apart; of more, evenly many are drawn.


@attrs.frozen
class _Moment:
    """A snapshot: its day, and the values of one kind by their names."""

    day: date
    values: dict[str, float]


def _moments(workbook: Workbook, kind: str) -> list[_Moment]:
    """The snapshots from the first one that knows something of this kind."""
    found = (
        _Moment(day, {r.name: r.value for r in check_in.readings if r.kind == kind})
        for day, check_in in days(workbook)
        if check_in.readings
    )
    return list(dropwhile(lambda moment: not moment.values, found))


def evolution(workbook: Workbook, kind: str) -> Figure:
    """How did each theme, interest, path or goal move from snapshot to snapshot?

    Small multiples: every name on a scale of its own, so that no two lines cross.

    Args:
        workbook: Whose check-ins hold the snapshots.
        kind: Of which measure, one of ``careerkit.steps.measures``.
    """
    texts = content.texts(f"charts.evolution.{kind}")
    moments = _moments(workbook, kind)
    names = _names(moments)
    if not names or len(moments) < 2:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    told = list(dict.fromkeys((moments[0].day, moments[-2].day, moments[-1].day)))
    by_day = {moment.day: moment.values for moment in moments}
    return Figure(
        chart=_draw(kind, moments, names[:_MOST_LINES]),
        title=texts["title"],
        description=" ".join(_describe(kind, moments, names)),
        columns=(texts["what"], *(day_in_words(day, moments[-1].day) for day in told)),
        rows=tuple(
            (name_of(kind, name), *(figure_of(kind, by_day[day].get(name)) for day in told))
            for name in names
        ),
    )


def _names(moments: list[_Moment]) -> list[str]:
    """Those of the newest snapshot in its order, and then what has gone, the latest first."""
    found: dict[str, None] = {}
    for moment in reversed(moments):
        found.update(dict.fromkeys(moment.values))
    return list(found)


def _describe(kind: str, moments: list[_Moment], names: list[str]) -> Iterator[str]:
    first, last = moments[0], moments[-1]
    yield content.text(
        "charts.evolution.says",
        first=day_in_words(first.day, last.day),
        last=day_in_words(last.day, last.day),
    )
    moved = [
        change
        for name in names
        if (change := _change(kind, moments, name)).direction in ("rose", "fell")
    ]
    if moved:
        yield content.text("charts.evolution.moved", names=joined(map(item_of, moved)))
    else:
        yield content.text("charts.evolution.still")
    more = len(names) - _MOST_LINES
    if more > 0:
        yield content.plural("charts.evolution.shown", more, Count=in_words(more).capitalize())


def _change(kind: str, moments: list[_Moment], name: str) -> Change:
    """From a thing's first value, which may be later than the first snapshot, to the newest."""
    before = next(moment.values[name] for moment in moments if name in moment.values)
    return Change(kind=kind, name=name, before=before, after=moments[-1].values.get(name))


def _thinned(moments: list[_Moment]) -> list[_Moment]:
    """As many as can be drawn, evenly chosen, the first and the last always among them."""
    last = len(moments) - 1
    if last < _MOST_DAYS:
        return moments
    places = sorted({round(n * last / (_MOST_DAYS - 1)) for n in range(_MOST_DAYS)})
    return [moments[place] for place in places]


def _draw(kind: str, moments: list[_Moment], names: list[str]) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    moments = _thinned(moments)
    days_of = Days([moment.day for moment in moments])
    low, high = _range(kind)
    titles: Rows = []
    edges: dict[str, str] = {}
    rows: Rows = []
    height = 0
    for name in names:
        words = _two_lines(name_of(kind, name))
        titles.append({"y": height + 10, "name": words, "now": _now(kind, moments, name)})
        top = height + _NAME + _MORE * (len(words) - 1)
        bottom = top + _BAND
        edges[str(top)], edges[str(bottom)] = _end(kind, high), _end(kind, low)
        rows += _points(kind, moments, name, bottom, days_of)
        height = bottom + _GAP
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    axis = alt.Axis(
        values=[int(edge) for edge in edges],
        labelExpr=f"{json.dumps(edges)}[datum.value] || ''",
        grid=True,
        domain=False,
        ticks=False,
    )
    x, y = days_of.axis(), alt.Y("y:Q", title=None, scale=scale, axis=axis)
    texts = content.texts(f"charts.evolution.{kind}")
    lines = chart_of(rows).mark_line(style="ck-shape").encode(x=x, y=y, detail=alt.Detail("run:N"))
    alone = chart_of([row for row in rows if row["mark"]])
    layers: list[alt.Chart] = [
        lines,
        alone.mark_point(style="ck-point", filled=True, opacity=1, size=60).encode(
            x=x, y=y, tooltip=alt.Tooltip("what:N", title=texts["what"])
        ),
        words_of(
            titles, "name", 0, y, align="left", fontWeight=600, limit=alt.ExprRef("width - 70")
        ),
        words_of(titles, "now", "width", y, align="right"),
    ]
    return alt.layer(*layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _range(kind: str) -> tuple[float, float]:
    return measures()[kind].low, measures()[kind].high


def _two_lines(name: str) -> list[str]:
    return textwrap.wrap(shortened(name), _WRAP, max_lines=2, placeholder="…") or [""]


def _end(kind: str, value: float) -> str:
    return figure_of(kind, value) if measures()[kind].is_share else f"{value:g}"


def _now(kind: str, moments: list[_Moment], name: str) -> str:
    value = moments[-1].values.get(name)
    return content.text("charts.evolution.gone") if value is None else figure_of(kind, value)


def _points(
    kind: str, moments: list[_Moment], name: str, bottom: float, days_of: Days
) -> Iterator[dict[str, Any]]:
    """A row for each snapshot with a value; a line breaks where the thing was not there."""
    low, high = _range(kind)
    for number, (is_there, run) in enumerate(groupby(moments, key=lambda m: name in m.values)):
        stretch = list(run) if is_there else []
        for place, moment in enumerate(stretch):
            value = moment.values[name]
            share = min(1.0, max(0.0, (value - low) / (high - low)))
            is_end = place in (0, len(stretch) - 1)
            yield {
                "x": days_of.place(moment.day),
                "y": round(bottom - _BAND * share, 1),
                "run": f"{bottom}-{number}",
                "mark": is_end or len(moments) <= MOST_POINTS,
                "what": _tip(kind, name, value, moment.day, days_of.last),
            }


def _tip(kind: str, name: str, value: float, day: date, today: date) -> str:
    shown = shortened(name_of(kind, name))
    return f"{shown}, {day_in_words(day, today)}: {figure_of(kind, value)}"
