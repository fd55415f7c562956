"""Step 8: what comes before what, and what was done this week."""

from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["Dependency", "Tick"]


@attrs.frozen(kw_only=True)
class Dependency(Record):
    """One thing has to be done before another; both are ids of records with a date."""

    first: str = fields.text()
    then: str = fields.text()


@attrs.frozen(kw_only=True)
class Tick(Record):
    """Something on this week's list that is done; ``item`` is the id of its record."""

    item: str = fields.text()
    on: date | None = fields.day()
