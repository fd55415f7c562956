"""Goals against the hours of a week, and days against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.insight.brief.items import Item, about, item, sources_of, with_links
from careerkit.insight.goals.coach import amount
from careerkit.insight.goals.week_load import goal_hours, week_of
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.learning.plan import learning_plan
from careerkit.insight.linked import linked
from careerkit.insight.planning.timeline import dated_items
from careerkit.steps import dated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.insight.brief.items import Asked, Source
    from careerkit.model import Goal

__all__ = ["against_time"]

_HOURS_IN_A_WEEK = 7 * 24
_TOLD = 2
# More dates that don't fit are a list for the roadmap, and not for a talk. Ours.


def against_time(asked: Asked) -> Iterator[Item]:
    """Too little room in the weeks, and dates that can't all be kept."""
    yield from _too_full(asked)
    yield from _impossible(asked)
    yield from [*_after_goal(asked)][:_TOLD]
    yield from [*_turned_round(asked)][:_TOLD]
    yield from [*_too_early(asked)][:_TOLD]
    yield from _learning_late(asked)


def _too_full(asked: Asked) -> Iterator[Item]:
    week = week_of(asked.workbook)
    loads = [one for one in goal_hours(asked.workbook, asked.today) if one.is_too_full]
    if week is None or not loads:
        return
    worst = max(loads, key=lambda load: load.needed)
    goals = [linked(asked.workbook, "goals", one.id) for one in worst.items]
    called = [quote(goal.what) for goal in goals if goal.what.strip()]
    if len(called) == len(goals):
        yield item(
            "against",
            "too_full",
            (*sources_of("goals", goals), *sources_of("week_hours", [week])),
            count=len(goals),
            what=joined(called),
            first=called[0],
            needed=amount(worst.needed),
            free=amount(worst.free or 0),
        )


def _impossible(asked: Asked) -> Iterator[Item]:
    week = week_of(asked.workbook)
    if week is not None and (week.taken or 0) + (week.free or 0) > _HOURS_IN_A_WEEK:
        told = amount((week.taken or 0) + (week.free or 0))
        yield item("against", "impossible", sources_of("week_hours", [week]), sum=told)


def _after_goal(asked: Asked) -> Iterator[Item]:
    """An open step of which the day lies behind that of its goal."""
    for step in asked.workbook.milestones:
        goal: Goal | None = linked(asked.workbook, "goals", step.goal)
        is_open = step.done is None and step.what.strip()
        if goal is None or not is_open or not goal.what.strip() or not (step.by and goal.by):
            continue
        if step.by > goal.by:
            yield item(
                "against",
                "after_goal",
                (("milestones", step.id), ("goals", goal.id)),
                record=step.id,
                what=quote(step.what),
                goal=quote(goal.what),
                day=day_in_words(step.by, asked.today),
                end=day_in_words(goal.by, asked.today),
            )


def _turned_round(asked: Asked) -> Iterator[Item]:
    """Something that ends before it begins."""
    for section, kind in dated().items():
        for record in asked.workbook.section(section):
            begin, end = (getattr(record, name) for name in (kind.days[0], kind.days[-1]))
            name = kind.called(record, asked.workbook).strip()
            if begin and end and end < begin and name and not kind.is_done(record):
                yield item(
                    "against",
                    "turned_round",
                    with_links(asked, section, record.id),
                    record=f"{section}.{record.id}",
                    what=quote(name),
                    day=day_in_words(begin, asked.today),
                    end=day_in_words(end, asked.today),
                )


def _too_early(asked: Asked) -> Iterator[Item]:
    """Something that is planned before what it waits for."""
    known = {one.id: one for one in dated_items(asked.workbook)}
    for first_id, then_id, source in _pairs(asked):
        first, then = known.get(first_id), known.get(then_id)
        if first is None or then is None or first is then or first.done or then.done:
            continue
        if then.end < first.end:
            yield item(
                "against",
                "too_early",
                dict.fromkeys(
                    (
                        *with_links(asked, then.section, then.id),
                        *with_links(asked, first.section, first.id),
                        source,
                    )
                ),
                record=f"{first.id}.{then.id}",
                what=quote(then.what),
                before=quote(first.what),
                day=day_in_words(then.end, asked.today),
                end=day_in_words(first.end, asked.today),
            )


def _pairs(asked: Asked) -> Iterator[tuple[str, str, Source]]:
    """What comes before what, and the record that says so."""
    for one in asked.workbook.dependencies:
        yield one.first, one.then, ("dependencies", one.id)
    for section, kind in dated().items():
        for record in asked.workbook.section(section) if kind.after else ():
            yield getattr(record, kind.after), record.id, (section, record.id)


def _learning_late(asked: Asked) -> Iterator[Item]:
    """What to learn that finds no room in the free hours up to its day."""
    plan = learning_plan(asked.workbook, asked.today)
    late = [] if plan is None else [one.item for one in plan.late if _is_ahead(one.by, asked.today)]
    items = [linked(asked.workbook, "learning_items", id_) for id_ in late]
    named = [one for one in items if one.what.strip()]
    lines = about("against", "learning_late", "learning_items", named, (n.what for n in named))
    for line in lines:
        # The hours that are left hang on all that takes some.
        others = ("week_hours", "dependencies", *dated())
        beside = [one for name in others for one in sources_of(name, asked.workbook.section(name))]
        yield attrs.evolve(line, sources=tuple(dict.fromkeys((*line.sources, *beside))))


def _is_ahead(by: date | None, today: date) -> bool:
    return by is not None and by >= today
