"""Which words of a file were changed by hand: they have no moment of their own, and need one."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from itertools import chain
from typing import Any

from careerkit.model import Record, Workbook, names_of_sections
from careerkit.model.kinds import Merging
from careerkit.model.merging.versions import words_of
from careerkit.model.records import NEVER

__all__ = ["HandEdits"]

_OLDER = 200
"""So many versions of before are known, for an editor that shows what the file held earlier."""

_Name = tuple[str, str, datetime]
_Version = tuple[Record, Record]


class HandEdits:
    """Finds what a person wrote into a workbook's file with an editor.

    A version of a record is named by its moment, and a version that we know by that name and that
    has other words now was changed by hand. It becomes a version of its own, as old as the file and
    later than what it was made of, whatever the clocks say. Two notebooks that read the file make
    the same one, so that neither has to write it.
    """

    def __init__(self) -> None:
        # By record and moment: a version as the file has it, and as we know it, which differs once
        # it was changed by hand.
        self._known: dict[tuple[str, str], dict[datetime, _Version]] = {}
        self._gone: deque[_Name] = deque()
        self._file = Workbook()

    def note(self, workbook: Workbook) -> None:
        """The file holds this workbook, as we wrote it."""
        self._note(workbook, workbook)

    def read(
        self, file: Workbook, base: Workbook | None, at: datetime
    ) -> tuple[Workbook, Workbook | None]:
        """A workbook that was read from the file, and what it came from.

        Args:
            file: As it stands there.
            base: What the file held before, as we know it; None if it was not seen before.
            at: When the file was written.

        Returns:
            Both, where they differ from what was given: what was changed by hand is a version of
            its own, and came from the version that the editor showed. A version that is older than
            what was here, and that we never saw, came from nothing that we know.
        """
        theirs: dict[str, Any] = {}
        origins: dict[str, Any] = {}
        for section in file.section_names if base is None else names_of_sections(file, base):
            before = {one.id: one for one in base.records(section)} if base else {}
            now = {
                record.id: self._version(section, record, before.get(record.id), at)
                for record in file.records(section)
            }
            theirs[section] = tuple(version for version, _ in now.values())
            came_from = (now[i][1] if i in now else one for i, one in before.items())
            origins[section] = tuple(one for one in came_from if one is not None)
        known = file.holding(theirs)
        self._note(file, known)
        return known, base and base.holding(origins)

    def _version(
        self, section: str, record: Record, before: Record | None, at: datetime
    ) -> tuple[Record, Record | None]:
        """A record of the file as a version of ours, and what it came from."""
        known = self._known.get((section, record.id), {})
        if record.updated not in known:
            return _seen_by_field(record, before, list(chain(*known.values())), at)
        was, ours = known[record.updated]
        if type(record) is not type(was):  # its section has become known meanwhile
            return record, before
        if record == was:
            return ours, before
        words, others = words_of(record), words_of(was)
        news = {name: value for name, value in words.items() if value != others.get(name)}
        if not news or record.stamps != was.stamps:
            return record, before
        return ours.answering(news, at=at), ours

    def _note(self, file: Workbook, known: Workbook) -> None:
        for section in names_of_sections(self._file, file):
            before, now = self._file.records(section), file.records(section)
            if now is before and known is file:
                continue
            present = {(record.id, record.updated) for record in now}
            gone = [(record.id, record.updated) for record in before]
            self._gone += [(section, *name) for name in gone if name not in present]
            for record, ours in zip(now, known.records(section), strict=True):
                self._known.setdefault((section, record.id), {})[record.updated] = record, ours
        self._file = file
        while len(self._gone) > _OLDER:
            self._forget(*self._gone.popleft())

    def _forget(self, section: str, record_id: str, at: datetime) -> None:
        present = (one for one in self._file.records(section) if one.id == record_id)
        if any(one.updated == at for one in present):
            return
        versions = self._known.get((section, record_id), {})
        versions.pop(at, None)
        if not versions:
            self._known.pop((section, record_id), None)


def _seen_by_field(
    record: Record, before: Record | None, versions: list[Record], at: datetime
) -> tuple[Record, Record | None]:
    """The same for a version that others wrote: a field of it may have a moment that we know."""
    shown = {
        field.name: version.answer(field.name)
        for version in versions
        if type(version) is type(record)
        for field in record.fields_with(version)
        # Of a list two merges may have made different ones at a moment.
        if field.kind.merging is not Merging.TOGETHER
        and version.stamp(field.name) == record.stamp(field.name) != NEVER
        and version.answer(field.name) != record.answer(field.name)
    }
    if shown:
        origin = record.holding(shown)
        return origin.answering({name: record.answer(name) for name in shown}, at=at), origin
    # The writer of what is older than what was here may not have known that.
    is_older = before is not None and record.updated < before.updated
    return record, None if is_older else before
