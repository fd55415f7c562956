"""The search box: occupations by their names, everyday names, signs and descriptions.

A search finds the beginnings of words and never their middle, since "ai" is not in "repair". Names
that begin with what was typed come first, then other names, signs of everyday life, descriptions.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.spelling.corrections import is_known
from careerkit.insight.language.spelling.strokes import strokes
from careerkit.insight.occupations.query import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careerkit.catalogue import Catalogue

__all__ = ["Found", "find", "same_name"]

_WORD = re.compile(r"\w+(?:[&'\N{RIGHT SINGLE QUOTATION MARK}]\w+)*")

_SHORT = 2
# Words of so many letters stand in many others, and are looked for as a whole.

_TELLING = 4
# From so many letters on the beginning of a word is looked for in descriptions, too.

_SLIP, _TWO_SLIPS = 4, 8
# From so many letters on one slip of the pen is read as what was meant, and two.

_NAME, _OTHER_NAME, _ALTERNATE, _SIGN, _ABOUT = range(5)
# What a phrase is to its occupation; the first comes first. Alternate titles are a release's own:
# many, and some as general as "Engineer".

_TOGETHER = _SIGN + 0.5
# Where the words of a search are in several phrases of one occupation.


@attrs.frozen(kw_only=True)
class Found:
    """What a search found.

    Attributes:
        positions: Where the occupations stand in the catalogue, the best first.
        instead: What was looked for instead of a slip of the pen; empty where there was none.
        only_without: Whether the query says only what is not looked for.
    """

    positions: tuple[int, ...] = ()
    instead: str = ""
    only_without: bool = False


def find(catalogue: Catalogue, query: str) -> Found:
    """The occupations that have every word of a query, in the order of where they have them.

    Case, accents and plurals make no difference. Words that only fill ("job", "someone who") are
    left out where nothing has them all; and where nothing is found, a slip of the pen is mended.
    What the person does not look for ("police, not army") is left out, unless an occupation is said
    to be just so ("no customers").
    """
    index, words = _index(catalogue), list(_words(query))
    at, end = _without(words)
    if not end:
        return _find(index, words)
    if words[end:] and (positions := _literally(catalogue, words)):
        return Found(positions=positions)
    wanted = [word for word in words[:at] if word not in _fillers() and len(word) > 1]
    if not wanted:
        return Found(only_without=True)
    found = _find(index, wanted)
    ruled_out = index.called([word for word in words[end:] if word not in _fillers()])
    return attrs.evolve(found, positions=tuple(p for p in found.positions if p not in ruled_out))


def _find(index: _Index, words: Sequence[str]) -> Found:
    if not words:
        return Found()
    if len(words) == 1 and len(words[0]) <= _SHORT and not index.knows(words[0]):
        return Found(positions=index.beginning_with(words[0]))
    telling = [word for word in words if word not in _fillers()]
    for wanted in (words, telling):
        if positions := index.having([word for word in wanted if len(word) > 1]):
            return Found(positions=positions)
    mended = [index.nearest(word) for word in telling]
    if mended == telling:
        return Found()
    return Found(positions=index.having(mended), instead=" ".join(mended))


def _without(words: Sequence[str]) -> tuple[int, int]:
    """Where words stand behind which comes what is not looked for, and where they end, or 0."""
    ruling = [tuple(phrase.split()) for phrase in content.texts("paths.search")["without"]]
    places = (
        (at, at + len(phrase))
        for at in range(len(words))
        for phrase in ruling
        if tuple(words[at : at + len(phrase)]) == phrase
    )
    return next(places, (len(words), 0))


def _literally(catalogue: Catalogue, words: Sequence[str]) -> tuple[int, ...]:
    """The occupations of which a name or a sign is said in just these words."""
    texts, typed = catalogue.texts, f" {' '.join(words)} "
    return tuple(
        position
        for position, signs in enumerate(texts.signs)
        if any(typed in f" {' '.join(_words(said))} " for said in (*signs, *texts.also[position]))
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names differ by capitals, accents or the plural at most."""
    return [*map(_singular, _words(one))] == [*map(_singular, _words(other))]


@attrs.frozen
class _Phrase:
    position: int
    kind: int
    words: tuple[str, ...]


