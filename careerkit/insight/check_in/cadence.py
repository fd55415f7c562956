"""How it goes over the weeks: which check-in is due, and what to look at again.

Nothing here counts a streak. A week without a check-in costs nothing; the next one just begins
with a smaller step.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.cached import remembered
from careerkit.insight.hearing.considered import NO_ANSWERS
from careerkit.insight.hearing.recogniser import counts
from careerkit.insight.language.dates import day_in_words, monday_of
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.language.words import is_telling, terms
from careerkit.model import local_day, name_of
from careerkit.steps import dated, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from careerkit.insight.language.words import Term
    from careerkit.model import CheckInRecord, Record, Workbook
    from careerkit.steps import Step

__all__ = [
    "Due",
    "Stale",
    "asks_before",
    "day_of",
    "days",
    "due",
    "history",
    "is_filled",
    "kind_of",
    "may_end",
    "month_id",
    "name_of_check_in",
    "on_due",
    "on_latest",
    "on_stale",
    "quarter_id",
    "stale",
    "title_of",
    "week_id",
]

MONTHLY_AFTER = timedelta(weeks=4)
QUARTERLY_AFTER = timedelta(weeks=12)

LONG_UNTOUCHED = timedelta(weeks=12)
"""Since when a theme, path or goal has not changed, to be worth another look. Ours."""

_ANSWERS = ("clarity", "energy", "sentence", "news", "smaller_step")
_KINDS = ("start", "weekly", "monthly", "quarterly", "end")
_KIND_OF_PREFIX = {"week": "weekly", "month": "monthly", "quarter": "quarterly"}

_LOW_ENERGY, _FOG = -1, 2
_LOW_IN_A_ROW = 3
_NAMED = 4


def week_id(day: date) -> str:
    """The id of a week's check-in: the same in every tab."""
    return f"week-{monday_of(day).isoformat()}"


def month_id(day: date) -> str:
    """The id of a month's check-in: the same in every tab."""
    return f"month-{day.isoformat()[:7]}"


def quarter_id(day: date) -> str:
    """The id of a quarter's check-in: the same in every tab."""
    return f"quarter-{day.year}-{_quarter(day)}"


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def kind_of(record_id: str) -> str:
    """The kind of check-in that an id of ours stands for."""
    return _KIND_OF_PREFIX.get(record_id.partition("-")[0], record_id)


def name_of_check_in(check_in: CheckInRecord, today: date) -> str:
    """What one that was made is called; empty while nobody knows its day.

    Args:
        check_in: A check-in, of an id that need not be ours.
        today: The person's day, as for ``title_of``.
    """
    day, kind = day_of(check_in), check_in.kind or kind_of(check_in.id)
    if day is None:
        return ""
    return title_of(kind if kind in content.texts("check_in.titles") else "", day, today)


def title_of(kind: str, day: date, today: date) -> str:
    """What a check-in is called.

    Args:
        kind: A value of ``CheckInRecord.kind``, or empty for one of no rhythm.
        day: The day that it was made on; its week, month or quarter is named.
        today: The person's day, from which a day in words is told.
    """
    first = 3 * _quarter(day) - 2
    month, opening, closing = (
        content.text(f"dates.months.{number:02}") for number in (day.month, first, first + 2)
    )
    return content.text(
        f"check_in.titles.{kind or 'other'}",
        day=day_in_words(monday_of(day) if kind == "weekly" else day, today),
        month=month,
        first=opening,
        last=closing,
        year=day.year,
    )


def is_filled(check_in: CheckInRecord) -> bool:
    """Whether it holds an answer: a form that was opened and left is no check-in."""
    values = (getattr(check_in, name) for name in _ANSWERS)
    return any(value.strip() if isinstance(value, str) else value is not None for value in values)


def day_of(check_in: CheckInRecord) -> date | None:
    """When it was made; for a week's check-in without a date its Monday, which its id holds."""
    if check_in.on is not None:
        return check_in.on
    try:
        return date.fromisoformat(check_in.id.removeprefix("week-"))
    except ValueError:
        return None


