"""What was chosen, against its ratings, what was tried of it, and where the energy is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.brief.drains import is_draining
from careerkit.insight.brief.items import Item, item, ratings_of, sources_of
from careerkit.insight.check_in.cadence import history
from careerkit.insight.experience.experiments import path_changes
from careerkit.insight.goals.progress import is_reached
from careerkit.insight.hearing.delicate import leads_nowhere
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.linked import linked
from careerkit.insight.paths.decision import compare
from careerkit.insight.paths.feedback import PLANS, name_of_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.insight.brief.items import Asked
    from careerkit.model import CareerPath, Goal

__all__ = ["against_choice"]

_CLEARLY = 2
# From so many points of 1 to 5 on, one plan is liked clearly more than another. Ours.

_IN_A_ROW = 2
# So many check-ins with little energy are more than a bad week. Ours.


def against_choice(asked: Asked) -> Iterator[Item]:
    """Ratings, experiments, plans, themes and check-ins that speak against what was chosen."""
    yield from _not_first(asked)
    yield from _tried(asked)
    yield from _cold_plan(asked)
    for goal in _going(asked):
        yield from _drained_goal(asked, goal)
    yield from _tired(asked)


def _chosen(asked: Asked) -> tuple[CareerPath | None, tuple[tuple[str, str], ...]]:
    """The path that is tried first, and the records that say so."""
    for decision in asked.workbook.decisions[:1]:
        path: CareerPath | None = linked(asked.workbook, "paths", decision.path)
        if path is not None and path.title.strip():
            return path, (("decisions", decision.id), ("paths", path.id))
    return None, ()


def _not_first(asked: Asked) -> Iterator[Item]:
    path, sources = _chosen(asked)
    found = compare(asked.workbook)
    if path is None or path not in found.complete or not found.winners or path in found.winners:
        return
    called = [quote(one.title) for one in found.winners]
    yield item(
        "against",
        "not_first",
        (
            *sources,
            *sources_of("paths", (one for one in found.complete if one is not path)),
            *sources_of("criteria", found.criteria),
            *ratings_of(asked.workbook, found.complete, found.criteria),
        ),
        count=len(called),
        path=quote(path.title),
        what=joined(called),
        first=called[0],
    )


def _tried(asked: Asked) -> Iterator[Item]:
    path, sources = _chosen(asked)
    for change in path_changes(asked.workbook):
        named = [one for one in change.experiments if one.what.strip()]
        if change.path is path and change.total < 0 and named:
            yield item(
                "against",
                "tried",
                (*sources, *sources_of("experiments", change.experiments)),
                path=quote(change.path.title),
                what=joined(quote(one.what) for one in named),
                first=quote(named[0].what),
            )


def _cold_plan(asked: Asked) -> Iterator[Item]:
    """The life of the chosen path, where another one is liked clearly more."""
    _, sources = _chosen(asked)
    plans = {plan.id: plan for plan in asked.workbook.plans}
    own = plans.get(PLANS[0])
    others = [plans[id_] for id_ in PLANS[1:] if id_ in plans]
    if not sources or own is None or own.liking is None or not others:
        return
    best = max(others, key=lambda plan: plan.liking or 0)
    if (best.liking or 0) - own.liking >= _CLEARLY:
        yield item(
            "against",
            "cold_plan",
            (*sources, *sources_of("plans", (own, best))),
            what=quote(name_of_plan(best)),
            first=quote(name_of_plan(best)),
            own=quote(name_of_plan(own)),
        )


def _going(asked: Asked) -> list[Goal]:
    return [one for one in asked.workbook.goals if one.what.strip() and not is_reached(one)]


def _drained_goal(asked: Asked, goal: Goal) -> Iterator[Item]:
    """A goal for a theme that is drawn from what drains."""
    theme = linked(asked.workbook, "themes", goal.theme)
    if theme is None or not theme.name.strip():
        return
    behind = [
        (section, record)
        for section in ("strengths", "activities")
        for record in asked.workbook.records(section)
        if record.id in theme.sources
    ]
    costly = [
        (section, record.id, quote(record.what))
        for section, record in behind
        if is_draining(record) and record.what.strip() and not leads_nowhere(record.what)
    ]
    if costly:
        yield item(
            "against",
            "drained_goal",
            (
                ("goals", goal.id),
                ("themes", theme.id),
                *((section, id_) for section, id_, _ in costly),
            ),
            record=goal.id,
            count=len(costly),
            goal=quote(goal.what),
            theme=quote(theme.name),
            what=joined(called for _, _, called in costly),
            first=costly[0][2],
        )


def _tired(asked: Asked) -> Iterator[Item]:
    """Little energy in the last check-ins, beside goals that ask for hours."""
    by_day = {day: one for day, one in history(asked.workbook) if one.energy is not None}
    rated = [*by_day.values()][-_IN_A_ROW:]
    busy = [goal for goal in _going(asked) if goal.hours]
    if len(rated) == _IN_A_ROW and all((one.energy or 0) < 0 for one in rated) and busy:
        yield item(
            "against",
            "tired",
            (*sources_of("check_ins", rated), *sources_of("goals", busy)),
            hours=f"{sum(goal.hours or 0 for goal in busy):g}",
        )
