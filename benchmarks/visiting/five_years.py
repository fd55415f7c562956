"""Five years of a person who writes a lot: 300 records in every list, always the same."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from careerkit import catalogue
from careerkit.insight.check_in.cadence import week_id
from careerkit.insight.check_in.snapshots import snapshot
from careerkit.insight.interests.scoring import LONG_FORM, question_ids
from careerkit.model import (
    SECTIONS,
    CheckInRecord,
    Record,
    Workbook,
    declared,
    kinds,
    occupation_id,
    rating_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SINGLE", "TODAY", "heavy"]

RECORDS, CHECK_INS = 300, 260
SINGLE = (
    *("statements", "interest_scores", "path_filters", "background", "decisions", "week_hours"),
    *("page_parts", "readers"),
)
TODAY = date(2026, 11, 25)
NOUNS = (
    *("bread", "bicycle", "child", "engine", "garden", "report", "patient", "contract", "stage"),
    *("river", "camera", "ledger", "wall", "forest", "recipe", "machine", "song", "pupil"),
    *("ship", "circuit", "meeting", "animal", "shop", "letter", "map", "kitchen", "neighbour"),
)
VERBS = (
    *("baking", "repairing", "teaching", "building", "planning", "writing", "healing", "acting"),
    *("measuring", "filming", "counting", "painting", "selling", "growing", "drawing"),
)
_R = TypeVar("_R", bound=Record)


def heavy() -> Workbook:
    """Five years of a person who writes a lot, always the same."""
    chance = random.Random(5)  # noqa: S311 - the same every time is what is wanted
    ids = {name: tuple(f"{name}-{n}" for n in range(RECORDS)) for name in SECTIONS}
    ids["interest_answers"] = question_ids(LONG_FORM)
    ids |= dict.fromkeys(SINGLE, ("single",))
    ids["plans"] = ("path", "vanished", "free")
    known = catalogue.load()
    codes = known.soc[: RECORDS // 2]
    ids["paths"] = (*map(occupation_id, codes), *ids["paths"][: RECORDS - len(codes)])
    made = {
        name: tuple(record(kind, id_, ids, chance) for id_ in ids[name])
        for name, kind in SECTIONS.items()
        if name != "check_ins"
    }
    made["paths"] = tuple(
        path.changed(soc=codes[n], title=known.titles[n]) if n < len(codes) else path
        for n, path in enumerate(made["paths"])
    )
    # Ten paths are rated by each of thirty criteria; the other paths wait.
    made["criteria"] = made["criteria"][:30]
    pairs = [(path, criterion) for path in ids["paths"][:10] for criterion in ids["criteria"][:30]]
    made["path_ratings"] = tuple(
        SECTIONS["path_ratings"](
            id=rating_id(path, criterion), path=path, criterion=criterion, score=n % 5 + 1
        )
        for n, (path, criterion) in enumerate(pairs)
    )
    book = Workbook(**made)
    readings = snapshot(book)
    check_ins = tuple(
        record(CheckInRecord, week_id(day), ids, chance).changed(
            on=day,
            kind="weekly",
            readings=tuple(
                type(reading)(
                    kind=reading.kind, name=reading.name, value=round(reading.value * n / 260, 3)
                )
                for reading in readings
            ),
        )
        for n, day in enumerate(weeks())
    )
    return book.replace("check_ins", check_ins)


def weeks() -> Iterator[date]:
    """The days of the check-ins, the last of them a week ago."""
    return (TODAY - timedelta(weeks=CHECK_INS - n) for n in range(CHECK_INS))


def record(kind: type[_R], id_: str, ids: dict[str, tuple[str, ...]], chance: random.Random) -> _R:
    """A record with something in every field."""
    return kind(id=id_, **{f.name: value(f, ids, chance) for f in declared(kind)})


def value(field: Any, ids: dict[str, tuple[str, ...]], chance: random.Random) -> Any:  # noqa: ANN401, C901, PLR0911
    """Something that fits a field."""
    match field.kind:
        case kinds.LongText():
            return ". ".join(phrase(chance) for _ in range(3))
        case kinds.Rating(low=low, high=high):
            return chance.randint(int(low), int(high))
        case kinds.Number(low=low, high=high):
            return float(chance.randint(max(0, int(low)), min(40, int(high))))
        case kinds.Choice(values=values):
            return chance.choice(values)
        case kinds.Choices(values=values):
            return values[:2]
        case kinds.Day():
            return TODAY + timedelta(days=chance.randint(-900, 300))
        case kinds.Link(section=section):
            return chance.choice(ids[section])
        case kinds.Links():
            return tuple(chance.sample(ids["activities"] + ids["topics"] + ids["strengths"], 3))
        case kinds.Tags():
            return (chance.choice(NOUNS),)
        case kinds.Readings():
            return ()
    return phrase(chance)


def phrase(chance: random.Random) -> str:
    """A few words as people write them."""
    first, second = chance.sample(NOUNS, 2)
    return f"{chance.choice(VERBS).capitalize()} a {first} with my {second}"
