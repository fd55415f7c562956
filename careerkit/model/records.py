"""What every record has: an id, and the moment of its last change."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import attrs

from careerkit import content

__all__ = ["Record", "Removal", "check_records", "later_than", "new_id", "now"]

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def later_than(before: datetime, at: datetime | None = None) -> datetime:
    """``at`` or now, but later than ``before`` (unless the calendar ends there)."""
    tick = timedelta(microseconds=1)
    end = datetime.max.replace(tzinfo=UTC)
    return max(at or now(), before + tick if before < end else end)


def new_id() -> str:
    """A new record's id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def _check_id(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError(content.text("model.problems.not_an_id", field=attribute.name))


def _check_moment(_: object, attribute: "attrs.Attribute[datetime]", value: object) -> None:
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise ValueError(content.text("model.problems.not_a_moment", field=attribute.name))


def _to_utc(value: object) -> object:
    if isinstance(value, datetime) and value.utcoffset() is not None:
        return value.astimezone(UTC)
    return value


def identifier() -> str:
    """Declare an id of 1-64 letters, digits, ``-`` and ``_``; a new one by default."""
    return attrs.field(factory=new_id, validator=_check_id)


def moment() -> datetime:
    """Declare a moment with a time zone, kept in UTC; this moment by default."""
    return attrs.field(factory=now, converter=_to_utc, validator=_check_moment)


@attrs.frozen(kw_only=True)
class Record:
    """One thing that a person wrote down.

    Every field may be left empty: a half-filled record is kept like any other.
    ``updated`` orders the versions of one record. It always grows, even if the clock
    went backwards, so that a version never loses against the one that it came from.
    """

    id: str = identifier()
    updated: datetime = moment()

    def changed(self, *, at: datetime | None = None, **values: Any) -> Self:  # noqa: ANN401
        """The record with other values, stamped later than this one.

        Raises:
            TypeError: If there is no such field, or a value has the wrong kind.
            ValueError: If a value is out of its range.
        """
        return attrs.evolve(self, updated=self.next_moment(at), **values)

    def next_moment(self, at: datetime | None = None) -> datetime:
        """A moment for this record's next version: ``at`` or now, but later than ``updated``."""
        return later_than(self.updated, at)


def check_records(name: str, record_type: type[Record], value: object) -> None:
    """See to it that a value is a tuple of records of one class, each with an id of its own.

    Args:
        name: What the sentence calls it.
        record_type: The class of all of them.
        value: Anything.

    Raises:
        TypeError: If it is something else.
        ValueError: If two of them have the same id.
    """
    if not isinstance(value, tuple) or not all(type(item) is record_type for item in value):
        raise TypeError(
            content.text("model.problems.not_records", field=name, record=record_type.__name__)
        )
    if len({item.id for item in value}) != len(value):
        raise ValueError(content.text("model.problems.double_id", field=name))


@attrs.frozen(kw_only=True)
class Removal:
    """The mark that a removed record leaves, so that a merge does not bring it back."""

    section: str
    id: str = identifier()
    at: datetime = moment()

    def next_moment(self, at: datetime | None = None) -> datetime:
        """A moment for a record that comes back: ``at`` or now, but later than the removal."""
        return later_than(self.at, at)
