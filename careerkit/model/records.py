"""What every record has: an id, and the moment of its last change."""

import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Self

import attrs

from careerkit import content
from careerkit.model.fields import Field, declared
from careerkit.model.frozen import FrozenMap

__all__ = [
    "EMPTY",
    "NEVER",
    "Moments",
    "Record",
    "Removal",
    "check_records",
    "later_than",
    "local_day",
    "new_id",
    "now",
]

NEVER = datetime.min.replace(tzinfo=UTC)
"""When a field was written that was never written."""

EMPTY: tuple[object, ...] = (None, "", ())
"""The values of a field without an answer."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def local_day(moment: datetime, zone: tzinfo | None) -> date:
    """The calendar day that a moment was, where the person is.

    Args:
        moment: With a time zone.
        zone: The person's; None for that of this computer.
    """
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, OSError):  # the calendar ends there
        return moment.date()


def later_than(before: datetime, at: datetime | None = None) -> datetime:
    """``at`` or now, but later than ``before`` (unless the calendar ends there)."""
    tick = timedelta(microseconds=1)
    end = datetime.max.replace(tzinfo=UTC)
    return max(at or now(), before + tick if before < end else end)


def _apart(before: datetime, values: Mapping[str, Any]) -> datetime:
    """A moment within a second behind ``before``, for what is written while the clock is behind.

    One that goes by the words themselves: two tabs that write on the same record would both take
    the next microsecond, and a moment must tell one version from another.
    """
    digest = hashlib.sha256(repr(sorted(values.items())).encode()).digest()
    step = timedelta(microseconds=1 + int.from_bytes(digest[:4]) % 999_999)
    end = datetime.max.replace(tzinfo=UTC)
    return before + step if before < end - step else end


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


def identifier(default: Any = attrs.Factory(new_id)) -> str:  # noqa: ANN401, B008 - attrs' own
    """Declare an id of 1-64 letters, digits, ``-`` and ``_``; a new one by default."""
    declaration: str = attrs.field(default=default, validator=_check_id)
    return declaration


def moment() -> datetime:
    """Declare a moment with a time zone, kept in UTC; this moment by default."""
    return attrs.field(factory=now, converter=_to_utc, validator=_check_moment)


class Moments(FrozenMap[datetime]):
    """Moments by name, as a value that never changes: ``Moments({"why": now()})``."""

    __slots__ = ()


_NO_MOMENTS = Moments()


def moments() -> Moments:
    """Declare moments by name; none by default."""
    declaration: Moments = attrs.field(
        default=_NO_MOMENTS, validator=attrs.validators.instance_of(Moments)
    )
    return declaration


@attrs.frozen(kw_only=True)
class Record:
    """One thing that a person wrote down.

    Every field may be left empty: a half-filled record is kept like any other.
    ``updated`` orders the versions of one record. It always grows, even if the clock
    went backwards, so that a version never loses against the one that it came from.
    ``stamps`` holds when a field was last written, where that was not at ``updated``.
    """

    id: str = identifier()
    updated: datetime = moment()
    stamps: Moments = moments()

    def stamp(self, name: str) -> datetime:
        """When a field was last written: ``NEVER`` if it is empty and always was."""
        # Most records have none, and a Mapping raises and catches an error for what it lacks.
        known = self.stamps.get(name) if self.stamps else None
        if known is not None:
            return known
        return NEVER if self.answer(name) in EMPTY else self.updated

    def moments(self) -> frozenset[datetime]:
        """When its fields were written: what tells this version from every other."""
        written = {self.stamp(field.name) for field in self.fields()} - {NEVER}
        return frozenset(written or {self.updated})

    def fields(self) -> tuple[Field, ...]:
        """Its declared fields, in the order in which they are asked."""
        return declared(type(self))

    def fields_with(self, _: "Record") -> tuple[Field, ...]:
        """The fields of this version and of another one, which has the same."""
        return self.fields()

    def answer(self, name: str) -> Any:  # noqa: ANN401 - of any kind
        """What stands in a field."""
        return getattr(self, name)

    def changed(self, *, at: datetime | None = None, **values: Any) -> Self:  # noqa: ANN401
        """The record with other values, stamped later than this one.

        Args:
            at: The moment of the change; now if not given. Should it be earlier than this
                version's, it is moved to just after that.
            values: By field, what is new.

        Raises:
            TypeError: If there is no such field, or a value has the wrong kind.
            ValueError: If a value is out of its range.
        """
        return self.answering(values, at=at)

    def answering(self, values: Mapping[str, Any], *, at: datetime | None = None) -> Self:
        """As ``changed``, for fields whose names may be anything."""
        wanted = at or now()
        if wanted <= self.updated:
            wanted = _apart(self.updated, values)
        return self.holding(values, updated=self.next_moment(wanted)).following(self)

    def holding(self, values: Mapping[str, Any], **facts: Any) -> Self:  # noqa: ANN401
        """The record with other values and facts (``id``, ``updated``), and not a later version."""
        return attrs.evolve(self, **facts, **values)

    def following(self, before: Self) -> Self:
        """This record as the next version of ``before``: what stayed the same keeps its stamp.

        A field that changed is later than it was, however this record came about.
        """
        latest = self.updated if self.updated > before.updated else before.next_moment()
        known = {
            name: before.stamp(name)
            if self.answer(name) == before.answer(name)
            else (self.stamp(name) if self.stamp(name) > before.stamp(name) else latest)
            for name in (field.name for field in self.fields())
        }
        return self.stamped(
            known, updated=self.updated if self.updated >= before.updated else latest
        )

    def stamped(self, known: Mapping[str, datetime], *, updated: datetime) -> Self:
        """The same words with other stamps. Only those are kept that ``stamp`` would not guess."""
        latest = max((updated, *known.values()))
        stamps = Moments(
            (name, at)
            for name, at in known.items()
            if at != (NEVER if self.answer(name) in EMPTY else latest)
        )
        if (latest, stamps) == (self.updated, self.stamps):
            return self
        return attrs.evolve(self, updated=latest, stamps=stamps)

    def next_moment(self, at: datetime | None = None) -> datetime:
        """A moment for this record's next version: ``at`` or now, but later than ``updated``."""
        return later_than(self.updated, at)


