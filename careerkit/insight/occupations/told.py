"""What a person wrote, and how much it counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Told", "told"]


def _within_reach(_told: Told, _field: object, amount: float) -> None:
    if not (math.isfinite(amount) and -1 <= amount <= 1):
        raise ValueError(content.text("matching.amount"))


@attrs.frozen
class Told:
    """A text and its amount::

        Told("baking for the street party", 0.8)

    Attributes:
        text: What the person wrote.
        amount: How much it draws them: 1 fully, 0 not at all; below 0 it drains them, so that
            what it points to is lowered.
    """

    text: str
    amount: float = attrs.field(default=1.0, validator=_within_reach)


def told(words: Iterable[str | Told]) -> tuple[Told, ...]:
    """Texts with their amounts, without the empty ones; a bare text counts fully."""
    given = (word if isinstance(word, Told) else Told(word) for word in words)
    return tuple(one for one in given if one.text.strip())
