"""Everything with a date on one line of time, kind by kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import joined, quote, shortened
from careerkit.insight.planning.timeline import (
    dated_items,
    full_weeks,
    grouped,
    horizon,
    is_all,
)
from careerkit.steps import dated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import altair as alt

    from careerkit.insight.planning.timeline import FullWeeks, TimelineItem
    from careerkit.model import Workbook

__all__ = ["roadmap"]

_DRAWN = 30
_STEP = 36
_NAME = 44
_MIDDLE = 9

_BEFORE = 12
# A twelfth of the time ahead is shown behind, too: what has just been is still going on.


@attrs.frozen(kw_only=True)
class _Span:
    """What is drawn: from ``first``, which is a little before today, to ``last``.

    ``name_kinds`` is whether each thing has to say of what kind it is, because nothing above does.
    """

    first: date
    today: date
    last: date
    name_kinds: bool


def roadmap(
    workbook: Workbook,
    scale: str,
    kinds: Collection[str],
    today: date,
    *,
    grouping: str = "kind",
) -> Figure:
    """What lies ahead, and when? Goals, steps, experiments, learning and people against days.

    Args:
        workbook: Whose dates to draw.
        scale: One of ``careerkit.insight.planning.timeline.SCALES``.
        kinds: The sections to show, of ``careerkit.steps.dated``.
        today: The person's own date.
        grouping: What stands together, one of ``careerkit.insight.planning.timeline.GROUPINGS``.
    """
    texts = content.texts("charts.roadmap")
    span = _span(scale, today, name_kinds=grouping != "kind")
    known = dated_items(workbook)
    shown = [
        item
        for item in known
        if item.section in kinds and item.end >= span.first and item.begin <= span.last
    ]
    if not shown:
        empty = texts["empty"]
        return Figure(chart=None, title=texts["title"], description=empty, tells=bool(known))
    full = full_weeks(workbook, today, span.last)
    columns = texts["columns"]
    groups = grouped(shown, grouping, workbook)
    drawn = grouped(_nearest(shown), grouping, workbook)
    # A group that is no kind has a column of its own: the kind has one anyway.
    more = () if grouping == "kind" else (content.text(f"roadmap.choice.groupings.{grouping}"),)
    return Figure(
        chart=_draw(drawn, full, span, texts),
        title=texts["title"],
        description=_describe(shown, full, span),
        columns=(
            *(columns[name] for name in ("what", "kind", "begin", "end", "state")),
            *more,
        ),
        rows=tuple(
            (*_told(item, today, texts), *([name] if more else []))
            for name, group in groups
            for item in group
        ),
    )


def _span(scale: str, today: date, *, name_kinds: bool) -> _Span:
    last = horizon(scale, today)[1]
    behind = timedelta(days=max(1, (last - today).days // _BEFORE))
    first = today - min(behind, today - date.min)
    return _Span(first=first, today=today, last=last, name_kinds=name_kinds)


def _told(item: TimelineItem, today: date, texts: dict[str, Any]) -> tuple[str, ...]:
    """A row of the table, without the group that it stands in."""
    return (
        item.what,
        dated()[item.section].kind,
        day_in_words(item.begin, today),
        day_in_words(item.end, today),
        texts["states"]["done" if item.done else "open"],
    )


def _nearest(shown: Sequence[TimelineItem]) -> list[TimelineItem]:
    """As many as a picture can hold, those that end first, in the same order."""
    kept = {id(item) for item in sorted(shown, key=lambda item: item.end)[:_DRAWN]}
    return [item for item in shown if id(item) in kept]


def _describe(shown: Sequence[TimelineItem], full: Sequence[FullWeeks], span: _Span) -> str:
    counts = [
        kind.counted(count)
        for section, kind in dated().items()
        if (count := sum(1 for item in shown if item.section == section))
    ]
    said = [
        content.text(
            "charts.roadmap.says.counts",
            last=day_in_words(span.last, span.today),
            counts=joined(counts, most=len(dated())),
        )
    ]
    ahead = [item for item in shown if item.end >= span.today and not item.done]
    if ahead:
        first = min(ahead, key=lambda item: item.end)
        said.append(
            content.text(
                "charts.roadmap.says.next",
                what=quote(first.what),
                day=day_in_words(first.end, span.today),
            )
        )
    weeks = sum((run.last - run.first).days // 7 + 1 for run in full)
    if is_all(tuple(full), span.today, span.last):
        said.append(content.text("charts.roadmap.says.full.all"))
    elif weeks:
        said.append(content.plural("charts.roadmap.says.full", weeks))
    if len(shown) > _DRAWN:
        said.append(content.text("charts.roadmap.says.more", count=_DRAWN))
    return " ".join(said)


def _at(day: date, *, hour: int = 0) -> str:
    # Days are drawn as if they were in UTC, on an axis in UTC: no zone can move them.
    return f"{day.isoformat()}T{hour:02}:00:00Z"


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _draw(
    groups: Sequence[tuple[str, Sequence[TimelineItem]]],
    full: Sequence[FullWeeks],
    span: _Span,
    texts: dict[str, Any],
) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - for the first chart

    rows, heads = _rows(groups, span, texts)
    end = len(rows) + len(heads)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(end + 1))))

    days = alt.Scale(type="utc", domain=[_at(span.first), _at(_next(span.last))], nice=False)

    def x(field: str, scale: alt.Scale | None = None) -> alt.X:
        return alt.X(
            f"{field}:T",
            title=None,
            # All layers share one: said twice, Vega takes the days for two domains to be joined.
            scale=scale or alt.Undefined,
            axis=alt.Axis(tickCount=5, labelOverlap="greedy", orient="top", labelFlush=True),
        )

    tooltip = [
        alt.Tooltip(f"{key}:N", title=texts["columns"][key])
        for key in ("what", "kind", "begin", "end")
    ]
    now = chart_of([{"at": _at(span.today, hour=12), "row": end, "words": texts["today"]}])
    shades = chart_of([_shade(run, span) for run in full])
    # Longer ones would make the whole picture smaller on a phone.
    named: dict[str, Any] = {"align": "left", "limit": alt.ExprRef("width")}
    name: dict[str, Any] = {"x": alt.XValue(0), "y": y, "text": alt.Text("name:N")}
    layers = [
        shades.mark_rect(style="ck-cell-none").encode(x=x("from"), x2=alt.X2("to:T")),
        now.mark_rule(style="ck-divide").encode(x=x("at", days)),
        *_marks(
            rows, bar={"x": x("from"), "x2": "to:T"}, point={"x": x("at")}, y=y, tooltip=tooltip
        ),
        chart_of(rows).mark_text(style="ck-label", dy=-6, **named).encode(**name),
        chart_of(heads).mark_text(style="ck-place", dy=4, **named).encode(**name),
        now.mark_text(style="ck-place", align="left", dx=4, dy=8).encode(
            x=x("at"), y=y, text=alt.Text("words:N")
        ),
    ]
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def _marks(
    rows: Sequence[dict[str, Any]],
    *,
    bar: dict[str, Any],
    point: dict[str, Any],
    **both: Any,  # noqa: ANN401 - Altair's
) -> Iterator[alt.Chart]:
    """A bar for what takes some days, and a diamond for what is on one."""
    bars = [row for row in rows if row["from"] != row["at"]]
    points = chart_of(row for row in rows if row["from"] == row["at"])
    for is_done, look in ((False, "many"), (True, "some")):
        mine = chart_of(row for row in bars if row["done"] is is_done)
        yield mine.mark_bar(
            style=f"ck-cell-{look}", height=9, yOffset=_MIDDLE, cornerRadius=3
        ).encode(**bar, **both)
    yield points.mark_point(
        style="ck-point", shape="diamond", filled=True, size=110, opacity=1, yOffset=_MIDDLE
    ).encode(**point, **both)


def _rows(
    groups: Sequence[tuple[str, Sequence[TimelineItem]]], span: _Span, texts: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A row for each item, and one for the name of each group above its items."""
    rows: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    for head, items in groups:
        heads.append({"row": len(rows) + len(heads), "name": shortened(head, _NAME)})
        first = len(rows) + len(heads)
        rows.extend(_row(item, row, span, texts) for row, item in enumerate(items, first))
    return rows, heads


def _row(item: TimelineItem, row: int, span: _Span, texts: dict[str, Any]) -> dict[str, Any]:
    begin, end = max(item.begin, span.first), min(item.end, span.last)
    kind = dated()[item.section].kind
    name = shortened(item.what, _NAME - len(kind) if span.name_kinds else _NAME)
    if span.name_kinds:
        name = content.text("roadmap.named", what=name, kind=kind)
    return {
        "id": item.id,
        "row": row,
        "name": texts["done"].format(what=name) if item.done else name,
        "what": item.what,
        "kind": kind,
        "begin": day_in_words(item.begin, span.today),
        "end": day_in_words(item.end, span.today),
        "from": _at(begin) if item.begin != item.end else _at(end, hour=12),
        "to": _at(_next(end)),
        "at": _at(end, hour=12),
        "done": item.done,
    }


def _shade(run: FullWeeks, span: _Span) -> dict[str, str]:
    return {
        "from": _at(max(run.first, span.first)),
        "to": _at(_next(min(run.end, span.last))),
    }
