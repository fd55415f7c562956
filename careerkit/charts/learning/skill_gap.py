"""Skills: from what the person can do today to what their path needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of
from careerkit.insight.language.wording import in_words, joined, quote, shortened
from careerkit.insight.learning.skills import gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from careerkit.insight.learning.skills import Gap
    from careerkit.model import Workbook

__all__ = ["skill_gap"]

_DRAWN = 12
_STEP = 52
# A row has room for its name above its line, which leaves the width of a phone to the line.

_NAME = 44


def skill_gap(workbook: Workbook) -> Figure:
    """How far is each skill from what is needed? Today against need, both 1 to 5."""
    texts = content.texts("charts.skill_gap")
    found = gaps(workbook)
    if not found:
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    columns = texts["columns"]
    return Figure(
        chart=_draw(found[:_DRAWN], texts),
        title=texts["title"],
        description=_describe(found),
        columns=tuple(columns[name] for name in ("name", "have", "needed", "size")),
        rows=tuple((gap.name, gap.have, gap.needed, gap.size) for gap in found),
    )


def _describe(found: Sequence[Gap]) -> str:
    open_gaps = [gap for gap in found if gap.size]
    said = [
        content.text(
            f"charts.skill_gap.says.{'step' if gap.size == 1 else 'steps'}",
            name=quote(gap.name),
            count_words=in_words(gap.size),
            have=gap.have,
            needed=gap.needed,
        )
        for gap in open_gaps[:3]
    ]
    there = [quote(gap.name) for gap in found if not gap.size]
    if there:
        said.append(content.plural("charts.skill_gap.says.there", len(there), names=joined(there)))
    if len(found) > _DRAWN:
        said.append(content.text("charts.skill_gap.says.more", count=_DRAWN))
    return " ".join(said)


def _draw(found: Sequence[Gap], texts: dict[str, Any]) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - for the first chart

    rows = [
        {
            "id": gap.skill,
            "row": number,
            "name": shortened(gap.name, _NAME),
            "what": gap.name,
            "have": gap.have,
            "needed": gap.needed,
        }
        for number, gap in enumerate(found)
    ]
    tooltip = [
        alt.Tooltip(f"{key}:N", title=texts["columns"][name])
        for key, name in (("what", "name"), ("have", "have"), ("needed", "needed"))
    ]
    y = alt.Y("row:O", axis=None)

    def x(field: str) -> alt.X:
        return alt.X(
            f"{field}:Q",
            title=texts["x"],
            scale=alt.Scale(domain=[1, 5], padding=12, nice=False),
            axis=alt.Axis(values=[1, 2, 3, 4, 5], format="d", grid=True),
        )

    base = chart_of(rows)
    return alt.layer(
        base.mark_rule(style="ck-shape", yOffset=10, y2Offset=10).encode(
            x=x("have"), x2=alt.X2("needed:Q"), y=y
        ),
        # A diamond around, a dot within: one can tell them apart where they meet, too.
        base.mark_point(style="ck-shape", shape="diamond", size=230, yOffset=10).encode(
            x=x("needed"), y=y, tooltip=tooltip
        ),
        base.mark_circle(style="ck-point", size=90, opacity=1, yOffset=10).encode(
            x=x("have"), y=y, tooltip=tooltip
        ),
        base.mark_text(style="ck-label", align="left", dy=-12).encode(
            x=alt.XValue(0), y=y, text=alt.Text("name:N")
        ),
    ).properties(
        title=alt.TitleParams(texts["key"], anchor="start", frame="bounds"),
        width="container",
        height=alt.Step(_STEP),
    )
