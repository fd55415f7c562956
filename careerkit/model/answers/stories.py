"""What somebody else has seen in the person: in their own words, apart from the person's."""

import hashlib
from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["LONGEST_NAME", "LONGEST_STORY", "Story", "story_id"]

LONGEST_STORY = 2000
LONGEST_NAME = 80
# Letters. Written on a phone in a few minutes, and read in one.


def story_id(text: str) -> str:
    """The id of a story of these words: one that comes twice is there once."""
    return hashlib.sha256(f"story {text}".encode()).hexdigest()[:32]


@attrs.frozen(kw_only=True)
class Story(Record):
    """When somebody has seen the person at their best, as they wrote it::

        Story(id=story_id(text), text=text, who="Rosa", strength=calm.id)

    ``who`` is theirs to
    give and the person's to put right, ``on`` the day on which the person took it in, ``strength``
    the strength that the person sees in it. Without ``page`` it stays off the page of mine.
    """

    text: str = fields.long_text(about="others")
    who: str = fields.text(about="name")
    on: date | None = fields.day()
    strength: str = fields.link("strengths")
    page: str = fields.choice("shown", "hidden")
