"""What the browser changed in a list of records and nobody has confirmed yet.

The contract stands in ``ARCHITECTURE.md``: a pending set is idempotent, so it may arrive
twice, late, or from an earlier visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from cattrs import BaseValidationError, transform_error

from careerkit import content
from careerkit.model import Field, Record, declared
from careerkit.model.plain import from_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Applied", "apply_pending"]


@attrs.frozen
class Applied:
    """What became of a pending set.

    ``rejected`` says, by record and field, why a value was not taken. The browser keeps that
    text in its field, with the sentence beside it.
    """

    records: tuple[Any, ...]
    rejected: dict[str, dict[str, str]]


def apply_pending(
    record_type: type[Record], records: Iterable[Record], pending: Mapping[str, Any]
) -> Applied:
    """The records with a pending set's changes in them.

    Only the fields that were changed are taken into a record that is known; a record that is
    not known is taken whole, behind the one that it followed in the browser.
    """
    removed = set(pending.get("remove") or ())
    by_id = {record.id: record for record in records if record.id not in removed}
    rejected: dict[str, dict[str, str]] = {}
    for record_id, entry in (pending.get("put") or {}).items():
        plain = entry["record"]
        names = entry["changed"] if record_id in by_id else plain.keys()
        values, problems = _structure(record_type, plain, names)
        if problems:
            rejected[record_id] = problems
        if record_id in by_id:
            by_id[record_id] = _changed(by_id[record_id], values)
        else:
            record = record_type(id=record_id, **values)
            by_id = _inserted(by_id, record, entry.get("after"))
    return Applied(_ordered(by_id, pending.get("order")), rejected)


def _structure(
    record_type: type[Record], plain: Mapping[str, Any], names: Iterable[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The declared values among ``names``, and a sentence for each that does not fit."""
    wanted = set(names)
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in declared(record_type):
        if field.name not in wanted or field.name not in plain:
            continue
        try:
            record = from_plain(record_type, {field.name: _emptied(field, plain[field.name])})
        except BaseValidationError as error:
            problems[field.name] = _sentence(error, field.label)
        else:
            values[field.name] = getattr(record, field.name)
    return values, problems


def _emptied(field: Field, value: object) -> object:
    """The value; what is empty in the form of another kind holds no word, and is no answer."""
    return field.empty if value in ("", None, []) else value


def _sentence(error: BaseValidationError, label: str) -> str:
    problem = transform_error(error, format_exception=lambda one, _: str(one))[0]
    reason = problem.rpartition(" @ ")[0]
    if reason.startswith("“"):  # the model's own sentence names its field, not its label
        reason = reason.partition("” ")[2].rstrip(".")
    return content.text("record_list.rejected", label=label, reason=reason)


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
