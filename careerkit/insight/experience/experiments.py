"""Small experiments: what they cost, what they should answer, and what they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words, joined, quote
from careerkit.model import Experiment, declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from careerkit.model import CareerPath, Workbook

__all__ = [
    "STAGES",
    "Cost",
    "PathChange",
    "cost",
    "has_begun",
    "on_lessons",
    "on_plan",
    "on_stages",
    "path_changes",
    "stage_of",
]

STAGES: tuple[str, ...] = next(f.kind.values for f in declared(Experiment) if f.name == "stage")
"""How far an experiment can be, from the idea to done."""

_A_DAY = 8
# Up to so many hours, and for no money, an experiment is cheap enough. Ours.

_CLEARLY = 2
# A path's changes in sum from which on it is "clearly" more or less: one strong, or two mild.


@attrs.frozen
class PathChange:
    """What experiments did to a path: those that were rated, in the person's order."""

    path: CareerPath
    experiments: tuple[Experiment, ...]

    @property
    def changes(self) -> tuple[int, ...]:
        """Each experiment's change, -2 (much less for me) to 2 (much more)."""
        return tuple(e.rating_change for e in self.experiments if e.rating_change is not None)

    @property
    def total(self) -> int:
        """The changes in sum."""
        return sum(self.changes)

    @property
    def is_mixed(self) -> bool:
        """Whether one experiment spoke for the path, and another one against it."""
        return any(change > 0 for change in self.changes) and any(c < 0 for c in self.changes)


@attrs.frozen
class Cost:
    """What experiments cost in all: hours, and money in the person's own currency.

    ``open`` are those of which neither is known yet.
    """

    hours: float
    money: float
    open: tuple[Experiment, ...]


def stage_of(experiment: Experiment) -> str:
    """How far it is; what was not said yet is an idea."""
    return experiment.stage or STAGES[0]


def has_begun(experiment: Experiment) -> bool:
    """Whether something was to be seen of it already."""
    return stage_of(experiment) in STAGES[STAGES.index("doing") :]


def path_changes(workbook: Workbook) -> tuple[PathChange, ...]:
    """The rating changes of each path that has any, in the order of the shortlist."""
    rated = [e for e in workbook.experiments if e.rating_change is not None]
    found = (
        PathChange(path, tuple(e for e in rated if e.path == path.id)) for path in workbook.paths
    )
    return tuple(change for change in found if change.experiments)


def cost(experiments: Iterable[Experiment]) -> Cost:
    """What these experiments cost together, as far as it was written down."""
    every = tuple(experiments)
    return Cost(
        hours=sum(e.hours or 0 for e in every),
        money=sum(e.money or 0 for e in every),
        open=tuple(e for e in every if e.hours is None or e.money is None),
    )


def on_plan(workbook: Workbook) -> Iterator[str]:
    """What is still missing in what is planned, what it costs, and which path it leaves out."""
    named = _named(workbook)
    if not named:
        yield _say("empty")
        return
    ahead = [e for e in named if not _is_over(e)]
    yield from _on("no_question", [e for e in ahead if not e.find_out.strip()])
    dear = [e for e in ahead if not e.cheapest.strip() and not _is_cheap(e)]
    yield from _on("no_cheapest", [e for e in dear if is_spoken(e.find_out)])
    yield from _on_cost(named)
    yield from _on_order(ahead)
    untested = [p for p in workbook.paths if p.title.strip()]
    if untested:
        yield from _on_paths(named, untested)


def on_stages(workbook: Workbook, today: date) -> Iterator[str]:
    """Whose day has come, and what seems to be over."""
    named = _named(workbook)
    yield from _on_days([e for e in named if not _is_over(e)], today)
    lasting = [e for e in named if stage_of(e) != "done"]
    yield from _on("over", [e for e in lasting if is_spoken(e.learned)])


