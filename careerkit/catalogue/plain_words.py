"""What careerkit itself says about an occupation: texts that a translation replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["also", "skills", "what"]


def what(soc: str) -> str:
    """A sentence about what a person does all day, or an empty one."""
    return str(_entry(soc).get("what", ""))


def also(soc: str) -> tuple[str, ...]:
    """Other names of it in everyday speech."""
    return _words(_entry(soc).get("also", ()))


def skills(soc: str) -> tuple[str, ...]:
    """What one has to be good at, in a few plain words each."""
    return _words(_entry(soc).get("skills", ()))


def _entry(soc: str) -> Mapping[str, Any]:
    # A code has a dot in it, so that it can't be a part of a sentence's key.
    found: Mapping[str, Any] = content.texts("occupations.starter").get(soc, {})
    return found


def _words(words: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)
