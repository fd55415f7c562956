"""The comments in a Word file, as python-docx finds them, and what it leaves as it is."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import attrs
import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from careerkit.export.paper.shown import one_line, without_controls
from careerkit.importing.word.text import WordText, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from careerkit.importing.word.text import Place

__all__ = ["Remark", "Remarks", "remarks_in"]

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_EXTENDED = "/commentsExtended"


@attrs.frozen(kw_only=True)
class Remark:
    """One comment.

    Attributes:
        who: Its author, on one line.
        on: The author's day, if the file tells one.
        text: What it says, a line a paragraph.
        passage: The words that it was put at, on one line.
        places: Where those stand, each place once.
        is_gone: Whether one of these is an entry that the workbook doesn't have.
        answers: Which comment of the file it replies to, by number.
        is_resolved: Whether somebody marked it, or what it replies to, as resolved.
        has_picture: Whether there is more in it than words.
    """

    who: str
    on: date | None
    text: str
    passage: str
    places: list[Place]
    is_gone: bool
    answers: int | None
    is_resolved: bool
    has_picture: bool


@attrs.frozen(kw_only=True)
class Remarks:
    """What a file says beside the answers.

    Attributes:
        comments: In the order in which they stand beside the text.
        is_ours: Whether an anchor of ours is in it.
        changes: How many changes of the text itself it marks.
        more: How many comments there are besides.
    """

    comments: tuple[Remark, ...]
    is_ours: bool
    changes: int
    more: int


def remarks_in(
    data: bytes, places: Mapping[str, Place], titles: Mapping[str, str], most: int
) -> Remarks:
    """The comments of a Word file, which may be as large as whoever calls this allows.

    Args:
        data: All of it.
        places: Where the anchors lead that are known.
        titles: Sections by what stands above them, for a file that has lost all anchors.
        most: How many comments are read.
    """
    file = docx.Document(io.BytesIO(data))
    text = WordText(file.element.body, places, titles)
    elements = [comment._comment_elm for comment in file.comments]
    return Remarks(
        comments=tuple(_remarks(elements[:most], text, file)),
        is_ours=text.is_ours,
        changes=text.changes,
        more=max(0, len(elements) - most),
    )


def _remarks(
    elements: list[BaseOxmlElement], text: WordText, file: WordDocument
) -> Iterator[Remark]:
    ordered = _in_order(elements, text)
    threads = _threads(ordered, file)
    for element, (answers, is_resolved) in zip(ordered, threads, strict=True):
        places, is_gone = text.places_of(_word(element, "id"))
        yield Remark(
            who=one_line(without_controls(_word(element, "author"))),
            on=_day(_word(element, "date")),
            text=lines_of(_each(element, "p")),
            passage=text.passage(_word(element, "id")),
            places=places,
            is_gone=is_gone,
            answers=answers,
            is_resolved=is_resolved,
            has_picture=next(_each(element, "drawing", "pict", "object"), None) is not None,
        )


def _in_order(elements: list[BaseOxmlElement], text: WordText) -> list[BaseOxmlElement]:
    """As they stand beside the text; one of which nothing there speaks is the last."""

    def place(element: BaseOxmlElement) -> tuple[bool, int]:
        begin = text.begin_of(_word(element, "id"))
        return begin is None, begin or 0

    return sorted(elements, key=place)


def _threads(
    elements: list[BaseOxmlElement], file: WordDocument
) -> Iterator[tuple[int | None, bool]]:
    """Of each comment which one it replies to, and whether it is resolved."""
    by_paragraph = {
        paragraph.get(f"{_W14}paraId"): number
        for number, element in enumerate(elements)
        for paragraph in _each(element, "p")
    }
    parents: dict[int | None, int] = {}
    done: set[int | None] = set()
    for told in _extended(file):
        number = by_paragraph.get(told.get(f"{_W15}paraId", ""))
        parent = by_paragraph.get(told.get(f"{_W15}paraIdParent", ""))
        if told.get(f"{_W15}done") in ("1", "true"):
            done.add(number)
        if parent is not None and parent != number:
            parents[number] = parent
    for number in range(len(elements)):
        parent = parents.get(number)
        yield parent, number in done or (parent is not None and parent in done)


def _extended(file: WordDocument) -> Iterator[BaseOxmlElement]:
    """What Word tells of comments in a part of its own, which python-docx leaves as it is."""
    for relation in file.part.rels.values():
        if relation.reltype.endswith(_EXTENDED) and not relation.is_external:
            yield from parse_xml(relation.target_part.blob).iter(f"{_W15}commentEx")


def _each(element: BaseOxmlElement, *tags: str) -> Iterator[BaseOxmlElement]:
    found: Iterator[BaseOxmlElement] = element.iter(*(qn(f"w:{tag}") for tag in tags))
    return found


def _word(element: BaseOxmlElement, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))


def _day(moment: str) -> date | None:
    """The day of a moment. Word writes it by the writer's clock, whatever it says of its zone."""
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
