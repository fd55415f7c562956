"""Step 2: which kinds of work draw a person, and what work should give them."""

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["InterestAnswer", "InterestScores", "WorkValue"]


@attrs.frozen(kw_only=True)
class InterestAnswer(Record):
    """How much a person would like an activity, 1 (not at all) to 5 (very much).

    The id is the question's, such as ``realistic-3``, so that two tabs answer the same one.
    """

    liking: int | None = fields.rating(1, 5)


@attrs.frozen(kw_only=True)
class InterestScores(Record):
    """The six scores of the official O*NET Interest Profiler, typed in.

    ``scale`` says how far they reach: 40 for its 60 questions, 20 for its 30.
    """

    scale: str = fields.choice("40", "20")
    realistic: float | None = fields.number(0, 40)
    investigative: float | None = fields.number(0, 40)
    artistic: float | None = fields.number(0, 40)
    social: float | None = fields.number(0, 40)
    enterprising: float | None = fields.number(0, 40)
    conventional: float | None = fields.number(0, 40)


@attrs.frozen(kw_only=True)
class WorkValue(Record):
    """A card of the sort of values: where it lies. The id is the card's, such as ``own-way``.

    One field says it, so that a card lies in one place whatever two tabs do with it. ``five`` are
    the ones that count most, in the order of the section.
    """

    pile: str = fields.choice("five", "much", "some", "little")
