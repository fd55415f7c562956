"""What a person sees of the catalogue: matches, filters, what is not for them, surprises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.catalogue.shipped.conditions import conditions
from careerkit.insight.interests.scoring import TYPES, profile
from careerkit.insight.occupations.matching import GREAT_FIT, Ranking, interest_fit, rank
from careerkit.insight.paths.beginnings import beginnings
from careerkit.insight.paths.own_words import own_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import numpy as np
    import numpy.typing as npt

    from careerkit.catalogue import Catalogue
    from careerkit.insight.paths.beginnings import Beginning
    from careerkit.model import PathFilters, Workbook

    Mask = npt.NDArray[np.bool_]

__all__ = ["PAY", "Exploration", "explore", "first_ideas", "unwanted"]

EVEN = 2
"""The weight of words, 0 to 4, that counts interests and words alike: where a person begins."""

MOST_WEIGHT = 4

SAME_FAMILY = 4
"""The characters of a SOC code that name its minor group: ``51-3`` are workers with food."""

ALIKE = 0.9
"""From which correlation of interests on two occupations of one minor group are alike. Ours:
high enough that a dislike of one is likely to hold for the other."""

PAY = "pay"
"""Stands among what is left out for pay that is lower than the person must earn."""

_LOOKED_AT = 12
# The first matches that a page shows: their fields of work have been looked at.


@attrs.frozen(kw_only=True, eq=False)
class Exploration:
    """A ranking as one person wants to see it.

    Attributes:
        ranking: The whole catalogue, ranked by their profile and words.
        shown: Positions that pass the filters and that something speaks for, best first; what is
            like a hidden one comes last.
        hidden: Positions that the person said are not for them.
        lowered: Positions that went to the end because they are like a hidden one.
        surprises: Positions of good fits from fields that they have not looked at, best first.
        left_out: Positions that would be shown but for something that the person won't do again or,
            as ``PAY``, for what they must earn: best first, by what that is.
        unpaid: How many occupations the lowest wage left out for want of a figure.
        words_weight: How much words count beside interests, 0 to 1.
    """

    ranking: Ranking
    shown: tuple[int, ...]
    hidden: tuple[int, ...]
    lowered: tuple[int, ...]
    surprises: tuple[int, ...]
    left_out: Mapping[str, tuple[int, ...]]
    unpaid: int
    words_weight: float

    @property
    def by_interests(self) -> bool:
        """Whether interests sort the list."""
        from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

        known = bool(np.isfinite(self.ranking.r).any())
        return known and (self.words_weight < 1 or not self.ranking.words.any())

    @property
    def by_words(self) -> bool:
        """Whether the person's own words sort the list."""
        return bool(self.ranking.words.any()) and (self.words_weight > 0 or not self.by_interests)

    def band(self, position: int) -> str:
        """How well words fit: ``"strong"``, ``"good"``, ``"some"``, or ``"none"`` if not at all."""
        from careerkit.insight.occupations.chance import band_of  # noqa: PLC0415 - NumPy takes its time

        score = float(self.ranking.words[position])
        if not score:
            return "none"
        # Below the floor only because other answers draw the person more.
        band = band_of(score)
        return "some" if band == "none" else band


def explore(
    workbook: Workbook, catalogue: Catalogue, before: Exploration | None = None
) -> Exploration | None:
    """Rank and filter the catalogue for a person; None while there is nothing to go by.

    Args:
        workbook: As ``considered`` leaves it: scores, answers, filters and what is not wanted.
        catalogue: The occupations to rank.
        before: An earlier exploration of the same catalogue, which saves work that would be the
            same.
    """
    from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

    found, words = profile(workbook), own_words(workbook)
    complete = found is not None and found.is_complete
    sums = [found.sums[name] or 0.0 for name in TYPES] if found and complete else None
    if sums is None and not words:
        return None
    filters = workbook.path_filters[0] if workbook.path_filters else None
    weight = EVEN if filters is None or filters.words_weight is None else filters.words_weight
    ranking = rank(
        catalogue,
        sums=sums,
        words=words,
        words_weight=weight / MOST_WEIGHT,
        before=before.ranking if before else None,
    )
    hidden = _at(catalogue, (record.soc for record in workbook.not_for_me))
    out = _mask(catalogue, hidden)
    alike = _alike(catalogue, hidden) & ~out
    passed = _allowed(catalogue, filters) & ~out & (ranking.score > 0)
    against = {**_unwished(workbook, catalogue), **_underpaid(catalogue, filters)}
    allowed = passed & ~_any(against, catalogue)
    order = ranking.order[allowed[ranking.order]]
    lowered = order[alike[order]]
    shown = np.concatenate([order[~alike[order]], lowered])
    listed = _at(catalogue, (path.soc for path in workbook.paths))
    looked_at = {catalogue.groups[i] for i in (*shown[:_LOOKED_AT], *listed, *hidden)}
    return Exploration(
        ranking=ranking,
        shown=tuple(map(int, shown)),
        hidden=hidden,
        lowered=tuple(map(int, lowered)),
        surprises=_surprises(ranking, allowed & ~alike, looked_at),
        left_out={
            name: tuple(map(int, ranking.order[(passed & mask)[ranking.order]]))
            for name, mask in against.items()
        },
        unpaid=_unpaid(catalogue, filters),
        words_weight=weight / MOST_WEIGHT,
    )


