"""What careerkit itself says about an occupation: texts that a translation replaces.

The starter's occupations stand in ``occupations.toml``, others of a whole release in
``occupations_beyond.toml``. Any of an entry's lists may be missing. ``days.toml`` is read when
somebody looks into an occupation.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["also", "day", "said", "signs", "skills", "what"]


def what(soc: str) -> str:
    """A sentence about what a person does all day, or an empty one."""
    return str(_entry(soc).get("what", ""))


def said(soc: str) -> str:
    """The title that people say, such as "Baker", or an empty one."""
    return str(_entry(soc).get("said", ""))


def also(soc: str) -> tuple[str, ...]:
    """Other names of it in everyday speech."""
    return _words(_entry(soc).get("also", ()))


def skills(soc: str) -> tuple[str, ...]:
    """What one has to be good at, in a few plain words each."""
    return _words(_entry(soc).get("skills", ()))


def signs(soc: str) -> tuple[str, ...]:
    """Words of everyday life that point to it: things, tools, places, activities, brands."""
    return _words(_entry(soc).get("signs", ()))


def day(soc: str) -> str:
    """What a day of it may look like, in a few sentences, or nothing."""
    return str(_entries("days.days").get(soc, ""))


def _entry(soc: str) -> Mapping[str, Any]:
    starter = _entries("occupations.starter")
    return _found(starter if soc in starter else _entries("occupations_beyond.beyond"), soc)


def _found(entries: Mapping[str, Any], soc: str) -> Mapping[str, Any]:
    # A code has a dot in it, so that it can't be a part of a sentence's key.
    found: Mapping[str, Any] = entries.get(soc, {})
    return found


@cache
def _entries(table: str) -> Mapping[str, Any]:
    """A table of entries. That of a whole release is read only where one is installed."""
    return content.texts(table)


def _words(words: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)
