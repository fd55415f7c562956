"""Step 6: experience as small experiments."""

from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["Experiment"]

MOST_HOURS = 10_000
MOST_MONEY = 10_000_000


@attrs.frozen(kw_only=True)
class Experiment(Record):
    """A small experiment: an internship, a day of shadowing, a project.

    ``hours`` and ``money`` are what it costs in all; ``rating_change`` is what it did to the
    path, -2 (much less for me) to 2 (much more).
    """

    what: str = fields.text()
    kind: str = fields.choice("internship", "volunteering", "project", "shadowing", "course")
    path: str = fields.link("paths")
    find_out: str = fields.long_text()
    cheapest: str = fields.long_text()
    hours: float | None = fields.number(0, MOST_HOURS)
    money: float | None = fields.number(0, MOST_MONEY)
    begin: date | None = fields.day()
    by: date | None = fields.day()
    stage: str = fields.choice("idea", "asked", "agreed", "doing", "done")
    learned: str = fields.long_text()
    rating_change: int | None = fields.rating(-2, 2)