def on_lessons(workbook: Workbook) -> Iterator[str]:
    """What was not written down of them yet, and what they changed."""
    named = _named(workbook)
    done = [e for e in named if stage_of(e) == "done"]
    yield from _on("no_lesson", [e for e in done if not e.learned.strip()])
    learned = [e for e in named if e.learned.strip()]
    yield from _on("no_change", [e for e in learned if e.path and e.rating_change is None])
    if named:
        yield from map(_on_change, path_changes(workbook))


def _named(workbook: Workbook) -> list[Experiment]:
    return [e for e in workbook.experiments if e.what.strip()]


def _on(key: str, found: list[Experiment]) -> Iterator[str]:
    """A sentence about some experiments together, if there are any."""
    if found:
        what = joined(quote(experiment.what) for experiment in found)
        yield content.plural(f"experience.says.{key}", len(found), what=what)


def _is_over(experiment: Experiment) -> bool:
    """Whether it is done, also where the person only wrote what they found out."""
    return stage_of(experiment) == "done" or bool(experiment.learned.strip())


def _is_cheap(experiment: Experiment) -> bool:
    return experiment.hours is not None and experiment.hours <= _A_DAY and not experiment.money


def _on_paths(named: list[Experiment], paths: list[CareerPath]) -> Iterator[str]:
    """Which path an experiment is for; if that is known of all, which path has none."""
    known = {path.id for path in paths}
    astray = [experiment for experiment in named if experiment.path not in known]
    if astray:
        what = joined(quote(experiment.what) for experiment in astray)
        yield content.plural("experience.says.no_path", len(astray), what=what)
        return
    tested = {experiment.path for experiment in named}
    untested = [path for path in paths if path.id not in tested]
    if untested:
        titles = joined(quote(path.title) for path in untested)
        yield content.plural("experience.says.untested", len(untested), paths=titles)


def _on_days(ahead: list[Experiment], today: date) -> Iterator[str]:
    for experiment in sorted(ahead, key=lambda e: (e.by is None, e.by)):
        if experiment.by is not None and experiment.by < today:
            day = day_in_words(experiment.by, today)
            yield _say("late", what=quote(experiment.what), day=day)


def _on_order(ahead: list[Experiment]) -> Iterator[str]:
    """Which of them would be over before it begins."""
    for one in ahead:
        if one.begin is not None and one.by is not None and one.by < one.begin:
            yield _say(
                "backwards",
                what=quote(one.what),
                begin=day_in_words(one.begin, one.begin),
                by=day_in_words(one.by, one.begin),
            )


def _on_cost(named: list[Experiment]) -> Iterator[str]:
    spent = cost(named)
    if not spent.hours and not spent.money:
        return
    form = _form(spent, named)
    # Half an hour is no single one.
    hours = content.plural(
        "experience.says.hours", 1 if spent.hours == 1 else 2, hours=in_words(spent.hours)
    )
    money = f"{spent.money:,.2f}".removesuffix(".00")
    said = _say(f"cost.{form}", hours=hours, money=money)
    if spent.open and len(spent.open) < len(named):
        count = len(spent.open)
        more = content.plural("experience.says.cost_open", count, open=in_words(count))
        said = f"{said} {more}"
    yield said


def _form(spent: Cost, named: list[Experiment]) -> str:
    """Which sentence says what they cost: only money that was written down can be none."""
    if spent.money:
        return "both" if spent.hours else "money"
    return "hours" if any(e.money is not None for e in named) else "only_hours"


def _on_change(change: PathChange) -> str:
    count = len(change.changes)
    after = content.plural("experience.says.after", count, count_in_words=in_words(count))
    return _say(f"change.{_direction(change)}", after=after, path=quote(change.path.title))


def _direction(change: PathChange) -> str:
    """Which sentence says what the changes come to."""
    if change.total == 0:
        return "mixed" if change.is_mixed else "same"
    size = "much" if abs(change.total) >= _CLEARLY else "bit"
    return f"{size}_{'more' if change.total > 0 else 'less'}"


def _say(key: str, **values: object) -> str:
    return content.text(f"experience.says.{key}", **values)
