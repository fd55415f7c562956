"""Step 5: the people around a person, and what became of asking them."""

from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["Contact", "Supporter"]


@attrs.frozen(kw_only=True)
class Supporter(Record):
    """A person who could help. ``closeness`` is 1 (never met) to 5 (very close)."""

    name: str = fields.text(about="name")
    role: str = fields.text(about="others")
    closeness: int | None = fields.rating(1, 5)
    gives: tuple[str, ...] = fields.choices("advice", "sponsorship", "job_view", "encouragement")
    path: str = fields.link("paths")
    note: str = fields.long_text(about="others")


@attrs.frozen(kw_only=True)
class Contact(Record):
    """Reaching out to one supporter: how far it is, and what comes next when."""

    supporter: str = fields.link("supporters")
    stage: str = fields.choice("idea", "drafted", "sent", "answered", "talked", "ongoing")
    next_on: date | None = fields.day()
    greeting: str = fields.text(about="others")
    common: str = fields.long_text(about="others")
    ask: str = fields.long_text(about="others")
    message: str = fields.long_text(about="others")
    questions: str = fields.long_text(about="others")
    note: str = fields.long_text(about="others")
