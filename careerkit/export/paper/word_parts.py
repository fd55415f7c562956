"""What python-docx has no word for: bookmarks, fields, directions, alternative texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from careerkit.export.bidi import kept_to_itself
from careerkit.export.paper.shown import is_right_to_left, without_controls

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shape import InlineShape
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.table import Table

__all__ = [
    "Anchors",
    "Body",
    "add_field",
    "add_link",
    "begin_field",
    "describe",
    "end_field",
    "name_table",
    "write",
]

# What may stand behind the direction among a paragraph's properties, which have an order.
_BEHIND_DIRECTION = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)

# A file of years has 70,000 runs, and python-docx goes through each of them letter by letter.
_RUN, _PROPERTIES, _TEXT = qn("w:r"), qn("w:rPr"), qn("w:t")
_STYLE, _RTL, _VALUE = qn("w:rStyle"), qn("w:rtl"), qn("w:val")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = {"\n": qn("w:br"), "\t": qn("w:tab")}
_PIECES = re.compile("([\n\t])")


class Body:
    """What stands in a file, one paragraph behind the other.

    python-docx looks for the end of the file, and for what a style is called, with each of them: in
    a file of years that takes minutes.

    Args:
        file: With nothing in it yet.
    """

    def __init__(self, file: WordDocument) -> None:
        self._body = file._body
        self._end = self._body._element.get_or_add_sectPr()

    def add(self, style: ParagraphStyle) -> Paragraph:
        """A new paragraph, behind all that is there."""
        element = OxmlElement("w:p")
        element.style = style.style_id
        self._end.addprevious(element)
        return Paragraph(element, self._body)


class Anchors:
    """Bookmarks, each with a number of its own."""

    def __init__(self) -> None:
        self._count = 0

    def put(self, name: str, first: Paragraph, last: Paragraph) -> None:
        """A bookmark from the beginning of one paragraph to the end of another.

        Args:
            name: Its name.
            first: Where it begins.
            last: Where it ends.
        """
        self._count += 1
        number = str(self._count)
        begin = _element("bookmarkStart", id=number, name=name)
        properties = first._p.pPr
        if properties is None:
            first._p.insert(0, begin)
        else:
            properties.addnext(begin)
        last._p.append(_element("bookmarkEnd", id=number))


def write(
    paragraph: Paragraph, text: str, style: CharacterStyle | None = None, *, is_ours: bool = False
) -> Paragraph:
    """Put a text at the end of a paragraph, in the direction of its first letter.

    Args:
        paragraph: Where it stands. With nothing in it yet, it takes the text's direction.
        text: What was typed. Its lines stay lines, and nothing in it is a field or markup.
        style: How its letters look.
        is_ours: Whether it is a sentence of ours, which keeps its direction whatever it quotes.
    """
    shown = kept_to_itself(without_controls(text, turns=True))
    is_first = paragraph._p.find(_RUN) is None
    run = _below(paragraph._p, _RUN)
    is_turned = is_right_to_left(shown) and not is_ours
    if style is not None or is_turned:
        properties = _below(run, _PROPERTIES)
        if style is not None:
            _below(properties, _STYLE).set(_VALUE, style.style_id)
        if is_turned:
            _below(properties, _RTL)
    if is_turned and is_first:
        paragraph._p.get_or_add_pPr().insert_element_before(_element("bidi"), *_BEHIND_DIRECTION)
    for piece in _PIECES.split(shown):
        if piece in _MARKS:
            _below(run, _MARKS[piece])
        elif piece:
            text_in_run = _below(run, _TEXT)
            text_in_run.text = piece
            text_in_run.set(_SPACE, "preserve")
    return paragraph


def add_field(paragraph: Paragraph, code: str) -> None:
    """Put a field into a paragraph, such as ``PAGE``: whoever shows the document fills it in."""
    begin_field(paragraph, code)
    paragraph.add_run("1")
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field: what is put in from here to its end is what it says."""
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="begin"))
    instruction = _element("instrText")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    """End the field that was begun last."""
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="end"))


def add_link(paragraph: Paragraph, text: str, anchor: str) -> None:
    """Put a link into a paragraph.

    Args:
        paragraph: Where it stands.
        text: What it says.
        anchor: The name of the bookmark that it leads to.
    """
    run = write(paragraph, text).runs[-1]._r
    link = _element("hyperlink", anchor=anchor, history="1")
    run.addprevious(link)
    link.append(run)


def describe(picture: InlineShape, text: str) -> None:
    """Give a picture its alternative text."""
    picture._inline.docPr.set("descr", without_controls(text))


def name_table(table: Table, title: str) -> None:
    """Say what a table is, and that its first row stands above each of its pages."""
    properties = table._tbl.tblPr
    properties.append(_element("tblCaption", val=without_controls(title)))
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, _element("cantSplit"))


def _below(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    child: BaseOxmlElement = parent.makeelement(tag)
    parent.append(child)
    return child


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
