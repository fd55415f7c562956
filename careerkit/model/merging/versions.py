"""Two versions of one record become one, field by field, whichever came first."""

import hashlib
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Any

import attrs

from careerkit.model.fields import Field
from careerkit.model.kinds import Merging
from careerkit.model.records import EMPTY, NEVER, Record, Removal, later_than

__all__ = ["Origin", "has_news", "holds", "join_versions", "words_of"]

_OF_A_MERGE = timedelta(milliseconds=1)
# What a merge makes is a microsecond later than what it made it of. No person types as quickly.

_Value = tuple[Any, datetime]
_Texts = list[tuple[str, datetime, object]]


@attrs.frozen(kw_only=True)
class Origin:
    """What is known of where two versions came from.

    Attributes:
        is_known: Whether there is a workbook that both sides came from.
        record: The record as it was there; None if it was not, or if nothing is known.
        outdated: Moments of what this side had itself and changed since: a side that still
            has them knows nothing that it doesn't.
    """

    is_known: bool = False
    record: Record | None = None
    outdated: AbstractSet[datetime] = frozenset()

    def knew(self, name: str, at: datetime) -> bool:
        """Whether both sides had what was written in a field at that moment."""
        if at in self.outdated:
            return True
        return self.record is not None and at <= self.record.stamp(name)

    def is_hidden(self, name: str, text: object, at: datetime, by: object) -> bool:
        """Whether a text of that moment would be gone where another one stands that ignored it.

        Args:
            name: The field's name.
            text: What would be hidden.
            at: When it was written.
            by: What would stand in its place. It hides no text that it contains.
        """
        if not self.is_known or text in EMPTY or holds(by, text):
            return False
        return not self.knew(name, at)

    def items(self, field: Field) -> tuple[Any, ...]:
        """What a field's list held then."""
        items = () if self.record is None else self.record.answer(field.name)
        return items if isinstance(items, tuple) else ()

    def stamp(self, record: Record, name: str) -> datetime:
        """When a version's field was written, as far as can be told.

        A version without stamps says only when it was last changed; what is as it was in the
        common origin was not written then.
        """
        at, was = record.stamp(name), self.record
        if was is None or record.stamps or record.answer(name) != was.answer(name):
            return at
        # Written since, and all as it was: the person changed it, and changed it back. A list
        # is joined with what others added meanwhile, whatever its moment.
        is_taken_back = (
            not isinstance(was.answer(name), tuple)
            and record.updated > was.updated
            and words_of(record) == words_of(was)
        )
        return at if is_taken_back else min(at, was.stamp(name))


def join_versions(one: Record, two: Record, origin: Origin) -> tuple[Record, list[Record]]:
    """The record in which the newer words of each field stand, and copies of what that hides.

    A text is hidden by another one that was written without knowing it. Lists hold what
    either side added.

    Args:
        one: One side's version.
        two: The other side's, of the same class and id. Which is which makes no difference.
        origin: What both sides had before.

    Returns:
        The joined record, and up to two copies with ids of their own, sorted by these.
    """
    if one == two:
        return one, []
    values: dict[str, Any] = {}
    stamps: dict[str, datetime] = {}
    hidden: tuple[_Texts, _Texts] = ([], [])
    for field in one.fields_with(two):
        name = field.name
        versions = [(side.answer(name), origin.stamp(side, name)) for side in (one, two)]
        older, newer = sorted((0, 1), key=lambda side: _rank(versions[side]))
        (new, at), (old, before) = versions[newer], versions[older]
        if field.kind.merging is Merging.TOGETHER:
            new, at = _join_lists((new, at), (old, before), field, origin)
        elif field.kind.merging is Merging.BESIDE and origin.is_hidden(name, old, before, new):
            hidden[older].append((name, before, old))
        values[name], stamps[name] = new, at
    copies = [_copy(side, lost) for side, lost in zip((one, two), hidden, strict=True) if lost]
    # In the same order whichever side is called one.
    return _version_of(one, two, values, stamps), sorted(copies, key=lambda copy: copy.id)


def _rank(version: _Value) -> tuple[datetime, str]:
    value, at = version
    return at, repr(value)


def _join_lists(new: _Value, old: _Value, field: Field, origin: Origin) -> _Value:
    """What both sides hold or added, without what one of them took away."""
    (items, at), (others, before) = new, old
    if items == others or (
        at > before and (not origin.is_known or origin.knew(field.name, before))
    ):
        return new
    # Of one moment, or nearly: a merge made one of them. Nothing tells what was taken away, and two
    # tabs that each know half would put it in and take it out for ever.
    was = origin.items(field) if at - before > _OF_A_MERGE else ()
    kept = [item for item in items if item in others or item not in was]
    joined = tuple(dict.fromkeys((*kept, *(item for item in others if item not in was))))
    return (items, at) if joined == items else (joined, later_than(at, at))


def _version_of(
    one: Record, two: Record, values: dict[str, Any], stamps: dict[str, datetime]
) -> Record:
    """A version with these words: one of the two if it has them, or else one later than both."""
    latest = max(one.updated, two.updated)
    for side in (one, two):
        if words_of(side) == values:
            return side.stamped(stamps, updated=latest)
    later = later_than(latest, latest)
    return one.holding(values).stamped(stamps, updated=later)


def holds(text: object, part: object) -> bool:
    """Whether an answer is there where another one stands: a text within a text."""
    return isinstance(text, str) and isinstance(part, str) and part in text


def words_of(record: Record) -> dict[str, Any]:
    """What a person wrote in a record, by field, without the bookkeeping."""
    return {field.name: record.answer(field.name) for field in record.fields()}


def _copy(record: Record, lost: _Texts) -> Record:
    # Each tab that makes the copy makes the same one.
    name = hashlib.sha256(repr((record.id, lost)).encode()).hexdigest()[:32]
    return attrs.evolve(record, id=name)


def has_news(record: Record, mark: Removal, origin: Origin) -> bool:
    """Whether a version holds words that the tab that removed the record had not seen.

    Without a common origin and in old marks only the moments can tell.

    Args:
        record: The version that is still there on one side.
        mark: What its removal left on the other side.
        origin: What both sides had before.
    """
    if not origin.is_known or not mark.saw:
        news = record.updated > mark.at
        return news or (origin.record is not None and _is_changed(record, origin))
    if record.updated > mark.at:
        return True
    written = ((field.name, record.stamp(field.name)) for field in record.fields())
    return any(
        at != NEVER and at not in mark.saw and not origin.knew(name, at) for name, at in written
    )


def _is_changed(record: Record, origin: Origin) -> bool:
    return any(
        not origin.knew(field.name, origin.stamp(record, field.name)) for field in record.fields()
    )
