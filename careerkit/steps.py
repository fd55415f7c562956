"""What a step of the journey is: declared once, and read by all that speak of steps.

The journey, the timeline, what comes before what, this week's list, check-ins and snapshots know no
step by its name. They go through ``steps()``, where those of other packages come after the kit's
own: a package names its step in an entry point::

    [project.entry-points."careerkit.steps"]
    books = "careerkit_books:STEP"
"""

from __future__ import annotations

import logging
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.model import Workbook, declared, kinds, name_of, register_section
from careerkit.model.records import EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from importlib.metadata import EntryPoint

    from careerkit.model import Record

__all__ = [
    "Dated",
    "Measure",
    "Step",
    "dated",
    "from_elsewhere",
    "is_written",
    "measures",
    "steps",
]

_log = logging.getLogger(__name__)

ENTRY_POINTS = "careerkit.steps"

_ROOMS = (
    *("passion", "interests", "paths", "goals", "people", "experience"),
    *("learning", "planning", "check_in"),
)
# The rooms of ``insight`` that declare the nine steps, in the order of the journey. By name, since
# some stand above those who ask: what has a date stands below learning, which has dates.


@attrs.frozen(kw_only=True)
class Dated:
    """A section whose records have dates::

        Dated(section="experiments", days=("begin", "by"), is_done=_is_done, rank=30)

    Attributes:
        section: Its name.
        one: What one of its records is called beside others ("Book"), where ``content`` doesn't
            say it.
        many: What all of them are called ("Books").
        days: Its fields of kind day from first to last; the last one says when it is due.
        rank: What has a lower one stands first where things with a date are listed by kind.
        called: What a record is called in a list: by default its first text.
        is_done: Whether nothing is left to do for a record.
        goal: The id of the goal that a record serves, or an empty text.
        path: The id of the path that it serves, or an empty text.
        takes_hours: Whether its field ``hours`` says what it takes in all, spread over its days.
        is_laid_out: Whether its hours are laid into the weeks, so that its day asks for nothing.
        ticked: The field of kind day that a tick on this week's list fills, if one does.
        after: The field that links to what has to come before, if there is one.
    """

    section: str
    days: tuple[str, ...]
    rank: int
    one: str = ""
    many: str = ""
    called: Callable[[Any, Workbook], str] = lambda record, _: name_of(record)
    is_done: Callable[[Any], bool] = lambda _: False
    goal: Callable[[Any, Workbook], str] = lambda *_: ""
    path: Callable[[Any, Workbook], str] = lambda *_: ""
    takes_hours: bool = False
    is_laid_out: bool = False
    ticked: str = ""
    after: str = ""

    @property
    def kind(self) -> str:
        """What one of its records is called beside others."""
        return str(content.texts("roadmap.one").get(self.section, self.one or self.section))

    @property
    def kinds(self) -> str:
        """What all of them are called."""
        return str(content.texts("roadmap.kinds").get(self.section, self.many or self.section))

    def counted(self, count: int) -> str:
        """So many of them, in words."""
        own = content.texts("charts.roadmap.counts")
        if self.section in own:
            return content.plural(f"charts.roadmap.counts.{self.section}", count)
        return f"{count} {(self.kind if count == 1 else self.kinds).lower()}"

    def due(self, record: Record) -> date | None:
        """The day by which a record should be done, if it has one."""
        day: date | None = getattr(record, self.days[-1])
        return day

    def days_of(self, record: Record) -> tuple[date, ...]:
        """The days that a record has, in their order."""
        days = (getattr(record, name) for name in self.days)
        # Dates that were typed the wrong way round still say from when to when.
        return tuple(sorted(day for day in days if day is not None))


@attrs.frozen(kw_only=True)
class Measure:
    """Something that a snapshot keeps a number of, for each thing of a kind::

        Measure(kind="theme", read=_questions, low=0, high=4, noticeable=1)

    Attributes:
        kind: Its name, under which its words stand in ``content``.
        read: The names and values in the person's order; None where there is no value.
        low: The lowest value that there is.
        high: The highest.
        noticeable: A smaller difference comes and goes with the day.
        names: Where in ``content`` the names stand, if they are always the same ones. Otherwise
            they are a person's own words.
        is_share: Whether 0 to 1 is read as a percentage.
    """

    kind: str
    read: Callable[[Workbook], Iterable[tuple[str, float | None]]]
    low: float
    high: float
    noticeable: float
    names: str = ""
    is_share: bool = False


def is_written(record: Record) -> bool:
    """Whether there is anything in a record."""
    answers = (record.answer(field.name) for field in record.fields())
    return any(bool(one.strip()) if isinstance(one, str) else one not in EMPTY for one in answers)


