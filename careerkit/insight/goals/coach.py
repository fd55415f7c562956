"""What a coach would ask about one goal: rules that a reader can check by hand.

Each rule looks at one part of the goal and gives one sentence. The rules stand in the order of
their weight: what can't be seen can't be dated, and what has no date fills no week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.goals.if_then import halves
from careerkit.insight.goals.progress import is_reached
from careerkit.insight.goals.sentence import begins, has, is_harsh_on_oneself, read_sentence
from careerkit.insight.goals.week_load import free_hours, past_pace, week_of
from careerkit.insight.hearing.considered import UNSPOKEN, is_spoken
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import in_words, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from careerkit.insight.goals.sentence import GoalSentence
    from careerkit.model import Goal, Workbook

__all__ = ["MOST_AT_ONCE", "Advice", "advise", "advise_plan", "amount"]

MOST_AT_ONCE = 3
"""More than three things at once are a telling-off."""

FAR = 365
# Days from which on a date is too far to steer by. Ours.

_SAME_TIME = 31
# Up to how many days apart the date in a sentence ("by May") and the one below mean the same.

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
    """What to look at again in a goal, the most important first.

    What is special in this goal comes before what is missing in it, and of what is missing one
    thing is asked: a list of empty fields is a form's voice and not a coach's. A goal that is
    reached gets one sentence only.

    Args:
        workbook: As ``considered`` leaves it: whether there are paths and themes to link to.
        goal: A goal, which may not be in the workbook yet.
        today: The person's day, by which dates in the goal's sentence are read.

    Returns:
        All that could be said. A caller shows the first ``MOST_AT_ONCE``.
    """
    if is_reached(goal):
        return (_advice("reached", "today"),)
    said = read_sentence(goal.what, today)
    if begins(goal.what, "enduring") or begins(goal.what, "parting"):
        # A person who has to get through something is asked for no hours and no measure.
        return _one_a_field((*_on_what(goal, said), *_on_date(goal, said, today), *_on_why(goal)))
    missing = (
        *_missing_name(goal),
        *_missing_sight(goal, said),
        *_missing_date(goal, said),
        *_missing_measure(goal, said),
        *_missing_hours(goal),
        *_missing_why(goal),
        *_missing_links(workbook, goal),
        *_missing_place(goal),
        *_missing_today(goal),
    )
    return _one_a_field(
        (
            *_on_what(goal, said),
            *_on_target(goal),
            *_on_date(goal, said, today),
            *_on_hours(workbook, goal, today),
            *_on_why(goal),
            *_said_already(goal, said, today),
            *missing[:1],
        )
    )


def _one_a_field(advice: Iterable[Advice]) -> tuple[Advice, ...]:
    """The first word about each field: two about one would be a telling-off."""
    first: dict[str, Advice] = {}
    for each in advice:
        first.setdefault(each.field, each)
    return tuple(first.values())


def _on_what(goal: Goal, said: GoalSentence) -> Iterator[Advice]:
    what = goal.what
    if said.parts > 1:
        yield _advice("several", "what", count=in_words(said.parts))
    elif _is_vague(goal) and not begins(what, "towards"):
        yield _advice("vague", "what", what=quote(what))
    else:
        for rule, applies in (
            ("parting", begins(what, "parting")),
            ("enduring", begins(what, "enduring")),
            ("towards", begins(what, "towards")),
            ("others", has(what, "others")),
            ("avoid", begins(what, "avoid")),
            ("every_day", has(what, "every_day")),
            ("long_road", begins(what, "long_road") and not said.by),
            ("learning", begins(what, "learning") and not said.amount),
        ):
            if applies:
                yield _advice(rule, "what", what=quote(what))


def _is_vague(goal: Goal) -> bool:
    """It begins with words that can never be ticked off, and no number says more."""
    counted = goal.target is not None or any(map(str.isdecimal, goal.what))
    return not counted and begins(goal.what, "vague")


def _on_target(goal: Goal) -> Iterator[Advice]:
    if goal.target is not None and goal.start == goal.target:
        yield _advice("same_target", "target", target=amount(goal.target))


def _on_date(goal: Goal, said: GoalSentence, today: date) -> Iterator[Advice]:
    if goal.by is None:
        if said.by is not None and said.by < today:
            yield _advice("date_gone", "by", when=said.when)
    elif goal.begin is not None and goal.by < goal.begin:
        yield _advice("turned_dates", "by", begin=day_in_words(goal.begin, today))
    elif goal.by < today:
        yield _advice("past_date", "by", by=day_in_words(goal.by, today))
    elif said.by is not None and abs((said.by - goal.by).days) > _SAME_TIME:
        yield _advice("two_dates", "by", when=said.when, by=day_in_words(goal.by, today))
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
        return
    if free is not None and hours > free:
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
    if has(goal.why, "want"):
        return
    if has(goal.why, "feared"):
        yield _advice("feared", "why", why=quote(goal.why))
    elif has(goal.why, "expected"):
        yield _advice("expected", "why", why=quote(goal.why))
    elif has(goal.what, "expected"):
        yield _advice("expected", "why", why=quote(goal.what))
    elif has(goal.why, "judged"):
        yield _advice("judged", "why", why=quote(goal.why))
    elif has(goal.why, "carried"):
        yield _advice("carried", "why", why=quote(goal.why))
    elif has(goal.why, "should") and not has(goal.why, "regret"):
        yield _advice("should", "why", why=quote(goal.why))


def _missing_name(goal: Goal) -> Iterator[Advice]:
    if not goal.what.strip():
        yield _advice("no_what", "what")


def _missing_sight(goal: Goal, said: GoalSentence) -> Iterator[Advice]:
    """How one would see it, of what has no end, no number and no measure, and was not asked so."""
    asked = _is_vague(goal) or any(begins(goal.what, rule) for rule in ("learning", "enduring"))
    seen = said.ends or said.amount or goal.measure.strip() or goal.target is not None
    if not asked and not seen:
        yield _advice("no_number", "measure")


def _missing_date(goal: Goal, said: GoalSentence) -> Iterator[Advice]:
    if goal.by is None and not said.when:
        yield _advice("no_date", "by")


def _missing_measure(goal: Goal, said: GoalSentence) -> Iterator[Advice]:
    """What a measure that was begun still lacks."""
    measured = bool(goal.measure.strip())
    if measured and not is_spoken(goal.measure):
        return
    if not measured and goal.target is not None:
        # "Apply for 40 jobs" says of what.
        if not _counts_to(said.amount, goal.target):
            yield _advice("no_measure", "measure", target=amount(goal.target))
    elif measured and goal.target is None:
        # "Rosa has tasted it" is seen and not counted.
        if not said.ends:
            yield _advice("no_target", "target", measure=quote(goal.measure))
    elif measured and goal.start is None:
        yield _advice("no_start", "start", measure=quote(goal.measure))


def _counts_to(written: str, target: float) -> bool:
    """Whether what a sentence counts ("40 jobs", "four afternoons") begins with the target."""
    number = written.replace(",", "").casefold().partition(" ")[0]
    return number in (amount(target).replace(",", ""), in_words(target))


def _said_already(goal: Goal, said: GoalSentence, today: date) -> Iterator[Advice]:
    """Where a date or a number of the sentence belongs, so that the other pages know it."""
    if goal.by is None and said.when and (said.by is None or said.by >= today):
        yield _advice("date_there", "by", when=said.when)
    # "One morning a week" is counted, and adds up to no target.
    is_many = said.amount and not any(has(said.amount, no) for no in ("rates", "single", "time"))
    if is_many and not has(goal.what, "often") and goal.target is None:
        yield _advice("count_there", "target", amount=said.amount)


def _missing_hours(goal: Goal) -> Iterator[Advice]:
    if goal.hours is None:
        yield _advice("no_hours", "hours")


def _missing_why(goal: Goal) -> Iterator[Advice]:
    if not goal.why.strip():
        yield _advice("no_why", "why")


def _missing_links(workbook: Workbook, goal: Goal) -> Iterator[Advice]:
    known = {record.id for record in (*workbook.paths, *workbook.themes)}
    if known and not {goal.path, goal.theme} & known:
        yield _advice("no_link", "path" if workbook.paths else "theme")


def _missing_place(goal: Goal) -> Iterator[Advice]:
    if not goal.where.strip() and not goal.with_whom.strip():
        yield _advice("no_place", "where")


def _missing_today(goal: Goal) -> Iterator[Advice]:
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
    elif where := _lies(goal.obstacle):
        yield _advice(where, "obstacle", obstacle=quote(goal.obstacle))


def _lies(obstacle: str) -> str:
    """Where an obstacle lies that no plan in one's head removes: body, outside, or "" for neither.

    Illness and grief are there and not spoken of: they are met like the body, and not quoted.
    Outside is what speaks of others, of money or of time while nothing in it speaks of the person.
    """
    if obstacle == UNSPOKEN:
        return "unspoken"
    if has(obstacle, "body"):
        return "body"
    if has(obstacle, "inside"):
        return ""
    is_missing = has(obstacle, "lacks") or begins(obstacle, "lacking")
    is_outside = is_missing or (has(obstacle, "outside") and not has(obstacle, "own"))
    return "outside" if is_outside else ""


def _on_halves(goal: Goal) -> Iterator[Advice]:
    if UNSPOKEN in (goal.if_, goal.then):
        return  # The half is there: asking for it would be as if nothing were written.
    if_, then = halves(goal)
    if not if_ and not then:
        if _lies(goal.obstacle):
            yield _advice("no_plan_beside", "if_")
        elif goal.obstacle.strip():
            key = "harsh" if is_harsh_on_oneself(goal.obstacle) else "no_plan"
            yield _advice(key, "if_", obstacle=quote(goal.obstacle))
    elif not then:
        yield _advice("no_then", "then", if_=quote(if_))
    elif not if_:
        yield _advice("no_if", "if_", then=quote(then))
    # One concrete action works; an intention to try, or not to do something, does not (Gollwitzer
    # & Sheeran 2006; Adriaanse et al. 2011 on plans that negate).
    if begins(then, "harming"):
        yield _advice("harming", "then", then=quote(then))
    elif begins(then, "trying"):
        yield _advice("trying", "then", then=quote(then))
    elif begins(then, "negating"):
        yield _advice("negating", "then", then=quote(then))
