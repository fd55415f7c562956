"""What a text asks for, and what it rules out: "I hate maths but I love drawing".

Rules over clauses, as in NegEx (Chapman et al. 2001, *A simple algorithm for identifying negated
findings*): a cue rules out what follows it, up to the next turn. A cue counts only where the
person speaks of themselves, so that "children who can't read" stay. The cues stand in
``content/en/clauses.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Clause", "clauses"]

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


def _settled(parts: Iterable[tuple[str, bool | None]]) -> Iterator[tuple[str, bool]]:
    """Rule out what only was, where something else is said later."""
    all_parts = list(parts)
    for at, (text, wanted) in enumerate(all_parts):
        rest = all_parts[at + 1 :]
        yield text, not any(said for _, said in rest if said) if wanted is None else wanted


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for found in _BREAK.finditer(text):
        yield text[begin : found.end()]
        begin = found.end()
    yield text[begin:]


def _parts(sentence: str) -> Iterator[tuple[str, bool | None]]:
    """Stretches of a sentence: wanted, not wanted, or (None) what was."""
    wanted: bool | None = True
    for joiner, piece in _pieces(sentence):
        if joiner.casefold().strip() in _words("turns") or _begins_wanted().match(piece):
            wanted = True
        before, cue, rest = _cut(piece)
        if not cue:
            yield joiner + piece, wanted
            continue
        past = cue.casefold() in _words("past")
        if past:
            wanted = None
            yield joiner + before, True
            yield cue + rest, None
        elif cue.casefold() in _words("after"):
            yield joiner + before, _speaks_of_wrongs(before)
            yield cue + rest, wanted
        else:
            wanted = _speaks_of_wrongs(rest)
            yield joiner + before, not _says_nothing(rest)
            left, led_to = _led_to(rest) if cue.casefold() in _words("leaving") else (rest, "")
            yield cue + left, wanted
            yield led_to, True


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


def _speaks_of_wrongs(text: str) -> bool:
    lemmas = [word.lemma for run in runs(text) for word in run]
    pairs = map(" ".join, pairwise(lemmas))
    return not _words("wrongs").isdisjoint([*lemmas, *pairs])


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
def _kind() -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{_any_of(_words('kind'))})(?!\w)")


@cache
def _cues() -> re.Pattern[str]:
    own = _any_of(_words("own"))
    # A word or two may stand between the person and the cue: "I really do not".
    return _compiled(
        rf"(?<!\w)(?P<out>{_any_of(_words('out') | _words('after') | _words('past'))})(?!\w)"
        rf"|^\W*(?:(?:just|please|really|also|and|to)\s+)?(?P<first>{own})(?!\w)"
        rf"|(?<!\w){_MYSELF}(?:\s+[\w']+){{0,2}}?\s*(?<!\w)(?P<own>{own})(?!\w)"
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