@attrs.frozen(eq=False)
class _Index:
    """The phrases of a catalogue, and in which of them each word is.

    Attributes:
        phrases: What is said of the occupations.
        places: The numbers of the phrases that have a word.
        vocabulary: The words, sorted, so that those with one beginning stand together.
    """

    phrases: Sequence[_Phrase]
    places: Mapping[str, Sequence[int]]
    vocabulary: Sequence[str]

    @classmethod
    def of(cls, phrases: Iterable[_Phrase]) -> _Index:
        known = [phrase for phrase in phrases if phrase.words]
        places: dict[str, list[int]] = {}
        for number, phrase in enumerate(known):
            for form in {*phrase.words, *map(_singular, phrase.words)}:
                places.setdefault(form, []).append(number)
        return cls(known, places, sorted(places))

    def knows(self, word: str) -> bool:
        return word in self.places

    def having(self, words: Sequence[str]) -> tuple[int, ...]:
        """The occupations that have all of the words, the best first."""
        words = [word for word in words if len(word) > _SHORT or self.knows(word)]
        if not words:
            return ()
        found = [self._phrases_with(word) for word in words]
        at_once = set.intersection(*found)
        rank: dict[int, tuple[float, ...]] = {}
        for number in at_once:
            phrase = self.phrases[number]
            self._keep(rank, phrase.position, _rank(phrase, words))
        # Words in several phrases: as they were typed, or as beginnings where nothing has them all.
        for some in (map(self._phrases_of, words), found):
            if not (rank and some is found):
                of_each = [{self.phrases[number].position for number in each} for each in some]
                for position in set.intersection(*of_each):
                    self._keep(rank, position, (_TOGETHER, 0, 0))
        return tuple(sorted(rank, key=lambda position: (rank[position], position)))

    @staticmethod
    def _keep(rank: dict[int, tuple[float, ...]], position: int, new: tuple[float, ...]) -> None:
        rank[position] = min(rank.get(position, new), new)

    def called(self, words: Iterable[str]) -> set[int]:
        """The occupations that have one of the words, as a whole, in a name."""
        found = (self.phrases[number] for word in words for number in self._phrases_of(word))
        return {phrase.position for phrase in found if phrase.kind <= _OTHER_NAME}

    def beginning_with(self, letters: str) -> tuple[int, ...]:
        """The occupations whose name begins with these letters."""
        named = (phrase for phrase in self.phrases if phrase.kind == _NAME)
        begin = {phrase.position for phrase in named if phrase.words[0].startswith(letters)}
        return tuple(sorted(begin))

    def nearest(self, word: str) -> str:
        """The known word of names and signs that a slip of the pen was meant to be; or itself.

        A word of the dictionary is no slip ("painless" is no painter), and may be an ending away.
        """
        if len(word) < _SLIP or any(self._beginning(word)):
            return word
        if is_known(word):
            basic = lemma(word)
            return basic if len(basic) >= _SLIP and any(self._beginning(basic)) else word
        at_most = 1 if len(word) < _TWO_SLIPS else 2
        near = (
            (away, -len(self.places[known]), known)
            for known in self.vocabulary
            # The first letter is seldom wrong, unless it was swapped with the second.
            if known[0] in word[:2]
            if (away := strokes(word, known, at_most)) <= at_most
            if any(self.phrases[number].kind < _ABOUT for number in self.places[known])
        )
        return min(near, default=(0, 0, word))[-1]

    def _phrases_with(self, word: str) -> set[int]:
        whole = self._phrases_of(word)
        if len(word) <= _SHORT:
            return whole
        begun = {number for known in self._beginning(word) for number in self.places[known]}
        if len(word) < _TELLING:
            begun = {number for number in begun if self.phrases[number].kind != _ABOUT}
        return whole | begun

    def _phrases_of(self, word: str) -> set[int]:
        """The phrases that have the word as a whole, in the singular or the plural."""
        return {*self.places.get(word, ()), *self.places.get(_singular(word), ())}

    def _beginning(self, letters: str) -> Iterator[str]:
        """The known words that begin with these letters."""
        for at in range(bisect_left(self.vocabulary, letters), len(self.vocabulary)):
            if not self.vocabulary[at].startswith(letters):
                return
            yield self.vocabulary[at]


def _rank(phrase: _Phrase, words: Sequence[str]) -> tuple[float, ...]:
    """What the words are to a phrase: all of it, its beginning, in it; whole, or begun."""
    theirs = [_singular(word) for word in phrase.words]
    wanted = [_singular(word) for word in words]
    missed = sum(word not in theirs for word in wanted)
    if theirs == wanted:
        return (-1, phrase.kind, 0) if phrase.kind <= _OTHER_NAME else (phrase.kind, 0, 0)
    begins = phrase.words[0].startswith((words[0], wanted[0]))
    return (phrase.kind, 0 if begins and phrase.kind <= _ALTERNATE else 1, missed)


@lru_cache(maxsize=2)
def _index(catalogue: Catalogue) -> _Index:
    return _Index.of(_phrases(catalogue))


def _phrases(catalogue: Catalogue) -> Iterator[_Phrase]:
    texts = catalogue.texts
    for position, title in enumerate(catalogue.titles):
        about = f"{texts.plain[position]} {texts.descriptions[position]}"
        for kind, phrases in (
            (_NAME, (texts.said[position], title)),
            (_OTHER_NAME, texts.also[position]),
            (_ALTERNATE, texts.alternate_titles[position]),
            (_SIGN, texts.signs[position]),
            (_ABOUT, (about,)),
        ):
            for phrase in phrases:
                yield _Phrase(position, kind, tuple(_indexed(phrase)))


def _indexed(phrase: str) -> Iterator[str]:
    """The words of a phrase that can be looked for: of short ones those in capitals, as "IT"."""
    for written in _WORD.findall(phrase):
        if len(written) > _SHORT or (len(written) == _SHORT and not written.islower()):
            yield _plain(written)


def _words(text: str) -> Iterator[str]:
    return map(_plain, _WORD.findall(text))


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    """A word without capitals, accents and apostrophes."""
    apart = unicodedata.normalize("NFD", word.casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return kept.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")


@lru_cache(maxsize=16_384)
def _singular(word: str) -> str:
    """A word without the ending of the plural; what is left need not be a word."""
    if len(word) <= _SHORT + 1 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _TELLING:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word.removesuffix("s")


@cache
def _fillers() -> frozenset[str]:
    return frozenset(content.texts("paths.search")["fillers"])
