"""The kinds of answers that a field takes: all that is particular to a kind stands in its class.

A new kind is one class here and one control in the front end (``record_fields.js``). Code that
needs to know something of a kind asks it, and never goes through a list of kinds.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, ClassVar, TypeAlias

import attrs

from careerkit import content
from careerkit.model.reading import Reading
from careerkit.model.values import clean_text, is_number, shown

__all__ = [
    "MAX_TEXT",
    "Choice",
    "Choices",
    "Day",
    "Kind",
    "Link",
    "Links",
    "LongText",
    "Merging",
    "Number",
    "Rating",
    "Readings",
    "Tags",
    "Text",
]

MAX_TEXT = 100_000
"""The longest text of one field, in characters: a short book's chapter, and well inside
what a browser's storage and a websocket message hold."""

Schema = dict[str, Any]
Attribute: TypeAlias = "attrs.Attribute[Any]"


class Merging(Enum):
    """What becomes of two answers to one question, where both were changed."""

    LATEST = "latest"
    """The later one stays."""
    BESIDE = "beside"
    """The later one stays; a text that its writer had not seen is kept in a record of its own."""
    TOGETHER = "together"
    """A list that holds what either side added."""


@attrs.frozen(kw_only=True)
class Kind(ABC):
    """What sort of answer a field takes; an instance holds what is particular to the field.

    A kind that adds nothing to hold needs no decorator: each costs every kernel's start a bit.

    Attributes:
        empty: The answer that stands before the person has answered.
        control: The front end's control for it; empty if no form asks for it.
        merging: What becomes of two answers.
        is_prose: Whether it is a text of the person's own. A record is called by its first one.
        is_words: Whether a person writes in it, one text or several.
        dtype: What its column of a data frame holds; answers are missing where there are none.
    """

    empty: ClassVar[Any] = None
    control: ClassVar[str] = ""
    dtype: ClassVar[str] = "object"
    merging: ClassVar[Merging] = Merging.LATEST
    is_prose: ClassVar[bool] = False
    is_words: ClassVar[bool] = False

    @property
    def values(self) -> tuple[Any, ...]:
        """The answers to choose from, as they are stored; none where anything may be written."""
        return ()

    def clean(self, value: object) -> object:
        """Make what comes fit for a check, as far as nothing is lost by it."""
        return value

    @abstractmethod
    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """Refuse what does not fit, as a validator of ``attrs``.

        Raises:
            TypeError: If it is another sort of value.
            ValueError: If it is out of range.
        """

    @abstractmethod
    def schema(self) -> Schema:
        """What its answers are like, as JSON Schema."""

    def column(self, answers: list[Any]) -> Any:  # noqa: ANN401 - an array of pandas
        """Answers as a column of a data frame."""
        import pandas as pd  # noqa: PLC0415 - the kit runs without pandas until it is asked for

        return pd.Series(answers, dtype=self.dtype).array


def _check_length(attribute: Attribute, length: int, longest: int) -> None:
    if length > longest:
        limit = f"{longest:,}"
        raise ValueError(content.text("model.problems.too_long", field=attribute.name, limit=limit))


@attrs.frozen(kw_only=True)
class _OneText(Kind):
    """A text of at most so many characters."""

    empty = ""
    dtype = "string"
    longest: int = MAX_TEXT

    def clean(self, value: object) -> object:
        """Without half an emoji."""
        return clean_text(value)

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """A text, and not too long.

        Raises:
            TypeError: If it is no text.
            ValueError: If it is longer than the field allows.
        """
        if not isinstance(value, str):
            raise TypeError(content.text("model.problems.not_text", field=attribute.name))
        _check_length(attribute, len(value), self.longest)

    def schema(self) -> Schema:
        """A text of so many characters."""
        return {"type": "string", "maxLength": self.longest}


class Text(_OneText):
    """One line."""

    control = "text"
    merging = Merging.BESIDE
    is_prose = is_words = True


class LongText(_OneText):
    """A text of several lines."""

    control = "long_text"
    merging = Merging.BESIDE
    is_prose = is_words = True


@attrs.frozen(kw_only=True)
class Link(_OneText):
    """The id of a record of a section; empty for none. That record may be gone."""

    control = "link"
    section: str


@attrs.frozen(kw_only=True)
class Number(Kind):
    """A number in a range that includes both ends; None until it is answered."""

    control = "number"
    dtype = "Float64"
    low: float
    high: float

    _types: ClassVar[tuple[type, ...]] = (int, float)
    _schema_type: ClassVar[str] = "number"

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """A number of the range, or none.

        Raises:
            TypeError: If it is no number of the kind (a bool is none).
            ValueError: If it lies outside the range.
        """
        if value is None:
            return
        if not is_number(value, self._types):
            raise TypeError(content.text("model.problems.not_number", field=attribute.name))
        if not self.low <= value <= self.high:
            raise ValueError(
                content.text(
                    "model.problems.out_of_range",
                    field=attribute.name,
                    value=shown(value),
                    low=f"{self.low:g}",
                    high=f"{self.high:g}",
                )
            )

    def schema(self) -> Schema:
        """A number of the range, or null."""
        return {"type": [self._schema_type, "null"], "minimum": self.low, "maximum": self.high}


