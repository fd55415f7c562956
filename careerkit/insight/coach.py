"""What a coach would ask about one goal: rules that anybody can check by hand.

Each rule looks at one part of the goal and gives one sentence. The rules stand in the order of
their weight: what can't be seen can't be dated, and what has no date fills no week.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.dates import day_in_words
from careerkit.insight.goal_progress import is_reached
from careerkit.insight.if_then import halves, normal
from careerkit.insight.week_load import free_hours, past_pace, week_of
from careerkit.insight.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from careerkit.model import Goal, Workbook

__all__ = ["MOST_AT_ONCE", "Advice", "advise", "advise_plan", "amount"]

MOST_AT_ONCE = 3
"""More than three things at once are a telling-off."""

FAR = 365
# Days from which on a date is too far to steer by. Ours.

OVER_PACE = 1.5
# How many times a person's own past pace a goal may take before it is worth a word. Ours.


@attrs.frozen(kw_only=True)
class Advice:
    """One thing to look at again: the rule's name, the field that it is about, and what to say."""

    key: str
    field: str
    sentence: str


def _advice(key: str, field: str, **values: object) -> Advice:
    return Advice(key=key, field=field, sentence=content.text(f"goals.coach.says.{key}", **values))


def amount(value: float) -> str:
    """A number as a sentence shows it: at most two decimals, none that are zero."""
    shown = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def advise(workbook: Workbook, goal: Goal, today: date) -> tuple[Advice, ...]:
    """What to look at again in a goal, the most important first; all of it, however much.

    A goal that is reached gets one sentence only.
    """
    if is_reached(goal):
        return (_advice("reached", "today"),)
    return (
        *_on_what(goal),
        *_on_measure(goal),
        *_on_date(goal, today),
        *_on_hours(workbook, goal, today),
        *_on_why(goal),
        *_on_links(workbook, goal),
        *_on_place(goal),
        *_on_today(goal),
    )


def _on_what(goal: Goal) -> Iterator[Advice]:
    if not goal.what.strip():
        yield _advice("no_what", "what")
    elif _is_vague(goal):
        yield _advice("vague", "what", what=quote(goal.what))


def _is_vague(goal: Goal) -> bool:
    """It begins with words that are true on any day, and no number says more."""
    counted = goal.target is not None or any(map(str.isdecimal, goal.what))
    return not counted and _begins(goal.what, "vague")


def _on_measure(goal: Goal) -> Iterator[Advice]:
    measured = bool(goal.measure.strip())
    if not measured and goal.target is None:
        # "Learn more" has just been asked how one would see it.
        if goal.what.strip() and not _is_vague(goal):
            yield _advice("no_number", "measure")
    elif not measured:
        yield _advice("no_measure", "measure", target=amount(goal.target or 0))
    elif goal.target is None:
        yield _advice("no_target", "target", measure=quote(goal.measure))
    elif goal.start is None:
        yield _advice("no_start", "start", measure=quote(goal.measure))
    elif goal.start == goal.target:
        yield _advice("same_target", "target", target=amount(goal.target))


def _on_date(goal: Goal, today: date) -> Iterator[Advice]:
    if goal.by is None:
        yield _advice("no_date", "by")
    elif goal.begin is not None and goal.by < goal.begin:
        yield _advice("turned_dates", "by", begin=day_in_words(goal.begin, today))
    elif goal.by < today:
        yield _advice("past_date", "by", by=day_in_words(goal.by, today))
    elif (goal.by - today).days > FAR:
        begin = max(goal.begin or today, today)
        quarter = begin + (goal.by - begin) // 4
        yield _advice(
            "far_date",
            "by",
            by=day_in_words(goal.by, today),
            quarter=day_in_words(quarter, today),
        )


