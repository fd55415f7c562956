"""How far two words are apart, in strokes of a pen."""

from __future__ import annotations

__all__ = ["strokes"]


def strokes(one: str, other: str, at_most: int) -> int:
    """How many letters are added, missing, changed or swapped with their neighbour.

    The distance of Damerau (1964, doi:10.1145/363958.363994) in which no part is changed twice.

    Args:
        one: A word. Case and accents count.
        other: Another word; which is which makes no difference.
        at_most: The distance beyond which nothing is counted any more.

    Returns:
        0 to ``at_most``, or ``at_most + 1`` for all that is further apart.
    """
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before_that, above, row = above, row, [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before_that[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most:
            return at_most + 1
    return min(row[-1], at_most + 1)
