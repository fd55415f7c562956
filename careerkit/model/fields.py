"""How a record's fields are declared: once, on its attrs class.

A declaration says what kind of answer a field takes. Forms, the JSON Schema, data frames and
the checks on a file are all read from it. Labels and help live in ``careerkit/content``, under
the class's and the field's name.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from careerkit import content
from careerkit.model import kinds
from careerkit.model.kinds import MAX_TEXT, Kind
from careerkit.model.reading import Reading

__all__ = [
    "Field",
    "choice",
    "choices",
    "day",
    "declared",
    "link",
    "links",
    "long_text",
    "name_of",
    "number",
    "rating",
    "readings",
    "tags",
    "text",
]

_METADATA_KEY = "careerkit"


@attrs.frozen(kw_only=True)
class Field:
    """One declared field of a record: ``record`` is its class's name, in the form of a field's."""

    record: str
    name: str
    kind: Kind

    @property
    def empty(self) -> Any:  # noqa: ANN401 - of any kind
        """The answer that stands before the person has answered, as JSON carries it."""
        return list(self.kind.empty) if isinstance(self.kind.empty, tuple) else self.kind.empty

    @property
    def words(self) -> Mapping[str, Any]:
        """Its sentences in ``content``; empty for a record class that is not the kit's own."""
        try:
            return content.texts(f"model.{self.record}.{self.name}")
        except KeyError:
            return {}

    def _sentence(self, part: str) -> str:
        return str(self.words.get(part, ""))

    @property
    def label(self) -> str:
        """The question, as a person reads it; without one, the field's name."""
        return self._sentence("label") or self.name.replace("_", " ").capitalize()

    @property
    def short(self) -> str:
        """What its answer is called where the question is not to be seen, or an empty text."""
        return self._sentence("short")

    @property
    def help(self) -> str:
        """A sentence that helps to answer, or an empty text."""
        return self._sentence("help")

    @property
    def example(self) -> str:
        """An example answer, or an empty text."""
        return self._sentence("example")

    @property
    def options(self) -> tuple[tuple[Any, str], ...]:
        """The answers to choose from, each with the words that stand for it."""
        words = self.words.get("options", {})
        return tuple((value, str(words.get(str(value), value))) for value in self.kind.values)


def _declare(kind: Kind) -> Any:  # noqa: ANN401 - an annotation says what it holds
    return attrs.field(
        default=kind.empty,
        # A workbook has tens of thousands of fields: what changes nothing isn't called.
        converter=kind.clean if type(kind).clean is not Kind.clean else None,
        validator=kind.check,
        metadata={_METADATA_KEY: kind},
    )


def text() -> str:
    """Declare one line of text; empty until it is answered."""
    declaration: str = _declare(kinds.Text())
    return declaration


def long_text(longest: int = MAX_TEXT) -> str:
    """Declare a text of several lines; empty until it is answered."""
    declaration: str = _declare(kinds.LongText(longest=longest))
    return declaration


def number(low: float, high: float) -> float | None:
    """Declare a number from low to high, both included; None until it is answered."""
    declaration: float | None = _declare(kinds.Number(low=low, high=high))
    return declaration


def rating(low: int, high: int) -> int | None:
    """Declare a whole-number rating from low to high; None until it is answered."""
    declaration: int | None = _declare(kinds.Rating(low=low, high=high))
    return declaration


def choices(*values: str) -> tuple[str, ...]:
    """Declare any of several named values; none until it is answered."""
    declaration: tuple[str, ...] = _declare(kinds.Choices(values=values))
    return declaration


def choice(*values: str) -> str:
    """Declare one of several named values; empty until it is answered."""
    declaration: str = _declare(kinds.Choice(values=values))
    return declaration


def day() -> date | None:
    """Declare a calendar date; None until it is answered."""
    declaration: date | None = _declare(kinds.Day())
    return declaration


def tags() -> tuple[str, ...]:
    """Declare a list of short texts."""
    declaration: tuple[str, ...] = _declare(kinds.Tags())
    return declaration


def link(section: str) -> str:
    """Declare the id of a record of a section; empty for none. That record may be gone."""
    declaration: str = _declare(kinds.Link(section=section))
    return declaration


def links() -> tuple[str, ...]:
    """Declare a list of ids of other records. A link may point to a record that is gone."""
    declaration: tuple[str, ...] = _declare(kinds.Links())
    return declaration


def readings() -> tuple[Reading, ...]:
    """Declare the numbers of a snapshot. No form asks for them."""
    declaration: tuple[Reading, ...] = _declare(kinds.Readings())
    return declaration


_DECLARED: dict[type, tuple[Field, ...]] = {}


def declared(record_type: type) -> tuple[Field, ...]:
    """The declared fields of a record class, in the order in which they are asked."""
    if record_type not in _DECLARED:
        record = re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()
        _DECLARED[record_type] = tuple(
            Field(record=record, name=attribute.name, kind=attribute.metadata[_METADATA_KEY])
            for attribute in attrs.fields(record_type)
            if _METADATA_KEY in attribute.metadata
        )
    return _DECLARED[record_type]


def name_of(record: object) -> str:
    """What a record is called: its first text, on one line; empty if nothing is there yet."""
    for field in declared(type(record)):
        if field.kind.is_prose:
            return " ".join(str(getattr(record, field.name)).split())
    return ""
