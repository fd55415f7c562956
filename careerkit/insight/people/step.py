"""Step 5 as the rest of the kit sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.wording import shortened
from careerkit.insight.linked import linked
from careerkit.insight.people.support import called
from careerkit.model import Contact, Supporter
from careerkit.steps import Dated, Step

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["STEP"]


def _supporter(contact: Contact, workbook: Workbook) -> Supporter | None:
    supporter: Supporter | None = linked(workbook, "supporters", contact.supporter)
    return supporter


def _asking(contact: Contact, workbook: Workbook) -> str:
    """Getting in touch with a contact, by name if they have one."""
    person = _supporter(contact, workbook)
    is_named = person is not None and bool(person.name.strip())
    name = shortened(called(person, inside=True)) if is_named else ""
    return content.text(f"roadmap.contact.{'named' if name else 'unnamed'}", name=name)


def _path_of(contact: Contact, workbook: Workbook) -> str:
    person = _supporter(contact, workbook)
    return "" if person is None else person.path


STEP = Step(
    name="mentors",
    minutes=25,
    sections={"supporters": Supporter, "contacts": Contact},
    widgets=("SupportMap", "MentorOutreach"),
    counted=("supporters", "contacts"),
    dated=(Dated(section="contacts", days=("next_on",), rank=50, called=_asking, path=_path_of),),
)
