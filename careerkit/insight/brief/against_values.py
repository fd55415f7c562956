"""Values and conditions against the paths on the list: each kind of contradiction a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.brief.items import Item, item, ratings_of, sources_of
from careerkit.insight.interests.values import name_of_card, piles
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.occupations.facts import amount
from careerkit.insight.paths.decision import compare
from careerkit.insight.paths.exploring import unwanted
from careerkit.model import Background, WorkValue, declared

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from careerkit.insight.brief.items import Asked, Source
    from careerkit.model import CareerPath, Workbook

__all__ = ["against_values"]

_MUCH, _LITTLE = 4, 2
# Weights and scores of 1 to 5: what counts a lot, and what fits badly or hardly.

_PAY = ("living", "money")
# The cards that are a matter of pay.

_OF_A_CARD = "value-{}"
# The id of a criterion that came from a card (from_values.py).


def against_values(asked: Asked) -> Iterator[Item]:
    """Pay, what counts most, cards, what shall not be again, and what was waved away."""
    yield from _pay(asked)
    unmet = tuple(_unmet(asked))
    yield from unmet
    yield from _chosen_low(asked, {source for one in unmet for source in one.sources})
    yield from _sorted_otherwise(asked)
    yield from _not_again(asked)
    yield from _waved_away(asked)


def _pay(asked: Asked) -> Iterator[Item]:
    """Paths that pay less in the middle than the person must earn."""
    workbook, known = asked.workbook, asked.catalogue
    for filters in workbook.path_filters[:1]:
        floor = filters.lowest_wage or 0
        below = [path for path in _titled(workbook) if _pays_less(asked, path, floor)]
        if not below:
            return
        valued, source = _valued_pay(workbook)
        called = [quote(path.title) for path in below]
        yield item(
            "against",
            "floor_valued" if valued else "floor",
            (*source, *sources_of("path_filters", [filters]), *sources_of("paths", below)),
            count=len(below),
            what=joined(called),
            first=called[0],
            valued=valued,
            floor=amount(known, floor),
        )


def _pays_less(asked: Asked, path: CareerPath, floor: float) -> bool:
    at = asked.catalogue.positions.get(path.soc)
    wage = None if at is None else asked.catalogue.median_wage[at]
    return wage is not None and wage < floor


def _valued_pay(workbook: Workbook) -> tuple[str, tuple[Source, ...]]:
    """That pay counts much for the person, as they said it, and where; else empty."""
    ids = {_OF_A_CARD.format(card) for card in _PAY}
    words = {str(word) for word in content.texts("brief.pay")["words"]}
    for one in sorted(workbook.criteria, key=lambda criterion: -(criterion.weight or 0)):
        is_pay = one.id in ids or not words.isdisjoint(one.name.casefold().split())
        if is_pay and (one.weight or 0) >= _MUCH and one.name.strip():
            said = content.text("brief.valued.criterion", name=quote(one.name), weight=one.weight)
            return said, sources_of("criteria", [one])
    for card in piles(workbook).five:
        if card in _PAY:
            said = content.text("brief.valued.card", name=quote(name_of_card(card)))
            return said, (("work_values", card),)
    return "", ()


def _unmet(asked: Asked) -> Iterator[Item]:
    """What counts a lot, and no path fits it."""
    found = compare(asked.workbook)
    for at, criterion in enumerate(found.criteria):
        scores = [row[at] for row in found.scores]
        is_met = any(score is None or score > _LITTLE for score in scores)
        if (criterion.weight or 0) >= _MUCH and len(scores) > 1 and not is_met:
            yield item(
                "against",
                "unmet",
                (
                    *sources_of("criteria", [criterion]),
                    *sources_of("paths", found.paths),
                    *ratings_of(asked.workbook, found.paths, [criterion]),
                ),
                record=criterion.id,
                what=quote(criterion.name),
                first=quote(criterion.name),
                weight=criterion.weight,
            )


def _chosen_low(asked: Asked, told: Container[Source]) -> Iterator[Item]:
    """What counts a lot and is not told of yet, and the chosen path fits it badly."""
    found = compare(asked.workbook)
    for decision in asked.workbook.decisions[:1]:
        for path in (one for one in found.paths if one.id == decision.path):
            for criterion, score in zip(found.criteria, found.row(path), strict=True):
                is_low = score is not None and score <= _LITTLE
                is_told = ("criteria", criterion.id) in told
                if not is_low or is_told or (criterion.weight or 0) < _MUCH:
                    continue
                yield item(
                    "against",
                    "chosen_low",
                    (
                        *sources_of("decisions", [decision]),
                        *sources_of("paths", [path]),
                        *sources_of("criteria", [criterion]),
                        *ratings_of(asked.workbook, [path], [criterion]),
                    ),
                    record=criterion.id,
                    what=quote(criterion.name),
                    first=quote(criterion.name),
                    weight=criterion.weight,
                    path=quote(path.title),
                    score=score,
                )


def _sorted_otherwise(asked: Asked) -> Iterator[Item]:
    """A card that lies among what matters little, and counts a lot where paths are compared."""
    [pile] = declared(WorkValue)
    criteria = {one.id: one for one in asked.workbook.criteria}
    for card in piles(asked.workbook).little:
        criterion = criteria.get(_OF_A_CARD.format(card))
        if criterion is None or (criterion.weight or 0) < _MUCH or not criterion.name.strip():
            continue
        yield item(
            "against",
            "sorted_otherwise",
            (*sources_of("criteria", [criterion]), ("work_values", card)),
            record=criterion.id,
            what=quote(criterion.name),
            first=quote(criterion.name),
            weight=criterion.weight,
            pile=dict(pile.options)["little"],
        )


def _not_again(asked: Asked) -> Iterator[Item]:
    """Paths to which often belongs what the person won't do again."""
    field = next(field for field in declared(Background) if field.name == "not_again")
    labels = dict(field.options)
    for path in _titled(asked.workbook):
        names = unwanted(asked.workbook, path.soc)
        if names:
            called = [quote(str(labels[name])) for name in names]
            yield item(
                "against",
                "not_again",
                (
                    *sources_of("background", asked.workbook.background[:1]),
                    *sources_of("paths", [path]),
                ),
                record=path.id,
                what=joined(called),
                first=called[0],
                path=quote(path.title),
            )


def _waved_away(asked: Asked) -> Iterator[Item]:
    """A path on the list of an occupation that the person took out of it."""
    away = {one.soc: one for one in asked.workbook.not_for_me if one.soc}
    for path in _titled(asked.workbook):
        if path.soc in away:
            yield item(
                "against",
                "waved_away",
                (*sources_of("paths", [path]), *sources_of("not_for_me", [away[path.soc]])),
                record=path.id,
                what=quote(path.title),
                first=quote(path.title),
            )


def _titled(workbook: Workbook) -> tuple[CareerPath, ...]:
    return tuple(path for path in workbook.paths if path.title.strip())
