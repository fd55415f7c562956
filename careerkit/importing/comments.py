"""The comments that a file brings, in words: whose, when, and beside which answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.words import Words
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.model import Brought, Comment, Workbook

__all__ = ["lines_of", "preview_of_comments", "said_when", "sentences_of", "who_said"]


def who_said(comment: Comment) -> str:
    """Who wrote a comment, on one line."""
    return " ".join(comment.who.split()) or content.text("comments.nobody")


def sentences_of(name: str, came: Brought) -> Iterator[str]:
    """How many comments a file brings and from whom, and how many were taken back.

    Args:
        name: What the file is called.
        came: What it brings.
    """
    if came.new:
        people = list(dict.fromkeys(map(who_said, came.new)))
        yield content.plural("comments.brought", len(came.new), name=name, who=joined(people))
    if came.altered:
        yield content.plural("comments.altered", came.altered)
    if came.taken_back:
        yield content.plural("comments.taken_back", len(came.taken_back))


def said_when(comment: Comment, today: date) -> str:
    """Who wrote a comment, and when."""
    day = day_in_words(comment.on, today) if comment.on else content.text("comments.no_day")
    return content.text("comments.who_and_when", who=who_said(comment), day=day)


def preview_of_comments(came: Brought, workbook: Workbook, today: date) -> Iterator[dict[str, Any]]:
    """The comments as ``preview_of`` gives entries: each under the answer that it is about.

    Args:
        came: What a file brings.
        workbook: The person's, whose answers they stand beside.
        today: The person's day.
    """
    words = Words(workbook, today)
    for title, comments in (("new", came.new), ("back", came.taken_back)):
        entries = [
            {
                "name": words.beside(comment),
                "answers": [
                    {
                        "label": said_when(comment, today),
                        "before": "",
                        "after": comment.text,
                        "note": "" if comment.is_as_written else content.text("comments.changed"),
                    }
                ],
            }
            for comment in comments
        ]
        if entries:
            yield {"title": content.text(f"comments.titles.{title}"), "entries": entries}


def lines_of(name: str, came: Brought, workbook: Workbook, today: date) -> Iterator[str]:
    """What a file brings of comments, in lines: how many and from whom, then each of them.

    Args:
        name: What the file is called.
        came: What it brings.
        workbook: The person's, whose answers they stand beside.
        today: The person's day.
    """
    yield from sentences_of(name, came)
    words = Words(workbook, today)
    for comment in came.new:
        yield content.text(
            "comments.line",
            said=said_when(comment, today),
            place=words.beside(comment),
            text=comment.text,
        )
