"""What a file would change in a workbook, entry by entry, before anything is changed."""

from __future__ import annotations

from collections import defaultdict
from textwrap import indent
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.export.words import title_of_section
from careerkit.model import later_than
from careerkit.model.unfit import set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from careerkit.model import Record, Workbook

__all__ = ["Edit", "Entry", "Proposal", "Waiting"]

_UNFIT = "unfit_answers"


@attrs.frozen(kw_only=True)
class Edit:
    """Another answer to a question.

    Attributes:
        field: The field's name.
        label: The question.
        old: What stands there now.
        new: What the file has.
        before: The first in words.
        after: The second in words.
        is_newer_here: Whether the person wrote there after the file was made.
    """

    field: str
    label: str
    old: Any
    new: Any
    before: str = ""
    after: str = ""
    is_newer_here: bool = False


@attrs.frozen(kw_only=True)
class Entry:
    """An entry that would be there, or say something else.

    Attributes:
        section: Where.
        name: What it is called, as far as it has a name.
        record: The new one; or the one that is there.
        edits: What would change in that; of a new one all that it says.
        is_new: Whether it is not there yet.
    """

    section: str
    name: str = ""
    record: Record
    edits: tuple[Edit, ...]
    is_new: bool


@attrs.frozen(kw_only=True)
class Waiting:
    """An answer that does not fit its question, and would wait beside the entry.

    Attributes:
        section: Where the entry is.
        record: Its id.
        field: The field's name.
        value: What was written.
        told: The sentence about it.
    """

    section: str
    record: str
    field: str
    value: str
    told: str


@attrs.frozen(kw_only=True, repr=False)
class Proposal:
    """What would change, and what can't be taken over::

        proposal = import_workbook("goals.xlsx", workbook)
        print(proposal)
        workbook.apply(proposal.onto)

    Attributes:
        name: The file's name.
        entries: What would be new or other than it is.
        waiting: Answers that do not fit their question.
        problems: What is left out, each in a sentence that says where it stands.
        is_empty: Whether there is no entry at all in the file.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    problems: tuple[str, ...] = ()
    is_empty: bool = False

    def __bool__(self) -> bool:
        return bool(self.waiting) or any(
            entry.is_new or not all(edit.is_newer_here for edit in entry.edits)
            for entry in self.entries
        )

    @property
    def newer_here(self) -> int:
        """How many answers were written here after the file was made, and differ from it."""
        return sum(edit.is_newer_here for entry in self.entries for edit in entry.edits)

    def onto(
        self, workbook: Workbook, *, over_newer: bool = False, at: datetime | None = None
    ) -> Workbook:
        """The workbook with what is proposed in it, and nothing else.

        What was changed since the proposal was made stays as it is.

        Args:
            workbook: The one that it was made for, as it is now.
            over_newer: Whether an answer gives way, too, that was written after the file was made.
            at: The moment of the change; now if not given.
        """
        by_section: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_section[entry.section].append(entry)
        for section, entries in by_section.items():
            gone = {mark.id for mark in workbook.removed if mark.section == section}
            records = {record.id: record for record in workbook.records(section)}
            for entry in entries:
                if entry.record.id in records:
                    if not entry.is_new:
                        mine = records[entry.record.id]
                        records[mine.id] = _edited(mine, entry, at, over_newer=over_newer)
                elif entry.is_new and entry.record.id not in gone:
                    records[entry.record.id] = entry.record
            workbook = workbook.replace(section, records.values(), at=at)
        return self._with_waiting(workbook, at)

    def _with_waiting(self, workbook: Workbook, at: datetime | None) -> Workbook:
        unfit: dict[str, dict[str, dict[str, object]]] = {}
        for one in self.waiting:
            by_record = unfit.setdefault(one.section, {})
            by_record.setdefault(one.record, {})[one.field] = one.value
        answers = workbook.unfit_answers
        for section, values in unfit.items():
            answers = set_aside(answers, section, values, {})
        return workbook.replace(_UNFIT, answers, at=at)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    __repr__ = __str__

    def summary(self) -> str:
        """How much would change, in a sentence."""
        new = sum(entry.is_new for entry in self.entries)
        edits = [edit for entry in self.entries if not entry.is_new for edit in entry.edits]
        newer = self.newer_here
        counts = {"new": new, "changed": len(edits) - newer, "waiting": len(self.waiting)}
        told = [content.plural(f"importing.{name}", n) for name, n in counts.items() if n]
        stays = [content.plural("importing.newer_here", newer)] if newer else []
        if told:
            said = content.text("importing.summary", name=self.name, said=", ".join(told))
            return " ".join([said, *stays])
        reason = "empty" if self.is_empty else "left" if self.problems else "nothing"
        return "".join(stays) or content.text(f"importing.{reason}", name=self.name)

    def lines(self) -> Iterator[str]:
        """All of it in lines of text: what would be new or changed, then what is left out."""
        yield self.summary()
        section = ""
        for entry in self.entries:
            if entry.section != section:
                section = entry.section
                yield ""
                yield title_of_section(section)
            name = entry.name or content.text("record_list.untitled")
            key = "new" if entry.is_new else "changed"
            yield indent(content.text(f"importing.lines.{key}", name=name), " " * 2)
            yield from (indent(_told(edit, is_new=entry.is_new), " " * 4) for edit in entry.edits)
        left = [*(one.told for one in self.waiting), *self.problems]
        if left:
            yield ""
        yield from left


def _edited(mine: Record, entry: Entry, at: datetime | None, *, over_newer: bool) -> Record:
    values = {
        edit.field: edit.new
        for edit in entry.edits
        if mine.answer(edit.field) == edit.old and (over_newer or not edit.is_newer_here)
    }
    return mine.answering(values, at=later_than(mine.updated, at)) if values else mine


def _told(edit: Edit, *, is_new: bool) -> str:
    empty = content.text("importing.lines.empty")
    key = "answer" if is_new else "newer_here" if edit.is_newer_here else "edit"
    return content.text(
        f"importing.lines.{key}",
        label=edit.label,
        before=edit.before or empty,
        after=edit.after or empty,
    )
