"""The workbook: everything that one person wrote down, as one immutable value."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

import attrs

from careerkit import content
from careerkit.model.answers.check_in import CheckInRecord
from careerkit.model.answers.comments import Comment, Reply
from careerkit.model.answers.experience import Experiment
from careerkit.model.answers.goals import Goal, Milestone, WeekHours
from careerkit.model.answers.interests import InterestAnswer, InterestScores, WorkValue
from careerkit.model.answers.learning import LearningItem, Skill
from careerkit.model.answers.page_of_mine import PageParts
from careerkit.model.answers.passion import (
    Activity,
    PassionStatement,
    Preference,
    SetAside,
    Strength,
    Theme,
    Topic,
    UnpaidWorkRecord,
)
from careerkit.model.answers.paths import (
    Background,
    CareerPath,
    Criterion,
    Decision,
    FiveYearPlan,
    NotForMe,
    PathFilters,
    PathRating,
)
from careerkit.model.answers.people import Contact, Supporter
from careerkit.model.answers.planning import Dependency, Tick
from careerkit.model.answers.reader import Reader
from careerkit.model.answers.stories import Story
from careerkit.model.fields import declared
from careerkit.model.records import (
    NEVER,
    Moments,
    Record,
    Removal,
    identifier,
    later_than,
    moment,
    moments,
    now,
)
from careerkit.model.sections import (
    SECTIONS,
    OtherSections,
    count_of,
    is_own,
    is_unknown,
    section,
    take_own,
    type_of_section,
)
from careerkit.model.unfit import UnfitAnswer
from careerkit.model.unknown import UnknownRecord

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

__all__ = ["SCHEMA_VERSION", "SECTIONS", "Workbook", "names_of_sections"]

SCHEMA_VERSION = 2
"""The version of the workbook's form. A change of it needs a migration in ``careerkit.store``."""


def _check_names(names: Iterable[str]) -> None:
    for name in names:
        if name not in SECTIONS and not is_unknown(name):
            raise ValueError(
                content.text("model.problems.no_section", name=name, names=", ".join(SECTIONS))
            )


def _to_marks(marks: Iterable[Removal]) -> tuple[Removal, ...]:
    return tuple(marks)


