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
        called mine, but for the order of records that both sides moved.
    """
    if mine == theirs:
        return mine
    removed = _newest_marks([*mine.removed, *theirs.removed])
    sections: dict[str, Any] = {}
    for name in SECTIONS:
        marks = {mark.id: mark for (section, _), mark in removed.items() if section == name}
        sections[name] = _merge_records(
            mine.section(name), theirs.section(name), base.section(name) if base else (), marks
        )
        for record in sections[name]:
            removed.pop((name, record.id), None)
    first, _ = sorted((mine, theirs), key=lambda workbook: (workbook.created, workbook.id))
    # An empty workbook has no story of its own: it takes on the identity of the other.
    origin = theirs if mine.is_empty else mine if theirs.is_empty else first
    return Workbook(
        id=origin.id,
        created=origin.created,
        updated=max(mine.updated, theirs.updated),
        removed=tuple(removed.values()),
        **sections,
    )


def _newest_marks(marks: Iterable[Removal]) -> dict[tuple[str, str], Removal]:
    newest: dict[tuple[str, str], Removal] = {}
    for mark in marks:
        key = mark.section, mark.id
        if key not in newest or newest[key].at < mark.at:
            newest[key] = mark
    return newest


def _merge_records(
    mine: Sequence[Record],
    theirs: Sequence[Record],
    base: Sequence[Record],
    removed: dict[str, Removal],
) -> tuple[Record, ...]:
    my, their, old = ({record.id: record for record in side} for side in (mine, theirs, base))
    merged: list[Record] = []
    for record_id in _merged_order(list(my), list(their), list(old)):
        ours, other = my.get(record_id), their.get(record_id)
        versions = [record for record in (ours, other) if record is not None]
        mark = removed.get(record_id)
        if mark and all(record.updated <= mark.at for record in versions):
            continue
        if ours is None or other is None or ours == other:
            merged.append(versions[0])
        else:
            merged.extend(_merge_record(ours, other, old.get(record_id)))
    # A kept copy may already be there from an earlier merge of the same two versions.
    return tuple({record.id: record for record in merged}.values())


def _merge_record(mine: Record, theirs: Record, base: Record | None) -> list[Record]:
    newer, older = sorted((theirs, mine), key=_version, reverse=True)
    if base is None:
        return [newer]
    values: dict[str, Any] = {}
    overwritten = False
    for field in declared(type(newer)):
        new, old, was = (getattr(record, field.name) for record in (newer, older, base))
        if old in (new, was):
            continue
        if new == was:
            values[field.name] = old
        elif field.kind in _WRITTEN and old and old not in new:
            overwritten = True
    # What neither side wrote is a version of its own, later than both.
    kept = newer.changed(at=newer.updated, **values) if values else newer
    if not overwritten:
        return [kept]
    name = hashlib.sha256(repr((older.id, _version(older))).encode()).hexdigest()[:32]
    return [kept, attrs.evolve(older, id=name)]


def _version(record: Record) -> tuple[datetime, str]:
    return record.updated, repr(record)


def _merged_order(mine: list[str], theirs: list[str], base: list[str]) -> list[str]:
    """All ids: in their order if only they moved records, in mine otherwise.

    An id that only one side has stands behind the one that it followed there.
    """
    mine_moved = [i for i in mine if i in base] != [i for i in base if i in mine]
    lead, other = (mine, theirs) if mine_moved or not base else (theirs, mine)
    order = list(lead)
    place = set(order)
    previous: str | None = None
    for record_id in other:
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
