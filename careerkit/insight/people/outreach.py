"""Asking people: how far it is with each of them, who is due, and what to write and ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words, joined
from careerkit.insight.linked import linked
from careerkit.insight.paths.asking import question_key
from careerkit.insight.people.support import called
from careerkit.model import Contact, declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from careerkit.model import Supporter, Workbook

__all__ = [
    "STAGES",
    "Due",
    "asked_of",
    "draft",
    "due",
    "gathered",
    "on_outreach",
    "open_questions",
    "reached",
    "stage_of",
    "suggested_questions",
]

STAGES: tuple[str, ...] = next(f.kind.values for f in declared(Contact) if f.name == "stage")
"""How far a contact can be, from the idea to staying in touch."""

A_WEEK = 7
"""How many days ahead a contact is named. Ours."""

_GENERAL = ("start", "who_else")

_OWN = 10
"""More questions than a talk has time for are no help. Ours."""


@attrs.frozen
class Due:
    """A contact with a day on it; ``days`` until then, below 0 when it has passed."""

    contact: Contact
    who: str
    days: int


def asked_of(workbook: Workbook, contact: Contact) -> Supporter | None:
    """Whom a contact is about; None if no one was chosen, or they are no longer on the map."""
    supporter: Supporter | None = linked(workbook, "supporters", contact.supporter)
    return supporter


def stage_of(contact: Contact) -> int:
    """How far it is, 0 (an idea) to 5 (in touch); a message that stands there is written."""
    said = STAGES.index(contact.stage) if contact.stage else 0
    return max(said, STAGES.index("drafted")) if contact.message.strip() else said


def reached(workbook: Workbook) -> tuple[int, ...]:
    """How many contacts got to each stage or beyond it, in the order of ``STAGES``."""
    stages = [stage_of(contact) for contact in workbook.contacts]
    return tuple(sum(mine >= stage for mine in stages) for stage in range(len(STAGES)))


def due(workbook: Workbook, today: date, *, ahead: int = A_WEEK) -> tuple[Due, ...]:
    """Whose day has passed, is today or comes soon: the earliest first.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day.
        ahead: How many days count as soon.
    """
    found = [
        Due(
            contact,
            called(asked_of(workbook, contact)),
            (contact.next_on - today).days,
        )
        for contact in workbook.contacts
        if contact.next_on is not None and (contact.next_on - today).days <= ahead
    ]
    return tuple(sorted(found, key=lambda one: one.days))


def draft(contact: Contact) -> str:
    """The person's own beginning, what they have in common and what they ask for, as one text.

    Nothing is made up: it is what they wrote, in paragraphs. Empty until there is a request.
    """
    if not is_spoken(contact.ask):
        return ""
    parts = (contact.greeting, contact.common, contact.ask)
    return "\n\n".join(part.strip() for part in parts if is_spoken(part))


def open_questions(workbook: Workbook, contact: Contact) -> tuple[str, ...]:
    """What the person wants to know about paths, those of this supporter's path first."""
    supporter = asked_of(workbook, contact)
    wanted = supporter.path if supporter is not None else ""
    paths = sorted(workbook.paths, key=lambda path: path.id != wanted)
    return _each_once(line.strip() for path in paths for line in path.questions.splitlines())


def gathered(workbook: Workbook) -> Iterator[tuple[str, list[str]]]:
    """The titles of paths, and their questions that wait for somebody: in no contact's list yet."""
    asked = {
        question_key(line)
        for contact in workbook.contacts
        for line in contact.questions.splitlines()
    }
    for path in workbook.paths:
        own = _each_once(line.strip() for line in path.questions.splitlines())
        waiting = [question for question in own if question_key(question) not in asked]
        if waiting:
            yield path.title, waiting[:_OWN]


def suggested_questions(workbook: Workbook, contact: Contact) -> tuple[str, ...]:
    """Questions for a talk that the contact's own list hasn't yet: their own, then two of ours."""
    ours = (content.text(f"mentors.outreach.questions.{key}") for key in _GENERAL)
    have = {question_key(line) for line in contact.questions.splitlines()}
    own = [one for one in open_questions(workbook, contact) if question_key(one) not in have]
    every = _each_once((*own[:_OWN], *ours))
    return tuple(question for question in every if question_key(question) not in have)


def _each_once(questions: Iterable[str]) -> tuple[str, ...]:
    """The questions without those that only repeat an earlier one."""
    first: dict[str, str] = {}
    for question in questions:
        first.setdefault(question_key(question), question)
    return tuple(question for key, question in first.items() if key)


def on_outreach(workbook: Workbook, today: date) -> Iterator[str]:
    """Who is due and what would come next, in the order of the days; and what has no day yet."""
    if not workbook.contacts:
        yield _say("start" if workbook.supporters else "empty")
        return
    people = due(workbook, today)
    for one in people:
        step = content.text(f"mentors.outreach.next.{STAGES[stage_of(one.contact)]}")
        form = "overdue" if one.days < 0 else "today" if one.days == 0 else "soon"
        day = day_in_words(today + timedelta(days=one.days), today)
        yield _say(form, who=one.who, day=day, step=step)
    if any(one.days < 0 for one in people):
        yield _say("late")
    yield from _on_waiting(workbook)
    met = reached(workbook)[STAGES.index("talked")]
    if met:
        yield content.plural("mentors.outreach.says.talked", met, talks=in_words(met))


def _on_waiting(workbook: Workbook) -> Iterator[str]:
    """Messages that went out, and no day to look whether an answer came."""
    waiting = [c for c in workbook.contacts if c.stage == "sent" and c.next_on is None]
    if waiting:
        who = joined(called(asked_of(workbook, contact), inside=True) for contact in waiting)
        yield content.plural("mentors.outreach.says.waiting", len(waiting), who=who)


def _say(key: str, **values: object) -> str:
    return content.text(f"mentors.outreach.says.{key}", **values)
