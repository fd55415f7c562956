"""What the browser changed in a list of records and the store has not confirmed yet.

The contract stands in ``docs/pending-changes.md``: a pending set is idempotent, so it may arrive
twice, late, or from an earlier visit. Its writer had seen some texts and not others: what they had
not seen is kept beside what they wrote.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.model import declared
from careerkit.model.kinds import Merging
from careerkit.model.records import EMPTY
from careerkit.model.unfit import fitted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from careerkit.model import Record

    Sights = Mapping[str, Collection[int]]

__all__ = ["Applied", "apply_pending", "checksum", "names_of_words"]

_ID = 40
"""So many characters of a record's id go into the id of its copy."""


@attrs.frozen
class Applied:
    """What became of a pending set.

    By record and field: ``unfit`` holds what does not fit, as it came, and ``taken`` what does.
    ``copied`` are records with words that the set's writer had not seen, now in a place of
    their own; ``returned`` stay although they were removed, for the same reason. ``removed`` are
    the ids of those that go, or are gone.
    """

    records: tuple[Any, ...]
    unfit: dict[str, dict[str, Any]]
    taken: dict[str, dict[str, Any]]
    copied: tuple[Any, ...] = ()
    returned: tuple[Any, ...] = ()
    removed: frozenset[str] = frozenset()


def apply_pending(
    record_type: type[Record], records: Iterable[Record], pending: Mapping[str, Any]
) -> Applied:
    """The records with a pending set's changes in them.

    Only the fields that were changed are taken into a record that is known; a record that is
    not known is taken whole, behind the one that it followed in the browser.

    Args:
        record_type: The class of the section's records.
        records: All of the section, as they are now.
        pending: The set as it came from the browser (``docs/pending-changes.md``), or ``{}``.
            A set that was applied before changes nothing more.
    """
    seen = pending.get("seen") or {}
    removed = set(pending.get("remove") or ())
    known = tuple(records)
    returned = tuple(r for r in known if r.id in removed and _has_news(r, seen.get(r.id)))
    removed -= {record.id for record in returned}
    by_id = {record.id: record for record in known if record.id not in removed}
    unfit: dict[str, dict[str, Any]] = {}
    taken: dict[str, dict[str, Any]] = {}
    copied: list[Record] = []
    for record_id, entry in (pending.get("put") or {}).items():
        plain = entry["record"]
        names = entry["changed"] if record_id in by_id else plain.keys()
        values, unfit[record_id] = fitted(record_type, plain, names)
        taken[record_id] = values
        if (mine := by_id.get(record_id)) is None:
            by_id = _inserted(by_id, record_type(id=record_id, **values), entry.get("after"))
            continue
        values, hidden = _beside_news(mine, values, seen.get(record_id, {}))
        by_id[record_id] = _changed(mine, values)
        copy = _copy(mine, hidden) if hidden else mine
        if copy.id not in by_id:
            copied.append(copy)
            by_id = _inserted(by_id, copy, record_id)
    ordered = _ordered(by_id, pending.get("order"))
    return Applied(ordered, unfit, taken, tuple(copied), returned, frozenset(removed))


def checksum(value: str | Iterable[str]) -> int:
    """What tells texts apart: the CRC-32 of the UTF-16 code units, as ``seen.js`` has it.

    A list counts as its items, joined by a null character.
    """
    text = value if isinstance(value, str) else "\0".join(value)
    return zlib.crc32(text.encode("utf-16-le", "surrogatepass"))


def names_of_words(record_type: type[Record]) -> list[str]:
    """The fields whose words no tab may write over unseen: texts and lists.

    Of a day, a choice, a number or a rating the last one stays. The browser goes by these names
    too, when it saves a file without a kernel.
    """
    return [
        field.name for field in declared(record_type) if field.kind.merging is not Merging.LATEST
    ]


def _is_news(value: Any, sums: Collection[int] | None) -> bool:  # noqa: ANN401 - text or list
    """Whether words are there that were not seen. Where nothing is known, none are news."""
    return sums is not None and value not in EMPTY and checksum(value) not in sums


def _has_news(record: Record, sights: Sights | None) -> bool:
    """Whether a record holds words that the tab that removed it had not seen.

    It stood before their eyes as a whole: a field that they say nothing of was empty there.
    """
    return sights is not None and any(
        _is_news(getattr(record, name), sights.get(name, ()))
        for name in names_of_words(type(record))
    )


def _beside_news(
    record: Record, values: Mapping[str, Any], sights: Sights
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values that may take their place, and the texts that they hide there."""
    taken, hidden = dict(values), []
    for name in names_of_words(type(record)):
        news = getattr(record, name)
        if name not in values or not _is_news(news, sights.get(name)):
            continue
        mine = values[name]
        if isinstance(news, tuple):
            taken[name] = tuple(dict.fromkeys((*mine, *news)))
        elif mine in news:
            taken[name] = news
        elif news not in mine:
            hidden.append(news)
    return taken, tuple(hidden)


def _copy(record: Record, hidden: tuple[str, ...]) -> Record:
    # Each kernel that applies the set makes the same one.
    return attrs.evolve(record, id=f"{record.id[:_ID]}-{checksum((record.id, *hidden)):08x}")


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
