"""The plan of what to learn: into which hours of the workbook it goes, and what that means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.cached import remembered
from careerkit.insight.goals.week_load import free_hours
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words, joined, quote
from careerkit.insight.learning.schedule import WEEKS, Move, Outcome, Plan, moves, schedule
from careerkit.insight.planning.dependencies import circle_in_words
from careerkit.insight.planning.timeline import dated_items, hours_taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import LearningItem, Workbook

__all__ = [
    "free_each_week",
    "hours_in_words",
    "learning_moves",
    "learning_plan",
    "move_in_words",
    "moved",
    "on_learning",
]

_LATE_TOLD = 3


def free_each_week(workbook: Workbook, today: date, weeks: int = WEEKS) -> tuple[float, ...] | None:
    """The hours that each week has left for learning, behind goals and experiments.

    None while the person has not said how many hours a week there are.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day; its week is the first.
        weeks: How many weeks to look at.

    Returns:
        Hours for each week, in order, none below 0.
    """
    free = free_hours(workbook)
    if free is None:
        return None
    return tuple(max(0.0, free - taken) for taken in hours_taken(workbook, today, weeks))


@remembered
def learning_plan(workbook: Workbook, today: date, weeks: int = WEEKS) -> Plan | None:
    """What to learn, laid into the free hours; None while the person has not said how many.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day; the plan begins in its week.
        weeks: How many weeks are planned. What finds no room in them is told as ``missing``.
    """
    free = free_each_week(workbook, today, weeks)
    if free is None:
        return None
    return schedule(_items(workbook), free, today, weeks, before=_before(workbook))


@remembered
def learning_moves(workbook: Workbook, today: date, weeks: int = WEEKS) -> tuple[Move, ...]:
    """What could be moved so that the worst of the late items is on time.

    Args:
        workbook: As ``considered`` leaves it.
        today: The person's day.
        weeks: How many weeks are planned, as for ``learning_plan``.

    Returns:
        Moves of which each is enough alone. None where all is on time, or hours are not known.
    """
    free = free_each_week(workbook, today, weeks)
    if free is None:
        return ()
    return moves(_items(workbook), free, today, weeks, before=_before(workbook))


def move_in_words(move: Move, today: date) -> str:
    """What a move would be: *Move its date to 25 October*."""
    return content.text(
        f"learning.moves.{move.kind}",
        by="" if move.by is None else day_in_words(move.by, today),
        begin="" if move.begin is None else day_in_words(move.begin, today),
        hours=hours_in_words(move.hours),
    )


def moved(workbook: Workbook, move: Move) -> Workbook:
    """The workbook after a move; the same one if what it moves is gone."""
    item = next((item for item in workbook.learning_items if item.id == move.item), None)
    if item is None:
        return workbook
    match move.kind:
        case "later":
            item = item.changed(by=move.by)
        case "earlier":
            item = item.changed(begin=move.begin)
        case "fewer":
            item = item.changed(hours=max(0.0, (item.hours or 0.0) - move.hours))
    return workbook.put("learning_items", item)


def _before(workbook: Workbook) -> list[tuple[str, str]]:
    return [(dependency.first, dependency.then) for dependency in workbook.dependencies]


def _items(workbook: Workbook) -> list[LearningItem]:
    """What to learn; what waits for something else with a date begins after its last day."""
    learned = {item.id for item in workbook.learning_items}
    ends = {
        item.id: item.end
        for item in dated_items(workbook)
        if not item.done and item.section != "learning_items"
    }
    waits: dict[str, date] = {}
    for dependency in workbook.dependencies:
        if dependency.then in learned and dependency.first in ends:
            until = ends[dependency.first]
            waits[dependency.then] = max(until, waits.get(dependency.then, until))
    return [
        attrs.evolve(item, begin=max(waits[item.id], item.begin or date.min))
        if item.id in waits
        else item
        for item in workbook.learning_items
    ]


def hours_in_words(hours: float) -> str:
    """``1 hour``, ``2.25 hours``."""
    return content.plural("learning.hours", 1 if hours == 1 else 2, number=f"{hours:g}")


def on_learning(workbook: Workbook, today: date) -> Iterator[str]:
    """Whether the plan fits, and what does not."""
    if not any(item.what.strip() for item in workbook.learning_items):
        yield content.text("learning.plan.says.start")
        return
    plan = learning_plan(workbook, today)
    if plan is None:
        yield content.text("learning.plan.says.no_hours")
        return
    names = {item.id: quote(item.what) for item in workbook.learning_items}
    for circle in plan.circles:
        said = circle_in_words(circle, workbook)
        yield content.text("learning.plan.says.circle", circle=said, first=names[circle[0]])
    if plan.unsized:
        said = joined(names[id_] for id_ in plan.unsized)
        yield content.plural("learning.plan.says.unsized", len(plan.unsized), names=said)
    asked = [outcome for outcome in plan.outcomes if outcome.hours]
    if asked and not any(week.free for week in plan.weeks):
        yield content.text("learning.plan.says.nothing_free")
        return
    yield from _on_late(plan, names, today)
    yield from _on_rest(asked, plan, names, today)


def _on_late(plan: Plan, names: dict[str, str], today: date) -> Iterator[str]:
    for outcome in plan.late[:_LATE_TOLD]:
        assert outcome.by is not None  # noqa: S101 - or it could not be late
        by = day_in_words(outcome.by, today)
        if outcome.missing:
            yield content.text(
                "learning.plan.says.no_place",
                name=names[outcome.item],
                by=by,
                hours=hours_in_words(outcome.missing),
                weeks=len(plan.weeks),
            )
        else:
            yield content.plural(
                "learning.plan.says.late",
                outcome.late,
                name=names[outcome.item],
                by=by,
                number=in_words(outcome.late),
            )
    more = len(plan.late) - _LATE_TOLD
    if more > 0:
        yield content.plural(
            "learning.plan.says.late_more", more, Number=in_words(more).capitalize()
        )


def _on_rest(asked: list[Outcome], plan: Plan, names: dict[str, str], today: date) -> Iterator[str]:
    beyond = [outcome for outcome in asked if outcome.missing and not outcome.late]
    if beyond:
        said = joined(names[outcome.item] for outcome in beyond)
        yield content.plural(
            "learning.plan.says.beyond", len(beyond), names=said, weeks=len(plan.weeks)
        )
    ends = [outcome.last for outcome in asked if outcome.last is not None]
    if ends and not beyond and not plan.late:
        yield content.text(
            "learning.plan.says.fits",
            hours=hours_in_words(sum(outcome.hours for outcome in asked)),
            end=day_in_words(max(ends) + timedelta(days=6), today),
        )
