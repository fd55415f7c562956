"""The charts of a document as pictures that need nothing more to be seen."""

from __future__ import annotations

import base64
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content, theme
from careerkit.charts.drawing.beside import begin_drawing, svgs_of
from careerkit.charts.drawing.look import configuration
from careerkit.export.paper.fonts import families_of
from careerkit.export.paper.letters import Missing, can_be_set, missing_in_drawings
from careerkit.export.paper.shown import without_controls
from careerkit.export.paper.typesetting import typeset_pictures
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.charts import Figure
    from careerkit.export.contents import Document, Part, Section

__all__ = ["Drawing", "begin", "drawn", "figures_of", "pictures_of"]

_WIDTH = 500
"""How wide a chart is that takes what room there is, in units of its own."""

_SCALE = 0.6
"""Points that a unit takes on paper, where there is room: letters are 7.2 points high."""

_HIGHEST = 1400
"""A higher chart would have to be made so small that nobody could read it."""

_MEASURED = "sans-serif"
# A letter's width is asked for a thousand times. In a font that has to be looked for, that takes
# three times as long as all the rest of drawing.

_PPI = 220

_TEXT = re.compile(r"(<text\b[^>]*>)([^<]*)")
_LIGATURE = re.compile("(?<=[fTtQ])(?=[A-Za-z])")
_NON_JOINER = "\N{ZERO WIDTH NON-JOINER}"

_SIZE = re.compile(r'^<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


@attrs.frozen(kw_only=True)
class Drawing:
    """A chart as SVG, and its size in points."""

    svg: str
    width: float
    height: float

    def within(self, width: float, height: float) -> Drawing:
        """The same, made smaller where it would be wider or higher."""
        scale = min(1.0, width / self.width, height / self.height)
        return attrs.evolve(self, width=self.width * scale, height=self.height * scale)


def begin(figure: Figure) -> None:
    """Have a figure drawn that will be one of a document, if there is a process for it."""
    begin_drawing(_sized(figure), _look())


def drawn(document: Document) -> tuple[list[Drawing | None], Missing]:
    """A drawing of each figure of a document, in their order and in the colours of paper.

    Returns:
        The drawings, with None for what would be too high for a page or can't be drawn, and the
        letters that can't be set in them.

    Raises:
        ExportError: If what draws or sets them is not installed.
    """
    figures = figures_of(document)
    if not figures:
        return [], Missing()
    try:
        made = svgs_of(map(_sized, figures), _look())
    except ImportError:
        raise ExportError(content.text("export.problems.needs", name="vl-convert-python")) from None
    svgs = [_in_fonts(without_controls(svg or "")) for svg in made]
    missing = missing_in_drawings(svgs)
    drawings = [_drawing(missing.marked(svg)) if svg else None for svg in svgs]
    return [one and _settable(one) for one in drawings], missing


def pictures_of(drawings: Iterable[Drawing | None]) -> list[bytes | None]:
    """Drawings as pictures (PNG), fine enough for print.

    Raises:
        ExportError: If what makes them is not installed.
    """
    every = [*drawings]
    charts = [{"svg": one.svg, "width": one.width} for one in every if one]
    made = iter(typeset_pictures("charts", {"charts": charts}, ppi=_PPI) if charts else [])
    return [next(made) if one else None for one in every]


def figures_of(document: Document) -> list[Figure]:
    """All figures of a document, in their order."""
    places: list[Section | Part] = []
    for part in document.parts:
        places += [*part.sections, part]
    return [figure for place in places for figure in place.figures]


def _sized(figure: Figure) -> dict[str, Any] | None:
    """What is drawn of a figure; None where it would be too high."""
    spec = figure.spec() or {}
    height = spec.get("height")
    if isinstance(height, int | float) and height > _HIGHEST:
        return None
    return {**spec, "width": _WIDTH} if spec.get("width") == "container" else spec


def _look() -> dict[str, Any]:
    tokens = {**theme.colours(), "--ck-font": _MEASURED}
    return {name: _in_colours(one, tokens) for name, one in configuration().items()}


def _in_colours(look: Any, tokens: dict[str, str]) -> Any:  # noqa: ANN401 - what JSON can carry
    if isinstance(look, dict):
        return {name: _in_colours(one, tokens) for name, one in look.items()}
    if isinstance(look, list):
        return [_in_colours(one, tokens) for one in look]
    return tokens.get(look, look) if isinstance(look, str) else look


def _drawing(svg: str) -> Drawing | None:
    found = _SIZE.search(svg)
    width, height = map(float, found.groups()) if found else (_WIDTH, _WIDTH)
    if height > _HIGHEST:
        return None
    return Drawing(svg=svg, width=width * _SCALE, height=height * _SCALE)


def _settable(drawing: Drawing) -> Drawing:
    """A drawing that can stand in a PDF for everybody; as points, where its lines can't.

    Scripts that join their letters are drawn with signs of which a PDF can't say what they spell.
    """
    if can_be_set(drawing.svg):
        return drawing
    [picture] = pictures_of([drawing])
    data = base64.b64encode(picture or b"").decode()
    size = f'width="{drawing.width}" height="{drawing.height}"'
    return attrs.evolve(
        drawing,
        svg=f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/png;base64,{data}"/></svg>',
    )


def _in_fonts(svg: str) -> str:
    """A drawing whose texts are set in the fonts of a document."""
    return _TEXT.sub(lambda found: _in_font(*found.groups()), svg)


def _in_font(tag: str, text: str) -> str:
    families = ", ".join(families_of(text))
    tag = tag.replace(f'font-family="{_MEASURED}"', f'font-family="{families}"')
    # A second font is asked for what the first one lacks only if both take as many signs for the
    # text. So none is drawn for two letters.
    if text.isascii():
        return tag + text
    return tag + _LIGATURE.sub(_NON_JOINER, unicodedata.normalize("NFC", text))
