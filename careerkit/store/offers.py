"""What can be done with a file that a person opened: choices, and what each of them changes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from careerkit import content
from careerkit.model import (
    SECTIONS,
    Keep,
    UnfitAnswer,
    Workbook,
    add,
    count_differing,
    declared,
    names_of_sections,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

__all__ = ["Choice", "Offer", "Reader", "of_workbook", "told"]

_NAMED = 3
"""How many places of answers that do not fit are named in a sentence."""
_SHOWN = 60

_BESIDE = ("comments", "replies")
# What stands beside the answers: a file with more of that alone has nothing else to offer.


@attrs.frozen(kw_only=True)
class Choice:
    """One of them.

    Attributes:
        name: How the page calls it.
        label: What stands on its button.
        change: What it makes of the workbook.
        told: What is said once it is done.
    """

    name: str
    label: str
    change: Callable[[Workbook], Workbook]
    told: str


@attrs.frozen(kw_only=True)
class Offer:
    """What is asked about a file.

    Attributes:
        sentence: What it holds, and the question.
        choices: What can be chosen. To do nothing can always be, and is no choice.
        preview: What would change, as ``importing.previewing`` gives it.
    """

    sentence: str
    choices: tuple[Choice, ...]
    preview: tuple[dict[str, Any], ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """The offer as a page is told it."""
        key = "offer_cancel" if self.choices else "offer_close"
        return {
            "sentence": self.sentence,
            "choices": [
                *([one.name, one.label] for one in self.choices),
                ["cancel", content.text(f"store.{key}")],
            ],
            "preview": list(self.preview),
        }


class Reader(Protocol):
    """Who reads more than a workbook's own file, and says what would change."""

    def of_other(self, name: str, data: bytes, mine: Workbook, today: date) -> Offer | None:
        """What a file that is no workbook's own would change; None of a workbook's.

        Args:
            name: What the file is called.
            data: What is in it.
            mine: The person's workbook.
            today: Their day.

        Raises:
            StoreError: If it can't be read.
        """

    def of_comments(self, name: str, theirs: Workbook, mine: Workbook, today: date) -> Offer | None:
        """What a guest said beside the answers; None if that is nothing new.

        Args:
            name: What the file is called.
            theirs: What is in it.
            mine: The person's workbook.
            today: Their day.
        """


def of_workbook(name: str, opened: Workbook, mine: Workbook, first: Offer | None = None) -> Offer:
    """What to do with a workbook's answers.

    Args:
        name: What its file is called.
        opened: What is in it.
        mine: The person's.
        first: What is asked before that.
    """
    other = {n for n in names_of_sections(mine, opened) if mine.records(n) != opened.records(n)}
    if not other:
        return Offer(sentence=content.text("store.offer_same", name=name), choices=())
    if first and other.issubset(_BESIDE):
        return first
    differing = count_differing(mine, opened)
    sentences = [
        first.sentence if first else "",
        content.text("store.offer", name=name, entries=_entries(opened)),
        content.plural("store.differing", differing) if differing else "",
        content.text("store.offer_undo"),
    ]
    keeps = (Keep.MINE, Keep.THEIRS, Keep.BOTH) if differing else (Keep.MINE,)
    return Offer(
        sentence=" ".join(filter(None, sentences)),
        choices=(
            *(first.choices if first else ()),
            *(_adding(keep, name, opened, is_only=not differing) for keep in keeps),
            Choice(
                name="replace",
                label=content.text("store.offer_replace"),
                change=lambda mine: _replaced(mine, opened),
                told=told("replaced", name, opened),
            ),
        ),
        preview=first.preview if first else (),
    )


def _adding(keep: Keep, name: str, opened: Workbook, *, is_only: bool) -> Choice:
    choice = "add" if is_only else str(keep)
    return Choice(
        name=choice,
        label=content.text(f"store.offer_{choice}"),
        change=lambda mine: add(mine, opened, keep),
        told=told("added", name, opened),
    )


def _replaced(mine: Workbook, opened: Workbook) -> Workbook:
    """My workbook holding exactly the opened one's records, as later versions of mine."""
    for name in names_of_sections(mine, opened):
        mine = mine.replace(name, opened.records(name))
    return mine


def told(what: str, name: str, workbook: Workbook) -> str:
    """What became of a file's answers, and which of them wait or can't be shown.

    Args:
        what: The name of its sentence.
        name: What the file is called.
        workbook: What is in it.
    """
    said = content.text(f"store.{what}", name=name, entries=_entries(workbook))
    return " ".join(filter(None, (said, _what_is_unknown(workbook), _what_waits(workbook))))


def _entries(workbook: Workbook) -> str:
    names = (name for name in workbook.section_names if name != "unfit_answers")
    count = sum(len(workbook.records(name)) for name in names)
    return content.plural("store.entries", count)


def _what_is_unknown(workbook: Workbook) -> str:
    """That there are entries which no step here can show; empty if there are none."""
    unknown = (records for name, records in workbook.others.items() if name not in SECTIONS)
    count = sum(map(len, unknown))
    return content.plural("store.unknown", count) if count else ""


def _what_waits(workbook: Workbook) -> str:
    """Which answers do not fit their place; empty for none."""
    waiting = workbook.unfit_answers
    places = dict.fromkeys(f"“{_place(answer)}”" for answer in waiting)
    if not places:
        return ""
    named = ", ".join([*islice(places, _NAMED), *(["…"] if len(places) > _NAMED else [])])
    return content.plural("store.waiting", len(waiting), places=named)


def _place(answer: UnfitAnswer) -> str:
    for field in declared(SECTIONS[answer.section]) if answer.section in SECTIONS else ():
        if field.name == answer.field:
            return field.label
    return (answer.field or answer.section or answer.value)[:_SHOWN]
