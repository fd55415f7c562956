"""Charts as pictures in a page: SVG whose colours are the page's own, light or dark."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from careerkit.charts.drawing.beside import begin_drawing, svgs_of
from careerkit.charts.drawing.look import configuration
from careerkit.export.html.elements import h

if TYPE_CHECKING:
    from careerkit.charts import Figure

__all__ = ["begin", "picture"]

_WIDTH = 360
"""Pixels of a chart that takes the room it has: as on a phone, so that its words stay readable."""

_TAGS = frozenset({"g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath"})
_ATTRIBUTE = re.compile(
    r"clip-path|[cr][xy]|d[xy]?|(?:fill|stroke)(?:-[a-z]+)?|font-(?:size|style|weight)|height|id"
    r"|opacity|r|text-anchor|transform|width|[xy][12]?"
)
_TOKEN = re.compile(r"--ck-[\w-]+")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_PLACE = re.compile(r"url\(#([\w-]+)\)")


def begin(figure: Figure) -> None:
    """Have a figure drawn that will be in a page, if there is a process for it."""
    begin_drawing(_spec(figure), _look())


def picture(figure: Figure, key: str) -> ET.Element | None:
    """The figure's chart; None where nothing is installed that draws, or it can't be drawn.

    Args:
        figure: What it shows. Its title and description become the picture's own.
        key: What the picture's ids begin with: no other picture of the page has it.
    """
    drawn = _drawn(figure)
    if drawn is None:
        return None
    width, height = drawn.get("width", ""), drawn.get("height", "")
    return h(
        "svg",
        {
            "viewBox": drawn.get("viewBox", ""),
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{key}-title",
            "aria-describedby": f"{key}-words",
            "fill": "none",
        },
        h("title", {"id": f"{key}-title"}, figure.title),
        h("desc", {"id": f"{key}-words"}, figure.description),
        *_copies(drawn, key),
    )


def _drawn(figure: Figure) -> ET.Element | None:
    try:
        [svg] = svgs_of([_spec(figure)], _look())
    except ImportError:
        return None
    return ET.fromstring(svg) if svg else None  # noqa: S314 - written just now, and it escapes what it is told


def _spec(figure: Figure) -> dict[str, Any]:
    spec = figure.spec() or {}
    return {**spec, "width": _WIDTH} if spec.get("width") == "container" else spec


def _look() -> dict[str, Any]:
    """How charts look; how long a word is, is measured in a font that there is."""
    return {**configuration(), "font": "sans-serif"}


def _copies(parent: ET.Element, key: str) -> list[ET.Element]:
    return [copy for child in parent if (copy := _copy(child, key)) is not None]


def _copy(element: ET.Element, key: str) -> ET.Element | None:
    """The element with what a picture needs of it, and without what nobody would see."""
    tag = element.tag.rpartition("}")[2]
    is_hidden = element.get("opacity") == "0" or element.get("display") == "none"
    if tag not in _TAGS or is_hidden or (tag == "path" and not element.get("d")):
        return None
    attributes = {
        name: _value(name, value, key)
        for name, value in element.attrib.items()
        if _ATTRIBUTE.fullmatch(name)
    }
    copies = _copies(element, key)
    if tag == "g" and not copies:
        return None
    return h(tag, attributes, element.text if tag in {"text", "tspan"} else None, *copies)


def _value(name: str, value: str, key: str) -> str:
    if name == "id":
        return f"{key}-{value}"
    if _TOKEN.fullmatch(value):
        return f"var({value})"
    value = _PLACE.sub(rf"url(#{key}-\1)", value)
    return _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}", value)
