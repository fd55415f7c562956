"""What a text asks for, and what it rules out: "I hate maths but I love drawing".

Rules over clauses, as in NegEx (Chapman et al. 2001, *A simple algorithm for identifying negated
findings*): a cue rules out what follows it, up to the next turn. A cue counts only where the
person speaks of themselves, so that "children who can't read" stay. The cues stand in
``content/en/language/clauses.toml``.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Clause", "asks_for", "can_not", "clauses", "is_personal", "was_once"]

_BREAK = re.compile(r"[.!?;:\n\r\v\f\u2028\u2029]+|\s[-\u2013\u2014]+\s|[\u2014]|[()]")
_APOSTROPHES = str.maketrans(
    {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{MODIFIER LETTER APOSTROPHE}": "'"}
)
_MYSELF = r"(?:i|im|i'm|ive|i've|id|i'd|i'll|we|we're|we've|me|myself)"

_LEADS_TO = re.compile(r"\b(?:to|for)\b", re.IGNORECASE)


@attrs.frozen
class Clause:
    """A stretch of a text.

    Attributes:
        text: Its words as they were written.
        is_wanted: Whether it says what draws, and not what is ruled out.
    """

    text: str
    is_wanted: bool


def clauses(text: str) -> tuple[Clause, ...]:
    """The stretches of a text that ask for something, and those that rule something out."""
    plain = text.translate(_APOSTROPHES)
    if not _might_rule_out().search(plain):
        return (Clause(text, is_wanted=True),) if text.strip() else ()
    parts = _settled(part for sentence in _sentences(plain) for part in _parts(sentence))
    joined = (
        Clause("".join(part for part, _ in group), is_wanted=wanted)
        for wanted, group in groupby(parts, key=lambda part: part[1])
    )
    return tuple(clause for clause in joined if clause.text.strip())


def asks_for(text: str) -> bool:
    """Whether a text says what draws, and not only what is ruled out."""
    return any(part.is_wanted and not _says_nothing(part.text) for part in clauses(text))


def can_not(text: str) -> bool:
    """Whether a text speaks of what the person can't do or can't stand; "I don't panic" doesn't."""
    return bool(_can_not().search(text.translate(_APOSTROPHES)))


def was_once(text: str) -> bool:
    """Whether a text begins with what was, and says nothing else: "I used to be good at this"."""
    return bool(_was_once().match(text)) and all(part.is_wanted for part in clauses(text))


def is_personal(text: str) -> bool:
    """Whether the person speaks of themselves: "I", "my", "our"."""
    return bool(_person().search(text.translate(_APOSTROPHES)))


class _Mood(Enum):
    """What a part of a text says."""

    WANTED = "what draws"
    OUT = "what is ruled out"
    PAST = "what was"
    BACK = "that what was said last is ruled out"


def _settled(given: Iterable[tuple[str, _Mood]]) -> Iterator[tuple[str, bool]]:
    """Rule out what only was, if anything is said later, and what a later part takes back."""
    parts = list(given)
    for at, (text, mood) in enumerate(parts):
        if mood is _Mood.PAST:
            yield (
                text,
                not any(later is not _Mood.PAST and words for words, later in parts[at + 1 :]),
            )
        else:
            yield text, mood is _Mood.WANTED and not _is_taken_back(parts, at)


def _is_taken_back(parts: Sequence[tuple[str, _Mood]], at: int) -> bool:
    """Whether the next part that says anything only takes this one back: "a chef, but not now"."""
    if _says_nothing(parts[at][0]):
        return False
    for text, mood in parts[at + 1 :]:
        if mood is _Mood.BACK:
            return True
        if not _says_nothing(text):
            return False
    return False


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for found in _BREAK.finditer(text):
        yield text[begin : found.end()]
        begin = found.end()
    yield text[begin:]


