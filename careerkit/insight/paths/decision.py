"""Paths weighed by a person's own criteria, and how much of the result hangs on the weights.

A weighted mean, which is all that there is to it. Sums are kept as fractions, so that a tie is
a tie and not a matter of rounding.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.cached import remembered
from careerkit.model import rating_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import CareerPath, Criterion, Workbook

__all__ = [
    "HIGHEST_WEIGHT",
    "JIGGLE_RUNS",
    "MOST",
    "Comparison",
    "TippingPoint",
    "compare",
    "compared",
    "jiggle",
    "tipping_points",
]

HIGHEST_WEIGHT = 5
"""The upper end of the scale of weights; its lower end is 0, a criterion that does not count."""

MOST = 20
"""So many paths and so many criteria are compared: a larger table is not filled in. Ours."""

JIGGLE_RUNS = 2000
"""With so many runs a share is off by about one in a hundred, and rarely by more than two."""

_JIGGLE_REACH = 0.5
_SEED = 20_000
# Any fixed number will do: the same answers should give the same sentence on each visit.


@attrs.frozen
class Comparison:
    """Paths against criteria::

        comparison = compare(workbook)
        comparison.winners      # one path, or several that are level
        comparison.means        # 1 to 5 for each path, None where a rating is missing

    ``scores`` has a row a path and a column a criterion, each 1 to 5 or None; ``weights`` are
    the criteria's, and may be any numbers above 0 when a question is what other ones would do.
    """

    paths: tuple[CareerPath, ...]
    criteria: tuple[Criterion, ...]
    weights: tuple[Fraction, ...]
    scores: tuple[tuple[int | None, ...], ...]

    @cached_property
    def complete(self) -> tuple[CareerPath, ...]:
        """The paths that are rated by every criterion: only these can be compared."""
        return tuple(self._totals)

    @cached_property
    def missing(self) -> tuple[tuple[CareerPath, Criterion], ...]:
        """Which path has no rating yet by which criterion."""
        return tuple(
            (path, criterion)
            for path, row in zip(self.paths, self.scores, strict=True)
            for criterion, score in zip(self.criteria, row, strict=True)
            if score is None
        )

    @cached_property
    def is_decidable(self) -> bool:
        """Whether there are two paths to choose between, and something to judge them by."""
        return len(self._totals) >= 2

    @cached_property
    def means(self) -> tuple[float | None, ...]:
        """The weighted mean of each path, 1 to 5; None for a path that is not complete."""
        totals, weight = self._totals, sum(self.weights)
        return tuple(
            float(totals[path] / weight) if path in totals else None for path in self.paths
        )

    @cached_property
    def tiers(self) -> tuple[tuple[CareerPath, ...], ...]:
        """The complete paths from first to last; paths that are level share a place."""
        totals = self._totals
        return tuple(
            tuple(path for path, total in totals.items() if total == place)
            for place in sorted(set(totals.values()), reverse=True)
        )

    @cached_property
    def winners(self) -> tuple[CareerPath, ...]:
        """Who comes first: one path, several that are level, or none while nothing is decidable."""
        return self.tiers[0] if self.is_decidable else ()

    def row(self, path: CareerPath) -> tuple[int | None, ...]:
        """A path's scores, one a criterion."""
        return self.scores[self.paths.index(path)]

    def advantage(self, path: CareerPath, rival: CareerPath) -> tuple[Fraction, ...]:
        """By how much each criterion puts a complete path ahead of another one, weight counted."""
        pairs = zip(self.weights, self.gaps(path, rival), strict=True)
        return tuple(weight * gap for weight, gap in pairs)

    def gaps(self, path: CareerPath, rival: CareerPath) -> tuple[int, ...]:
        """By how many points each criterion puts a complete path ahead of another one."""
        pairs = zip(self.row(path), self.row(rival), strict=True)
        return tuple((mine or 0) - (theirs or 0) for mine, theirs in pairs)

    @cached_property
    def _totals(self) -> dict[CareerPath, Fraction]:
        if not self.criteria:
            return {}
        return {
            path: sum((w * (s or 0) for w, s in zip(self.weights, row, strict=True)), Fraction())
            for path, row in zip(self.paths, self.scores, strict=True)
            if None not in row
        }


def compared(workbook: Workbook) -> tuple[tuple[CareerPath, ...], tuple[Criterion, ...]]:
    """The first paths and criteria that have a name: those that a table of ratings shows."""
    paths = (path for path in workbook.paths if path.title.strip())
    criteria = (criterion for criterion in workbook.criteria if criterion.name.strip())
    return tuple(islice(paths, MOST)), tuple(islice(criteria, MOST))


