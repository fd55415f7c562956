"""What goals, hours, plans and milestones show, in sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.goals.coach import MOST_AT_ONCE, advise, advise_plan, amount
from careerkit.insight.goals.if_then import rehearsal, sentence
from careerkit.insight.goals.progress import is_reached, progress
from careerkit.insight.goals.week_load import goal_hours, too_full, week_of
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words, joined, quote
from careerkit.insight.linked import linked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from careerkit.insight.goals.week_load import WeekLoad
    from careerkit.model import Goal, Milestone, Workbook

__all__ = [
    "MANY_GOALS",
    "full_weeks",
    "on_goal",
    "on_goals",
    "on_milestones",
    "on_plan",
    "on_plans",
    "on_week",
]

MANY_GOALS = 4
# From how many goals in progress on they take time from each other. Ours.

_ONCE = "no_plan_beside"
# Said of one plan on a page, it is said of all.

SOON = 7
# Days that a milestone is due in.

_WEEK = 7 * 24
_REST = 8 * 7
# Hours a week that sleep takes; what is left over for it and everything else is said.


def on_goals(workbook: Workbook) -> Iterator[str]:
    """How to begin, and whether there are too many goals at a time."""
    if not workbook.goals:
        yield content.text("goals.says.start")
    going = [goal for goal in workbook.goals if not is_reached(goal)]
    if len(going) > MANY_GOALS:
        yield content.text("goals.says.many", count=in_words(len(going)).capitalize())


def on_goal(workbook: Workbook, goal: Goal, today: date) -> Iterator[str]:
    """How far it is; then at most three things to look at again, or that there are none.

    Args:
        workbook: As ``considered`` leaves it.
        goal: One of its goals.
        today: The person's day.
    """
    advice = advise(workbook, goal, today)[:MOST_AT_ONCE]
    measure = quote(goal.measure) if is_spoken(goal.measure) else content.text("goals.says.it")
    if progress(goal) and not is_reached(goal):
        yield content.text(
            "goals.says.progress",
            measure=measure,
            start=amount(goal.start or 0),
            target=amount(goal.target or 0),
            today=amount(goal.today or 0),
        )
    for each in advice:
        yield each.sentence
    if not advice:
        yield content.text("goals.says.clear")


def on_plan(goal: Goal, told: Collection[str] = ()) -> Iterator[str]:
    """The if-then plan as one sentence, whether it was rehearsed, and what it still lacks.

    ``told`` are rules that spoke on this page before: they speak in fewer words.
    """
    plan, advice = sentence(goal), advise_plan(goal)[:MOST_AT_ONCE]
    if plan:
        yield content.text("goals.woop.says.plan", plan=plan)
        # What will be changed again is not worth learning by heart.
        if not any(each.field in ("if_", "then") for each in advice):
            yield content.text(f"goals.woop.says.{rehearsal(goal) or 'rehearse'}")
    again = content.texts("goals.coach.again")
    for each in advice:
        if each.key not in told or each.key not in (*again, _ONCE):
            yield each.sentence
        elif each.key != _ONCE:
            key = f"goals.coach.again.{each.key}"
            yield content.text(key, obstacle=quote(goal.obstacle))


def on_plans(goals: Iterable[Goal]) -> Iterator[tuple[Goal, list[str]]]:
    """What is said of each plan; how to begin with one is said once, of the first that is blank."""
    told: set[str] = set()
    for goal in goals:
        keys = {each.key for each in advise_plan(goal)[:MOST_AT_ONCE]}
        if not ("woop_start" in keys and "woop_start" in told):
            yield goal, list(on_plan(goal, told))
        told |= keys


def on_week(workbook: Workbook, today: date) -> Iterator[str]:
    """Whether the week adds up, and whether the goals fit into it together."""
    week = week_of(workbook)
    taken, free = (None, None) if week is None else (week.taken, week.free)
    if free is None and any(goal.hours for goal in workbook.goals):
        yield content.text("goals.week.says.no_free")
    if taken is not None and free is not None:
        left = _WEEK - taken - free
        if left < 0:
            yield content.text("goals.week.says.impossible", sum=amount(taken + free))
        elif left < _REST:
            yield content.text("goals.week.says.no_rest", left=amount(round(left / 7, 1)))
    loads = goal_hours(workbook, today)
    # A goal that is too big alone has its own sentence already.
    if any(load.is_too_full and len(load.items) > 1 for load in loads):
        yield full_weeks(loads, today)
        yield content.text("goals.week.says.choose")


def full_weeks(loads: tuple[WeekLoad, ...], today: date) -> str:
    """Which weeks have too little room, and how much more is asked of them; or that none has."""
    runs = too_full(loads)
    if not runs:
        return content.text("goals.week.says.fits")
    said = []
    for run in runs:
        key = "goals.week.span.one" if len(run) == 1 else "goals.week.span.other"
        first, last = (day_in_words(load.monday, today) for load in (run[0], run[-1]))
        said.append(content.text(key, first=first, last=last))
    worst = max((load for run in runs for load in run), key=lambda load: load.needed)
    return content.text(
        "goals.week.says.too_full",
        weeks=joined(said, most=len(said)),
        needed=amount(worst.needed),
        free=amount(worst.free or 0),
    )


def on_milestones(workbook: Workbook, today: date) -> Iterator[str]:
    """Which goal has no step on its way, and which step is done, due, or late."""
    going = {goal.id: goal for goal in workbook.goals if not is_reached(goal)}
    on_the_way = {each.goal for each in workbook.milestones if each.what.strip()}
    dated = [said for milestone in _open(workbook) for said in _on_date(milestone, today)]
    # A list of everything that is late helps no one to begin.
    yield from dated[:MOST_AT_ONCE]
    for milestone in _open(workbook):
        goal = going.get(milestone.goal)
        if goal is not None and goal.by and milestone.by and milestone.by > goal.by:
            yield content.text(
                "goals.milestones.says.after_goal",
                what=_name(milestone),
                goal=_name(goal),
            )
    astray = [_name(each) for each in _open(workbook) if not _belongs(workbook, each)]
    without = [_name(goal) for id_, goal in going.items() if id_ not in on_the_way]
    if astray and workbook.goals:
        yield content.plural("goals.milestones.says.astray", len(astray), what=joined(astray))
    elif without:
        # A step that belongs to none so far may be the one that is missing.
        yield content.plural("goals.milestones.says.without", len(without), goals=joined(without))
    undated = [_name(each) for each in _open(workbook) if each.by is None]
    if undated:
        yield content.plural("goals.milestones.says.undated", len(undated), what=joined(undated))
    for goal in workbook.goals:
        yield from _on_done(workbook, goal)


def _open(workbook: Workbook) -> list[Milestone]:
    """Milestones that are begun and not done, those with the earliest date first."""
    left = [each for each in workbook.milestones if each.done is None and each.what.strip()]
    return sorted(left, key=lambda each: each.by or date.max)


def _belongs(workbook: Workbook, milestone: Milestone) -> bool:
    return linked(workbook, "goals", milestone.goal) is not None


def _on_date(milestone: Milestone, today: date) -> Iterator[str]:
    if milestone.by is None or milestone.by > today + timedelta(days=SOON):
        return
    key = "late" if milestone.by < today else "today" if milestone.by == today else "due"
    yield content.text(
        f"goals.milestones.says.{key}",
        what=_name(milestone),
        by=day_in_words(milestone.by, today),
    )


def _on_done(workbook: Workbook, goal: Goal) -> Iterator[str]:
    steps = [each for each in workbook.milestones if each.goal == goal.id]
    done = sum(1 for each in steps if each.done is not None)
    if done:
        key = "all_done" if done == len(steps) else "done"
        yield content.text(
            f"goals.milestones.says.{key}",
            goal=_name(goal),
            done=in_words(done),
            all=in_words(len(steps)),
        )


def _name(record: Goal | Milestone) -> str:
    what = record.what.strip()
    return quote(what) if what else content.text("goals.unnamed")
