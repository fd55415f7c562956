"""Maps of two ratings: what absorbs against what feeds, what is easy against what feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.passion.places import Place
from careerkit.insight.language.wording import in_words, joined, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerkit.model import Activity, Strength, Workbook

__all__ = ["energy_map", "strengths_map"]


def energy_map(workbook: Workbook) -> Figure:
    """What absorbs, and does it feed? Absorption (1 to 5) against energy (-2 to 2)."""
    return _figure(
        "energy_map",
        _places(((a.id, a.what, a.absorbed, a.energy) for a in workbook.activities), (3, 0)),
        workbook.activities,
    )


def strengths_map(workbook: Workbook) -> Figure:
    """What comes easily, and does it feed? Ease against energy, both 1 to 5."""
    return _figure(
        "strengths_map",
        _places(((s.id, s.what, s.ease, s.energy) for s in workbook.strengths), (3, 3)),
        workbook.strengths,
    )


def _places(
    records: Iterable[tuple[str, str, int | None, int | None]], middle: tuple[int, int]
) -> list[Place]:
    return [
        Place(id=id_, what=what, x=x, y=y, corner=_corner(x - middle[0], y - middle[1]))
        for id_, what, x, y in records
        if x is not None and y is not None and what.strip()
    ]


def _corner(right: int, up: int) -> str:
    if not right or not up:
        return ""
    return f"{'top' if up > 0 else 'bottom'}_{'right' if right > 0 else 'left'}"


def _figure(name: str, places: Sequence[Place], records: Iterable[Activity | Strength]) -> Figure:
    texts = content.texts(f"charts.{name}")
    if not places:
        # A person who has written something is not to be told to write it.
        is_there = any(record.what.strip() for record in records)
        nothing = texts["unrated" if is_there else "empty"]
        return Figure(chart=None, title=texts["title"], description=nothing)
    # Altair is loaded for the first chart with something to draw.
    from careerkit.charts.passion.plane import plane  # noqa: PLC0415

    columns = texts["columns"]
    return Figure(
        chart=plane(places, texts),
        title=texts["title"],
        description=_description(name, places),
        columns=(columns["what"], columns["x"], columns["y"], columns["corner"]),
        rows=tuple(
            (
                place.what,
                texts["steps"]["x"][str(place.x)],
                texts["steps"]["y"][str(place.y)],
                texts[place.corner] if place.corner else content.text("charts.corner.middle"),
            )
            for place in places
        ),
    )


def _description(name: str, places: Sequence[Place]) -> str:
    corners = {
        corner: [quote(place.what) for place in places if place.corner == corner]
        for corner in ("top_right", "bottom_right")
    }
    sentences = [_say(f"{name}.says.placed", len(places))]
    # Of a single one that is named below, that sentence says it.
    if not corners["top_right"] and (len(places) > 1 or not corners["bottom_right"]):
        sentences.append(_say(f"{name}.says.none", len(places)))
    sentences += [
        content.text(f"charts.{name}.says.all_of_them", what=joined(quotes))
        if 1 < len(quotes) == len(places) and corner == "top_right"
        else _say(f"{name}.says.{corner}", len(quotes), what=joined(quotes))
        for corner, quotes in corners.items()
        if quotes
    ]
    return " ".join(sentences)


def _say(key: str, count: int, **values: str) -> str:
    words = in_words(count)
    return content.plural(f"charts.{key}", count, Count=words.capitalize(), **values)
