"""What the browser changed in a list of records and nobody has confirmed yet.

The contract stands in ``ARCHITECTURE.md``: a pending set is idempotent, so it may arrive
twice, late, or from an earlier visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from careerkit.model.unfit import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerkit.model import Record

__all__ = ["Applied", "apply_pending"]


@attrs.frozen
class Applied:
    """What became of a pending set.

    By record and field: ``unfit`` holds what does not fit, as it came, and ``taken`` what does.
    """

    records: tuple[Any, ...]
    unfit: dict[str, dict[str, Any]]
    taken: dict[str, dict[str, Any]]


def apply_pending(
    record_type: type[Record], records: Iterable[Record], pending: Mapping[str, Any]
) -> Applied:
    """The records with a pending set's changes in them.

    Only the fields that were changed are taken into a record that is known; a record that is
    not known is taken whole, behind the one that it followed in the browser.
    """
    removed = set(pending.get("remove") or ())
    by_id = {record.id: record for record in records if record.id not in removed}
    unfit: dict[str, dict[str, Any]] = {}
    taken: dict[str, dict[str, Any]] = {}
    for record_id, entry in (pending.get("put") or {}).items():
        plain = entry["record"]
        names = entry["changed"] if record_id in by_id else plain.keys()
        values, unfit[record_id] = fitted(record_type, plain, names)
        taken[record_id] = values
        if record_id in by_id:
            by_id[record_id] = _changed(by_id[record_id], values)
        else:
            record = record_type(id=record_id, **values)
            by_id = _inserted(by_id, record, entry.get("after"))
    return Applied(_ordered(by_id, pending.get("order")), unfit, taken)


def _changed(record: Record, values: Mapping[str, Any]) -> Record:
    news = {name: value for name, value in values.items() if getattr(record, name) != value}
    return record.changed(**news) if news else record


def _inserted(by_id: dict[str, Record], record: Record, after: str | None) -> dict[str, Record]:
    if after is None or after not in by_id:
        # Nothing stood before it, or what did is gone: first, or last.
        pairs = (
            [(record.id, record), *by_id.items()]
            if after is None
            else [*by_id.items(), (record.id, record)]
        )
        return dict(pairs)
    pairs = []
    for item in by_id.items():
        pairs.append(item)
        if item[0] == after:
            pairs.append((record.id, record))
    return dict(pairs)


def _ordered(by_id: dict[str, Record], order: Iterable[str] | None) -> tuple[Record, ...]:
    if not order:
        return tuple(by_id.values())
    rank = {record_id: position for position, record_id in enumerate(order)}
    return tuple(sorted(by_id.values(), key=lambda record: rank.get(record.id, len(rank))))