@attrs.frozen(kw_only=True, repr=False)
class Workbook:
    """Everything that one person wrote down.

    A verb returns a new workbook; this one never changes::

        workbook = Workbook().put("activities", Activity(what="baking for the street party"))
        workbook.activities[0].what
        workbook.frame("activities")

    ``arranged`` holds when a section was last put into another order; ``others`` the records of
    sections from outside: those of a step of one's own, and those of a step that another
    installation has and this one doesn't, as they are.
    """

    schema_version: int = attrs.field(default=SCHEMA_VERSION)
    id: str = identifier()
    created: datetime = moment()
    updated: datetime = moment()
    arranged: Moments = moments()
    activities: tuple[Activity, ...] = section(Activity)
    topics: tuple[Topic, ...] = section(Topic)
    strengths: tuple[Strength, ...] = section(Strength)
    stories: tuple[Story, ...] = section(Story)
    unpaid_work: tuple[UnpaidWorkRecord, ...] = section(UnpaidWorkRecord)
    themes: tuple[Theme, ...] = section(Theme)
    set_aside: tuple[SetAside, ...] = section(SetAside)
    preferences: tuple[Preference, ...] = section(Preference)
    statements: tuple[PassionStatement, ...] = section(PassionStatement)
    interest_answers: tuple[InterestAnswer, ...] = section(InterestAnswer)
    interest_scores: tuple[InterestScores, ...] = section(InterestScores)
    work_values: tuple[WorkValue, ...] = section(WorkValue)
    background: tuple[Background, ...] = section(Background)
    path_filters: tuple[PathFilters, ...] = section(PathFilters)
    not_for_me: tuple[NotForMe, ...] = section(NotForMe)
    paths: tuple[CareerPath, ...] = section(CareerPath)
    criteria: tuple[Criterion, ...] = section(Criterion)
    path_ratings: tuple[PathRating, ...] = section(PathRating)
    plans: tuple[FiveYearPlan, ...] = section(FiveYearPlan)
    decisions: tuple[Decision, ...] = section(Decision)
    goals: tuple[Goal, ...] = section(Goal)
    milestones: tuple[Milestone, ...] = section(Milestone)
    week_hours: tuple[WeekHours, ...] = section(WeekHours)
    supporters: tuple[Supporter, ...] = section(Supporter)
    contacts: tuple[Contact, ...] = section(Contact)
    experiments: tuple[Experiment, ...] = section(Experiment)
    skills: tuple[Skill, ...] = section(Skill)
    learning_items: tuple[LearningItem, ...] = section(LearningItem)
    dependencies: tuple[Dependency, ...] = section(Dependency)
    ticks: tuple[Tick, ...] = section(Tick)
    check_ins: tuple[CheckInRecord, ...] = section(CheckInRecord)
    page_parts: tuple[PageParts, ...] = section(PageParts)
    readers: tuple[Reader, ...] = section(Reader)
    comments: tuple[Comment, ...] = section(Comment)
    replies: tuple[Reply, ...] = section(Reply)
    unfit_answers: tuple[UnfitAnswer, ...] = section(UnfitAnswer)
    others: OtherSections = attrs.field(
        factory=OtherSections, converter=OtherSections, validator=OtherSections.check
    )
    removed: tuple[Removal, ...] = attrs.field(default=(), converter=_to_marks)

    @schema_version.validator
    def _check_version(self, _: object, value: object) -> None:
        if value != SCHEMA_VERSION:
            raise ValueError(content.text("model.problems.other_version", version=value))

    @removed.validator
    def _check_removed(self, attribute: "attrs.Attribute[Any]", value: tuple[Any, ...]) -> None:
        if not all(type(item) is Removal for item in value):
            raise TypeError(
                content.text("model.problems.not_records", field=attribute.name, record="Removal")
            )
        _check_names(mark.section for mark in value)

    @arranged.validator
    def _check_arranged(self, _: object, value: Moments) -> None:
        _check_names(value)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> tuple[Any, ...]:
            if name in SECTIONS:  # registered: the others are attributes
                return self.records(name)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __repr__(self) -> str:
        # Without a word of it: a repr lands in outputs and in logs.
        held = ((name, self.records(name)) for name in self.section_names)
        counts = (count_of(SECTIONS.get(name, Record), some) for name, some in held if some)
        return f"{type(self).__name__}({', '.join(counts)})"

    @classmethod
    def from_file(cls, path: "str | Path") -> "Workbook":
        """The workbook in a file that careerkit kept or saved.

        Raises:
            StoreError: If there is none that can be read, with a sentence that says why.
        """
        workbook: Workbook = _store().read(path)
        return workbook

    def to_json(self) -> str:
        """The workbook as the text of such a file."""
        text: str = _store().encode(self)
        return text

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written down (or removed) here."""
        return not self.removed and not any(map(self.records, self.section_names))

    @property
    def section_names(self) -> tuple[str, ...]:
        """The names of all sections, and of those that are unknown here and have records."""
        return names_of_sections(self)

    def section(self, name: str) -> tuple[Any, ...]:
        """A section's records, in the person's order.

        Raises:
            KeyError: If there is no section of that name.
        """
        if name not in self.others:
            type_of_section(name)
        return self.records(name)

    def records(self, name: str) -> tuple[Any, ...]:
        """As ``section``; none of a section that only another workbook knows of."""
        if name in self.others:
            return self.others[name]
        return getattr(self, name) if is_own(name) else ()

    def holding(self, sections: Mapping[str, Iterable[Record]]) -> Self:
        """The workbook with other records in some sections, and not a later version.

        Args:
            sections: All records of these sections, by name.

        Raises:
            KeyError: If there can be no section of that name.
        """
        return attrs.evolve(self, **self._changes(sections))

    def _changes(self, sections: Mapping[str, Iterable[Record]]) -> dict[str, Any]:
        """The attributes that hold these sections, with their values."""
        own = {name: records for name, records in sections.items() if is_own(name)}
        others = {name: records for name, records in sections.items() if name not in own}
        more = {"others": OtherSections({**self.others, **others})} if others else {}
        return {**own, **more}

    def find(self, record_id: str) -> tuple[str, Record] | None:
        """The record of an id with its section's name, or None."""
        for name in self.section_names:
            for record in self.records(name):
                if record.id == record_id:
                    return name, record
        return None

    def replace(self, name: str, records: Iterable[Record], *, at: datetime | None = None) -> Self:
        """The workbook with exactly these records in a section.

        Records that are no longer there leave a removal mark.

        Args:
            name: The section's name, a key of ``SECTIONS``.
            records: All its records, in order.
            at: The moment of the change; now if not given. A version that replaces another is
                later than that one, whatever the moment.

        Raises:
            KeyError: If there is no section of that name.
        """
        records = tuple(records)
        is_as_it_came = is_unknown(name) and all(type(r) is UnknownRecord for r in records)
        present = self.records(name) if is_as_it_came else self.section(name)
        before = {record.id: record for record in present}
        if records == present:
            return self
        marks = {mark.id: mark for mark in self.removed if mark.section == name}
        records = tuple(_next_version(record, before, marks, at) for record in records)
        kept = {record.id for record in records}
        gone = [record for record in before.values() if record.id not in kept]
        changes: dict[str, Any] = {
            **self._changes({name: records}),
            "removed": (
                *(m for m in self.removed if m.section != name or m.id not in kept),
                *(
                    Removal(section=name, id=r.id, at=r.next_moment(at), saw=r.moments())
                    for r in gone
                ),
            ),
            "updated": max(at or now(), self.updated),
        }
        if [i for i in before if i in kept] != [r.id for r in records if r.id in before]:
            moved = later_than(self.arranged.get(name, NEVER), at)
            changes["arranged"] = Moments({**self.arranged, name: moved})
        return attrs.evolve(self, **changes)

    def put(self, name: str, record: Record, *, at: datetime | None = None) -> Self:
        """The workbook with the record in a section: in its old place, or at the end.

        Args:
            name: The section's name, a key of ``SECTIONS``.
            record: The new version, or a new record; its id tells which.
            at: The moment of the change, as for ``replace``.

        Raises:
            KeyError: If there is no section of that name.
        """
        records = self.records(name)
        if any(other.id == record.id for other in records):
            return self.replace(
                name, (record if other.id == record.id else other for other in records), at=at
            )
        return self.replace(name, (*records, record), at=at)

    def remove(self, name: str, record_id: str, *, at: datetime | None = None) -> Self:
        """The workbook without the record; the same workbook if it is not there.

        Args:
            name: The section's name, a key of ``SECTIONS``.
            record_id: The id of the record.
            at: The moment of the removal, as for ``replace``.

        Raises:
            KeyError: If there is no section of that name.
        """
        return self.replace(
            name, (record for record in self.section(name) if record.id != record_id), at=at
        )

    def reorder(self, name: str, ids: Iterable[str], *, at: datetime | None = None) -> Self:
        """The workbook with a section in another order.

        Args:
            name: The section's name, a key of ``SECTIONS``.
            ids: Ids of its records in their new order. Records that are not named follow in the
                order in which they were; an id of no record changes nothing.
            at: The moment of the change, as for ``replace``.

        Raises:
            KeyError: If there is no section of that name.
        """
        rank = {record_id: position for position, record_id in enumerate(ids)}
        records = sorted(self.section(name), key=lambda record: rank.get(record.id, len(rank)))
        return self.replace(name, records, at=at)

    def frame(self, name: str) -> "pd.DataFrame":
        """A section as a tidy data frame: a row a record, a column a declared field.

        Ratings and numbers are nullable, choices are ordered categories, moments are in UTC.
        The index is the record's id.

        Raises:
            KeyError: If there is no section of that name.
        """
        import pandas as pd  # noqa: PLC0415 - the kit runs without pandas until it is asked for

        records = self.section(name)
        columns = {
            field.name: field.kind.column([getattr(record, field.name) for record in records])
            for field in declared(type_of_section(name))
        }
        moments = pd.DatetimeIndex([record.updated for record in records], tz="UTC")
        columns["updated"] = moments.as_unit("us")
        return pd.DataFrame(
            columns, index=pd.Index([record.id for record in records], name="id", dtype="object")
        )


def _store() -> Any:  # noqa: ANN401 - a module
    # By its name, as ``careerkit.steps`` loads the steps: a workbook knows nothing of where it is
    # kept, and only who asks for a file or its text needs to.
    return import_module("careerkit.store")


def _next_version(
    record: Record, before: Mapping[str, Record], marks: Mapping[str, Removal], at: datetime | None
) -> Record:
    old, mark = before.get(record.id), marks.get(record.id)
    if old is not None:
        return record if old is record or type(old) is not type(record) else record.following(old)
    # A record that comes back is later than the mark of its removal, here and elsewhere.
    if mark is not None and record.updated <= mark.at:
        return record.changed(at=mark.next_moment(at))
    return record


take_own(Workbook)


def names_of_sections(*workbooks: Workbook) -> tuple[str, ...]:
    """The sections of several workbooks together, those too that only one of them knows of."""
    others = {
        name
        for workbook in workbooks
        for name in (*workbook.others, *workbook.arranged)
        if is_unknown(name)
    }
    return (*SECTIONS, *sorted(others))