@attrs.frozen(kw_only=True)
class Step:
    """One step of the journey::

        Step(
            name="experience",
            minutes=25,
            sections={"experiments": Experiment},
            widgets=("ExperiencePlan",),
            dated=(Dated(section="experiments", days=("begin", "by"), rank=30),),
        )

    Attributes:
        name: The title and summary of the kit's own stand under it in ``content``; a notebook is
            named after it.
        minutes: How long it takes, as its notebook adds them up.
        sections: The sections of the workbook that are its own, with their records' classes.
        widgets: The classes of its widgets, in the order of its notebook: names of
            ``careerkit.widgets``, or ``"package.module:Name"``.
        title: What it is called, where ``content`` doesn't say it.
        summary: What one does in it, in a sentence.
        dated: What of it has a date.
        revised: The sections of which a look back asks whether they still hold.
        measures: What a snapshot reads of it.
        counted: The sections whose records say how far it is, from the first that is asked for to
            what comes of them; by default all of its own.
        is_counted: Whether a record counts there: by default, whether anything is in it.
    """

    name: str
    minutes: int
    sections: Mapping[str, type[Record]]
    widgets: tuple[str, ...]
    dated: tuple[Dated, ...] = ()
    revised: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    counted: tuple[str, ...] = ()
    is_counted: Callable[[Any], bool] = is_written
    given_title: str = attrs.field(default="", alias="title")
    given_summary: str = attrs.field(default="", alias="summary")

    @property
    def title(self) -> str:
        """What it is called."""
        return self.given_title or content.text(f"journey.steps.{self.name}.title")

    @property
    def summary(self) -> str:
        """What one does in it, in a sentence."""
        return self.given_summary or content.text(f"journey.steps.{self.name}.summary")

    @property
    def more(self) -> str:
        """What comes on top of its minutes, or an empty text."""
        own = content.texts("journey.steps").get(self.name, {})
        return str(own.get("more", ""))

    @property
    def time(self) -> str:
        """How long it takes, in words."""
        minutes = content.plural("journey.minutes", self.minutes)
        if not self.more:
            return minutes
        return content.text("journey.more.minutes", minutes=minutes, more=self.more)

    def state(self, workbook: Workbook) -> str:
        """What there is of it, in a few words ("3 moments, 2 themes"); empty if there is nothing.

        Two counts at most: what one began with, and the furthest that came of it.

        Args:
            workbook: As far as anything may be said of it.
        """
        counts = {
            name: sum(map(self.is_counted, workbook.section(name)))
            for name in self.counted or self.sections
        }
        said = [self._counted(name, count) for name, count in counts.items() if count]
        return ", ".join(said if len(said) < 2 else (said[0], said[-1]))

    def _counted(self, section: str, count: int) -> str:
        if section in content.texts("journey.counts"):
            return content.plural(f"journey.counts.{section}", count)
        known = next((one for one in self.dated if one.section == section), None)
        return known.counted(count) if known else content.plural("journey.entries", count)


@cache
def steps() -> tuple[Step, ...]:
    """All steps, in the order of the journey; those of other packages after the kit's own."""
    found = {step.name: step for step in map(_own, _ROOMS)}
    for step in from_elsewhere():
        if step.name in found:
            _leave_out(step.name, "Another step has that name")
        else:
            found[step.name] = step
    return tuple(found.values())


def _own(room: str) -> Step:
    step: Step = import_module(f"careerkit.insight.{room}.step").STEP
    return step


@cache
def from_elsewhere() -> tuple[Step, ...]:
    """The steps of other packages. Their sections are known from then on.

    So it is asked for before a workbook is read. A package that can't be loaded costs its own step:
    the log names it, and what a person wrote there is kept unread.
    """
    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return tuple(step for point in found for step in _load(point))


class NoStepError(Exception):
    """What another package offers is no step. The text is for its author."""


def _load(point: EntryPoint) -> Iterator[Step]:
    try:
        step = point.load()
        _check(step)
        for name, record_type in step.sections.items():
            register_section(name, record_type)
    except NoStepError as error:
        _leave_out(point.name, str(error))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it does, the kit goes on
        _leave_out(point.name, type(error).__name__)
    else:
        yield step


def _leave_out(name: str, why: str) -> None:
    _log.error("%s: the step “%s” of another package is left out", why, name)


def _check(step: object) -> None:
    """See to it that what another package offers is a step that can speak for itself.

    Raises:
        NoStepError: If it is none.
    """
    if not isinstance(step, Step):
        raise NoStepError("The entry point leads to no Step")
    if not (step.given_title and step.given_summary):
        raise NoStepError("A step has a title and a summary")
    if step.measures:
        raise NoStepError("What a snapshot reads (“measures”) is the kit's own")
    if not step.sections.keys() >= {*step.revised, *(one.section for one in step.dated)}:
        raise NoStepError("A step speaks of its own “sections” only")
    for one in step.dated:
        _check_dated(one, step.sections[one.section])


def _check_dated(one: Dated, record_type: type[Record]) -> None:
    """See to it that what has a date names fields that there are, and can speak of an empty record.

    A mistake here would take the roadmap and this week's list along.

    Raises:
        NoStepError: If it doesn't.
    """
    fields = {field.name: field.kind for field in declared(record_type)}
    days = {name for name, kind in fields.items() if isinstance(kind, kinds.Day)}
    if not one.days or not days >= {*one.days, *filter(None, [one.ticked])}:
        raise NoStepError("What has a date names its fields of kind day (“days”, “ticked”)")
    if one.after and not isinstance(fields.get(one.after), kinds.Link):
        raise NoStepError("What comes after something names a field of kind link (“after”)")
    if one.takes_hours and not isinstance(fields.get("hours"), kinds.Number):
        raise NoStepError("What takes hours has a number called “hours”")
    empty, workbook = record_type(), Workbook()
    one.is_done(empty)
    for say in (one.called, one.goal, one.path):
        say(empty, workbook)


@cache
def dated() -> Mapping[str, Dated]:
    """What has a date, by section, in the order in which it is listed."""
    found = (one for step in steps() for one in step.dated)
    return MappingProxyType({one.section: one for one in sorted(found, key=lambda one: one.rank)})


@cache
def measures() -> Mapping[str, Measure]:
    """What a snapshot reads, by kind, in the order in which the journey asks."""
    return MappingProxyType({one.kind: one for step in steps() for one in step.measures})
