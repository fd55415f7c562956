"""Sections that this installation doesn't know: kept as a file has them, and merged all the same.

A colleague's careerkit has a step more, and their file comes here and goes back. Nothing of it may
be lost on the way, and nothing can be said of it.
"""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from careerkit.model.fields import Field
from careerkit.model.frozen import FrozenMap
from careerkit.model.kinds import Attribute, Kind, Merging
from careerkit.model.records import Record
from careerkit.model.values import clean_text, is_number

__all__ = ["FACTS", "UnknownRecord", "frozen", "thawed"]

FACTS = ("id", "updated", "stamps")
"""What every record has besides its answers, whatever section it is of."""


class _Anything(Kind):
    """An answer of which nothing is known: where two differ, both are kept."""

    merging = Merging.BESIDE

    def check(self, _: object, attribute: Attribute, value: Any) -> None:  # noqa: ANN401
        """Anything fits."""

    def schema(self) -> dict[str, Any]:
        """Anything at all."""
        return {}


class _Fact(_Anything):
    """A number, a truth value or nothing: the later one stays, as with every rating."""

    merging = Merging.LATEST


class _Texts(_Anything):
    """A list of texts holds what either side added, as tags do."""

    merging = Merging.TOGETHER


def _kind_of(value: object) -> Kind:
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return _Texts()
    return _Fact() if value is None or isinstance(value, (bool, int, float)) else _Anything()


def _field(name: str, kind: Kind, *others: Kind) -> Field:
    is_one = all(other.merging is kind.merging for other in others)
    return Field(record="unknown_record", name=name, kind=kind if is_one else _Anything())


@attrs.frozen(kw_only=True)
class UnknownRecord(Record):
    """An entry of a section that this installation doesn't know.

    ``answers`` hold whatever JSON does, by field, as values that never change: a list as a tuple,
    an object as a ``FrozenMap``.
    """

    answers: FrozenMap[Any] = attrs.field(validator=attrs.validators.instance_of(FrozenMap))

    @classmethod
    def of(cls, plain: Mapping[str, Any], facts: Mapping[str, Any]) -> Self:
        """The record that a JSON object stands for.

        Args:
            plain: The object.
            facts: Its ``id``, and ``updated`` and ``stamps`` as far as they are known.

        Raises:
            ValueError: If it holds what no file can carry: a number that has no end.
        """
        answers = {
            str(clean_text(name)): frozen(value)
            for name, value in plain.items()
            if name not in FACTS
        }
        return cls(**facts, answers=FrozenMap(answers))

    def fields(self) -> tuple[Field, ...]:
        """A field for each answer that is there."""
        return tuple(_field(name, _kind_of(value)) for name, value in self.answers.items())

    def fields_with(self, other: Record) -> tuple[Field, ...]:
        """The fields of both; one that holds another sort of answer in each may be anything."""
        names = {field.name: None for side in (self, other) for field in side.fields()}
        return tuple(
            _field(name, *(_kind_of(side.answer(name)) for side in (self, other)))
            for name in sorted(names)
        )

    def answer(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What stands in a field; None where there is no such field."""
        return self.answers.get(name)

    def holding(self, values: Mapping[str, Any], **facts: Any) -> Self:  # noqa: ANN401
        """The record with other answers and facts, and not a later version."""
        return attrs.evolve(self, **facts, answers=FrozenMap({**self.answers, **values}))


def frozen(value: object) -> object:
    """A JSON value as one that never changes.

    Raises:
        ValueError: If it holds a number that has no end, which JSON can't carry.
    """
    if isinstance(value, list):
        return tuple(map(frozen, value))
    if isinstance(value, dict):
        return FrozenMap((str(clean_text(name)), frozen(one)) for name, one in value.items())
    if isinstance(value, float) and not is_number(value):
        raise ValueError("JSON carries no number without an end")
    return clean_text(value)


def thawed(value: object) -> object:
    """The JSON value that was frozen."""
    if isinstance(value, tuple):
        return list(map(thawed, value))
    if isinstance(value, FrozenMap):
        return {name: thawed(one) for name, one in value.items()}
    return value
