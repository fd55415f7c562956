"""The people of a person's map, the closest first, against what each of them could give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.wording import in_words, joined
from careerkit.insight.people.support import CLOSE, GIFTS, called, name_of_supporter, support
from careerkit.model import Supporter, declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

    from careerkit.insight.people.support import Support
    from careerkit.model import Workbook

__all__ = ["support_map"]

_STEP, _HEAD = 62, 6
# Heights in pixels: of a row, whose name stands above its cells; and of the gap above them all.

_TICK = "\N{CHECK MARK}"


def support_map(workbook: Workbook) -> Figure:
    """Who gives what? A row for each person, the closest first, and a tick for each gift.

    The last row counts the ticks, so that a gift that no person gives is a nought and no blank.
    """
    texts = content.texts("charts.support_map")
    found = support(workbook)
    if not found.people:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    gifts = [texts["gifts"][gift] for gift in GIFTS]
    return Figure(
        chart=_draw(found, texts),
        title=texts["title"],
        description=" ".join(_describe(found, texts)),
        columns=(texts["person"], texts["closeness"], *gifts),
        rows=tuple(
            (
                name_of_supporter(person),
                person.closeness,
                *(texts["yes" if gift in person.gives else "no"] for gift in GIFTS),
            )
            for person in found.people
        ),
    )


def _describe(found: Support, texts: dict[str, Any]) -> Iterator[str]:
    count = len(found.people)
    close = sum((person.closeness or 0) >= CLOSE for person in found.people)
    is_rated = any(person.closeness is not None for person in found.people)
    yield content.plural(
        f"charts.support_map.says.{'people' if is_rated else 'open'}",
        count,
        people=in_words(count).capitalize(),
        close=content.plural("charts.support_map.says.close", close, number=in_words(close)),
    )
    for gift in GIFTS:
        givers = found.givers(gift)
        if givers:
            names = joined(called(giver, inside=at > 0) for at, giver in enumerate(givers))
            yield content.plural(f"charts.support_map.says.{gift}", len(givers), names=names)
    if found.missing:
        missing = joined((texts["missing"][gift] for gift in found.missing), most=len(GIFTS))
        yield texts["says"]["nobody"].format(gifts=missing)


def _draw(found: Support, texts: dict[str, Any]) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    cells, rows = list(_cells(found, texts)), list(_rows(found, texts))
    height = _HEAD + _STEP * len(rows)
    x = alt.X(
        "gift:N",
        title=None,
        axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelOverlap=False),
        scale=alt.Scale(
            domain=[texts["gifts"][gift] for gift in GIFTS], paddingInner=0.06, paddingOuter=0
        ),
    )
    scale = alt.Scale(domain=list(range(len(rows))), padding=0)
    y = alt.Y("row:O", title=None, axis=None, scale=scale)
    tooltip = [
        alt.Tooltip("person:N", title=texts["person"]),
        alt.Tooltip("full:N", title=texts["gift"]),
    ]
    layers = [
        *(
            chart_of(cell for cell in cells if cell["look"] == look)
            .mark_rect(
                style=f"ck-cell-{look}",
                height=alt.RelativeBandSize(0.48),
                yOffset=11,
                cornerRadius=6,
                strokeWidth=1,
            )
            .encode(x=x, y=y, tooltip=tooltip)
            for look in ("none", "some", "many")
        ),
        *(
            chart_of(cell for cell in cells if (cell["look"] == "many") is full)
            .mark_text(style=style, dy=11)
            .encode(x=x, y=y, text=alt.Text("mark:N"))
            for full, style in ((False, "ck-number"), (True, "ck-number-many"))
        ),
        _names(chart_of(rows), "name", "left", fontWeight=600).encode(x=alt.XValue(0), y=y),
        _names(chart_of(rows), "note", "right").encode(x=alt.XValue("width"), y=y),
    ]
    return alt.layer(*layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _names(rows: alt.Chart, field: str, align: Any, **look: Any) -> alt.Chart:  # noqa: ANN401
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415

    # A long name ends where the words on its right begin.
    limit = alt.ExprRef("width - 130" if align == "left" else "width")
    mark: alt.Chart = rows.mark_text(
        style="ck-label", align=align, baseline="top", dy=6 - _STEP / 2, limit=limit, **look
    ).encode(text=alt.Text(f"{field}:N"))
    return mark


def _rows(found: Support, texts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    words = {
        value: label
        for f in declared(Supporter)
        if f.name == "closeness"
        for value, label in f.options
    }
    for position, person in enumerate(found.people):
        note = words.get(person.closeness, texts["unrated"])
        yield {"row": position, "name": name_of_supporter(person), "note": note}
    yield {"row": len(found.people), "name": texts["together"], "note": ""}


def _cells(found: Support, texts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, person in enumerate(found.people):
        for gift in GIFTS:
            gives = gift in person.gives
            yield {
                "id": person.id,
                "row": position,
                "gift": texts["gifts"][gift],
                "full": f"{texts['gifts'][gift]}: {texts['yes' if gives else 'no']}",
                "person": name_of_supporter(person),
                "mark": _TICK if gives else "",
                "look": "many" if gives else "none",
            }
    for gift in GIFTS:
        count = len(found.givers(gift))
        yield {
            "row": len(found.people),
            "gift": texts["gifts"][gift],
            "full": f"{texts['gifts'][gift]}: {count}",
            "person": texts["together"],
            "mark": str(count),
            "look": "some" if count else "none",
        }
