"""Step 9: how it goes, week by week, and how things stood then."""

from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.reading import Reading
from careerkit.model.records import Record

__all__ = ["CheckInRecord"]


@attrs.frozen(kw_only=True)
class CheckInRecord(Record):
    """One look at how it goes.

    ``clarity`` is how clear the next step is, 1 (fog) to 5 (I could start now); ``energy`` is
    -2 to 2. ``kind`` "start" and "end" are the ratings before and after the journey. ``readings``
    are the snapshot: how themes, interests, paths and goals stood at that moment.
    """

    on: date | None = fields.day()
    kind: str = fields.choice("start", "weekly", "monthly", "quarterly", "end")
    clarity: int | None = fields.rating(1, 5)
    energy: int | None = fields.rating(-2, 2)
    sentence: str = fields.long_text()
    news: str = fields.long_text()
    smaller_step: str = fields.text()
    readings: tuple[Reading, ...] = fields.readings()
