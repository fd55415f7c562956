"""Records as plain values that JSON can carry, and back; nothing is guessed or coerced."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from careerkit import content
from careerkit.model.records import Moments, Record, Removal
from careerkit.model.sections import OtherSections
from careerkit.model.unknown import FACTS, UnknownRecord, thawed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["converter", "from_plain", "to_plain"]

_R = TypeVar("_R", bound="Record")


def _exactly(kinds: tuple[type, ...], problem: str) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:  # noqa: ANN401 - cattrs' protocol
        # A truth value is a number to isinstance, but not to a person.
        if not isinstance(value, kinds) or isinstance(value, bool):
            raise TypeError(content.text(f"model.problems.{problem}"))
        return value

    return structure


def _moment(value: Any, _: Any) -> datetime:  # noqa: ANN401 - cattrs' protocol
    try:
        moment = datetime.fromisoformat(value)
        if moment.utcoffset() is not None:
            return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError(content.text("model.problems.no_moment"))


def _moments(value: Any, _: Any) -> Moments:  # noqa: ANN401 - cattrs' protocol
    # Names of fields and sections; half an emoji, for one, could not be written again.
    if not isinstance(value, dict) or not all(map(str.isidentifier, value)):
        raise TypeError(content.text("model.problems.no_group"))
    return Moments((name, _moment(at, None)) for name, at in value.items())


def _day(value: Any, _: Any) -> date:  # noqa: ANN401 - cattrs' protocol
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(content.text("model.problems.no_date")) from None


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return get_origin(kind) is tuple


def _lists_only(kind: Any, made: cattrs.Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """Take a tuple from a JSON list alone: a text would become one tuple item a letter."""
    items = GenericAlias(list, get_args(kind)[:1])
    structure_items = made.get_structure_hook(items)

    def structure(value: Any, _: Any) -> Any:  # noqa: ANN401 - cattrs' protocol
        if not isinstance(value, list):
            raise TypeError(content.text("model.problems.no_list"))
        return tuple(structure_items(value, items))

    return structure


def _groups_only(kind: Any, made: cattrs.Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """Take a record from a JSON object alone."""
    structure_fields = made.gen_structure_attrs_fromdict(kind)
    fields = attrs.fields(kind)
    # Texts and numbers are what they are in JSON: a long workbook has tens of thousands of such
    # groups, which check themselves. Only what they refuse is looked at field by field.
    is_plain = all(field.type in (str, float) for field in fields)
    plain_names = {field.name for field in fields} if is_plain else None

    def structure(value: Any, _: Any) -> Any:  # noqa: ANN401 - cattrs' protocol
        if not isinstance(value, dict):
            raise TypeError(content.text("model.problems.no_group"))
        if value.keys() == plain_names:
            try:
                return kind(**value)
            except (TypeError, ValueError):
                pass
        return structure_fields(value, kind)

    return structure


@cache
def converter() -> cattrs.Converter:
    """The converter for records and workbooks: exact about kinds, closed to unknown fields."""
    made = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    made.register_structure_hook(str, _exactly((str,), "no_text"))
    made.register_structure_hook(int, _exactly((int,), "no_number"))
    made.register_structure_hook(float, _exactly((int, float), "no_number"))
    made.register_structure_hook_factory(_is_tuple, _lists_only)
    made.register_structure_hook_factory(attrs.has, _groups_only)
    made.register_structure_hook(datetime, _moment)
    made.register_structure_hook(date, _day)
    made.register_structure_hook(Moments, _moments)
    # A file has its sections side by side: ``careerkit.store.codec`` reads them.
    made.register_structure_hook(OtherSections, _refuse)
    made.register_structure_hook(UnknownRecord, _unknown)
    made.register_unstructure_hook(datetime, _write_moment)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Moments, _write_moments)
    made.register_unstructure_hook(UnknownRecord, _write_unknown)
    made.register_unstructure_hook_factory(_is_kept, lambda kind: _without_bookkeeping(kind, made))
    return made


def _refuse(_: Any, __: Any) -> Any:  # noqa: ANN401 - cattrs' protocol
    raise TypeError(content.text("model.problems.other_form"))


def _unknown(value: Any, _: Any) -> UnknownRecord:  # noqa: ANN401 - cattrs' protocol
    """An entry of a section that is not known: an object that says which one, and of when."""
    if not isinstance(value, dict) or not {"id", "updated"} <= value.keys():
        raise TypeError(content.text("model.problems.no_group"))
    named = {name: value[name] for name in FACTS if name in value}
    facts = converter().structure(named, Record)
    return UnknownRecord.of(value, {name: getattr(facts, name) for name in FACTS})


def _write_unknown(record: UnknownRecord) -> dict[str, Any]:
    facts = {"id": record.id, "updated": _write_moment(record.updated)}
    stamps = {"stamps": _write_moments(record.stamps)} if record.stamps else {}
    answers = {name: thawed(value) for name, value in record.answers.items()}
    return {**facts, **stamps, **answers}


def _write_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _write_moments(moments: Moments) -> dict[str, str]:
    return {name: _write_moment(at) for name, at in moments.items()}


def _is_kept(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return isinstance(kind, type) and issubclass(kind, (Record, Removal))


def _without_bookkeeping(kind: Any, made: cattrs.Converter) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401
    """Leave out the stamps where there are none: a workbook has thousands of such records."""
    omitted = override(omit_if_default=True)
    if kind is Removal:
        return make_dict_unstructure_fn(kind, made, saw=omitted)
    return make_dict_unstructure_fn(kind, made, stamps=omitted)


def to_plain(record: Record) -> dict[str, Any]:
    """A record as a dict of texts, numbers, None and lists."""
    plain: dict[str, Any] = converter().unstructure(record)
    return plain


def from_plain(record_type: type[_R], plain: Mapping[str, Any]) -> _R:
    """The record that a dict stands for.

    Raises:
        cattrs.BaseValidationError: If a field is unknown, of the wrong kind or out of range.
    """
    return converter().structure(dict(plain), record_type)
