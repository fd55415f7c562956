"""What to do this week: few enough things that one week can hold them."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import attrs

from careerkit import content
from careerkit.insight.goals.progress import is_reached
from careerkit.insight.language.dates import day_in_words, monday_of
from careerkit.insight.learning.plan import hours_in_words, learning_plan
from careerkit.insight.planning.timeline import TimelineItem, dated_items
from careerkit.steps import dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerkit.model import Goal, Milestone, Tick, Workbook

__all__ = ["MOST", "ToDo", "overdue", "reason", "this_week", "tick_id", "ticked"]

MOST = 7
"""A list that is longer than the week has days is put away, not worked on. Ours."""

_OVERDUE = 3
# Old things first, but never only old things.


@attrs.frozen(kw_only=True)
class ToDo:
    """One thing for this week. ``id`` is that of its tick, ``item`` that of its record.

    ``when`` is its day, where it has one; ``hours`` are those of a learning slot.
    """

    id: str
    item: str
    section: str
    what: str
    kind: Literal["overdue", "due", "learning", "step", "no_step", "none_either", "astray"]
    when: date | None = None
    hours: float | None = None


def tick_id(item: str, today: date) -> str:
    """The id of an item's tick in the week of a day: the same in every tab that ticks it."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{item} {monday_of(today).isoformat()}").hex


def overdue(workbook: Workbook, today: date) -> tuple[TimelineItem, ...]:
    """What should have been done before this week, the oldest first.

    What was ticked in the week of its date or later is dealt with, whatever its record says, and
    stays on the list of the week in which it was.
    """
    monday = monday_of(today)
    last = {
        tick.item: tick.on
        for tick in sorted(workbook.ticks, key=lambda tick: tick.on or date.min)
        if tick.on is not None and tick.on < monday
    }
    late = (
        item
        for item in _open(workbook, today)
        if item.end < monday and last.get(item.id, date.min) < monday_of(item.end)
    )
    return tuple(sorted(late, key=lambda item: item.end))


def _open(workbook: Workbook, today: date) -> Iterator[TimelineItem]:
    """What isn't done, with what was ticked off in the week of a day: a list keeps its lines."""
    just_ticked = _ticked_in_week(workbook, today)
    return (item for item in dated_items(workbook) if not item.done or item.id in just_ticked)


def _ticked_in_week(workbook: Workbook, today: date) -> set[str]:
    ids = {tick.id for tick in workbook.ticks}
    return {tick.item for tick in workbook.ticks if tick_id(tick.item, today) in ids}


def ticked(workbook: Workbook, ticks: Sequence[Tick]) -> Workbook:
    """The workbook with these ticks: a step that gets one is done, one that loses it is not.

    Anything else keeps its record as it is: a tick says that the week's share of it is done.
    """
    before = {tick.id: tick for tick in workbook.ticks if tick.on}
    after = {tick.id: tick for tick in ticks if tick.on}
    # By tick and not by step: one that wasn't done after all may be ticked again in another week.
    put = {tick.item: tick.on for id_, tick in after.items() if id_ not in before}
    gone = {tick.item: tick.on for id_, tick in before.items() if id_ not in after}
    workbook = workbook.replace("ticks", ticks)
    for kind in dated().values():
        for record in workbook.section(kind.section) if kind.ticked else ():
            done = getattr(record, kind.ticked)
            if record.id in put and done is None:
                changed = record.changed(**{kind.ticked: put[record.id]})
            elif record.id in gone and done == gone[record.id]:
                changed = record.changed(**{kind.ticked: None})
            else:
                continue
            workbook = workbook.put(kind.section, changed)
    return workbook


def this_week(workbook: Workbook, today: date) -> tuple[ToDo, ...]:
    """At most seven things: old ones, what is due, the hours of learning, and the next steps.

    The list looks at the week and not at the day, so that it stays the same from Monday to
    Sunday; a tick changes nothing in it.
    """
    found: dict[str, ToDo] = {}
    for todo in _candidates(workbook, today):
        found.setdefault(todo.item, todo)
    return tuple(found.values())[:MOST]


