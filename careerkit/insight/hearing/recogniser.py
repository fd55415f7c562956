"""What a text is before anything is made of it: an answer, a cry for help, grief, or no answer.

A sentence that hurts is no hobby. So whatever speaks of a person's words, counts or compares them
asks here first. A word alone decides nothing ("killing zombies", "suicide prevention"):
``content/…/hearing.toml`` holds whole phrases, and harmless ones that are taken out before. What is
heard is told to no one, counted nowhere and written nowhere.

Hearing is a guess by rules that one can read. It misses sentences, and it names no illness.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.clauses import asks_for
from careerkit.insight.language.phrases import OUT, Phrasebook
from careerkit.insight.language.plain_words import is_mash, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Heard", "answers_to", "book", "counts", "has_reason", "hear", "troubling_words"]

_SHORT = 2
# So many letters or fewer are a slip of a finger, unless they are a word ("AI").

_LONG = 500
_SENTENCE_END = re.compile(r"[.!?;]+(?=\s|$)|\n")
# Longer texts (in characters) are heard sentence by sentence: every letter makes another text.

_CLAUSE_END = re.compile(r"[.!?;,:]+(?=\s|$)|\s[-\N{EN DASH}\N{EM DASH}]+\s|\n")
# Where a phrase may have its end: "I feel empty, nobody gets it".


class Heard(StrEnum):
    """What a text was heard as."""

    ORDINARY = "ordinary"
    """An answer like any other: the kit may speak of it."""
    CRISIS = "crisis"
    """Suicide, self-harm, abuse, violence suffered, despair; one's own or a friend's."""
    TENDER = "tender"
    """Illness, grief, and what else weighs: a parting, a job or a home lost, hunger, addiction."""
    NON_ANSWER = "non_answer"
    """Nothing to go by: "idk", "nothing", "?", a letter or two, a row of keys, blank."""


_GRAVEST_FIRST = (Heard.CRISIS, Heard.TENDER, Heard.ORDINARY)


def hear(text: str, *, brief: bool = False) -> Heard:
    """What a text is. Case, punctuation and spaces around it make no difference::

        hear("I don't want to be here any more")  # Heard.CRISIS
        hear("suicide prevention volunteer")  # Heard.ORDINARY

    A sentence that begins with death or illness is tender even if it goes on to something else
    ("my nan died and I still bake her bread"): its owner would not want it rated. What the person
    does is ordinary, even if such a reason follows ("raising money since my mum died"). Where the
    reason is all that there is ("since my mum died last year"), or weighs on what they can do
    ("since my nan died I can't concentrate"), it is tender.

    Args:
        text: What the person wrote in one field.
        brief: Whether a letter, a number or a row of letters is an answer here: a name, a unit.
    """
    return _hear_long(text) if len(text) > _LONG else _hear_short(text, brief=brief)


def answers_to(name: str, text: str) -> bool:
    """Whether a text that is no answer to most questions is one to that of this field.

    "I can't be bothered" names an obstacle, and no hobby.
    """
    return _answers_to(name).is_all(plain_words(text))


def counts(text: str) -> bool:
    """Whether the kit may make something of a text: speak of it, count it, look for its like."""
    return hear(text) is Heard.ORDINARY


def has_reason(text: str) -> bool:
    """Whether illness or loss stands in a text as a reason: "since my mum died I run the cafe"."""
    return bool(book("reason").first_in(book("ordinary").without(plain_words(text))))


def troubling_words(text: str) -> str:
    """The words by which a text is heard as a crisis, in plain letters; empty for other texts."""
    return next(filter(None, map(_troubling_in, _sentences(text))), "")


def _troubling_in(text: str) -> str:
    words = plain_words(text)
    found = _cry_in(text, book("ordinary").without(words))
    return found or (" ".join(words) if book("alone").is_all(words) else "")


def _hear_long(text: str) -> Heard:
    """What the gravest sentence of a long text is: after a letter, one of them is new."""
    found = {_hear_short(sentence, brief=True) for sentence in _sentences(text)}
    return next((heard for heard in _GRAVEST_FIRST if heard in found), Heard.NON_ANSWER)


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text) if len(text) > _LONG else [text]


@lru_cache(maxsize=65_536)  # five years have some 20,000 texts, gone through in the same order
def _hear_short(text: str, *, brief: bool) -> Heard:
    words = plain_words(text)
    rest = book("ordinary").without(words)
    if _cry_in(text, rest) or book("alone").is_all(words):
        return Heard.CRISIS
    if _is_no_answer(text, words, brief=brief) or _is_nothing_more(text, words):
        return Heard.NON_ANSWER
    return Heard.TENDER if _is_tender(words, rest) else Heard.ORDINARY


def _is_tender(words: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    if book("tender_alone").is_all(words) or book("tender_elsewhere").first_in(rest):
        return True
    if book("weighing").first_in(rest):
        return True
    told = book("doing").without(rest)
    beside = book("reason").without(told)
    return _says_when(told, beside) or bool(book("tender").first_in(beside))


def _says_when(told: tuple[str, ...], beside: tuple[str, ...]) -> bool:
    """Whether nothing stands beside a reason but when it was: "since my mum died last year"."""
    if beside == told:
        return False
    rest = tuple(word for word in beside if word != OUT)
    return not rest or book("when").is_all(rest)


def _cry_in(text: str, rest: tuple[str, ...]) -> str:
    """What makes a text a cry for help; ``rest`` are its words without the harmless phrases."""
    return _crisis_in(rest) or _in_one_clause(text) or _in_company(text)


def _crisis_in(words: tuple[str, ...]) -> str:
    return book("crisis").first_in(words) or book("elsewhere").first_in(words)


def _in_company(text: str) -> str:
    """Heavy things that say nothing alone, where they stand in one clause, in any order.

    A danger and the wish for it may stand in two, one after the other.
    """
    several = list(filter(str.strip, _CLAUSE_END.split(text)))
    beside = (f"{one}. {other}" for one, other in pairwise(several))
    found = chain(map(_company_in, several), map(_wished_in, beside))
    return next(filter(None, found), "")


@lru_cache(maxsize=16_384)
def _company_in(clause: str) -> str:
    return _any_in(clause, (*_together("together"), *_together("wished")))


@lru_cache(maxsize=16_384)
def _wished_in(two: str) -> str:
    return _any_in(two, _together("wished"))


def _any_in(text: str, groups: Iterable[tuple[Phrasebook, ...]]) -> str:
    words = book("ordinary").without(plain_words(text))
    return next(filter(None, (_all_in(words, rows) for rows in groups)), "")


def _all_in(words: tuple[str, ...], rows: tuple[Phrasebook, ...]) -> str:
    """What stands among the words of each row, or an empty text if one is missing."""
    found: list[str] = []
    for row in rows:
        if not (words_of_row := row.first_in(words)):
            return ""
        found.append(words_of_row)
    return " ".join(found)


def _in_one_clause(text: str) -> str:
    """The phrase of a crisis in one of several clauses: it may stand at the end of that one."""
    several = _CLAUSE_END.split(text)
    return next(filter(None, map(_in_clause, several)), "") if len(several) > 1 else ""


@lru_cache(maxsize=16_384)
def _in_clause(clause: str) -> str:
    return _crisis_in(book("ordinary").without(plain_words(clause)))


def _is_no_answer(text: str, words: tuple[str, ...], *, brief: bool) -> bool:
    if book("answer").is_all(words):
        return False
    letters = sum(map(str.isalpha, text))
    if "&" in text or (letters and any(map(str.isdigit, text))):
        # "R&B", "F1", "3D": so short, and a whole world to the person.
        return book("non_answer").is_all(words)
    if brief and words and (len(words) == 1 or not letters):
        return len(words[0]) > _SHORT and book("non_answer").is_all(words)
    if not letters or not words or book("non_answer").is_all(words):
        return True
    # In Chinese a character is a word; in Latin script two letters seldom are.
    letters = min(letters, len("".join(words)))
    if letters <= _SHORT and text.isascii():
        return "".join(words) not in _short_words()
    return is_mash(words)


def _is_nothing_more(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text says "nothing", and after that only why: "nothing, I am not a charity"."""
    several = [clause for clause in _CLAUSE_END.split(text) if plain_words(clause)]
    if len(several) == 1 and words[1:2] and words[1] in _of_oneself():
        # "nothing im not your slave": as people type, without the comma.
        several = several[0].split(maxsplit=1)
    first, *more = several or ("",)
    return bool(more) and book("nothing").is_all(plain_words(first)) and all(map(_is_why, more))


def _is_why(clause: str) -> bool:
    words = plain_words(clause)
    is_known = not words or any(book(name).is_all(words) for name in ("non_answer", "no_reason"))
    return is_known or not asks_for(clause)


@cache
def book(name: str) -> Phrasebook:
    """The phrases of a section of the translator's list."""
    groups = content.texts("hearing")[name].values()
    return _phrasebook(phrase for group in groups for phrase in group)


@cache
def _answers_to(name: str) -> Phrasebook:
    return _phrasebook(content.texts("hearing.answer_to").get(name, ()))


@cache
def _together(name: str) -> tuple[tuple[Phrasebook, ...], ...]:
    every = content.texts("hearing")[name]
    return tuple(tuple(map(_phrasebook, one["rows"])) for one in every)


def _phrasebook(phrases: Iterable[str]) -> Phrasebook:
    texts = content.texts("hearing")
    return Phrasebook(phrases, texts["lists"], without=texts["words"]["fillers"])


@cache
def _of_oneself() -> frozenset[str]:
    return frozenset(content.texts("hearing.words")["of_oneself"])


@cache
def _short_words() -> frozenset[str]:
    return frozenset(content.texts("hearing.words")["short"])