def _parts(sentence: str) -> Iterator[tuple[str, _Mood]]:
    """The stretches of a sentence."""
    mood = _Mood.WANTED
    for joiner, piece in _pieces(sentence):
        if joiner.casefold().strip() in _words("turns") or _begins_wanted().match(piece):
            mood = _Mood.WANTED
        before, cue, rest = _cut(piece)
        if not cue:
            yield joiner + piece, mood
        elif cue.casefold() in _words("past"):
            mood = _Mood.PAST
            yield joiner + before, _Mood.WANTED
            yield cue + rest, mood
        elif cue.casefold() in _words("after"):
            out = _ruled_out(before)
            yield joiner + before, out
            yield cue, out
            yield rest, mood
        elif _says_nothing(rest) and _says_nothing(before):
            yield joiner + piece, _Mood.WANTED if _is_aside().match(rest) else _Mood.BACK
        else:
            mood = _ruled_out(rest)
            yield joiner + before, _Mood.OUT if _says_nothing(rest) else _Mood.WANTED
            left, led_to = _led_to(rest) if cue.casefold() in _words("leaving") else (rest, "")
            yield cue + left, mood
            yield led_to, _Mood.WANTED


def _pieces(sentence: str) -> Iterator[tuple[str, str]]:
    """What stands between a sentence's commas and conjunctions, each with what is before it."""
    joiner, begin = "", 0
    for found in _joiners().finditer(sentence):
        if not found["joiner"]:
            continue
        if found.start() > begin or joiner:
            yield joiner, sentence[begin : found.start()]
        joiner, begin = found[0], found.end()
    yield joiner, sentence[begin:]


def _cut(piece: str) -> tuple[str, str, str]:
    """What stands before the first cue of a piece, the cue, and what follows it."""
    masked = _kind().sub(lambda found: "\0" * len(found[0]), piece)
    found = _cues().search(masked)
    if found is None:
        return piece, "", ""
    begin, end = found.span(found.lastgroup or 0)
    return piece[:begin], piece[begin:end], piece[end:]


def _led_to(text: str) -> tuple[str, str]:
    found = _LEADS_TO.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _ruled_out(text: str) -> _Mood:
    """Ruled out, unless it is a wrong: a person who hates that cares for its opposite."""
    lemmas = [word.lemma for run in runs(text) for word in run]
    pairs = map(" ".join, pairwise(lemmas))
    is_wrong = not _words("wrongs").isdisjoint([*lemmas, *pairs])
    return _Mood.WANTED if is_wrong else _Mood.OUT


def _says_nothing(text: str) -> bool:
    return not any(True for _ in runs(text))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in content.texts("clauses")[name])


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _might_rule_out() -> re.Pattern[str]:
    names = ("out", "own", "after", "past")
    return _compiled(
        rf"(?<!\w)(?:{_any_of(word for name in names for word in _words(name))})(?!\w)"
    )


@cache
def _can_not() -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{_any_of(_words('cannot'))})(?!\w)")


@cache
def _person() -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{_any_of(_words('person'))})(?!\w)")


@cache
def _was_once() -> re.Pattern[str]:
    return _compiled(rf"\W*(?:i\s+)?(?:{_any_of(_words('past') | _words('once'))})(?!\w)")


@cache
def _kind() -> re.Pattern[str]:
    # Not without: both together say yes.
    twice = r"(?:never|not|no|\w+n't)\s(?:[\w']+\s){0,5}?without"
    return _compiled(rf"(?<!\w)(?:{_any_of(_words('kind'))}|{twice})(?!\w)")


@cache
def _is_aside() -> re.Pattern[str]:
    return _compiled(rf"\s*(?:{_any_of(_words('asides'))})(?!\w)")


@cache
def _cues() -> re.Pattern[str]:
    own = _any_of(_words("own"))
    # A word or two may stand between the person and the cue: "I really do not". What a hyphen joins
    # is one word: "non-fiction", "no-dig gardens".
    end = r"(?!\w|-\w)"
    return _compiled(
        rf"(?<!\w)(?P<out>{_any_of(_words('out') | _words('after') | _words('past'))}){end}"
        rf"|^\W*(?:(?:just|please|really|also|and|to|oh|well|definitely|absolutely)\s+)?(?P<first>{own}){end}"
        rf"|(?<!\w){_MYSELF}(?:\s+[\w']+){{0,2}}?\s*(?<!\w)(?P<own>{own}){end}"
    )


@cache
def _joiners() -> re.Pattern[str]:
    # What is one phrase stays one: "not only", "anything but".
    whole = _any_of(_words("kind") | _words("out"))
    between = rf",|(?<!\w)(?:and|or|{_any_of(_words('turns'))})(?!\w)"
    return _compiled(rf"(?<!\w)(?:{whole})(?!\w)|(?P<joiner>{between})")


@cache
def _begins_wanted() -> re.Pattern[str]:
    return _compiled(rf"\W*(?:{_any_of(_words('wanted'))})(?!\w)")
