"""Step 4: goals, what stands in their way, and the hours that there are for them."""

from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["Goal", "Milestone", "WeekHours"]

HOURS_IN_A_WEEK = 7 * 24
MOST = 1_000_000_000
"""No measure of a personal goal is asked to be further from zero."""


@attrs.frozen(kw_only=True)
class Goal(Record):
    """A goal: specific, measurable, achievable, relevant, time-bound; and its WOOP.

    WOOP (Oettingen 2012) is wish, outcome, obstacle, plan; the wish is the goal itself. The plan
    is an if-then plan (Gollwitzer & Sheeran 2006): ``if_`` and ``then`` hold its two halves,
    ``rehearsed`` what the person typed when they repeated it.

    ``hours`` are those that it takes in a week; ``start``, ``target`` and ``today`` are values of
    ``measure``.
    """

    what: str = fields.text()
    where: str = fields.text()
    with_whom: str = fields.text(about="others")
    path: str = fields.link("paths")
    theme: str = fields.link("themes")
    measure: str = fields.text()
    start: float | None = fields.number(-MOST, MOST)
    target: float | None = fields.number(-MOST, MOST)
    today: float | None = fields.number(-MOST, MOST)
    hours: float | None = fields.number(0, HOURS_IN_A_WEEK)
    why: str = fields.long_text()
    begin: date | None = fields.day()
    by: date | None = fields.day()
    outcome: str = fields.long_text()
    obstacle: str = fields.long_text()
    if_: str = fields.text()
    then: str = fields.text()
    rehearsed: str = fields.text()


@attrs.frozen(kw_only=True)
class Milestone(Record):
    """A step on the way to a goal; ``done`` is the day on which it was reached."""

    what: str = fields.text()
    goal: str = fields.link("goals")
    by: date | None = fields.day()
    done: date | None = fields.day()


@attrs.frozen(kw_only=True)
class WeekHours(Record):
    """A usual week: ``taken`` hours for work, school and care, ``free`` ones for the goals."""

    taken: float | None = fields.number(0, HOURS_IN_A_WEEK)
    free: float | None = fields.number(0, HOURS_IN_A_WEEK)
