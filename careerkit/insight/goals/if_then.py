"""If-then plans: the whole sentence of its two halves, and whether it was rehearsed.

Gollwitzer & Sheeran (2006): plans in this form helped to reach goals with d = .65 over 94
independent tests. How large the effect is has been disputed since; Sheeran, Listrom & Gollwitzer
(2024) found .27 to .66 over 642. Saying or typing the sentence once more is the rehearsal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.model import Goal

__all__ = ["halves", "normal", "rehearsal", "sentence"]

_AROUND = " .,;:!?…-\N{EN DASH}\N{EM DASH}"
_WORD = re.compile(r"\w+(?:'\w+)*")
_LONGEST = 2000
_LONGEST_HALF = 500
# Characters that are looked at: far more than a person rehearses.


def normal(text: str) -> str:
    """The text for comparing: its words in small letters, straight apostrophes, nothing else."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    return " ".join(_WORD.findall(plain.casefold()))


def halves(goal: Goal) -> tuple[str, str]:
    """What follows "If" and what follows "then I will", without those words themselves."""
    return _half(goal.if_, "if_"), _half(goal.then, "then")


def sentence(goal: Goal) -> str:
    """The plan as one sentence, "If …, then I will …."; empty until both halves are there."""
    if_, then = halves(goal)
    return content.text("goals.woop.sentence", if_=if_, then=then) if if_ and then else ""


def rehearsal(goal: Goal) -> str:
    """``""`` not yet, ``"read"`` aloud, ``"same"`` retyped, or ``"other"`` words than the plan.

    Case, punctuation, apostrophes and the words "if", "then" and "I will" make no difference.
    """
    said = _plain(goal.rehearsed)
    if not said or not sentence(goal):
        return ""
    if said in _plain_set("goals.woop.words.read"):
        return "read"
    return "same" if said in _spoken(*map(_plain, halves(goal))) else "other"


def _spoken(if_: str, then: str) -> set[str]:
    """Every way of saying the two halves that counts as the plan."""
    leads = (("", *_plain_set(f"goals.woop.words.{half}")) for half in ("if_", "then"))
    return {
        " ".join(part for part in (before, if_, between, then) if part)
        for before, between in product(*leads)
    }


def _plain(text: str) -> str:
    """As on a phone's keyboard, where "it's" is typed "its"."""
    return normal(text).replace("'", "")


@cache
def _plain_set(key: str) -> frozenset[str]:
    return frozenset(_plain(words) for words in _list(key))


def _list(key: str) -> Iterable[str]:
    table, _, name = key.rpartition(".")
    return [str(words) for words in content.texts(table)[name]]


@cache
def _lead(half: str) -> re.Pattern[str]:
    """The words that the sentence brings along, at the beginning of a half."""
    words = sorted(_list(f"goals.woop.words.{half}"), key=len, reverse=True)
    either = "|".join(
        re.escape(each).replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]") for each in words
    )
    return re.compile(rf"(?:{either})(?![\w'\N{{RIGHT SINGLE QUOTATION MARK}}])", re.IGNORECASE)


def _half(text: str, which: str) -> str:
    rest = " ".join(text[:_LONGEST_HALF].split()).strip(_AROUND)
    while found := _lead(which).match(rest):
        rest = rest[found.end() :].strip(_AROUND)
    first, space, others = rest.partition(" ")
    # "Put the flour" and "It's Wednesday" go on in the middle of a sentence; "Rosa" stays.
    if _plain(first) in _plain_set("goals.woop.words.small") or (
        which == "then" and first.istitle() and len(first) > 1 and "'" not in first
    ):
        first = first[:1].lower() + first[1:]
    return first + space + others
