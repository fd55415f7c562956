"""Ranking by pairwise choice: two at a time is easier than a whole list.

A choice may follow from others: who prefers a to b and b to c need not be asked about a
and c. So the questions are those of a sort by insertion, about n log n of them.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.model import Preference

__all__ = ["contradictions", "next_pair", "ranking"]

_Below = dict[str, set[str]]
# For each id the ids that it is preferred to, directly or by way of others.


def next_pair(ids: Iterable[str], preferences: Iterable[Preference]) -> tuple[str, str] | None:
    """The next two to choose between, or None when the choices made give an order.

    Args:
        ids: What is ranked.
        preferences: The choices so far; those about other ids don't count.
    """
    ids = tuple(dict.fromkeys(ids))
    below = _below(ids, preferences)
    ranked: list[str] = []
    for new in ids:
        low, high = 0, len(ranked)
        while low < high:
            middle = (low + high) // 2
            old = ranked[middle]
            if new in below[old]:
                low = middle + 1
            elif old in below[new]:
                high = middle
            else:
                return old, new
        ranked.insert(low, new)
    return None


def ranking(ids: Iterable[str], preferences: Iterable[Preference]) -> tuple[tuple[str, ...], ...]:
    """The ids from the most to the least preferred, those that tie together.

    Where choices go round in a circle the members tie. Before all choices are made, an id
    stands by how many it beats less how many beat it, so one never asked about is in the middle.
    """
    ids = tuple(dict.fromkeys(ids))
    below = _below(ids, preferences)
    above = Counter(chain.from_iterable(below.values()))
    tiers: dict[int, list[str]] = {}
    for item in ids:
        tiers.setdefault(len(below[item]) - above[item], []).append(item)
    return tuple(tuple(tiers[score]) for score in sorted(tiers, reverse=True))


def contradictions(
    ids: Iterable[str], preferences: Iterable[Preference]
) -> tuple[tuple[str, ...], ...]:
    """The circles in the choices: groups of ids of which each is preferred to each other one."""
    ids = tuple(dict.fromkeys(ids))
    below = _below(ids, preferences)
    circles = {
        tuple(other for other in ids if other in below[item] and item in below[other])
        for item in ids
        if item in below[item]
    }
    return tuple(sorted(circles, key=lambda circle: ids.index(circle[0])))


def _below(ids: tuple[str, ...], preferences: Iterable[Preference]) -> _Below:
    below: _Below = {item: set() for item in ids}
    for better, worse in _choices(preferences):
        if better in below and worse in below:
            below[better].add(worse)
    # Warshall's closure: afterwards each id reaches all that follow from the choices. Through what
    # was never preferred nothing follows, and most ids of a long list were never asked about.
    preferred = [item for item in ids if below[item]]
    for middle, item in product(preferred, preferred):
        if middle in below[item]:
            below[item] |= below[middle]
    return below


def _choices(preferences: Iterable[Preference]) -> Iterable[tuple[str, str]]:
    """The pairs chosen, better one first; of several choices on a pair the newest."""
    newest: dict[frozenset[str], tuple[str, str]] = {}
    for choice in sorted(preferences, key=lambda choice: (choice.updated, choice.id)):
        for better, worse in product(choice.preferred, choice.over):
            if better != worse:
                newest[frozenset((better, worse))] = (better, worse)
    return newest.values()
