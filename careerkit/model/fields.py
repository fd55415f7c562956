"""How a record's fields are declared: once, on its attrs class.

A declaration says what kind of answer a field takes and its range. Forms, the JSON
Schema, data frames and the checks on a file are all read from it. Labels and help
live in ``careerkit/content``, under the class's and the field's name.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeGuard

import attrs

from careerkit import content

__all__ = [
    "LISTED",
    "MAX_TEXT",
    "WRITTEN",
    "Field",
    "Kind",
    "Reading",
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

MAX_TEXT = 100_000
"""The longest text of one field, in characters: a short book's chapter, and well inside
what a browser's storage and a websocket message hold."""

MAX_QUOTED = 40
"""How much of a value that does not fit is quoted, in characters."""

_METADATA_KEY = "careerkit"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Kind(StrEnum):
    """What sort of answer a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    RATING = "rating"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TAGS = "tags"
    LINK = "link"
    LINKS = "links"
    READINGS = "readings"


WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)
"""Kinds of what a person writes: a text that nobody had seen is kept beside another one."""
LISTED = (Kind.TAGS, Kind.LINKS, Kind.CHOICES)
"""Kinds of lists: they take what either side added. Of every other kind the last answer stays."""


def _clean_text(value: object) -> object:
    """Replace lone surrogates: half an emoji, which no file or message can carry."""
    if not isinstance(value, str) or value.isascii():
        return value
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


@attrs.frozen(kw_only=True)
class Reading:
    """One number of a snapshot: how a theme, a type, a path or a goal stood at that moment.

    ``name`` is what it was called then, so that a later change of name rewrites no history.
    """

    kind: str = attrs.field(converter=_clean_text)
    name: str = attrs.field(converter=_clean_text)
    value: float

    def __attrs_post_init__(self) -> None:
        for name in ("kind", "name"):
            if not isinstance(getattr(self, name), str):
                raise TypeError(content.text("model.problems.not_text", field=name))
        if not _is_number(self.value):
            raise TypeError(content.text("model.problems.not_number", field="value"))


@attrs.frozen(kw_only=True)
class Field:
    """One declared field of a record.

    ``low`` and ``high`` are inclusive, for numbers and ratings; ``choices`` are the
    values as they are stored, never as they are shown; ``section`` is where a link leads;
    ``empty`` is the answer of who has not answered, as JSON carries it; ``longest`` is how many
    characters its texts may have together.
    """

    record: str
    name: str
    kind: Kind
    empty: Any
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    section: str = ""
    longest: int | None = None

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
        """The values of a rating or choice, each with the words that stand for it."""
        if self.kind is Kind.RATING:
            assert self.low is not None  # noqa: S101 - rating() always sets both
            assert self.high is not None  # noqa: S101
            values: Iterable[Any] = range(int(self.low), int(self.high) + 1)
        else:
            values = self.choices
        words = self.words.get("options", {})
        return tuple((value, str(words.get(str(value), value))) for value in values)


def _shown(value: object) -> str:
    """A value as a sentence can quote it: it may come from any file."""
    words = " ".join(_LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", str(value)).split())
    return words if len(words) <= MAX_QUOTED else f"{words[: MAX_QUOTED - 1]}…"


def _check_text(longest: int) -> Callable[[Any, Any, Any], None]:
    def check(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
        if not isinstance(value, str):
            raise TypeError(content.text("model.problems.not_text", field=attribute.name))
        if len(value) > longest:
            raise ValueError(
                content.text("model.problems.too_long", field=attribute.name, limit=f"{longest:,}")
            )

    return check


def _is_number(value: object, kinds: tuple[type, ...] = (int, float)) -> TypeGuard[float]:
    """Whether it is a number of these kinds. A truth value is none, nor is what has no end."""
    if not isinstance(value, kinds) or isinstance(value, bool):
        return False
    # A whole number may be too long to be made a float of.
    return not isinstance(value, float) or math.isfinite(value)


def _check_number(low: float, high: float, *, whole: bool) -> Callable[[Any, Any, Any], None]:
    def check(_: object, attribute: "attrs.Attribute[float | None]", value: object) -> None:
        if value is None:
            return
        kinds = (int,) if whole else (int, float)
        if not _is_number(value, kinds):
            raise TypeError(content.text("model.problems.not_number", field=attribute.name))
        if not low <= value <= high:
            raise ValueError(
                content.text(
                    "model.problems.out_of_range",
                    field=attribute.name,
                    value=_shown(value),
                    low=f"{low:g}",
                    high=f"{high:g}",
                )
            )

    return check


def _check_choice(choices: tuple[str, ...]) -> Callable[[Any, Any, Any], None]:
    def check(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
        if value != "" and value not in choices:
            raise ValueError(
                content.text(
                    "model.problems.not_a_choice",
                    field=attribute.name,
                    value=_shown(value),
                    choices=", ".join(choices),
                )
            )

    return check


def _check_choices(choices: tuple[str, ...]) -> Callable[[Any, Any, Any], None]:
    check_one = _check_choice(choices)

    def check(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:  # noqa: ANN401
        _check_texts(record, attribute, value)
        for one in value:
            check_one(record, attribute, one)

    return check


def _check_date(_: object, attribute: "attrs.Attribute[date | None]", value: object) -> None:
    # A datetime is a date to isinstance, but not to a form.
    if value is not None and type(value) is not date:
        raise TypeError(content.text("model.problems.not_a_date", field=attribute.name))


def _check_texts(_: object, attribute: "attrs.Attribute[tuple[str, ...]]", value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(item, str) for item in value):
        raise TypeError(content.text("model.problems.not_texts", field=attribute.name))
    if sum(map(len, value)) > MAX_TEXT:
        raise ValueError(
            content.text("model.problems.too_long", field=attribute.name, limit=f"{MAX_TEXT:,}")
        )


def _to_texts(value: object) -> object:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    return tuple(_clean_text(item) for item in value)


def _declare(kind: Kind, **facts: object) -> dict[str, object]:
    return {_METADATA_KEY: {"kind": kind, **facts}}


def text() -> str:
    """Declare one line of text; empty until it is answered."""
    return _any_text(Kind.TEXT, MAX_TEXT)


def long_text(longest: int = MAX_TEXT) -> str:
    """Declare a text of several lines; empty until it is answered."""
    return _any_text(Kind.LONG_TEXT, longest)


def _any_text(kind: Kind, longest: int, **facts: object) -> str:
    return attrs.field(
        default="",
        converter=_clean_text,
        validator=_check_text(longest),
        metadata=_declare(kind, longest=longest, **facts),
    )


def number(low: float, high: float) -> float | None:
    """Declare a number from low to high, both included; None until it is answered."""
    declaration: float | None = attrs.field(
        default=None,
        validator=_check_number(low, high, whole=False),
        metadata=_declare(Kind.NUMBER, low=low, high=high),
    )
    return declaration


def rating(low: int, high: int) -> int | None:
    """Declare a whole-number rating from low to high; None until it is answered."""
    declaration: int | None = attrs.field(
        default=None,
        validator=_check_number(low, high, whole=True),
        metadata=_declare(Kind.RATING, low=low, high=high),
    )
    return declaration


def choices(*choices: str) -> tuple[str, ...]:
    """Declare any of several named values; none until it is answered."""
    declaration: tuple[str, ...] = attrs.field(
        default=(),
        converter=_to_texts,
        validator=_check_choices(choices),
        metadata=_declare(Kind.CHOICES, choices=choices),
    )
    return declaration


def choice(*choices: str) -> str:
    """Declare one of several named values; empty until it is answered."""
    return attrs.field(
        default="",
        validator=_check_choice(choices),
        metadata=_declare(Kind.CHOICE, choices=choices),
    )


def day() -> date | None:
    """Declare a calendar date; None until it is answered."""
    return attrs.field(default=None, validator=_check_date, metadata=_declare(Kind.DATE))


def tags() -> tuple[str, ...]:
    """Declare a list of short texts."""
    return _any_texts(Kind.TAGS)


def link(section: str) -> str:
    """Declare the id of a record of a section; empty for none. That record may be gone."""
    return _any_text(Kind.LINK, MAX_TEXT, section=section)


def links() -> tuple[str, ...]:
    """Declare a list of ids of other records. A link may point to a record that is gone."""
    return _any_texts(Kind.LINKS)


def _any_texts(kind: Kind) -> tuple[str, ...]:
    return attrs.field(
        default=(),
        converter=_to_texts,
        validator=_check_texts,
        metadata=_declare(kind, longest=MAX_TEXT),
    )


def readings() -> tuple[Reading, ...]:
    """Declare the numbers of a snapshot. No form asks for them."""
    declaration: tuple[Reading, ...] = attrs.field(
        default=(),
        converter=tuple,
        validator=attrs.validators.deep_iterable(attrs.validators.instance_of(Reading)),
        metadata=_declare(Kind.READINGS),
    )
    return declaration


_DECLARED: dict[type, tuple[Field, ...]] = {}


def declared(record_type: type) -> tuple[Field, ...]:
    """The declared fields of a record class, in the order in which they are asked."""
    if record_type not in _DECLARED:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()
        _DECLARED[record_type] = tuple(
            Field(
                record=name,
                name=attribute.name,
                empty=list(attribute.default)
                if isinstance(attribute.default, tuple)
                else attribute.default,
                **attribute.metadata[_METADATA_KEY],
            )
            for attribute in attrs.fields(record_type)
            if _METADATA_KEY in attribute.metadata
        )
    return _DECLARED[record_type]


def name_of(record: object) -> str:
    """What a record is called: its first text, on one line; empty if nothing is there yet."""
    for field in declared(type(record)):
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
            return " ".join(str(getattr(record, field.name)).split())
    return ""
