"""What the front end is told of a record's fields, from their declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit.model import SECTIONS, Field, Record, declared, kinds
from careerkit.model.kinds import Merging

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["asked_of", "facts_of", "section_of"]


def asked_of(record_type: type[Record], names: Iterable[str] | None = None) -> list[Field]:
    """The fields that a form asks for, in the order of their declaration.

    Args:
        record_type: The class that declares them.
        names: Those that are wanted; all of them by default.
    """
    wanted = None if names is None else set(names)
    return [
        field
        for field in declared(record_type)
        if field.kind.control and (wanted is None or field.name in wanted)
    ]


def facts_of(
    field: Field, options: Iterable[tuple[str, str]] | None = None, *, is_said: bool = False
) -> dict[str, Any]:
    """What the front end is told of a field.

    Args:
        field: The field.
        options: The values of a list of its own, each with the words for it: then a text is
            chosen instead of written.
        is_said: Whether somebody else's words stand in it, which are shown alone.
    """
    offered = [list(option) for option in (field.options if options is None else options)]
    kind = field.kind
    if options is not None:
        chosen = kinds.Choices if kind.merging is Merging.TOGETHER else kinds.Choice
        kind = chosen(values=tuple(value for value, _ in offered))
    return {
        "name": field.name,
        "label": field.label,
        "short": field.short,
        "help": field.help,
        "example": field.example,
        "for_readers": field.for_readers,
        "control": kind.control,
        "is_said": is_said,
        "is_prose": kind.is_prose,
        "is_words": kind.is_words,
        "empty": field.empty,
        "options": offered,
    }


def section_of(record_type: type[Record]) -> str:
    """The section of a workbook that holds records of this class.

    Raises:
        ValueError: If there is none.
    """
    for name, kind in SECTIONS.items():
        if kind is record_type:
            return name
    name = record_type.__name__
    raise ValueError(
        f"A workbook has no section of {name} records: register_section(…, {name}) gives it one"
    )
