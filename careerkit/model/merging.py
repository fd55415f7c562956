"""How two versions of one workbook become one, so that nothing typed is lost.

Two tabs, two notebooks or a file that was opened hold versions that grew apart. They are
merged record by record. With the version that both came from (``base``) the merge looks
at single fields; where both changed the same text, the newer one stays in its place and
the older one is kept as a record of its own.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import attrs

from careerkit.model.fields import Kind, declared
from careerkit.model.records import Record, Removal
from careerkit.model.workbook import SECTIONS, Workbook

__all__ = ["merge"]

_WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)
_LISTED = (Kind.TAGS, Kind.LINKS, Kind.CHOICES)


def merge(mine: Workbook, theirs: Workbook, base: Workbook | None = None) -> Workbook:
    """The workbook that holds what was written in both.

    Args:
        mine: The version here.
        theirs: The version from elsewhere.
        base: A version that both came from, where one is known.

    Returns:
        Records of both; of two versions of a record the newer one, field by field where
        ``base`` tells which fields each side changed. A record removed on one side is gone
        unless the other side changed it later. The result does not depend on which side is
        called mine, so that two tabs that merge each other come to rest.
    """
    # An empty workbook has no story of its own.
    if mine == theirs or theirs.is_empty:
        return mine
    if mine.is_empty:
        return theirs
    leading, other = sorted((mine, theirs), key=_recency, reverse=True)
    removed = _newest_marks([*mine.removed, *theirs.removed])
    sections: dict[str, Any] = {}
    for name in SECTIONS:
        marks = {mark.id: mark for (section, _), mark in removed.items() if section == name}
        sections[name] = _merge_records(
            leading.section(name), other.section(name), base.section(name) if base else (), marks
        )
        for record in sections[name]:
            removed.pop((name, record.id), None)
    first, _ = sorted((mine, theirs), key=lambda workbook: (workbook.created, workbook.id))
    return Workbook(
        id=first.id,
        created=first.created,
        updated=max(mine.updated, theirs.updated),
        removed=tuple(sorted(removed.values(), key=lambda mark: (mark.at, mark.section, mark.id))),
        **sections,
    )


def _recency(workbook: Workbook) -> tuple[datetime, list[str]]:
    # Of two that changed in the same microsecond any one may lead, but always the same one.
    return workbook.updated, [record.id for name in SECTIONS for record in workbook.section(name)]


def _newest_marks(marks: Iterable[Removal]) -> dict[tuple[str, str], Removal]:
    newest: dict[tuple[str, str], Removal] = {}
    for mark in marks:
        key = mark.section, mark.id
        if key not in newest or newest[key].at < mark.at:
            newest[key] = mark
    return newest


def _merge_records(
    leading: Sequence[Record],
    other: Sequence[Record],
    base: Sequence[Record],
    removed: dict[str, Removal],
) -> tuple[Record, ...]:
    one, two, old = ({record.id: record for record in side} for side in (leading, other, base))
    # A copy that is there from an earlier merge, or was removed since, is not made again.
    known = {*one, *two, *removed}
    merged: list[Record] = []
    for record_id in _merged_order(list(one), list(two), list(old)):
        versions = [side[record_id] for side in (one, two) if record_id in side]
        mark = removed.get(record_id)
        if mark and all(record.updated <= mark.at for record in versions):
            continue
        newest, *copies = _merge_versions(versions, old.get(record_id))
        merged += [newest, *(copy for copy in copies if copy.id not in known)]
    return tuple(merged)


def _merge_versions(versions: list[Record], base: Record | None) -> list[Record]:
    """The merged record, and a copy of a text that would be lost in it."""
    newer, older = max(versions, key=_version), min(versions, key=_version)
    if base is None or newer == older:
        return [newer]
    values: dict[str, Any] = {}
    overwritten = False
    for field in declared(type(newer)):
        new, old, was = (getattr(record, field.name) for record in (newer, older, base))
        if old in (new, was):
            continue
        if new == was:
            values[field.name] = old
        elif field.kind in _LISTED:
            values[field.name] = _merge_lists(new, old, was)
        elif field.kind in _WRITTEN and old and old not in new:
            overwritten = True
    # What neither side wrote is a version of its own, later than both.
    kept = newer.changed(at=newer.updated, **values) if values else newer
    if not overwritten:
        return [kept]
    name = hashlib.sha256(repr((older.id, _version(older))).encode()).hexdigest()[:32]
    return [kept, attrs.evolve(older, id=name)]


def _merge_lists(new: tuple[str, ...], old: tuple[str, ...], was: tuple[str, ...]) -> Any:  # noqa: ANN401 - a tuple of texts
    """What both sides hold or added, without what one of them took away."""
    kept = [item for item in new if item in old or item not in was]
    added = [item for item in old if item not in was]
    return tuple(dict.fromkeys((*kept, *added)))


def _version(record: Record) -> tuple[datetime, str]:
    return record.updated, repr(record)


def _merged_order(leading: list[str], other: list[str], base: list[str]) -> list[str]:
    """All ids: in the other's order if only the other moved records, in the leading one else.

    An id that only one side has stands behind the one that it followed there.
    """
    leading_moved = [i for i in leading if i in base] != [i for i in base if i in leading]
    first, second = (leading, other) if leading_moved or not base else (other, leading)
    order = list(first)
    place = set(order)
    previous: str | None = None
    for record_id in second:
        if record_id not in place:
            if previous is not None:
                order.insert(order.index(previous) + 1, record_id)
            elif base:
                order.insert(0, record_id)
            else:
                order.append(record_id)
            place.add(record_id)
        previous = record_id
    return order
