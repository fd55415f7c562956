"""Step 5: the people around a person, and asking them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts.people.outreach_funnel import outreach_funnel
from careerkit.charts.people.support_map import support_map
from careerkit.insight.care import askable, gently
from careerkit.insight.hearing.considered import considered
from careerkit.insight.language.wording import shortened
from careerkit.insight.people.outreach import (
    asked_of,
    draft,
    gathered,
    on_outreach,
    suggested_questions,
)
from careerkit.insight.people.support import name_of_supporter, on_support
from careerkit.model import Contact
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.people.message_help import MessageHelp
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep
from careerkit.widgets.steps.section_step import FeedbackStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["MentorOutreach", "SupportMap"]

_STEPS = ("supporter", "stage", "next_on", "note")
_MESSAGE = ("greeting", "common", "ask", "message", "questions")


class SupportMap(FeedbackStep):
    """The people who could help, and what each could give. ``value`` holds ``Supporter``::

    SupportMap(open_workbook())
    """

    section = "supporters"
    texts = "mentors.support"
    draw = staticmethod(support_map)

    def say(self, workbook: Workbook) -> Iterator[str]:
        """What is there, and where the gaps are."""
        return on_support(workbook)


class _ContactList(RecordList, view="contact_list"):
    """Contacts, each under the name of the person whom it is about."""


class MentorOutreach(PartedStep):
    """Whom the person asks, how far that is, and what they write. ``value`` holds ``Contact``::

        MentorOutreach(open_workbook())

    ``show`` takes ``"contacts"``, with who is next, and ``"messages"``, with what helps with them.
    """

    section = "contacts"
    texts = "mentors.outreach"

    def parts(self) -> dict[str, PartOfStep]:
        """The contacts, and the messages to them."""
        return {
            "contacts": PartOfStep(self._build_contacts, self._show_due, beside=True),
            "messages": PartOfStep(self._build_messages, self._show_messages, beside=True),
        }

    def _build_contacts(self) -> Iterator[ipywidgets.Widget]:
        """Who is asked, who is next and with which questions, and how far it went."""
        words = content.texts("mentors.outreach")
        self._due = Sentences(heading=words["due"])
        contacts = _ContactList(
            Contact,
            session=self.session,
            fields=_STEPS,
            title=words["title"],
            texts={name: words[name] for name in ("add", "empty")},
        )
        chart = ChartView(draw=outreach_funnel, session=self.session)
        yield from (contacts, self._due, chart)

    def _build_messages(self) -> Iterator[ipywidgets.Widget]:
        """What to write, what helps with it, and what to heed before one meets."""
        words, safety = content.texts("mentors.outreach"), content.texts("mentors.safety")
        heading = safety.pop("heading")
        self._messages = RecordList(
            Contact,
            session=self.session,
            fields=_MESSAGE,
            cards=(),
            title=words["message"],
            texts={"empty": words["no_message"]},
        )
        self._help = MessageHelp()
        self._help.observe(self._use_draft, names="_wish")
        yield from (self._messages, self._help, Sentences([*safety.values()], heading=heading))

    def _show_due(self) -> None:
        whole, workbook = self.session.workbook, self.considered
        self._due.sentences = gently(
            whole, self.section, lambda spoken: on_outreach(spoken, self.session.today)
        )
        self._due.about = [
            [_gathered_for(title), questions] for title, questions in gathered(workbook)
        ]

    def _show_messages(self) -> None:
        whole, workbook = self.session.workbook, self.considered
        asked = askable(whole, self.section, _MESSAGE)
        self._messages.show_cards((contact.id, _name(whole, contact)) for contact in asked)
        self._help.show(_help(workbook, contact) for contact in workbook.contacts)

    @kindly
    def _use_draft(self, change: dict[str, Any]) -> None:
        wanted = change["new"].get("id")
        self.session.apply(lambda workbook: _with_draft(workbook, wanted))


def _gathered_for(title: str) -> str:
    named = shortened(title) or content.text("record_list.untitled")
    return content.text("mentors.outreach.gathered", title=named)


def _name(workbook: Workbook, contact: Contact) -> str:
    return name_of_supporter(asked_of(workbook, contact))


def _help(workbook: Workbook, contact: Contact) -> dict[str, Any]:
    text, message = draft(contact), contact.message.strip()
    return {
        "id": contact.id,
        "name": _name(workbook, contact),
        "draft": text,
        "state": "usable" if not message else "same" if message == text else "kept",
        "questions": list(suggested_questions(workbook, contact)),
    }


def _with_draft(workbook: Workbook, contact_id: object) -> Workbook:
    """With the draft as the message; what the person wrote themselves is never replaced."""
    for contact in considered(workbook).contacts:
        text = draft(contact)
        if contact.id == contact_id and text and not contact.message.strip():
            whole = next(one for one in workbook.contacts if one.id == contact_id)
            return workbook.put("contacts", whole.changed(message=text))
    return workbook