@attrs.frozen(kw_only=True)
class Rating(Number):
    """A whole number in a range that includes both ends; None until it is answered."""

    control = "rating"
    dtype = "Int64"
    low: int
    high: int

    _types = (int,)
    _schema_type = "integer"

    @property
    def values(self) -> tuple[int, ...]:
        """Each whole number of the range."""
        return tuple(range(self.low, self.high + 1))


@attrs.frozen(kw_only=True)
class Choice(Kind):
    """One of several named values, never as they are shown; empty until it is answered."""

    empty = ""
    control = "choice"
    values: tuple[str, ...]

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """One of the values, or an empty text.

        Raises:
            ValueError: If it is anything else.
        """
        _check_choice(attribute, value, self.values)

    def schema(self) -> Schema:
        """One of the values, or an empty text."""
        return {"enum": ["", *self.values]}

    def column(self, answers: list[Any]) -> Any:  # noqa: ANN401
        """Categories in the order of the answers to choose from."""
        import pandas as pd  # noqa: PLC0415

        named = [answer or None for answer in answers]
        return pd.Categorical(named, categories=self.values, ordered=True)


def _check_choice(attribute: Attribute, value: object, values: tuple[str, ...]) -> None:
    if value != "" and value not in values:
        raise ValueError(
            content.text(
                "model.problems.not_a_choice",
                field=attribute.name,
                value=shown(value),
                choices=", ".join(values),
            )
        )


class Day(Kind):
    """A day of the calendar; None until it is answered."""

    control = "date"
    dtype = "datetime64[s]"

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """A date without an hour, or none.

        Raises:
            TypeError: If it is anything else, a ``datetime`` too.
        """
        # A datetime is a date to isinstance, but not to a form.
        if value is not None and type(value) is not date:
            raise TypeError(content.text("model.problems.not_a_date", field=attribute.name))

    def schema(self) -> Schema:
        """As ISO 8601 writes a date, or null."""
        return {"type": ["string", "null"], "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}


@attrs.frozen(kw_only=True)
class _Texts(Kind):
    """A tuple of texts with at most so many characters together."""

    empty = ()
    merging = Merging.TOGETHER
    longest: int = MAX_TEXT

    def clean(self, value: object) -> object:
        """A tuple of any collection but a text, which would be a text a letter."""
        if isinstance(value, str) or not isinstance(value, Iterable):
            return value
        return tuple(clean_text(item) for item in value)

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """A tuple of texts that are not too long together.

        Raises:
            TypeError: If it is no tuple of texts.
            ValueError: If they are longer together than the field allows.
        """
        if not isinstance(value, tuple) or not all(isinstance(item, str) for item in value):
            raise TypeError(content.text("model.problems.not_texts", field=attribute.name))
        _check_length(attribute, sum(map(len, value)), self.longest)

    def schema(self) -> Schema:
        """A list of texts."""
        return {"type": "array", "items": {"type": "string"}}


class Tags(_Texts):
    """Short texts."""

    control = "tags"
    is_words = True


class Links(_Texts):
    """Ids of other records. A link may point to a record that is gone."""


@attrs.frozen(kw_only=True)
class Choices(_Texts):
    """Any of several named values; none until it is answered."""

    control = "choices"
    values: tuple[str, ...]

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """A tuple of some of the values.

        Raises:
            TypeError: If it is no tuple of texts.
            ValueError: If one of them is none of the values.
        """
        super().check(_, attribute, value)
        for one in value:
            _check_choice(attribute, one, self.values)

    def schema(self) -> Schema:
        """A list of some of the values."""
        return {"type": "array", "items": {"enum": list(self.values)}}


_READING: Schema = {
    "type": "object",
    "properties": {
        "kind": {"type": "string"},
        "name": {"type": "string"},
        "value": {"type": "number"},
    },
    "required": ["kind", "name", "value"],
    "additionalProperties": False,
}


class Readings(Kind):
    """The numbers of a snapshot. No form asks for them."""

    empty = ()

    def clean(self, value: object) -> object:
        """A tuple of any collection."""
        return tuple(value) if isinstance(value, Iterable) else value

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """A tuple of readings.

        Raises:
            TypeError: If it is anything else.
        """
        if not isinstance(value, tuple) or not all(isinstance(one, Reading) for one in value):
            raise TypeError(content.text("model.problems.not_readings", field=attribute.name))

    def schema(self) -> Schema:
        """A list of what, which and how much."""
        return {"type": "array", "items": _READING}
