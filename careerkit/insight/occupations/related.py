"""Which occupations are near one: a release's own list, or else like interests and like words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.occupations.matching import interest_fit
from careerkit.insight.occupations.retrieval import WordIndex

if TYPE_CHECKING:
    from careerkit.catalogue import Catalogue

__all__ = ["MOST", "Related", "related"]

MOST = 6
"""How many related occupations are shown. Ours."""

_INTERESTS = 0.5
# How much the correlation of interests counts beside the nearness of words. Held to O*NET's ten
# related occupations of each of the starter's, 68 % of what could be among the first six is; by
# words alone 64 %, by interests alone 38 %.


@attrs.frozen
class Related:
    """Occupations near one, the nearest first.

    Attributes:
        positions: Where they stand in the catalogue, at most ``MOST``.
        is_published: Whether they are the catalogue's own list; if not, they were found by
            interests and words.
    """

    positions: tuple[int, ...]
    is_published: bool


@lru_cache(maxsize=32)
def related(catalogue: Catalogue, position: int) -> Related:
    """The occupations that are near one of a catalogue.

    Args:
        catalogue: Where to look.
        position: Where the occupation stands in it.
    """
    codes = catalogue.occupation(catalogue.soc[position]).related
    known = [catalogue.positions[code] for code in codes if code in catalogue]
    if known:
        return Related(tuple(known[:MOST]), is_published=True)
    return Related(_alike(catalogue, position), is_published=False)


def _alike(catalogue: Catalogue, position: int) -> tuple[int, ...]:
    from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

    interests = np.nan_to_num(interest_fit(catalogue.interests[position], catalogue.interests))
    near = WordIndex.of(catalogue).alike(position) + _INTERESTS * interests
    # Ties stand in the order of the codes, so that no list depends on the catalogue's order.
    order = sorted(range(len(catalogue)), key=lambda at: (-near[at], catalogue.soc[at]))
    return tuple(at for at in order if at != position)[:MOST]
