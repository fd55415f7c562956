"""A request to a mentor: to whom, what is asked, how little time it takes; a text to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.sheets.sheet import Letter, Lines, Paragraph, Point, Section
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.linked import linked
from careerkit.insight.people.outreach import STAGES, asked_of, open_questions, stage_of
from careerkit.insight.people.support import name_of_supporter
from careerkit.model import Contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.material import Material
    from careerkit.model import Supporter, Workbook

__all__ = ["abouts", "sections"]

_QUESTIONS = 3
# What is easy to say yes to. More can be ticked.

_MOST = 8


def abouts(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """Whom a request can be to: those whom the person asks, then the others on their map."""
    asked = {contact.supporter for contact in workbook.contacts}
    for contact in workbook.contacts:
        supporter = asked_of(workbook, contact)
        if supporter is not None:
            yield contact.id, name_of_supporter(supporter)
    for person in workbook.supporters:
        if person.id not in asked:
            yield person.id, name_of_supporter(person)


def sections(material: Material) -> Iterator[Section]:
    """The request; without a word of it yet, one that asks for little."""
    contact, supporter = _request(material)
    name = _name(material, supporter)
    to = Point(key="to", text=name) if is_spoken(name) else Lines(key="to")
    yield Section(heading=_heading("to"), blocks=(to,))
    yield Section(heading=_heading("letter"), blocks=(Letter(key="letter", text=_letter(contact)),))
    questions = tuple(_questions(material, contact))
    yield Section(heading=_heading("questions"), blocks=questions)
    little = content.text("sheets.request.little")
    yield Section(heading=_heading("time"), blocks=(Paragraph(key="time", text=little),))


def _name(material: Material, supporter: Supporter | None) -> str:
    """Whom it is to; nothing where that is not to be told: nobody is written to as "Person 1"."""
    if supporter is None:
        return ""
    known: Supporter | None = linked(material.whole, "supporters", supporter.id)
    name = supporter.name.strip()
    return name if known is not None and known.name.strip() == name else ""


def _request(material: Material) -> tuple[Contact, Supporter | None]:
    """What the person wrote to somebody; to the one who comes first unless they chose another."""
    workbook = material.workbook
    contacts = {one.id: one for one in workbook.contacts}
    if material.about in contacts:
        return contacts[material.about], asked_of(workbook, contacts[material.about])
    chosen: Supporter | None = linked(workbook, "supporters", material.about)
    if chosen is not None:
        return Contact(supporter=chosen.id), chosen
    waiting = [one for one in workbook.contacts if stage_of(one) <= STAGES.index("drafted")]
    for contact in waiting:
        if asked_of(workbook, contact) is not None:
            return contact, asked_of(workbook, contact)
    return Contact(), next(iter(workbook.supporters), None)


def _letter(contact: Contact) -> str:
    """The person's own message, or what it is put together from; ours where a part is open."""
    if is_spoken(contact.message):
        return contact.message.strip()
    ours = content.texts("sheets.request.letter")
    parts = [
        own.strip() if is_spoken(own) else ours[name]
        for name, own in (
            ("greeting", contact.greeting),
            ("common", contact.common),
            ("ask", contact.ask),
        )
    ]
    return "\n\n".join([*parts, ours["no_harm"], ours["end"]])


def _questions(material: Material, contact: Contact) -> Iterator[Point]:
    own = [line.strip() for line in contact.questions.splitlines() if line.strip()]
    if not is_spoken(contact.questions):
        own = []
    ours = content.texts("mentors.outreach.questions")
    every = dict.fromkeys([*own, *open_questions(material.workbook, contact), *ours.values()])
    for at, question in enumerate([*every][:_MOST]):
        yield Point(key=f"questions.{at}", is_first=at < _QUESTIONS, text=question)


def _heading(name: str) -> str:
    return content.text(f"sheets.request.headings.{name}")
