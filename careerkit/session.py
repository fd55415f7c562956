"""The workbook as it changes: applied to, undone, merged, and kept in a store."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.model import Record, Workbook, later_than, merge, names_of_sections, recognised
from careerkit.store.protocol import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pandas as pd

    from careerkit.store.protocol import Store

__all__ = ["Session"]

_log = logging.getLogger(__name__)

MAX_STEPS_BACK = 200
"""How many steps can be undone. A step costs only the records that it changed."""


@attrs.frozen
class News:
    """What was written elsewhere and is here now, where a person may wonder about it.

    Attributes:
        kind: ``"came_back"`` for records that were removed here or there, ``"both_kept"`` for
            versions that stand beside those that would have hidden them.
        records: They themselves, in the order of their section.
    """

    kind: str
    records: tuple[Record, ...]


class Session(traitlets.HasTraits):
    """Holds the workbook, applies changes to it, and keeps it in a store.

    Every view observes ``workbook``; only ``apply``, ``undo``, ``redo`` and ``receive``
    change it::

        session = Session(store=FileStore("careerkit.json"))
        session.apply(lambda workbook: workbook.put("topics", Topic(what="soil")))
        session.undo()
    """

    workbook = traitlets.Instance(Workbook, help="Everything written down, as it is now.")
    saved = traitlets.Instance(Workbook, allow_none=True, help="The version last kept safely.")
    ready = traitlets.Bool(False, help="Whether the store has handed over what it held.")
    problem = traitlets.Unicode("", help="Why saving does not work: a sentence, or empty.")
    news = traitlets.Instance(News, allow_none=True, help="What became of words written elsewhere.")
    day = traitlets.Instance(
        date, allow_none=True, help="Which day it is where the person is, once anything said so."
    )
    zone = traitlets.Instance(
        "datetime.tzinfo",
        allow_none=True,
        help="The time zone where the person is; None for this computer's, until anything said so.",
    )
    can_undo = traitlets.Bool(False)
    can_redo = traitlets.Bool(False)

    def __init__(self, workbook: Workbook | None = None, *, store: Store | None = None) -> None:
        super().__init__(workbook=recognised(workbook or Workbook()))
        self._store = store
        self._done: list[tuple[Workbook, Workbook]] = []
        self._undone: list[tuple[Workbook, Workbook]] = []
        # When words were written that were here and are no more: their echoes are no news.
        self._outdated: set[datetime] = set()
        if store is None:
            self.start()
            self.saved = self.workbook
        else:
            store.connect(self)

    @property
    def today(self) -> date:
        """The person's calendar day: told by their browser; by this computer's clock until then."""
        return self.day or date.today()  # noqa: DTZ011 - a day has no zone

    @property
    def scope(self) -> str:
        """Names the place where the browser keeps unconfirmed changes; empty for none."""
        return self._store.scope if self._store is not None else ""

    @property
    def kept(self) -> str:
        """Where the workbook is kept, in a few words."""
        if self._store is None:
            return content.text("session.not_kept")
        return content.text("session.kept", place=self._store.place)

    @property
    def store(self) -> Store | None:
        """Where the workbook is kept, if anywhere."""
        return self._store

    def __repr__(self) -> str:
        count = sum(map(len, map(self.workbook.records, self.workbook.section_names)))
        return f"{type(self).__name__}({content.plural('store.entries', count)}, {self.kept})"

    def section(self, name: str) -> tuple[Any, ...]:
        """A section's records, in the person's order.

        Args:
            name: Its name, such as ``"activities"``.

        Raises:
            KeyError: If there is no section of that name.
        """
        return self.workbook.section(name)

    def frame(self, name: str) -> pd.DataFrame:
        """A section as a tidy data frame: a row a record, a column a declared field.

        Args:
            name: Its name, such as ``"activities"``.

        Raises:
            KeyError: If there is no section of that name.
        """
        return self.workbook.frame(name)

    def apply(self, change: Callable[[Workbook], Workbook]) -> None:
        """Replace the workbook by what the change makes of it, as one step to undo."""
        before = self.workbook
        after = change(before)
        if after == before:
            return
        self._done = [*self._done[-MAX_STEPS_BACK + 1 :], (before, after)]
        self._undone = []
        self._replace(after)

    def undo(self) -> None:
        """Take back the last step; what others wrote since then stays."""
        if self._done:
            before, after = map(recognised, self._done.pop())
            now = self.workbook
            gone_back = _go_back(now, leave=after, to=before)
            # Redo brings back what this took away, and no more: what another tab chose
            # instead was never ours to bring back.
            self._undone.append((gone_back, now))
            self._replace(gone_back)

    def redo(self) -> None:
        """Do again the step that was undone last."""
        if self._undone:
            before, after = map(recognised, self._undone.pop())
            now = self.workbook
            gone_on = _go_back(now, leave=before, to=after)
            self._done.append((now, gone_on))
            self._replace(gone_on)

    def receive(self, theirs: Workbook, base: Workbook | None = None) -> None:
        """Merge in a version from elsewhere, and keep what comes of it.

        Args:
            theirs: The version of another tab, or of a file.
            base: What it grew from, if known. Only with it can words be told that were written
                without knowing of others; without it the newer words of a field stay.
        """
        mine = self.workbook
        merged = merge(mine, theirs, base, outdated=self._outdated)
        if merged != mine:
            self._turn_to(merged)
            self._tell_what_came_back(mine, theirs)
            self._tell_what_stands_twice(mine, theirs)
        if merged != theirs and self._store is not None:
            self._save()

    def reset(self) -> None:
        """Forget everything, the steps back too, and begin an empty workbook."""
        self._done, self._undone, self.news = [], [], None
        self._replace(Workbook())
        self._outdated = set()

    def recognise(self) -> None:
        """Understand what was read of a section before that was registered, which is no step."""
        known = recognised(self.workbook)
        if known is not self.workbook:
            self._replace(known)

    def start(self) -> None:
        """Let changes in: the store has handed over what it held."""
        self.ready = True

    def confirm(self, workbook: Workbook) -> None:
        """Note that this version is kept safely."""
        self.problem = ""
        self.saved = workbook

    def fail(self, problem: str) -> None:
        """Note why saving does not work, as a sentence; empty when it works again."""
        self.problem = problem

    def close(self) -> None:
        """Stop watching the store."""
        if self._store is not None:
            self._store.close()

    def _replace(self, workbook: Workbook) -> None:
        self.can_undo, self.can_redo = bool(self._done), bool(self._undone)
        self._turn_to(workbook)
        if self._store is None:
            self.saved = workbook
        else:
            self._save()

    def _turn_to(self, workbook: Workbook) -> None:
        workbook = recognised(workbook)
        self._outdated |= _outdated_by(self.workbook, workbook)
        self.workbook = workbook

    def _tell_what_came_back(self, mine: Workbook, theirs: Workbook) -> None:
        """A record that one side removed is here again, since the other wrote in it meanwhile."""
        records = tuple(
            record
            for mark in {(m.section, m.id): m for m in (*theirs.removed, *mine.removed)}.values()
            for record in self.workbook.records(mark.section)
            if record.id == mark.id
            and record not in mine.records(mark.section)
            # What the person brought back by Undo holds no other words, and is no surprise.
            and not record.moments() <= set(mark.saw)
        )
        if records:
            self.news = News("came_back", records)

    def _tell_what_stands_twice(self, mine: Workbook, theirs: Workbook) -> None:
        """A merge makes a record of its own of words that others would hide."""
        copies = tuple(
            record
            for name in self.workbook.section_names
            for record in _made_by_merging(self.workbook.records(name), mine, theirs, name)
        )
        if copies:
            self.news = News("both_kept", copies)

    def _save(self) -> None:
        assert self._store is not None  # noqa: S101 - asked for by the callers
        try:
            self._store.save(self.workbook)
        except StoreError as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001 - the next change is kept all the same
            _log.error("%s while keeping the workbook", type(error).__name__)
            self.problem = content.text("store.mishap")


def _made_by_merging(
    records: tuple[Record, ...], mine: Workbook, theirs: Workbook, section: str
) -> list[Record]:
    known = {record.id for side in (mine, theirs) for record in side.records(section)}
    return [record for record in records if record.id not in known]


def _outdated_by(before: Workbook, after: Workbook) -> set[datetime]:
    """When words were written that the version before held and the one after does not."""
    gone: set[datetime] = set()
    for name in before.section_names:
        old, new = before.records(name), after.records(name)
        if old is new:
            continue
        present = {record.id: record for record in new}
        for record in old:
            now = present.get(record.id)
            if now is not record:
                gone |= record.moments() - (now.moments() if now is not None else set())
    return gone


def _go_back(now: Workbook, *, leave: Workbook, to: Workbook) -> Workbook:
    """The workbook now, without what led from ``to`` to ``leave``.

    Restored records get a new stamp, so that they win over the version that they undo in
    every other tab or notebook too.
    """
    for name in names_of_sections(leave, to):
        left, wanted, present = (
            {record.id: record for record in side.records(name)} for side in (leave, to, now)
        )
        for record_id in left.keys() - wanted.keys():
            # What another tab wrote in it since then is no part of this step.
            if _says_the_same(left[record_id], present.get(record_id)):
                now = now.remove(name, record_id)
        for record_id, record in wanted.items():
            old = left.get(record_id)
            # What another tab brought back already stays as it left it.
            if old == record or (old is None and record_id in present):
                continue
            now = now.put(name, _restored(record, old, present.get(record_id)))
        order = [record.id for record in to.records(name)]
        if now.records(name) and order != [record.id for record in leave.records(name)]:
            now = now.reorder(name, order)
    return now


def _says_the_same(one: Record, other: Record | None) -> bool:
    return other is not None and all(
        one.answer(field.name) == other.answer(field.name) for field in one.fields_with(other)
    )


def _restored(record: Record, old: Record | None, present: Record | None) -> Record:
    """The record as it was, but with what another tab changed in it since."""
    if present is None or old is None:
        values = {}
        kept = record
    else:
        kept = present
        values = {
            field.name: record.answer(field.name)
            for field in record.fields_with(old)
            if record.answer(field.name) != old.answer(field.name)
            and present.answer(field.name) == old.answer(field.name)
        }
    latest = max(item.updated for item in (record, old, present) if item is not None)
    return kept.answering(values, at=later_than(latest))