@remembered
def history(workbook: Workbook) -> tuple[tuple[date, CheckInRecord], ...]:
    """Every check-in that holds an answer and has a day, the oldest first."""
    dated = [(day_of(c), c) for c in workbook.check_ins if is_filled(c)]
    known = [(day, c) for day, c in dated if day is not None]
    return tuple(sorted(known, key=lambda pair: (pair[0], _place(pair[1]), pair[1].updated)))


def _place(check_in: CheckInRecord) -> int:
    return _KINDS.index(check_in.kind) if check_in.kind in _KINDS else 1


@remembered
def days(workbook: Workbook) -> tuple[tuple[date, CheckInRecord], ...]:
    """The history with one check-in a day: what the later ones of a day leave open is kept."""
    by_day: dict[date, CheckInRecord] = {}
    for day, check_in in history(workbook):
        earlier = by_day.get(day)
        by_day[day] = check_in if earlier is None else _together(earlier, check_in)
    return tuple(by_day.items())


def _together(earlier: CheckInRecord, later: CheckInRecord) -> CheckInRecord:
    return attrs.evolve(
        later,
        clarity=earlier.clarity if later.clarity is None else later.clarity,
        energy=earlier.energy if later.energy is None else later.energy,
        sentence=later.sentence if later.sentence.strip() else earlier.sentence,
        readings=later.readings or earlier.readings,
    )


@attrs.frozen(kw_only=True)
class Due:
    """What is offered on a day.

    Attributes:
        form: The form to fill in: ``start``, ``weekly``, ``monthly`` or ``quarterly``.
        ids: The ids of the forms to show: that one, and what was begun this week.
        is_open: Whether nothing is written in it yet.
        missed: Whether at least one whole week went by without a check-in.
        last: The last check-in of an earlier week.
    """

    form: str
    ids: tuple[str, ...]
    is_open: bool
    missed: bool
    last: CheckInRecord | None


def due(workbook: Workbook, today: date) -> Due:
    """Which check-in is to be made: one form at a time, the longer in place of the shorter.

    The very first one is the rating before the journey, on that day alone: what the person ticks
    two days later is no longer from before. A monthly look back is offered after four weeks without
    one, a quarterly after twelve. What was begun this week stays.
    """
    monday = monday_of(today)
    past = [(day, c) for day, c in history(workbook) if day < monday and c.kind != "end"]
    forms = {
        "start": "start",
        "weekly": week_id(today),
        "monthly": month_id(today),
        "quarterly": quarter_id(today),
    }
    by_id = {c.id: c for c in workbook.check_ins}
    since = dict.fromkeys(forms, monday) | {"start": today}
    begun = [form for form, id_ in forms.items() if _is_begun(by_id.get(id_), since[form])]
    has_started = "start" in by_id and is_filled(by_id["start"])
    form = _form(past, begun, today, has_started=has_started)
    shown = dict.fromkeys((form, *begun))
    return Due(
        form=form,
        ids=tuple(forms[name] for name in shown),
        is_open=form not in begun,
        missed=bool(past) and monday_of(past[-1][0]) < monday - timedelta(weeks=1),
        last=past[-1][1] if past else None,
    )


def _is_begun(check_in: CheckInRecord | None, since: date) -> bool:
    """Whether the person wrote in it on that day or later."""
    if check_in is None or not is_filled(check_in):
        return False
    day = day_of(check_in)
    return day is None or day >= since


def _form(
    past: list[tuple[date, CheckInRecord]], begun: list[str], today: date, *, has_started: bool
) -> str:
    if begun:
        return begun[-1]
    if not past:
        return "weekly" if has_started else "start"
    for form, wait, also in (
        ("quarterly", QUARTERLY_AFTER, ()),
        ("monthly", MONTHLY_AFTER, ("quarterly",)),
    ):
        made = [day for day, c in past if c.kind in (form, *also)]
        if today - (made[-1] if made else past[0][0]) >= wait:
            return form
    return "weekly"


def on_due(found: Due, today: date) -> Iterator[str]:
    """The invitation: what is asked, and how to begin again after a while."""
    if not found.is_open:
        coming = monday_of(today) + timedelta(weeks=1)
        yield content.text("check_in.due.done", day=day_in_words(coming, today))
        return
    if found.missed:
        yield content.text("check_in.due.missed")
    yield content.text(f"check_in.due.{found.form}")
    if found.last is not None:
        step, sentence = found.last.smaller_step, found.last.sentence
        if counts(step):
            yield content.text("check_in.due.last_step", text=quote(step))
        elif counts(sentence):
            yield content.text("check_in.due.last", text=quote(sentence))


