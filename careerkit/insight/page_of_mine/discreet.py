"""A person's words without the names of others.

Names are those of the people whom the person wrote down, and what follows a title. No word list can
tell other names from words, so a name in a sentence alone stays; the page says so.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.model import Workbook

__all__ = ["Discretion"]

_CLAUSE = re.compile(r"[,;:(/]|\s[-\N{EN DASH}\N{EM DASH}]\s")
_WORD = r"[^\W\d_]\w*(?:['\N{RIGHT SINGLE QUOTATION MARK}](?!s\b)\w+|-\w+)*"
# A name, and not what is put behind it: "O'Brien" of "O'Brien's".

_CAPITAL = r"(?=[A-Z\u00c0-\u00d6\u00d8-\u00de])"

_MOST = 500
# People whose names are looked for: more are no support, and a pattern of them all would be slow.

_BEGINNING = 2
# So many letters of a name are looked for first.

_SHORTEST = 2
# A letter is no name that a sentence could be searched for.


class Discretion:
    """Leaves out the names that a workbook's people have::

        Discretion(workbook).of("Ask Mr. Okafor for a day")   # "Ask [somebody] for a day"

    Args:
        workbook: The whole one: who is not spoken of shall not be named either.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._somebody = content.text("page_of_mine.somebody")
        names = _by_beginning(_names(workbook))
        title = _title()
        # What follows a title is a name whoever it is.
        titled = rf"{title}{_WORD}(?:\s+{_CAPITAL}{_WORD})*"
        known = rf"(?:{title})?(?<!\w)(?:{names})(?!\w)" if names else ""
        self._named = re.compile("|".join(filter(None, (known, titled))))

    def of(self, text: str) -> str:
        """The text with a word in brackets for each name, with or without its accents."""
        return "".join(
            self._somebody if is_name else piece for piece, is_name in self._pieces(text)
        )

    def undone(self, edited: str, text: str) -> str:
        """An edited text with its names again, each where the word in brackets has stayed for it.

        Args:
            edited: What somebody made of ``of(text)``.
            text: The person's own.
        """
        if self._somebody not in edited:
            return edited
        parts = re.compile(rf"{re.escape(self._somebody)}|\w+|\W")
        before: list[tuple[str, str]] = []  # each part as it was seen, and as it is
        for piece, is_name in self._pieces(text):
            seen = [self._somebody] if is_name else parts.findall(piece)
            before += [(part, piece if is_name else part) for part in seen]
        after = parts.findall(edited)
        matched = SequenceMatcher(None, [seen for seen, _ in before], after, autojunk=False)
        for old, new, length in matched.get_matching_blocks():
            after[new : new + length] = [own for _, own in before[old : old + length]]
        return "".join(after)

    def _pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """A text piece by piece, and whether each is a name."""
        text = unicodedata.normalize("NFC", text)
        done = 0
        for found in self._named.finditer(_plain(text)):
            yield text[done : found.start()], False
            yield text[found.start() : found.end()], True
            done = found.end()
        yield text[done:], False


def _title() -> str:
    """A pattern for what stands before a name, up to it."""
    texts = content.texts("page_of_mine")
    one = rf"(?:{_any_of(texts['titles'])})\b\.?\s+"
    several = rf"{one}(?:(?:{_any_of(texts['between_titles'])})\s+{one}){{0,3}}"
    return rf"\b(?:{several}|(?:{_any_of(texts['titles_and_words'])})\s+{_CAPITAL})"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _by_beginning(words: Iterable[str]) -> str:
    """As ``_any_of`` of words with the longest first, and not each of them tried at each place.

    Where a text goes on otherwise than a beginning, all words that have it are passed over at once.
    """
    beginnings: dict[str, list[str]] = {}
    for word in words:
        beginnings.setdefault(word[:_BEGINNING], []).append(word[_BEGINNING:])
    # What is shorter than a beginning comes last, as it did among the words.
    longest_first = sorted(beginnings, key=len, reverse=True)
    return "|".join(f"{re.escape(one)}(?:{_any_of(beginnings[one])})" for one in longest_first)


def _names(workbook: Workbook) -> list[str]:
    """The names as they may stand in a sentence without its accents, the longest first."""
    people = (
        *(person.name for person in workbook.supporters),
        *(comment.who for comment in workbook.comments),
        *(story.who for story in workbook.stories),
    )
    forms = (form for name in list(dict.fromkeys(people))[:_MOST] for form in _forms(name))
    found = {_plain(spelt) for form in forms for spelt in _spellings(form)}
    return sorted(found, key=lambda name: (-len(name), name))


def _forms(name: str) -> Iterator[str]:
    """A whole name, and the parts of it that are written as names are: "Mr. Okafor", "Okafor"."""
    called = " ".join(_CLAUSE.split(name[:200])[0].split())
    if len(called) >= _SHORTEST:
        yield called
    texts = content.texts("page_of_mine")
    titles = {title.casefold() for title in (*texts["titles"], *texts["titles_and_words"])}
    for word in called.split():
        bare = word.strip(".,'\N{RIGHT SINGLE QUOTATION MARK}\"")
        if len(bare) >= _SHORTEST and bare[0].isupper() and bare.casefold() not in titles:
            yield bare


def _spellings(form: str) -> Iterator[str]:
    """As people write a name: "jana" and "JANA", too. But "will" and "may" are other words."""
    yield form
    yield form[:1].upper() + form[1:]
    if any(runs(form.lower())):
        yield from (form.lower(), form.upper())


def _plain(text: str) -> str:
    """A text without the accents of its Latin letters: each stands where it stood."""
    if text.isascii():
        return text
    return "".join(map(_bare, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=2048)
def _bare(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    is_latin = apart[0].isascii() and all(map(unicodedata.combining, apart[1:]))
    return apart[0] if is_latin else letter