def check_records(
    name: str, record_type: type[Record], value: object, *, exactly: bool = True
) -> None:
    """See to it that a value is a tuple of records of one class, each with an id of its own.

    Args:
        name: What the sentence calls it.
        record_type: The class of all of them.
        exactly: Whether a subclass is another one.
        value: Anything.

    Raises:
        TypeError: If it is something else.
        ValueError: If two of them have the same id.
    """
    if not isinstance(value, tuple) or not all(
        type(item) is record_type or (not exactly and isinstance(item, record_type))
        for item in value
    ):
        raise TypeError(
            content.text("model.problems.not_records", field=name, record=record_type.__name__)
        )
    if len({item.id for item in value}) != len(value):
        raise ValueError(content.text("model.problems.double_id", field=name))


def _to_moments(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted({_to_utc(at) for at in value}))


@attrs.frozen(kw_only=True)
class Removal:
    """The mark that a removed record leaves, so that a merge does not bring it back.

    ``saw`` holds when the words were written that were removed: what was written elsewhere
    meanwhile is not among them. Marks of earlier versions of careerkit hold nothing there.
    """

    section: str
    id: str = identifier()
    at: datetime = moment()
    saw: tuple[datetime, ...] = attrs.field(
        default=(),
        converter=_to_moments,
        validator=attrs.validators.deep_iterable(_check_moment),
    )

    def next_moment(self, at: datetime | None = None) -> datetime:
        """A moment for a record that comes back: ``at`` or now, but later than the removal."""
        return later_than(self.at, at)

    def together(self, other: Self) -> Self:
        """One mark for two removals of the same record: the later one, which saw what both saw."""
        return attrs.evolve(self, at=max(self.at, other.at), saw=(*self.saw, *other.saw))
