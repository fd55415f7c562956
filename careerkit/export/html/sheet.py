"""The page of mine at the head of the page: what the person shows of it, in their own words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.html.elements import h, own

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterable, Iterator

    from careerkit.insight.page_of_mine.page import Entry, Part, Share

__all__ = ["sheet"]

_WIDTH, _HEIGHT, _RADIUS = 440, 244, 92
_WORDS = 1.2
"""How far from the middle a corner's name stands, in radiuses."""

_NEARER = 9
_BASELINE = 5


def sheet(parts: Iterable[Part]) -> ET.Element:
    """The sheet with these parts, which are all shown."""
    return h("div", {"class": "sheet"}, *map(_part, parts))


def _part(part: Part) -> ET.Element:
    return h(
        "section",
        {"class": f"of-{part.name}", "aria-labelledby": f"mine-{part.name}"},
        h("h3", {"id": f"mine-{part.name}"}, part.title),
        h("p", {"class": "letters"}, part.letters) if part.letters else None,
        _hexagon(part.shares, part.title) if part.shares else None,
        *map(_entry, part.entries),
    )


def _entry(entry: Entry) -> ET.Element:
    return h(
        "div",
        {"class": "line"},
        h("p", {"class": "label"}, entry.label) if entry.label else None,
        own("p", entry.text.text, {"class": "said"}),
        own("p", entry.note.text, {"class": "note"}) if entry.note else None,
        h("p", {"class": "by"}, entry.day) if entry.day else None,
    )


# ---- the six interests, as widgets/front_end/page_of_mine/hexagon.js draws them


def _hexagon(shares: tuple[Share, ...], title: str) -> ET.Element:
    told = (
        content.text(
            "page_of_mine.shares.described",
            name=share.name,
            score=f"{share.sum:g}",
            scale=share.scale,
        )
        for share in shares
    )
    count = len(shares)
    return h(
        "svg",
        {
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "role": "img",
            "aria-labelledby": "hexagon-title",
            "aria-describedby": "hexagon-words",
        },
        h("title", {"id": "hexagon-title"}, title),
        h("desc", {"id": "hexagon-words"}, ", ".join(told)),
        h("polygon", {"points": _points([1.0] * count), "class": "ring"}),
        h("polygon", {"points": _points([0.5] * count), "class": "ring"}),
        h("polygon", {"points": _points([s.sum / s.scale for s in shares]), "class": "shape"}),
        *_names(shares),
    )


def _names(shares: tuple[Share, ...]) -> Iterator[ET.Element]:
    for share, (x, y) in zip(shares, _corners([_WORDS] * len(shares)), strict=True):
        off = x - _WIDTH / 2
        # A name at the side begins or ends there, so that it is not over its corner.
        anchor = "middle" if abs(off) < _RADIUS else ("start" if off > 0 else "end")
        beside = {"middle": 0, "start": -_NEARER, "end": _NEARER}[anchor]
        place = {"x": f"{x + beside:.1f}", "y": f"{y + _BASELINE:.1f}", "text-anchor": anchor}
        yield h("text", place, share.name)


def _points(shares: list[float]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in _corners(shares))


def _corners(shares: list[float]) -> Iterator[tuple[float, float]]:
    """Realistic stands at the upper left, and the others follow clockwise, as Holland drew them."""
    for index, share in enumerate(shares):
        angle = math.radians(120 - 60 * index)
        radius = _RADIUS * share
        yield _WIDTH / 2 + radius * math.cos(angle), _HEIGHT / 2 - radius * math.sin(angle)
