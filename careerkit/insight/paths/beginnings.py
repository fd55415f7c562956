"""Eight occupations to begin with while nothing is known: as different as work can be.

They are picked by rules, the same for each person: each of the six interests at least once, from
little preparation to many years, no two from one field of work, and of those the ones that most
people do, since one can only disagree with what one has an idea of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.interests.scoring import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.catalogue import Catalogue

__all__ = ["Beginning", "beginnings"]

_SLOTS = (
    ("social", 4),
    ("realistic", 2),
    ("artistic", 4),
    ("investigative", 5),
    ("enterprising", 3),
    ("conventional", 2),
    ("realistic", 4),
    ("artistic", 3),
)
# Which interest an occupation stands for, and how much preparation it should take (its job zone).


@attrs.frozen
class Beginning:
    """An occupation to begin with: where it stands in the catalogue, and why it is there."""

    position: int
    reason: str


def beginnings(catalogue: Catalogue, allowed: Iterable[int]) -> tuple[Beginning, ...]:
    """Up to eight occupations of those at the allowed positions."""
    return tuple(_picked(catalogue, sorted(allowed)))


def _picked(catalogue: Catalogue, left: list[int]) -> Iterator[Beginning]:
    taken: set[str] = set()
    for interest, zone in _SLOTS:
        alike = [at for at in left if _highest(catalogue, at) == interest]
        if not alike:
            continue
        best = min(alike, key=lambda at: _rank(catalogue, at, zone, taken))
        left.remove(best)
        taken.add(catalogue.groups[best])
        meaning = content.text(f"interests.meaning.{interest}")
        yield Beginning(best, content.text("paths.beginnings.why", meaning=meaning))


def _highest(catalogue: Catalogue, position: int) -> str:
    """The interest that an occupation is highest in; the first of equals."""
    scores = catalogue.interests[position]
    return TYPES[scores.index(max(scores))]


def _rank(
    catalogue: Catalogue, position: int, zone: int, taken: set[str]
) -> tuple[bool, int, int, str]:
    other = abs((catalogue.job_zone[position] or 0) - zone)
    soc = catalogue.soc[position]
    # A speciality's figures are those of a whole occupation ("15-1211.01").
    known = 0 if soc[7:].strip(".0") else catalogue.employment[position] or 0
    return catalogue.groups[position] in taken, other, -known, soc
