"""How two versions of one workbook become one, so that nothing typed is lost.

Two tabs, two notebooks or a file that was opened hold versions that grew apart. They are
merged record by record and field by field: each field knows when it was written. With the
version that both came from (``base``) the merge also knows who had seen what. Where both
changed the same text, the newer one stays in its place and the older one is kept as a record
of its own; a record that one side removed and the other one changed comes back.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

import attrs

from careerkit.model.merging.arranging import inserted
from careerkit.model.merging.recognising import recognised
from careerkit.model.merging.versions import Origin, has_news, join_versions
from careerkit.model.records import NEVER, Moments, Record, Removal, later_than
from careerkit.model.workbook import Workbook, names_of_sections

__all__ = ["merge"]


def merge(
    mine: Workbook,
    theirs: Workbook,
    base: Workbook | None = None,
    *,
    outdated: AbstractSet[datetime] = frozenset(),
) -> Workbook:
    """The workbook that holds what was written in both.

    Args:
        mine: The version here.
        theirs: The version from elsewhere.
        base: A version that both came from, where one is known.
        outdated: When words were written that this side had itself and changed since. An echo
            of them is no news.

    Returns:
        Records of both; of two versions of a record the newer words of each field. A record
        removed on one side is gone unless the other side wrote in it what the remover had not
        seen. The result does not depend on which side is called mine, so that two tabs that
        merge each other come to rest. Of three versions the records become the same whichever two
        are merged first; their order may not, where a removed record comes back to a section that
        was put into another order meanwhile. Tabs that hear of both orders all take the later one.
    """
    mine, theirs = recognised(mine), recognised(theirs)
    base = base and recognised(base)
    # An empty workbook has no story of its own.
    if mine == theirs or theirs.is_empty:
        return mine
    if mine.is_empty:
        return theirs
    leading, other = sorted((mine, theirs), key=_recency, reverse=True)
    marks = _joined_marks([*mine.removed, *theirs.removed])
    sections: dict[str, Any] = {}
    arranged: dict[str, datetime] = {}
    for name in names_of_sections(mine, theirs):
        part = _Part(name, leading, other, base, outdated)
        gone = {mark.id: mark for (section, _), mark in marks.items() if section == name}
        records = sections[name] = part.records(gone)
        at = part.arranged(records)
        if at != NEVER:
            arranged[name] = at
        for record in records:
            marks.pop((name, record.id), None)
    first, _ = sorted((mine, theirs), key=lambda workbook: (workbook.created, workbook.id))
    return Workbook(
        id=first.id,
        created=first.created,
        updated=max(mine.updated, theirs.updated),
        arranged=Moments(arranged),
        removed=tuple(sorted(marks.values(), key=lambda mark: (mark.at, mark.section, mark.id))),
    ).holding(sections)


def _recency(workbook: Workbook) -> tuple[datetime, list[str]]:
    # Of two that changed in the same microsecond any one may lead, but always the same one.
    return workbook.updated, [
        r.id for name in workbook.section_names for r in workbook.records(name)
    ]


def _joined_marks(marks: Iterable[Removal]) -> dict[tuple[str, str], Removal]:
    joined: dict[tuple[str, str], Removal] = {}
    for mark in marks:
        key = mark.section, mark.id
        joined[key] = joined[key].together(mark) if key in joined else mark
    return joined


class _Part:
    """One section of both sides."""

    def __init__(
        self,
        name: str,
        leading: Workbook,
        other: Workbook,
        base: Workbook | None,
        outdated: AbstractSet[datetime],
    ) -> None:
        self.one, self.two, self.base = (
            {record.id: record for record in side.records(name)} if side else {}
            for side in (leading, other, base)
        )
        self.origin = Origin(is_known=base is not None, outdated=outdated)
        # Who put the section into another order later is followed; else who changed later.
        self.times = leading.arranged.get(name, NEVER), other.arranged.get(name, NEVER)

    def records(self, removed: dict[str, Removal]) -> tuple[Record, ...]:
        # A copy that is there from an earlier merge, or was removed since, is not made again.
        known = {*self.one, *self.two, *removed}
        merged: list[Record] = []
        for record_id in self._order():
            record, copies = self._record(record_id)
            mark = removed.get(record_id)
            if mark is not None:
                if not has_news(record, mark, self._origin_of(record_id)):
                    continue
                if record.updated <= mark.at:
                    record = record.changed(at=later_than(mark.at, mark.at))
            merged += [record, *(copy for copy in copies if copy.id not in known)]
        return tuple(merged)

    def _record(self, record_id: str) -> tuple[Record, list[Record]]:
        one, two = self.one.get(record_id), self.two.get(record_id)
        if one is None or two is None:
            [record] = [version for version in (one, two) if version is not None]
            return record, []
        return join_versions(one, two, self._origin_of(record_id))

    def _origin_of(self, record_id: str) -> Origin:
        return attrs.evolve(self.origin, record=self.base.get(record_id))

    def _order(self) -> list[str]:
        """All ids, as the side has them that put them into their order."""
        one, two, base = list(self.one), list(self.two), list(self.base)
        first, second = self.times
        is_followed = first >= second
        if first == second == NEVER and base:
            # Neither side says when: then the side that moved something is followed.
            is_followed = [i for i in one if i in self.base] != [i for i in base if i in self.one]
        if not is_followed:
            one, two = two, one
        return inserted(one, two, at_the_end=not self.origin.is_known)

    def arranged(self, records: Sequence[Record]) -> datetime:
        """Since when the section has its order; an order that no side had then is a later one."""
        ids = [record.id for record in records]
        at = max(self.times)
        # Of one moment there must be one order, or what two merges made never comes to rest.
        if (ids, at) in zip((list(self.one), list(self.two)), self.times, strict=True):
            return at
        return later_than(at, at)