def _candidates(workbook: Workbook, today: date) -> Iterator[ToDo]:
    yield from (_of(item, "overdue", today) for item in overdue(workbook, today)[:_OVERDUE])
    monday = monday_of(today)
    sunday = monday + timedelta(days=6) if (date.max - monday).days > 6 else date.max
    due = [
        item
        for item in _open(workbook, today)
        if monday <= item.end <= sunday and not dated()[item.section].is_laid_out
    ]
    yield from (_of(item, "due", today) for item in sorted(due, key=lambda item: item.end))
    yield from _learning(workbook, today)
    yield from _steps(workbook, today)


def _of(item: TimelineItem, kind: Literal["overdue", "due"], today: date) -> ToDo:
    return ToDo(
        id=tick_id(item.id, today),
        item=item.id,
        section=item.section,
        what=item.what,
        kind=kind,
        when=item.end,
    )


def _learning(workbook: Workbook, today: date) -> Iterator[ToDo]:
    plan = learning_plan(workbook, today, weeks=1)
    items = {item.id: item for item in workbook.learning_items}
    for slot in plan.weeks[0].slots if plan and plan.weeks else ():
        if items[slot.item].what.strip():
            yield ToDo(
                id=tick_id(slot.item, today),
                item=slot.item,
                section="learning_items",
                what=" ".join(items[slot.item].what.split()),
                kind="learning",
                hours=slot.hours,
            )


def _steps(workbook: Workbook, today: date) -> Iterator[ToDo]:
    """The next open step of each goal that is on, and of none; then the goals that have none."""
    named = [m for m in workbook.milestones if m.what.strip()]
    going = list(_going_on(workbook.goals, today))
    goals = {goal.id for goal in workbook.goals}
    for goal in going:
        yield from _next_of([m for m in named if m.goal == goal.id], "step", workbook, today)
    # One with a date waits for its week.
    astray = [m for m in named if m.goal not in goals and m.by is None]
    yield from _next_of(astray, "astray", workbook, today)
    on_the_way = {m.goal for m in named}
    for number, goal in enumerate(goal for goal in going if goal.id not in on_the_way):
        yield ToDo(
            id=tick_id(goal.id, today),
            item=goal.id,
            section="goals",
            what=" ".join(goal.what.split()),
            kind="none_either" if number else "no_step",
        )


def _next_of(
    steps: Iterable[Milestone], kind: Literal["step", "astray"], workbook: Workbook, today: date
) -> Iterator[ToDo]:
    """The first of these steps that is open, or was ticked off on this list."""
    just_ticked = _ticked_in_week(workbook, today)
    left = [step for step in steps if step.done is None or step.id in just_ticked]
    for step in sorted(left, key=lambda step: step.by or date.max)[:1]:
        yield ToDo(
            id=tick_id(step.id, today),
            item=step.id,
            section="milestones",
            what=" ".join(step.what.split()),
            kind=kind,
            when=step.by,
        )


def _going_on(goals: Iterable[Goal], today: date) -> Iterator[Goal]:
    monday = monday_of(today)
    for goal in goals:
        begun = goal.begin is None or monday_of(goal.begin) <= monday
        over = goal.by is not None and goal.by < monday
        if goal.what.strip() and begun and not over and not is_reached(goal):
            yield goal


def _why(todo: ToDo, today: date) -> str:
    """Which words say it: what was for Monday is not "by Monday" on a Thursday."""
    if todo.kind == "due" and todo.when is not None and todo.when < today:
        return "overdue"
    return f"{todo.kind}_dated" if todo.kind == "step" and todo.when else todo.kind


def reason(todo: ToDo, today: date) -> str:
    """Why something is on the list, in a few words."""
    when = "" if todo.when is None else day_in_words(todo.when, today)
    return content.text(
        f"roadmap.week.why.{_why(todo, today)}",
        kind=dated()[todo.section].kind,
        when=when,
        hours=hours_in_words(todo.hours or 0),
    )
