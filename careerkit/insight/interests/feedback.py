"""What a person's interest profile says, in sentences that quote their own answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.interests.scoring import (
    TYPES,
    Profile,
    differentiation,
    holland_code,
    profile,
    question,
    tiers,
)
from careerkit.insight.language.wording import joined, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Workbook

__all__ = ["on_interests"]

_LOW, _HIGH = 0.25, 0.6
# From which share of the scale on a spread is called small, or clear. Ours, not a norm.

_VERY_MUCH = 5
_QUOTED = 3


def on_interests(workbook: Workbook) -> tuple[str, ...]:
    """What the profile shows, and what it can't. Nothing while there is no answer."""
    found = profile(workbook)
    if found is None:
        return ()
    if not found.is_complete:
        return (_say("unfinished", types=_names(found.open_types)),)
    if found.is_flat:
        return (_say("flat"),)
    return (
        content.text(f"interests.{'official_note' if found.official else 'own'}.note"),
        *_on_code(found),
        *_on_liked(found, workbook),
        *_on_spread(found),
        *([_say("missing")] if found.estimated else []),
        _say("caution"),
    )


def _on_code(found: Profile) -> Iterator[str]:
    ranked = tiers(found)
    first = ranked[0]
    meaning = joined((content.text(f"interests.meaning.{name}") for name in first), most=len(TYPES))
    yield _say("code", code=holland_code(found), types=_names(first), meaning=meaning)
    placed = 0
    for tier in ranked:
        if len(tier) > 1 and placed < _QUOTED:
            yield _say("tied", types=_names(tier))
        placed += len(tier)


def _on_liked(found: Profile, workbook: Workbook) -> Iterator[str]:
    if found.official:
        return
    for name in tiers(found)[0]:
        liked = [
            quote(question(answer.id))
            for answer in workbook.interest_answers
            if answer.liking == _VERY_MUCH and answer.id in _ids_of(name)
        ]
        if liked:
            type_name = content.text(f"interests.types.{name}")
            yield _say("liked", type=type_name, what=joined(liked[:_QUOTED]))


def _ids_of(name: str) -> set[str]:
    return {f"{name}-{n}" for n in range(1, len(content.texts("interests.questions")[name]) + 1)}


def _on_spread(found: Profile) -> Iterator[str]:
    spread = differentiation(found)
    facts = {"spread": f"{spread:g}", "scale": found.scale}
    if spread <= _LOW * found.scale:
        yield _say("spread_low", **facts)
    elif spread >= _HIGH * found.scale:
        yield _say("spread_high", **facts)
    lowest = tiers(found)[-1]
    if len(lowest) == 1:
        yield _say(
            "disliked",
            type=content.text(f"interests.types.{lowest[0]}"),
            meaning=content.text(f"interests.meaning.{lowest[0]}"),
        )


def _names(types: tuple[str, ...]) -> str:
    words = (content.text(f"interests.types.{name}") for name in TYPES if name in types)
    return joined(words, most=len(TYPES))


def _say(key: str, **values: object) -> str:
    return content.text(f"interests.says.{key}", **values)