def on_latest(workbook: Workbook, today: date) -> Iterator[str]:
    """An answer to what was just ticked this week, if there is something to say."""
    found = [(day, c) for day, c in history(workbook) if c.kind != "end"]
    if not found or found[-1][0] < monday_of(today):
        return
    energies = [c.energy for _, c in days(workbook) if c.energy is not None]
    latest = found[-1][1]
    if latest.energy is not None and latest.energy <= _LOW_ENERGY:
        low = len(energies) >= _LOW_IN_A_ROW and max(energies[-_LOW_IN_A_ROW:]) <= _LOW_ENERGY
        yield content.text(f"check_in.latest.{'low_again' if low else 'low'}")
    elif latest.clarity is not None and latest.clarity <= _FOG:
        yield content.text("check_in.latest.fog")
    elif latest.clarity == 5:
        yield content.text("check_in.latest.clear")


@attrs.frozen(kw_only=True)
class Stale:
    """Something to look at again after news: why, and the names of what.

    ``why`` is ``mentioned`` (the news speak of it), ``overdue`` (its day has passed) or
    ``untouched`` (it has not changed for a quarter).
    """

    section: str
    why: str
    names: tuple[str, ...]


def stale(
    workbook: Workbook, news: str, today: date, zone: tzinfo | None = UTC
) -> tuple[Stale, ...]:
    """Which themes, paths, goals and the like might no longer say what the person means.

    Words that are the same can be found; whether something still holds can't. So each is a
    question. A record is named once, for the first of the three reasons that it gives.

    Args:
        workbook: As ``considered`` leaves it.
        news: What the check-in says has changed, as the person wrote it.
        today: The person's day.
        zone: Their time zone; None for this computer's.
    """
    said = {term for term, _ in terms(news) if is_telling(term)}
    found: dict[tuple[str, str], list[str]] = {}
    for section in _revised():
        for record in workbook.section(section):
            why = _why(section, record, said, today, zone)
            if why and name_of(record):
                found.setdefault((section, why), []).append(name_of(record))
    return tuple(
        Stale(section=section, why=why, names=tuple(found[section, why]))
        for section in _revised()
        for why in ("mentioned", "overdue", "untouched")
        if (section, why) in found
    )


def _revised() -> dict[str, Step]:
    """What a look back offers to revise, and the step of the journey where it is done."""
    return {section: step for step in steps() for section in step.revised}


def _why(section: str, record: Record, said: set[Term], today: date, zone: tzinfo | None) -> str:
    if any(term in said for term, _ in terms(name_of(record)) if is_telling(term)):
        return "mentioned"
    kind = dated().get(section)
    by = kind.due(record) if kind is not None else None
    if kind is not None and by is not None and by < today and not kind.is_done(record):
        return "overdue"
    untouched_for = today - local_day(record.updated, zone)
    return "untouched" if untouched_for >= LONG_UNTOUCHED else ""


def on_stale(found: Iterable[Stale]) -> Iterator[str]:
    """The offer to revise, with the step of the journey where that is done."""
    for one in found:
        own = one.section in content.texts("check_in.revise")
        yield content.text(
            f"check_in.revise.{one.section if own else 'others'}.{one.why}",
            names=joined(map(quote, one.names), most=_NAMED),
            step=_revised()[one.section].title,
        )


def asks_before(workbook: Workbook, today: date) -> bool:
    """Whether to ask for the rating before the journey: as long as nothing else is written.

    One of its two ticks alone is still asked for on the day of the other.
    """
    start = next((c for c in workbook.check_ins if c.id == "start"), None)
    names = (name for name in workbook.section_names if name not in NO_ANSWERS)
    written = map(workbook.records, names)
    others = sum(map(len, written)) - (start is not None)
    if others:
        return False
    if start is None or not is_filled(start):
        return True
    return None in (start.clarity, start.energy) and day_of(start) == today


def may_end(workbook: Workbook, today: date) -> bool:
    """Whether the rating after the journey can be made: a day after the first, or again."""
    known = history(workbook)
    return any(c.kind == "end" for _, c in known) or any(day < today for day, _ in known)
