"""The comments that a file brings, in words: whose, when, and beside which answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.words import Words
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.model import Brought, Comment, Workbook

__all__ = ["lines_of", "who_said"]


def who_said(comment: Comment) -> str:
    """Who wrote a comment, on one line."""
    return " ".join(comment.who.split()) or content.text("comments.one.who")


def lines_of(name: str, came: Brought, workbook: Workbook, today: date) -> Iterator[str]:
    """What a file brings of comments: how many and from whom, then each of them.

    Args:
        name: What the file is called.
        came: What it brings.
        workbook: The person's, whose answers they stand beside.
        today: The person's day.
    """
    if came.new:
        people = list(dict.fromkeys(map(who_said, came.new)))
        yield content.plural("comments.brought", len(came.new), name=name, who=joined(people))
    if came.altered:
        yield content.plural("comments.altered", came.altered)
    if came.taken_back:
        yield content.plural("comments.taken_back", len(came.taken_back))
    words = Words(workbook, today)
    for comment in came.new:
        day = day_in_words(comment.on, today) if comment.on else content.text("comments.one.no_day")
        yield content.text(
            "comments.one.line",
            who=who_said(comment),
            day=day,
            place=words.beside(comment),
            text=comment.text,
        )
