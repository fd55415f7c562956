"""Step 3: the paths that a person looks into, and how they choose between them."""

import re
import uuid

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = [
    "Background",
    "CareerPath",
    "Criterion",
    "Decision",
    "FiveYearPlan",
    "NotForMe",
    "PathFilters",
    "PathRating",
    "occupation_id",
    "rating_id",
]

HIGHEST_WAGE = 10_000_000
"""No yearly wage of any currency in a catalogue is asked to be higher."""


def occupation_id(soc: str) -> str:
    """The id of an occupation's record: the same in every tab that puts it on the list."""
    return "soc-" + re.sub(r"[^A-Za-z0-9]+", "-", soc)[:60]


def rating_id(path_id: str, criterion_id: str) -> str:
    """The id of a path's rating by a criterion: the same in every tab that rates it."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{path_id} {criterion_id}").hex


@attrs.frozen(kw_only=True)
class Background(Record):
    """Where a person comes from, for those who have worked or cared for somebody before.

    ``not_again`` names what they won't do again (``careerkit.catalogue.shipped.conditions``). All
    of it may be left empty.
    """

    now: str = fields.text()
    not_again: tuple[str, ...] = fields.choices(
        *("nights", "weekends", "lifting", "standing", "desk"),
        *("selling", "illness", "weather", "leading"),
    )
    carries: str = fields.long_text()


@attrs.frozen(kw_only=True)
class CareerPath(Record):
    """A path on the shortlist, with what the person has found out about it.

    ``soc`` is the code of an occupation in the catalogue, with the id that ``occupation_id``
    makes of it; empty for a path of the person's own.
    """

    title: str = fields.text()
    soc: str = fields.text()
    why: str = fields.long_text()
    read: str = fields.long_text()
    asked: str = fields.long_text(about="others")
    surprised: str = fields.long_text()
    speaks_for: str = fields.long_text()
    speaks_against: str = fields.long_text()
    questions: str = fields.long_text()


@attrs.frozen(kw_only=True)
class NotForMe(Record):
    """An occupation that the person does not want to see, with the id of ``occupation_id``."""

    soc: str = fields.text()
    title: str = fields.text()


@attrs.frozen(kw_only=True)
class PathFilters(Record):
    """How the person looks for paths.

    ``words_weight`` is 0 (interests alone) to 4 (own words alone); ``job_zones`` are "1" to
    "5" and ``group`` the first two digits of SOC codes, both empty for all; ``lowest_wage`` is
    a year's, in the catalogue's currency.
    """

    words_weight: int | None = fields.rating(0, 4)
    job_zones: tuple[str, ...] = fields.tags()
    group: str = fields.text()
    lowest_wage: float | None = fields.number(0, HIGHEST_WAGE)


@attrs.frozen(kw_only=True)
class Criterion(Record):
    """Something that the choice of a path should be judged by.

    ``weight`` is 1 (nice to have) to 5 (I would not do without).
    """

    name: str = fields.text()
    weight: int | None = fields.rating(1, 5)


@attrs.frozen(kw_only=True)
class PathRating(Record):
    """How well a path meets a criterion, 1 (badly) to 5 (fully), with the id of ``rating_id``."""

    path: str = fields.link("paths")
    criterion: str = fields.link("criteria")
    score: int | None = fields.rating(1, 5)


@attrs.frozen(kw_only=True)
class FiveYearPlan(Record):
    """One of three lives that the next five years could hold.

    Three plans on purpose, after the "odyssey plans" of Burnett & Evans (2016): the path, what
    one would do if it vanished (id ``vanished``), and if money and opinion did not matter (id
    ``free``); the first has the id ``path``. The four ratings are 1 (hardly) to 5 (fully).
    """

    title: str = fields.text()
    first_year: str = fields.long_text()
    third_year: str = fields.long_text()
    fifth_year: str = fields.long_text()
    resources: int | None = fields.rating(1, 5)
    liking: int | None = fields.rating(1, 5)
    confidence: int | None = fields.rating(1, 5)
    coherence: int | None = fields.rating(1, 5)


@attrs.frozen(kw_only=True)
class Decision(Record):
    """Which path the person tries first, and what would change their mind."""

    path: str = fields.link("paths")
    why: str = fields.long_text()
    reconsider: str = fields.long_text()
    next_step: str = fields.text()
