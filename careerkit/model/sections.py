"""Which sections a workbook has: those of its class, registered ones, and unknown ones."""

import re
from collections.abc import Iterable, Mapping, Sized
from types import MappingProxyType
from typing import Any

import attrs

from careerkit import content
from careerkit.model.frozen import FrozenMap
from careerkit.model.records import Record, check_records

__all__ = [
    "SECTIONS",
    "SECTION_NAME",
    "OtherSections",
    "count_of",
    "is_own",
    "is_unknown",
    "register_section",
    "section",
    "take_own",
    "type_of_section",
]

SECTION_NAME = r"^[a-z][a-z0-9_]{0,63}$"
"""What a section may be called, as a regular expression."""

_SECTION = "careerkit.section"

_types: dict[str, type[Record]] = {}
_own: set[str] = set()
_reserved = {"format", "documents"}
# Names of a saved workbook that are no sections; those of the class's fields are added to them.

SECTIONS: Mapping[str, type[Record]] = MappingProxyType(_types)
"""Every section that is known, with the class of its records. It grows with what is registered."""


def register_section(name: str, record_type: type[Record]) -> None:
    """Let workbooks have a section more, for a step of one's own.

    Args:
        name: What it is called in a file: small letters, digits and ``_``.
        record_type: A frozen attrs class, its fields declared with ``careerkit.model.fields``.

    Raises:
        ValueError: If the name can't be a section's or is another section's, or the class is.
        TypeError: If the class is none of records.
    """
    if re.fullmatch(SECTION_NAME, name) is None or name in _reserved - _own:
        raise ValueError(f"“{name}” can't be a section's name: use other small letters, and “_”")
    if not issubclass(record_type, Record):
        raise TypeError(f"The records of “{name}” should be of a subclass of Record")
    # A cell that runs again, or a module that is loaded again, makes the class anew.
    known = _types.get(name, record_type)
    if name in _own or _place_of(known) != _place_of(record_type):
        raise ValueError(f"“{name}” holds {_place_of(known)} already: give yours another name")
    for other, kind in _types.items():
        # A list is told the class, and finds the section by it.
        if other != name and _place_of(kind) == _place_of(record_type):
            raise ValueError(f"“{other}” holds {_place_of(kind)}: give “{name}” a class of its own")
    _types[name] = record_type


def _place_of(record_type: type) -> str:
    return f"{record_type.__module__}.{record_type.__qualname__}"


def is_unknown(name: str) -> bool:
    """Whether a section of this name could be another installation's."""
    is_ours = name in _types or name in _reserved
    return not is_ours and re.fullmatch(SECTION_NAME, name) is not None


def is_own(name: str) -> bool:
    """Whether the workbook's class declares a section of this name."""
    return name in _own


def type_of_section(name: str) -> type[Record]:
    """The class of a section's records.

    Raises:
        KeyError: If there is no section of that name.
    """
    if name not in _types:
        raise KeyError(
            content.text("model.problems.no_section", name=name, names=", ".join(SECTIONS))
        )
    return _types[name]


def count_of(record_type: type[Record], records: Sized) -> str:
    """How many records there are, as ``repr`` says it: "3 activities"."""
    name = record_type.__name__.removesuffix("Record") or record_type.__name__
    singular = re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
    plurals = (name.replace("_", " ") for name, kind in SECTIONS.items() if kind is record_type)
    count = len(records)
    return f"{count} {singular if count == 1 else next(plurals, f'{singular} records')}"


def section(record_type: type[Record]) -> Any:  # noqa: ANN401 - stands for a tuple of records
    """Declare a section: a list of records of one class, in the person's order."""
    return attrs.field(
        default=(),
        converter=tuple,
        validator=_check_section,
        metadata={_SECTION: record_type},
    )


def _check_section(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    check_records(attribute.name, attribute.metadata[_SECTION], value)


def take_own(workbook_type: type[attrs.AttrsInstance]) -> None:
    """Know the sections that the workbook's class declares."""
    for attribute in attrs.fields(workbook_type):
        _reserved.add(attribute.name)
        if _SECTION in attribute.metadata:
            _types[attribute.name] = attribute.metadata[_SECTION]
            _own.add(attribute.name)


class OtherSections(FrozenMap[tuple[Record, ...]]):
    """Records by section, of those that the workbook's class doesn't declare. None is empty."""

    __slots__ = ()

    def __init__(self, of: Mapping[str, Iterable[Record]] | None = None) -> None:
        held = {name: tuple(records) for name, records in (of or {}).items()}
        super().__init__({name: records for name, records in held.items() if records})

    @staticmethod
    def check(_: object, __: object, value: "OtherSections") -> None:
        """See to it that they are sections, as a validator of ``attrs``.

        A record may be of another class than its section's: until ``recognised``, of none that is
        known.

        Raises:
            TypeError: If something else is among the records.
            ValueError: If two of a section have the same id.
            KeyError: If a section can't have that name.
        """
        for name, records in value.items():
            if not is_unknown(name):
                type_of_section(name)
            check_records(name, Record, records, exactly=False)
