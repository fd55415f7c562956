"""The text of a Word file: at which words each comment was put, and in which anchor of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs
from docx.oxml.ns import qn

from careerkit.export.paper.anchors import is_anchor
from careerkit.export.paper.shown import one_line, without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

__all__ = ["Place", "WordText", "lines_of"]

Place = tuple[str, str]
"""A section and the id of an entry; with an empty id all of it, with both empty all there is."""

_MOST_PLACES = 500
_MOST_WORDS = 2_000
# That are looked at for one comment.

_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_ADDED = (qn("w:ins"), qn("w:moveTo"))


class _Turn(NamedTuple):
    """From which word on the text is in which place, and whether its entry is not known."""

    begin: int
    place: Place
    is_gone: bool


@attrs.define
class _Range:
    """The words of one comment: in which turn they begin, and between which words."""

    turn: int
    begin: int
    end: int


class WordText:
    """One text, read from its beginning to its end.

    Args:
        body: What stands in the file.
        places: Where the anchors lead that are known.
        titles: Sections by what stands above them, for a file that has lost all anchors.

    Attributes:
        is_ours: Whether an anchor of ours is in it.
        changes: How many changes of the text it marks.
    """

    def __init__(
        self, body: BaseOxmlElement, places: Mapping[str, Place], titles: Mapping[str, str]
    ) -> None:
        self._places, self._titles = places, titles
        self._names: dict[str, str] = {}
        self._anchor = ""
        self._left: set[str] = set()
        self._section = ""
        self._words: list[str] = []
        self._turns = [_Turn(0, ("", ""), is_gone=False)]
        self._ranges: dict[str, _Range] = {}
        self.changes = 0
        marks = body.iter(qn("w:bookmarkStart"))
        self.is_ours = any(is_anchor(one.get(qn("w:name"), "")) for one in marks)
        self._read(body)

    def begin_of(self, comment: str) -> int | None:
        """Before which word a comment stands; None if nothing in the text speaks of it."""
        return self._ranges[comment].begin if comment in self._ranges else None

    def passage(self, comment: str) -> str:
        """The words that a comment was put at, as they were before any change that is marked."""
        at = self._ranges.get(comment, _NOWHERE)
        words = "".join(self._words[at.begin : min(at.end, at.begin + _MOST_WORDS)])
        return one_line(without_controls(words))

    def places_of(self, comment: str) -> tuple[list[Place], bool]:
        """Where those words stand, each place once, and whether one is of an entry that is gone."""
        at = self._ranges.get(comment, _NOWHERE)
        turns = self._turns[at.turn : at.turn + _MOST_PLACES]
        ends = [*(turn.begin for turn in turns[1:]), len(self._words)]
        seen = [
            turn
            for turn, end in zip(turns, ends, strict=True)
            if any(map(str.strip, self._words[max(turn.begin, at.begin) : min(end, at.end)]))
        ]
        # One that was put at no word stands where it stands.
        found = seen or turns[:1]
        places = list(dict.fromkeys(turn.place for turn in found))
        return places, any(turn.is_gone for turn in found)

    def _read(self, body: BaseOxmlElement) -> None:
        does: dict[str, Callable[[BaseOxmlElement], None]] = {
            "w:bookmarkStart": self._begin,
            "w:bookmarkEnd": self._end,
            "w:p": self._paragraph,
            "w:t": self._word,
            "w:delText": self._word,
            "w:commentRangeStart": self._stands,
            "w:commentRangeEnd": self._ends,
            # A comment that was put at no word has this alone.
            "w:commentReference": self._stands,
            **dict.fromkeys(("w:ins", "w:del", "w:moveFrom", "w:moveTo"), self._change),
        }
        by_tag = {qn(tag): do for tag, do in does.items()}
        for element in body.iter(*by_tag):
            by_tag[element.tag](element)

    def _begin(self, element: BaseOxmlElement) -> None:
        # No two of our anchors overlap. LibreOffice begins those of several paragraphs twice, under
        # two numbers, and ends them once.
        name = element.get(qn("w:name"), "")
        if is_anchor(name) and name not in self._left:
            self._names[_id(element)] = name
            self._turn(name)

    def _end(self, element: BaseOxmlElement) -> None:
        if self._anchor and self._names.get(_id(element)) == self._anchor:
            self._left.add(self._anchor)
            self._turn("")

    def _turn(self, anchor: str) -> None:
        """From here on one is in another anchor; or in none, and so in the last one's section."""
        self._anchor = anchor
        known = self._places.get(anchor)
        if known is not None:
            self._section = known[0]
        is_gone = bool(anchor) and known is None
        self._turns.append(_Turn(len(self._words), known or (self._section, ""), is_gone))

    def _paragraph(self, element: BaseOxmlElement) -> None:
        self._add("\n")
        style = element.pPr.style if element.pPr is not None else None
        if self.is_ours or style is None or not style.casefold().startswith("heading"):
            return
        section = self._titles.get(one_line(lines_of([element])))
        if section is not None:
            self._section = section
            self._turn("")

    def _word(self, element: BaseOxmlElement) -> None:
        around = element.getparent().getparent()
        if around is None or around.tag not in _ADDED:
            self._add(element.text or "")

    def _add(self, word: str) -> None:
        # Between two words there is one blank at most, so that nobody has to look at many.
        if word.strip():
            self._words.append(word)
        elif word and self._words and self._words[-1].strip():
            self._words.append("\n" if "\n" in word else " ")

    def _stands(self, element: BaseOxmlElement) -> None:
        here = len(self._words)
        self._ranges.setdefault(_id(element), _Range(len(self._turns) - 1, here, here))

    def _ends(self, element: BaseOxmlElement) -> None:
        if _id(element) in self._ranges:
            self._ranges[_id(element)].end = len(self._words)

    def _change(self, element: BaseOxmlElement) -> None:
        # A paragraph that was added or taken out has a mark among its properties, too.
        self.changes += element.getparent().tag != qn("w:rPr")


_NOWHERE = _Range(0, 0, 0)


def lines_of(paragraphs: Iterable[BaseOxmlElement]) -> str:
    """The words of paragraphs, a line each, without those that were taken out again."""
    lines = ("".join(_letters(one)) for one in paragraphs)
    return without_controls("\n".join(lines)).strip()


def _letters(paragraph: BaseOxmlElement) -> Iterator[str]:
    signs = {qn(tag): sign for tag, sign in _SIGNS.items()}
    for element in paragraph.iter(qn("w:t"), *signs):
        # There are tabs among a paragraph's properties, too.
        if element.getparent().tag == qn("w:r"):
            yield signs.get(element.tag, element.text or "")


def _id(element: BaseOxmlElement) -> str:
    return str(element.get(qn("w:id"), ""))