def _on_hours(workbook: Workbook, goal: Goal, today: date) -> Iterator[Advice]:
    hours, free, pace = goal.hours, free_hours(workbook), past_pace(workbook, today)
    if hours is None:
        yield _advice("no_hours", "hours")
    elif free is not None and hours > free:
        week = week_of(workbook)
        if week is None or week.taken is None:
            yield _advice("over_free", "hours", hours=amount(hours), free=amount(free))
        else:
            yield _advice(
                "over_week",
                "hours",
                hours=amount(hours),
                free=amount(free),
                taken=amount(week.taken),
            )
    elif pace and hours > OVER_PACE * pace:
        yield _advice("over_pace", "hours", hours=amount(hours), pace=amount(round(pace, 1)))


def _on_why(goal: Goal) -> Iterator[Advice]:
    if not goal.why.strip():
        yield _advice("no_why", "why")
    elif _has(goal.why, "should") and not _has(goal.why, "want"):
        yield _advice("should", "why", why=quote(goal.why))


def _on_links(workbook: Workbook, goal: Goal) -> Iterator[Advice]:
    known = {record.id for record in (*workbook.paths, *workbook.themes)}
    if known and not {goal.path, goal.theme} & known:
        yield _advice("no_link", "path" if workbook.paths else "theme")


def _on_place(goal: Goal) -> Iterator[Advice]:
    if not goal.where.strip() and not goal.with_whom.strip():
        yield _advice("no_place", "where")


def _on_today(goal: Goal) -> Iterator[Advice]:
    if None not in (goal.start, goal.target) and goal.today is None:
        yield _advice("no_today", "today")


def advise_plan(goal: Goal) -> tuple[Advice, ...]:
    """What to look at again in a goal's WOOP, in the order of its four parts."""
    if not any(map(str.strip, (goal.outcome, goal.obstacle, goal.if_, goal.then))):
        return (_advice("woop_start", "outcome"),)
    return (*_on_outcome(goal), *_on_obstacle(goal), *_on_halves(goal))


def _on_outcome(goal: Goal) -> Iterator[Advice]:
    if not goal.outcome.strip():
        yield _advice("no_outcome", "outcome")


def _on_obstacle(goal: Goal) -> Iterator[Advice]:
    if not goal.obstacle.strip():
        yield _advice("no_obstacle", "obstacle")
    elif _is_outside(goal.obstacle):
        yield _advice("outside", "obstacle", obstacle=quote(goal.obstacle))


def _is_outside(obstacle: str) -> bool:
    """It speaks of others, of money or of time, and nothing in it speaks of the person."""
    if _has(obstacle, "inside"):
        return False
    return _has(obstacle, "lacks") or (_has(obstacle, "outside") and not _has(obstacle, "own"))


def _on_halves(goal: Goal) -> Iterator[Advice]:
    if_, then = halves(goal)
    if not if_ and not then:
        if goal.obstacle.strip():
            yield _advice("no_plan", "if_", obstacle=quote(goal.obstacle))
    elif not then:
        yield _advice("no_then", "then", if_=quote(if_))
    elif not if_:
        yield _advice("no_if", "if_", then=quote(then))
    # One concrete action works; an intention to try, or not to do something, does not (Gollwitzer
    # & Sheeran 2006; Adriaanse et al. 2011 on plans that negate).
    if _begins(then, "trying"):
        yield _advice("trying", "then", then=quote(then))
    elif _begins(then, "negating"):
        yield _advice("negating", "then", then=quote(then))


def _begins(text: str, words: str) -> bool:
    """Whether the text begins with one of the words of a list, after "I want to" and the like."""
    rest = f"{normal(text)} "
    while lead := next((each for each in _words("leads") if rest.startswith(f"{each} ")), ""):
        rest = rest[len(lead) + 1 :]
    return any(rest.startswith(f"{each} ") for each in _words(words))


def _has(text: str, words: str) -> bool:
    """Whether one of the words of a list stands in the text, as whole words."""
    padded = f" {normal(text)} "
    return any(f" {each} " in padded for each in _words(words))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(normal(str(each)) for each in content.texts("goals.coach.words")[name])
