"""How a Word file looks: styles, which whoever goes on writing in it changes in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from careerkit import content, theme

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import CharacterStyle, ParagraphStyle, _TableStyle

__all__ = ["Styles", "dress"]

_FONT = "Calibri"
_HEADINGS = {"Heading 1": (20, 28, 8), "Heading 2": (14, 18, 6), "Heading 3": (11.5, 12, 3)}
# Size, and the space above and below, in points.


@attrs.frozen
class Styles:
    """The styles of one file.

    Attributes:
        paragraphs: Those of paragraphs, by name.
        question: That of a question's letters.
        name: That of a name's, where it stands on the line of the answers.
        table: That of tables.
    """

    paragraphs: dict[str, ParagraphStyle]
    question: CharacterStyle
    name: CharacterStyle
    table: _TableStyle

    def __getitem__(self, name: str) -> ParagraphStyle:
        """The style of a paragraph."""
        return self.paragraphs[name]


def dress(file: WordDocument) -> Styles:
    """Give a new file its styles."""
    tokens = theme.colours()
    accent, soft = _colour(tokens["--ck-accent-strong"]), _colour(tokens["--ck-text-soft"])
    _speak(file)
    normal = file.styles["Normal"]
    _set(normal, 11, (0, 6))
    normal.font.name = _FONT
    for name, (size, above, below) in _HEADINGS.items():
        heading = file.styles[name]
        _set(heading, size, (above, below), bold=True)
        heading.font.color.rgb = accent if name == "Heading 1" else _colour(tokens["--ck-text"])
    _set(file.styles["Title"], 28, (0, 6), bold=True)
    file.styles["Title"].font.color.rgb = accent
    _set(file.styles["Subtitle"], 13, (0, 12), italic=False)
    file.styles["Subtitle"].font.color.rgb = soft
    _set(file.styles["Caption"], 11, (12, 4), bold=True)
    file.styles["Caption"].font.color.rgb = _colour(tokens["--ck-text"])
    _make(file, "Question", 9.5, (4, 0)).paragraph_format.keep_with_next = True
    _make(file, "Noticed", 11, (8, 3), bold=True).paragraph_format.keep_with_next = True
    _make(file, "Note", 10.5, (0, 6), italic=True)
    _make(file, "Contents Heading", 14, (18, 6), bold=True)
    _make(file, "Contents 1", 11, (6, 0), bold=True)
    _make(file, "Contents 2", 11, (0, 0)).paragraph_format.left_indent = Pt(14)
    _make(file, "Short", 9.5, (0, 4))
    _make(file, "Cell", 9.5, (1.5, 1.5))
    _make(file, "After a table", 4, (0, 4))
    question = file.styles.add_style("Question Words", WD_STYLE_TYPE.CHARACTER)
    question.font.color.rgb, question.font.size = soft, Pt(9.5)
    name = file.styles.add_style("Name in a line", WD_STYLE_TYPE.CHARACTER)
    name.font.bold = True
    paragraphs = {one.name: one for one in file.styles if one.type == WD_STYLE_TYPE.PARAGRAPH}
    return Styles(paragraphs, question, name, _table_style(file, tokens["--ck-sunken"]))


def _table_style(file: WordDocument, pale: str) -> _TableStyle:
    """Lines above, below and under the head, and every second row a little darker."""
    style: _TableStyle = file.styles["Light Shading"]
    for shade in style.element.iter(qn("w:shd")):
        shade.attrib.clear()
        for name, value in {"val": "clear", "color": "auto", "fill": pale.lstrip("#")}.items():
            shade.set(qn(f"w:{name}"), value)
    return style


def _speak(file: WordDocument) -> None:
    """Say which language it is in, so that what reads it aloud or checks its spelling knows."""
    [language] = file.styles.element.iter(qn("w:lang"))
    language.set(qn("w:val"), content.LANGUAGE)


def _make(
    file: WordDocument, name: str, size: float, room: tuple[float, float], **look: bool
) -> ParagraphStyle:
    style: ParagraphStyle = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = file.styles["Normal"]
    _set(style, size, room, **look)
    return style


def _set(style: ParagraphStyle, size: float, room: tuple[float, float], **look: bool) -> None:
    above, below = room
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    for name, is_so in look.items():
        setattr(style.font, name, is_so)


def _colour(token: str) -> RGBColor:
    return RGBColor.from_string(token.removeprefix("#").upper())
