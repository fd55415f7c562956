"""What a comparison of paths shows, in sentences that name the paths and what matters."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.wording import joined, quote, times
from careerkit.insight.paths.decision import (
    HIGHEST_WEIGHT,
    JIGGLE_RUNS,
    MOST,
    compare,
    jiggle,
    tipping_points,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.insight.paths.decision import Comparison, TippingPoint
    from careerkit.model import CareerPath, Criterion, Workbook

__all__ = ["on_comparison"]

_CLOSE = 0.3
# Of the four points between 1 and 5. Below it, a single rating changed by one often turns it.

_TIPS, _LEADERS, _MISSING = 2, 3, 5
# More what-ifs than that are not read.


def on_comparison(workbook: Workbook) -> Iterator[str]:
    """Who comes first and why, what is missing, and how much of it hangs on the weights."""
    comparison = compare(workbook)
    yield from _on_what_counts(workbook, comparison)
    if len(comparison.paths) < 2 or not comparison.criteria:
        return
    yield from _on_length(workbook)
    if len(comparison.missing) == len(comparison.paths) * len(comparison.criteria):
        yield _say("unrated")
        return
    yield from _on_missing(comparison)
    if not comparison.is_decidable:
        return
    yield from _on_lead(comparison) if len(comparison.winners) == 1 else _on_tie(comparison)
    yield from _on_weights(comparison)
    yield _say("feeling" if len(comparison.winners) == 1 else "coin")


def _on_what_counts(workbook: Workbook, comparison: Comparison) -> Iterator[str]:
    # Before a person begins to compare, the shortlist has asked for a second path already.
    if len(comparison.paths) == 1 and comparison.criteria:
        yield _say("few_paths")
    left_out = [c for c in workbook.criteria if c.name.strip() and c.weight is None]
    if left_out:
        yield _say(f"unweighted.{_form(left_out)}", what=_criteria(left_out))


def _on_length(workbook: Workbook) -> Iterator[str]:
    paths = sum(1 for path in workbook.paths if path.title.strip())
    criteria = sum(1 for criterion in workbook.criteria if criterion.name.strip())
    if paths > MOST or criteria > MOST:
        yield _say("long", most=MOST)


def _on_missing(comparison: Comparison) -> Iterator[str]:
    told = 0
    for path, row in zip(comparison.paths, comparison.scores, strict=True):
        pairs = zip(comparison.criteria, row, strict=True)
        unrated = [criterion for criterion, score in pairs if score is None]
        if unrated and told < _MISSING:
            told += 1
            missing = _say("missing", path=quote(path.title), what=_criteria(unrated))
            later = comparison.is_decidable
            yield f"{missing} {_say('compared_later')}" if later else missing


def _on_lead(comparison: Comparison) -> Iterator[str]:
    (first,), seconds = comparison.tiers[:2]
    second = seconds[0]
    means = dict(zip(comparison.paths, comparison.means, strict=True))
    high, low = means[first] or 0.0, means[second] or 0.0
    a, b = _told_apart(high, low)
    form = "close" if high - low < _CLOSE else "clear"
    yield _say(form, first=quote(first.title), second=_paths(seconds), a=a, b=b)
    ahead, behind = _by_weight(comparison, first, second), _by_weight(comparison, second, first)
    names = {"first": quote(first.title), "second": quote(second.title)}
    yield _say("ahead", what=_criteria(ahead), **names)
    if behind:
        yield _say("behind", what=_criteria(behind), **names)
    yield from _on_same(comparison)


def _told_apart(high: float, low: float) -> tuple[str, str]:
    """Both numbers with as many digits as it takes to see that they differ."""
    for digits in (1, 2):
        a, b = f"{high:.{digits}f}", f"{low:.{digits}f}"
        if a != b:
            break
    return a, b


def _by_weight(comparison: Comparison, path: CareerPath, rival: CareerPath) -> list[Criterion]:
    """What puts a path ahead of a rival, beginning with what does most of it."""
    pairs = list(zip(comparison.advantage(path, rival), comparison.criteria, strict=True))
    return [c for gain, c in sorted(pairs, key=lambda pair: -pair[0]) if gain > 0]


def _on_same(comparison: Comparison) -> Iterator[str]:
    columns = zip(*(comparison.row(path) for path in comparison.complete), strict=True)
    even = [
        criterion
        for criterion, scores in zip(comparison.criteria, columns, strict=True)
        if len(set(scores)) == 1
    ]
    if even:
        yield _say(f"same.{_form(even)}", what=_criteria(even))


def _on_tie(comparison: Comparison) -> Iterator[str]:
    level = comparison.winners
    mean = comparison.means[comparison.paths.index(level[0])] or 0.0
    yield _say("tie", paths=_paths(level), a=f"{mean:.1f}")
    rows = [comparison.row(path) for path in level]
    if len(set(rows)) == 1:
        yield _say("tie_same")
        return
    for path, row in zip(level, rows, strict=True):
        speaks = [
            criterion
            for criterion, mine, all_scores in zip(
                comparison.criteria, row, zip(*rows, strict=True), strict=True
            )
            if all_scores.count(mine) == 1 and mine == max(score or 0 for score in all_scores)
        ]
        if speaks:
            yield _say("tie_speaks", path=quote(path.title), what=_criteria(speaks))


def _on_weights(comparison: Comparison) -> Iterator[str]:
    if len(comparison.criteria) == 1:
        yield _say("one_criterion", what=_criteria(comparison.criteria))
        return
    points = [point for point in tipping_points(comparison) if point.is_within_scale]
    if len(comparison.winners) == 1:
        (first,) = comparison.winners
        for point in points[:_TIPS]:
            yield _tip(point, first)
        if not points:
            yield _say("steady", first=quote(first.title))
    yield _on_jiggle(comparison)


def _tip(point: TippingPoint, first: CareerPath) -> str:
    """The next whole weight at which the order changes: that is what a person can set."""
    if point.change > 0:
        beyond, level = floor(point.weight) + 1, floor(point.weight)
    else:
        beyond, level = ceil(point.weight) - 1, ceil(point.weight)
    # A point at the very end of the scale has no weight beyond it.
    form, to = ("overtake", beyond) if 0 <= beyond <= HIGHEST_WEIGHT else ("level", level)
    return _say(
        f"tip.{form}" if to else f"tip.{form}_without",
        what=quote(point.criterion.name),
        to=to,
        now=point.criterion.weight,
        rival=_paths(point.rivals),
        first=quote(first.title),
    )


def _on_jiggle(comparison: Comparison) -> str:
    shares = jiggle(comparison)
    highest, best = max((share, path.title) for path, share in shares.items())
    # Shares are sums of floats.
    if highest > 1 - 1e-9:
        return _say("jiggle.all", first=quote(best), runs=f"{JIGGLE_RUNS:,}")
    ranked = sorted(shares.items(), key=lambda pair: -pair[1])[:_LEADERS]
    return _say(
        "jiggle.some", shares=joined(_share(path, share) for path, share in ranked if share > 0)
    )


def _share(path: CareerPath, share: float) -> str:
    count = round(100 * share)
    # One try that went otherwise is not none of them.
    form = "seldom" if count == 0 else "nearly" if count == 100 else "share"
    return _say(f"jiggle.{form}", path=quote(path.title), times=times(count))


def _form(criteria: list[Criterion]) -> str:
    return "one" if len(criteria) == 1 else "other"


def _criteria(criteria: Iterable[Criterion]) -> str:
    return joined(quote(criterion.name) for criterion in criteria)


def _paths(paths: Iterable[CareerPath]) -> str:
    return joined(quote(path.title) for path in paths)


def _say(key: str, **values: object) -> str:
    return content.text(f"decision.says.{key}", **values)