@remembered
def compare(workbook: Workbook) -> Comparison:
    """The paths that are compared against those of the criteria that have a weight."""
    paths, named = compared(workbook)
    criteria = tuple(criterion for criterion in named if criterion.weight is not None)
    scores = {rating.id: rating.score for rating in workbook.path_ratings}
    return Comparison(
        paths=paths,
        criteria=criteria,
        weights=tuple(Fraction(criterion.weight or 0) for criterion in criteria),
        scores=tuple(
            tuple(scores.get(rating_id(path.id, criterion.id)) for criterion in criteria)
            for path in paths
        ),
    )


@attrs.frozen
class TippingPoint:
    """The weight of one criterion, the others unchanged, at which the winner is caught up with.

    Beyond it ``rivals`` come first: one path, or several that arrive there together.
    """

    criterion: Criterion
    rivals: tuple[CareerPath, ...]
    now: Fraction
    weight: Fraction

    @property
    def change(self) -> Fraction:
        """How far the weight would have to move; below 0 if it would have to count less."""
        return self.weight - self.now

    @property
    def is_within_scale(self) -> bool:
        """Whether a person could give the criterion this weight: 0 (not at all) to 5."""
        return 0 <= self.weight <= HIGHEST_WEIGHT


def tipping_points(comparison: Comparison) -> tuple[TippingPoint, ...]:
    """For each criterion the first tipping point on either side of its weight, nearest first.

    With ``D`` the winner's lead over a rival, summed over all criteria with their weights, and
    ``d`` the winner's lead by one criterion alone, the two are level when that criterion's
    weight is ``w - D / d``. Empty unless exactly one path comes first.
    """
    if len(comparison.winners) != 1:
        return ()
    found = [
        point
        for position in range(len(comparison.criteria))
        for point in _first_on_either_side(_levels(comparison, position), comparison, position)
    ]
    return tuple(sorted(found, key=lambda point: abs(point.change)))


def _levels(comparison: Comparison, position: int) -> Iterator[tuple[Fraction, CareerPath]]:
    """Each weight of a criterion at which a rival draws level with the winner."""
    (winner,) = comparison.winners
    now = comparison.weights[position]
    for rival in comparison.complete:
        gap = comparison.gaps(winner, rival)[position]
        if gap == 0:
            continue
        weight = now - sum(comparison.advantage(winner, rival), Fraction()) / gap
        # Where nothing counts at all, everything is level, and that says nothing.
        if weight > 0 or (weight == 0 and len(comparison.criteria) > 1):
            yield weight, rival


def _first_on_either_side(
    levels: Iterator[tuple[Fraction, CareerPath]], comparison: Comparison, position: int
) -> Iterator[TippingPoint]:
    known, now = list(levels), comparison.weights[position]
    below = max((weight for weight, _ in known if weight < now), default=None)
    above = min((weight for weight, _ in known if weight > now), default=None)
    for weight in (below, above):
        if weight is not None:
            rivals = tuple(rival for level, rival in known if level == weight)
            yield TippingPoint(comparison.criteria[position], rivals, now, weight)


def jiggle(
    comparison: Comparison, runs: int = JIGGLE_RUNS, *, seed: int = _SEED
) -> dict[CareerPath, float]:
    """How often each complete path comes first when all of the weights are uncertain at once.

    In each run every weight is multiplied by a factor of its own, drawn evenly from 0.5 to
    1.5. Paths that are level share the run.

    Args:
        comparison: Ratings and weights.
        runs: How often the weights are drawn.
        seed: Of the random numbers, so that the same comparison always says the same.

    Returns:
        Each complete path's share, 0 to 1; together they make 1. Empty unless decidable.
    """
    if not comparison.is_decidable:
        return {}
    from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

    paths = comparison.complete
    scores = np.array([[score or 0 for score in comparison.row(path)] for path in paths], float)
    weights = np.array([float(weight) for weight in comparison.weights])
    # Python's own numbers by chance, so that the sentence is the same with NumPy and without.
    draw = Random(seed).random  # noqa: S311 - the same every time is what is wanted
    drawn = np.array([draw() for _ in range(runs * len(weights))]).reshape(runs, -1)
    moved = weights * (1 - _JIGGLE_REACH + 2 * _JIGGLE_REACH * drawn)
    means = np.inner(moved, scores) / moved.sum(axis=1, keepdims=True)
    first = means >= means.max(axis=1, keepdims=True) - 1e-9
    shares = (first / first.sum(axis=1, keepdims=True)).mean(axis=0)
    return dict(zip(paths, shares.tolist(), strict=True))
