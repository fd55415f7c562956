"""How a record's fields are declared: once, on its attrs class.

A declaration says what kind of answer a field takes. Forms, the JSON Schema, data frames and
the checks on a file are all read from it. The words of the kit's own fields live in
``careerkit/content``, under the class's and the field's name; a kit author gives them here::

    @attrs.frozen(kw_only=True)
    class Book(Record):
        title: str = fields.text(label="Which book?")
        worth_it: int | None = fields.rating(1, 3, label="Was it worth it?")
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypedDict, Unpack

import attrs

from careerkit import content
from careerkit.model import kinds
from careerkit.model.kinds import MAX_TEXT, Kind
from careerkit.model.reading import Reading

__all__ = [
    "ABOUT",
    "Field",
    "Words",
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

ABOUT = ("name", "others")
"""What a field may hold of other people: what one of them is called, or what is said of or to them.
It goes along with nothing that a person shows, unless they tick it."""

_METADATA_KEY = "careerkit"
_OWN = "careerkit.model."


class Words(TypedDict, total=False):
    """What a field says to a person, where ``content`` doesn't.

    Attributes:
        label: The question.
        short: What its answer is called where the question is not to be seen.
        help: A sentence that helps to answer.
        example: An example answer.
        options: By answer, the words that stand for it.
    """

    label: str
    short: str
    help: str
    example: str
    options: Mapping[Any, str]


class _Declaration(NamedTuple):
    kind: Kind
    words: Words
    about: str


@attrs.frozen(kw_only=True)
class Field:
    """One declared field of a record.

    Attributes:
        record: Its class's name, in the form of a field's.
        name: Its own.
        kind: What kind of answer it takes.
        given: Its words, if they were given where it is declared.
        is_own: Whether it is the kit's, so that ``content`` has words for it.
        about: Of whom it speaks: one of ``ABOUT``, or empty for the person who answers.
    """

    record: str
    name: str
    kind: Kind
    given: Mapping[str, Any] = attrs.field(factory=dict, eq=False)
    is_own: bool = True
    about: str = ""

    @property
    def empty(self) -> Any:  # noqa: ANN401 - of any kind
        """The answer that stands before the person has answered, as JSON carries it."""
        return list(self.kind.empty) if isinstance(self.kind.empty, tuple) else self.kind.empty

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """Its sentences: those that were given, or else those in ``content``."""
        if self.given or not self.is_own:
            return self.given
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
    def for_readers(self) -> Mapping[str, Mapping[str, str]]:
        """What it says to one reader or another instead: by part (``example``), by reader."""
        if self.given or not self.is_own:
            return {}
        try:
            return content.texts(f"examples.{self.record}.{self.name}")
        except KeyError:
            return {}

    @cached_property
    def options(self) -> tuple[tuple[Any, str], ...]:
        """The answers to choose from, each with the words that stand for it."""
        words = {str(value): said for value, said in self.words.get("options", {}).items()}
        return tuple((value, words.get(str(value), str(value))) for value in self.kind.values)

    def told(self, answer: Any) -> str:  # noqa: ANN401 - of any kind
        """An answer in the words that a person knows it by; empty where there is none."""
        words = dict(self.options) if self.kind.values else {}
        answers = answer if isinstance(answer, tuple) else (answer,)
        between = " · " if words else ", "
        return between.join(words.get(one) or _plainly(one) for one in answers if one is not None)


def _plainly(answer: str | float | date) -> str:
    if isinstance(answer, date):
        month = content.text(f"dates.months_short.{answer:%m}")
        year, day = answer.year, answer.day
        return content.text("dates.short_and_year", day=day, month_short=month, year=year)
    return answer if isinstance(answer, str) else f"{answer:.15g}"


def _declare(kind: Kind, words: Words, about: str = "") -> Any:  # noqa: ANN401 - an annotation says
    if about not in ("", *ABOUT):
        raise ValueError(f"A field is about no {about}, but {', '.join(ABOUT)}")
    if unknown := words.keys() - Words.__annotations__.keys():
        known = ", ".join(Words.__annotations__)
        raise TypeError(f"A field says no {', '.join(sorted(unknown))}, but {known}")
    return attrs.field(
        default=kind.empty,
        # A workbook has tens of thousands of fields: what changes nothing isn't called.
        converter=kind.clean if type(kind).clean is not Kind.clean else None,
        validator=kind.check,
        metadata={_METADATA_KEY: _Declaration(kind, words, about)},
    )


def text(*, about: str = "", **words: Unpack[Words]) -> str:
    """Declare one line of text; empty until it is answered.

    Args:
        about: One of ``ABOUT``, where it names others or speaks of them.
        words: The field's own sentences, where they don't stand in ``content``.
    """
    declaration: str = _declare(kinds.Text(), words, about)
    return declaration


def long_text(longest: int = MAX_TEXT, *, about: str = "", **words: Unpack[Words]) -> str:
    """Declare a text of several lines; empty until it is answered.

    Args:
        longest: How many characters it may have.
        about: One of ``ABOUT``, where it names others or speaks of them.
        words: The field's own sentences, where they don't stand in ``content``.
    """
    declaration: str = _declare(kinds.LongText(longest=longest), words, about)
    return declaration


def number(low: float, high: float, **words: Unpack[Words]) -> float | None:
    """Declare a number; None until it is answered.

    Args:
        low: The lowest that fits.
        high: The highest that fits.
        words: The field's own sentences, where they don't stand in ``content``.
    """
    declaration: float | None = _declare(kinds.Number(low=low, high=high), words)
    return declaration


def rating(low: int, high: int, **words: Unpack[Words]) -> int | None:
    """Declare a whole-number rating; None until it is answered.

    Args:
        low: The lowest that there is.
        high: The highest.
        words: The field's own sentences, where they don't stand in ``content``.
    """
    declaration: int | None = _declare(kinds.Rating(low=low, high=high), words)
    return declaration


def choices(*values: str, **words: Unpack[Words]) -> tuple[str, ...]:
    """Declare any of several named values; none until it is answered."""
    declaration: tuple[str, ...] = _declare(kinds.Choices(values=values), words)
    return declaration


def choice(*values: str, about: str = "", **words: Unpack[Words]) -> str:
    """Declare one of several named values; empty until it is answered.

    Args:
        values: The answers to choose from.
        about: One of ``ABOUT``, where it speaks of others.
        words: The field's own sentences, where they don't stand in ``content``.
    """
    declaration: str = _declare(kinds.Choice(values=values), words, about)
    return declaration


def day(**words: Unpack[Words]) -> date | None:
    """Declare a calendar date; None until it is answered."""
    declaration: date | None = _declare(kinds.Day(), words)
    return declaration


def tags(**words: Unpack[Words]) -> tuple[str, ...]:
    """Declare a list of short texts."""
    declaration: tuple[str, ...] = _declare(kinds.Tags(), words)
    return declaration


def link(section: str, **words: Unpack[Words]) -> str:
    """Declare the id of a record of a section; empty for none. That record may be gone."""
    declaration: str = _declare(kinds.Link(section=section), words)
    return declaration


def links(**words: Unpack[Words]) -> tuple[str, ...]:
    """Declare a list of ids of other records. A link may point to a record that is gone."""
    declaration: tuple[str, ...] = _declare(kinds.Links(), words)
    return declaration


def readings() -> tuple[Reading, ...]:
    """Declare the numbers of a snapshot. No form asks for them."""
    declaration: tuple[Reading, ...] = _declare(kinds.Readings(), Words())
    return declaration


_DECLARED: dict[type, tuple[Field, ...]] = {}


def declared(record_type: type) -> tuple[Field, ...]:
    """The declared fields of a record class, in the order in which they are asked."""
    if record_type not in _DECLARED:
        record = re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()
        is_own = record_type.__module__.startswith(_OWN)
        _DECLARED[record_type] = tuple(
            Field(
                record=record,
                name=attribute.name,
                kind=attribute.metadata[_METADATA_KEY].kind,
                given=attribute.metadata[_METADATA_KEY].words,
                is_own=is_own,
                about=attribute.metadata[_METADATA_KEY].about,
            )
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
