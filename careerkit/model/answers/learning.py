"""Step 7: skills that the paths ask for, and learning that fits into the weeks that there are."""

from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["LearningItem", "Skill"]

MOST_HOURS = 10_000


@attrs.frozen(kw_only=True)
class Skill(Record):
    """A skill that a path asks for.

    ``needed`` and ``have`` are 1 (a first idea) to 5 (could teach it); ``evidence`` is what
    shows ``have``, since self-ratings of ability agree only weakly with ability.
    """

    name: str = fields.text()
    path: str = fields.link("paths")
    needed: int | None = fields.rating(1, 5)
    have: int | None = fields.rating(1, 5)
    evidence: str = fields.long_text()


@attrs.frozen(kw_only=True)
class LearningItem(Record):
    """Something to learn: ``hours`` in all, not before ``begin`` and not before ``after`` is done.

    ``spent`` are the hours that went into it so far.
    """

    what: str = fields.text()
    skill: str = fields.link("skills")
    hours: float | None = fields.number(0, MOST_HOURS)
    spent: float | None = fields.number(0, MOST_HOURS)
    begin: date | None = fields.day()
    by: date | None = fields.day()
    after: str = fields.link("learning_items")
    done: date | None = fields.day()
