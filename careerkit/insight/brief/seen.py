"""What somebody else has seen in the person, word for word and apart from their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.brief.items import item, sources_of
from careerkit.insight.brief.own_words import excerpt, may_quote
from careerkit.insight.passion.stories import said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.insight.brief.items import Asked, Item

__all__ = ["seen"]


def seen(asked: Asked) -> Iterator[Item]:
    """The stories of others, the newest first."""
    for story in reversed(asked.workbook.stories):
        if may_quote(story.text):
            sources = sources_of("stories", [story])
            text = said_by(story)
            yield item(
                "seen", "story", sources, record=story.id, quoted=excerpt(story.text), said=text
            )
