"""A story of somebody else about the person, as it comes in: typed, pasted, or in a file."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from careerkit import content
from careerkit.importing.problems import ImportingError
from careerkit.model import LONGEST_NAME, LONGEST_STORY, Story, story_id
from careerkit.model.values import clean_text, printable

__all__ = ["LARGEST_FILE", "PLACE", "StoryError", "read_story", "story_in_file"]

LARGEST_FILE = 64_000
"""Bytes: several times what the longest story takes, in whatever letters."""


PLACE = "CAREERKIT_STORIES"
"""The environment variable that tells a kernel the path of the app's form for stories."""


class StoryError(ImportingError):
    """It can't be taken in as a story. The text is a sentence for the person whom it is about.

    Attributes:
        kind: Why: ``"empty"``, ``"too_long"``, ``"not_text"`` or ``"not_a_story"``.
    """

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(content.text(f"stories.problems.{kind}", **values))
        self.kind = kind


def read_story(text: object, who: object = "") -> Story:
    """A story of that text, with one kind of line ends and nothing that can't be seen.

    Args:
        text: What somebody wrote, of at most ``LONGEST_STORY`` letters. It is never cut.
        who: What they call themselves, which is cut.

    Raises:
        StoryError: If there is nothing in it, or more than that.
    """
    written = printable(str(clean_text(str(text)))).strip()
    if not written:
        raise StoryError("empty")
    if len(written) > LONGEST_STORY:
        raise StoryError("too_long", count=len(written), most=LONGEST_STORY)
    name = " ".join(printable(str(clean_text(str(who)))).split())
    return Story(id=story_id(written), text=written, who=name[:LONGEST_NAME].rstrip())


def story_in_file(name: str, data: bytes) -> Story:
    """The story in a text file, or in a small JSON file with ``story`` and perhaps ``who``.

    Args:
        name: What the file is called; its ending tells which of the two it is.
        data: What is in it.

    Raises:
        StoryError: If it is none, or too long.
    """
    text = _text_of(data)
    if not name.casefold().endswith(".json"):
        return read_story(text)
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise StoryError("not_a_story", name=name) from None
    if not isinstance(told, dict) or not isinstance(told.get("story"), str):
        raise StoryError("not_a_story", name=name)
    who = told.get("who")
    return read_story(told["story"], who if isinstance(who, str) else "")


def _text_of(data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        raise StoryError("too_long", count=len(data), most=LONGEST_STORY)
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise StoryError("not_text") from None
