"""What somebody else has seen: taken in by the person, and told apart from their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.hearing.considered import is_spoken
from careerkit.model import Strength

if TYPE_CHECKING:
    from careerkit.model import Story, Workbook

__all__ = ["accept", "said_by", "told_of"]

_NOTICED_BY = "others"


def accept(workbook: Workbook, story: Story, shows: str = "") -> Workbook:
    """Take a story in, and beside it the strength that the person sees in it.

    A story that is there already stays as it is. A strength of that name is the one that is meant;
    who noticed it is said of it where the person hasn't.

    Args:
        workbook: The person's.
        story: What somebody else wrote.
        shows: What the person calls the strength, or an empty text for none yet.
    """
    if any(one.id == story.id for one in workbook.stories):
        return workbook
    called = " ".join(shows.split())
    if called:
        strength = _of_name(workbook, called) or Strength(what=called)
        if not strength.noticed_by:
            noticed = strength.changed(noticed_by=_NOTICED_BY)
            workbook = workbook.put("strengths", noticed)
        story = attrs.evolve(story, strength=strength.id)
    return workbook.put("stories", story)


def _of_name(workbook: Workbook, called: str) -> Strength | None:
    spelt = called.casefold()
    same = (s for s in workbook.strengths if " ".join(s.what.split()).casefold() == spelt)
    return next(same, None)


def said_by(story: Story) -> str:
    """Whose words a story is, as a phrase that can stand above it."""
    who = " ".join(story.who.split())
    named = is_spoken(who)
    return content.text("stories.said_by", who=who) if named else content.text("stories.somebody")


def told_of(workbook: Workbook) -> frozenset[str]:
    """The ids of the strengths that a story of somebody else shows."""
    return frozenset(one.strength for one in workbook.stories if is_spoken(one.text))
