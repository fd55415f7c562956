"""Letters for which there is no font, and what stands in their place.

A computer without fonts of its own has those that Typst brings along: for Latin, Greek, Cyrillic,
Hebrew and a few more. An empty box would say nothing, and read aloud even less.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.paper.fonts import FONTS
from careerkit.export.paper.typesetting import TypesettingError, typeset
from careerkit.insight.language.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Missing", "can_be_set", "missing_in", "missing_in_drawings"]

_UNUSUAL = re.compile(
    r".?[^\x00-\u024f\u0370-\u0386\u0388-\u03ff\u0400-\u045f\u2010-\u2027]+", re.DOTALL
)
# What the fonts that come with Typst hold in any case is not looked for.

_REPORTED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_AGAIN = re.compile(r"(\[[^\[\] ]+\])(?: \1)+")
_JOINER = "\u200d"
_MOST = 3
"""So many are named in a sentence."""


@attrs.frozen
class Missing:
    """The letters of a text for which there is no font, each with what is written upon it.

    Attributes:
        letters: Those letters.
    """

    letters: frozenset[str] = frozenset()

    def marked(self, text: str) -> str:
        """The text with a script or a sign's name in brackets where letters are missing."""
        if not self.letters:
            return text
        marked = _UNUSUAL.sub(lambda found: "".join(self._marks(found[0])), text)
        return _AGAIN.sub(r"\1", marked)

    def sentences(self) -> tuple[str, ...]:
        """What is missing and which font would help, in a sentence each for letters and signs."""
        letters, signs = self._called(is_letter=True), self._called(is_letter=False)
        kinds = {"letters": letters, "signs": signs}
        return tuple(_sentence(kind, marks) for kind, marks in kinds.items() if marks)

    def sentences_on_charts(self) -> tuple[str, ...]:
        """The same, where they are missing in charts alone."""
        marks = self._called(is_letter=True) + self._called(is_letter=False)
        return (_sentence("drawn", marks),) if marks else ()

    def _called(self, *, is_letter: bool) -> list[_Mark]:
        marks = dict.fromkeys(_mark(letter) for letter in sorted(self.letters))
        return [one for one in marks if bool(one.script) == is_letter]

    def _marks(self, text: str) -> Iterator[str]:
        last = None
        for letter in clusters(text):
            mark = _mark(letter) if letter in self.letters else None
            # A word of such letters is one mark.
            if mark is None:
                yield letter
            elif last is None or mark.name != last.name or not mark.script:
                yield f"[{mark.name}]"
            last = mark


def missing_in(texts: Iterable[str]) -> Missing:
    """The letters in texts for which this computer has no font.

    Raises:
        ExportError: If Typst is not installed.
    """
    return Missing(_missing(_unusual_in(texts)))


def missing_in_drawings(svgs: Sequence[str]) -> Missing:
    """The letters in drawings that can't be set there.

    A drawing is given a text's letters from one font, and the rest from a second one. So it may be
    without a letter that a paragraph has.

    Raises:
        ExportError: If Typst is not installed.
    """
    reported = _reported([], [svg for svg in svgs if _UNUSUAL.search(svg)])
    return Missing(_with_any_of(reported or set(), _unusual_in(svgs)))


def can_be_set(svg: str) -> bool:
    """Whether a drawing keeps to PDF/UA-1: each sign that is drawn is known to be of a letter.

    Raises:
        ExportError: If Typst is not installed.
    """
    return not _UNUSUAL.search(svg) or _reported([], [svg]) is None


def _unusual_in(texts: Iterable[str]) -> frozenset[str]:
    found = {
        letter
        for text in texts
        if not text.isascii()
        for part in _UNUSUAL.findall(text)
        for letter in clusters(part)
    }
    return frozenset(filter(_is_unusual, found))


def clusters(text: str) -> Iterator[str]:
    """The letters of a text as they are seen: each with what is written upon it or joined to it."""
    cluster = ""
    for letter in text:
        if cluster and not _continues(cluster, letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _continues(cluster: str, letter: str) -> bool:
    if cluster[-1] == _JOINER or letter == _JOINER:
        return True
    if _is_flag(letter):
        return len(cluster) == 1 and _is_flag(cluster)
    is_tone = "\U0001f3fb" <= letter <= "\U0001f3ff"
    is_tag = "\U000e0020" <= letter <= "\U000e007f"
    return unicodedata.category(letter)[0] == "M" or is_tone or is_tag


def _is_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _is_unusual(cluster: str) -> bool:
    return bool(_UNUSUAL.search(cluster)) and not all(map(_is_ignored, cluster))


def _is_ignored(letter: str) -> bool:
    """Whether a font need not hold it: what joins, parts and chooses forms."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@lru_cache(maxsize=64)
def _missing(letters: frozenset[str]) -> frozenset[str]:
    reported = _reported(sorted(letters), [])
    return _with_any_of(reported or set(), letters)


def _with_any_of(reported: set[str], letters: frozenset[str]) -> frozenset[str]:
    return frozenset(letter for letter in letters if not reported.isdisjoint(letter))


def _reported(letters: Sequence[str], drawings: Sequence[str]) -> set[str] | None:
    """The letters that Typst names; None where it finds nothing amiss."""
    if not letters and not drawings:
        return None
    values = {"fonts": FONTS, "letters": letters, "drawings": drawings}
    try:
        typeset("letters", values)
    except TypesettingError as problem:
        told = "".join(map(_unescaped, _REPORTED.findall(str(problem))))
        return {letter for letter in told if not _is_ignored(letter)}
    return None


def _unescaped(told: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], told)


# ---- how they are called


@attrs.frozen
class _Mark:
    name: str
    script: str = ""
    """The first word of its name in Unicode, as ``cjk``; empty for a sign."""


def _mark(cluster: str) -> _Mark:
    names = [unicodedata.name(letter, "") for letter in cluster if not _is_ignored(letter)]
    if _is_flag(cluster[0]):
        return _Mark("".join(name[-1] for name in names))
    if unicodedata.category(cluster[0])[0] in "LMNP":
        script = names[0].split(" ")[0].split("-")[0].lower() if names[0] else ""
        called = content.texts("paper.missing.scripts").get(script, script.title())
        return _Mark(str(called), script) if script else _untold()
    told = [name.lower() for name in names if name and not name.startswith("EMOJI MODIFIER")]
    return _Mark(", ".join(told)) if told else _untold()


def _untold() -> _Mark:
    return _Mark(content.text("paper.missing.untold"))


def _sentence(kind: str, marks: list[_Mark]) -> str:
    fonts = content.texts("paper.missing.fonts")
    named = dict.fromkeys(
        str(fonts.get(mark.script or "signs", fonts["any"])).format(script=mark.name)
        for mark in marks
    )
    return content.text(
        f"paper.missing.{kind}",
        scripts=joined(dict.fromkeys(mark.name for mark in marks)),
        marks=joined(dict.fromkeys(f"[{mark.name}]" for mark in marks)),
        fonts=joined(named),
    )
