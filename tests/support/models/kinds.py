"""A record with a field of every kind."""

from datetime import date

import attrs

from careerkit.model import Reading, Record, fields


@attrs.frozen(kw_only=True)
class EveryKind(Record):
    """Holds an answer of every kind that a field can be declared as."""

    text: str = fields.text()
    long_text: str = fields.long_text()
    number: float | None = fields.number(1, 9)
    rating: int | None = fields.rating(1, 5)
    choice: str = fields.choice("a", "b")
    choices: tuple[str, ...] = fields.choices("a", "b")
    day: date | None = fields.day()
    tags: tuple[str, ...] = fields.tags()
    link: str = fields.link("topics")
    links: tuple[str, ...] = fields.links()
    readings: tuple[Reading, ...] = fields.readings()