def first_ideas(workbook: Workbook, catalogue: Catalogue) -> tuple[Beginning, ...]:
    """What to show while nothing is known, within the filters and without what is hidden."""
    from careerkit.insight.arrays import np  # noqa: PLC0415

    filters = workbook.path_filters[0] if workbook.path_filters else None
    hidden = _at(catalogue, (record.soc for record in workbook.not_for_me))
    allowed = _allowed(catalogue, filters) & ~_mask(catalogue, hidden)
    against = {**_unwished(workbook, catalogue), **_underpaid(catalogue, filters)}
    allowed &= ~_any(against, catalogue)
    return beginnings(catalogue, map(int, np.flatnonzero(allowed)))


def unwanted(workbook: Workbook, soc: str) -> tuple[str, ...]:
    """What often belongs to an occupation that the person won't do again, as they ticked it."""
    often = conditions(soc)
    return tuple(name for name in _not_again(workbook) if name in often)


def _not_again(workbook: Workbook) -> tuple[str, ...]:
    return workbook.background[0].not_again if workbook.background else ()


def _unwished(workbook: Workbook, catalogue: Catalogue) -> dict[str, Mask]:
    """By what the person won't do again: which occupations it often belongs to."""
    from careerkit.insight.arrays import np  # noqa: PLC0415

    ticked = _not_again(workbook)
    often = [conditions(soc) for soc in catalogue.soc] if ticked else []
    return {name: np.asarray([name in one for one in often], dtype=bool) for name in ticked}


def _any(masks: Mapping[str, Mask], catalogue: Catalogue) -> Mask:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    found = np.zeros(len(catalogue), dtype=bool)
    for mask in masks.values():
        found |= mask
    return found


def _mask(catalogue: Catalogue, positions: Iterable[int]) -> Mask:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    mask = np.zeros(len(catalogue), dtype=bool)
    mask[list(positions)] = True
    return mask


def _at(catalogue: Catalogue, codes: Iterable[str]) -> tuple[int, ...]:
    positions = (catalogue.positions.get(code) for code in codes)
    return tuple(position for position in positions if position is not None)


def _alike(catalogue: Catalogue, hidden: Iterable[int]) -> Mask:
    """Which occupations are much like one of the hidden: a minor group, and like interests."""
    from careerkit.insight.arrays import np  # noqa: PLC0415

    families = [code[:SAME_FAMILY] for code in catalogue.soc]
    alike = np.zeros(len(catalogue), dtype=bool)
    for position in hidden:
        r = interest_fit(catalogue.interests[position], catalogue.interests)
        family = np.asarray([one == families[position] for one in families])
        alike |= family & (np.nan_to_num(r) >= ALIKE)
    return alike


def _allowed(catalogue: Catalogue, filters: PathFilters | None) -> Mask:
    """Which occupations pass the filters; one without a fact passes none on it.

    What is left out for its pay is told, and so it is no part of this.
    """
    from careerkit.insight.arrays import np  # noqa: PLC0415

    allowed = np.ones(len(catalogue), dtype=bool)
    if filters is None:
        return allowed
    if filters.job_zones:
        allowed &= np.asarray([str(zone) in filters.job_zones for zone in catalogue.job_zone])
    if filters.group:
        allowed &= np.asarray([group == filters.group for group in catalogue.groups])
    if filters.lowest_wage:
        allowed &= ~np.isnan(_wages(catalogue))
    return allowed


def _underpaid(catalogue: Catalogue, filters: PathFilters | None) -> dict[str, Mask]:
    """Which occupations pay the middle earner less than the person must earn, if they said it."""
    if filters is None or not filters.lowest_wage:
        return {}
    return {PAY: _wages(catalogue) < filters.lowest_wage}


def _wages(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    return np.asarray([np.nan if w is None else w for w in catalogue.median_wage], dtype=float)


def _unpaid(catalogue: Catalogue, filters: PathFilters | None) -> int:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    if filters is None or not filters.lowest_wage:
        return 0
    return int(np.isnan(_wages(catalogue)).sum())


def _surprises(ranking: Ranking, allowed: Mask, looked_at: Collection[str]) -> tuple[int, ...]:
    """The best good fit of each field of work that was not looked at."""
    from careerkit.insight.arrays import np  # noqa: PLC0415
    from careerkit.insight.occupations.chance import GOOD  # noqa: PLC0415 - NumPy takes its time

    good = (np.nan_to_num(ranking.r, nan=-1.0) >= GREAT_FIT) | (ranking.words >= GOOD)
    first: dict[str, int] = {}
    for position in ranking.order[(allowed & good)[ranking.order]]:
        first.setdefault(ranking.catalogue.groups[position], int(position))
    return tuple(position for group, position in first.items() if group not in looked_at)
