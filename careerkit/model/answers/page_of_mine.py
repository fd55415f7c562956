"""The page of mine: what of a person's answers stands on it."""

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["PageParts"]

_TICK = ("shown", "hidden")


@attrs.frozen(kw_only=True)
class PageParts(Record):
    """Which parts stand on the person's page: "shown" or "hidden", or empty for as it was at first.

    A field a part, so that two tabs that tick different ones both count. Without a word of the
    person's, every part is shown and ``names``, what other people are called, is not.
    """

    statement: str = fields.choice(*_TICK)
    themes: str = fields.choice(*_TICK)
    interests: str = fields.choice(*_TICK)
    path: str = fields.choice(*_TICK)
    against: str = fields.choice(*_TICK)
    step: str = fields.choice(*_TICK)
    people: str = fields.choice(*_TICK)
    names: str = fields.choice(*_TICK)
