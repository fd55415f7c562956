"""Numbers in one or two dimensions, in plain Python.

An ``Array`` does what NumPy's does, as far as ``insight`` needs it. Two things are otherwise: a
part of an array is a copy, and a division by zero is an error.
"""

from __future__ import annotations

import math
import operator
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Array", "each", "sumprod"]

Shape = tuple[int, ...]


def _sumprod(one: Sequence[Any], other: Sequence[Any]) -> Any:  # noqa: ANN401 - a number
    return sum(map(operator.mul, one, other))


sumprod: Callable[[Sequence[Any], Sequence[Any]], Any] = getattr(math, "sumprod", _sumprod)
"""The sum of products; Python itself has it from 3.12 on."""


def _operator(do: Callable[[Any, Any], Any]) -> Callable[[Array, Any], Array]:
    return lambda mine, theirs: each(do, mine, theirs)


def _reflected(do: Callable[[Any, Any], Any]) -> Callable[[Array, Any], Array]:
    return lambda mine, theirs: each(do, theirs, mine)


class Array:
    """Numbers or truth values, row after row.

    Attributes:
        numbers: All of them in one sequence; one that can't be changed is only read.
        shape: How many there are: one number, or rows and columns.
    """

    __slots__ = ("_rows", "numbers", "shape")

    def __init__(self, numbers: Sequence[Any], shape: Shape | None = None) -> None:
        self.numbers = numbers
        self.shape = (len(numbers),) if shape is None else shape
        self._rows: list[Sequence[Any]] | None = None

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.numbers) if len(self.shape) == 1 else map(Array, self.rows())

    def __contains__(self, number: object) -> bool:
        return number in self.numbers

    def __bytes__(self) -> bytes:
        return bytes(self.numbers)

    def rows(self) -> list[Sequence[Any]]:
        """The rows; an array of one dimension is one."""
        if len(self.shape) == 1:
            return [self.numbers]
        if self._rows is None:
            # Asked for again and again of a table that many texts are held to.
            self._rows = list(map(self._row, range(self.shape[0])))
        return self._rows

    def columns(self) -> list[Sequence[Any]]:
        """The columns of an array of two dimensions."""
        width = self.shape[1]
        return [self.numbers[at::width] for at in range(width)]

    def reshape(self, *shape: int) -> Array:
        """The same numbers in another shape, of which one part may be -1: as many as are left."""
        known = math.prod(part for part in shape if part >= 0)
        found = tuple(len(self.numbers) // known if part < 0 else part for part in shape)
        return Array(self.numbers, found)

    def astype(self, kind: Callable[[Any], Any]) -> Array:
        """The numbers as ``float``, ``int`` or ``bool``."""
        return Array(list(map(kind, self.numbers)), self.shape)

    def tolist(self) -> list[Any]:
        """The numbers as a list, or a list of rows."""
        return list(self.numbers) if len(self.shape) == 1 else list(map(list, self.rows()))

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - as NumPy's
        if isinstance(at, tuple):
            # (some, None): these, below each other.
            some = self[at[0]]
            return some.reshape(len(some), 1)
        if isinstance(at, int):
            return self.numbers[at] if len(self.shape) == 1 else Array(self._row(at))
        places = self._places(at)
        if len(self.shape) == 1:
            return Array([self.numbers[place] for place in places])
        found = [number for place in places for number in self._row(place)]
        return Array(found, (len(places), self.shape[1]))

    def __setitem__(self, at: Any, value: Any) -> None:  # noqa: ANN401 - as NumPy's
        self._rows = None
        numbers: Any = self.numbers
        places = [at] if isinstance(at, int) else self._places(at)
        if len(self.shape) == 2:
            width = self.shape[1]
            places = [place * width + column for place in places for column in range(width)]
        values = value if isinstance(value, Array | list) else repeat(value)
        for place, number in zip(places, values, strict=False):
            numbers[place] = number

    def _row(self, at: int) -> Sequence[Any]:
        width = self.shape[1]
        begin = (at + self.shape[0] if at < 0 else at) * width
        return self.numbers[begin : begin + width]

    def _places(self, at: Any) -> Sequence[int]:  # noqa: ANN401 - a slice, places, or a mask
        if isinstance(at, slice):
            return range(*at.indices(self.shape[0]))
        places: Sequence[Any] = at.numbers if isinstance(at, Array) else at
        if len(places) and isinstance(places[0], bool):
            return [place for place, told in enumerate(places) if told]
        return places

    def _folded(
        self,
        fold: Callable[[Sequence[Any]], Any],
        axis: int | None,
        *,
        keepdims: bool = False,
    ) -> Any:  # noqa: ANN401 - a number or an array
        if axis is None or len(self.shape) == 1:
            return fold(self.numbers)
        found = list(map(fold, self.rows() if axis else self.columns()))
        if not keepdims:
            return Array(found)
        return Array(found, (len(found), 1) if axis else (1, len(found)))

    def sum(self, axis: int | None = None, *, dtype: Any = None, keepdims: bool = False) -> Any:  # noqa: ANN401, ARG002
        """The sum.

        Args:
            axis: 0 for each column, 1 for each row; None for all.
            dtype: As NumPy has it; there is one kind here.
            keepdims: Whether what is found for rows stands in a column, and for columns in a row.
        """
        return self._folded(sum, axis, keepdims=keepdims)

    def prod(self, axis: int | None = None) -> Any:  # noqa: ANN401
        """The product, of all or along an axis."""
        return self._folded(math.prod, axis)

    def mean(self, axis: int | None = None, *, dtype: Any = None, keepdims: bool = False) -> Any:  # noqa: ANN401, ARG002
        """The mean.

        Args:
            axis: As in ``sum``.
            dtype: As in ``sum``.
            keepdims: As in ``sum``.
        """
        return self._folded(_mean, axis, keepdims=keepdims)

    def std(self) -> float:
        """The standard deviation of all."""
        mean = _mean(self.numbers)
        apart = [number - mean for number in self.numbers]
        return math.sqrt(_mean(list(map(operator.mul, apart, apart))))

    def max(
        self, axis: int | None = None, *, initial: float = -math.inf, keepdims: bool = False
    ) -> Any:  # noqa: ANN401
        """The highest.

        Args:
            axis: As in ``sum``.
            initial: What it is at least.
            keepdims: As in ``sum``.
        """
        return self._folded(
            lambda some: max(initial, max(some, default=initial)), axis, keepdims=keepdims
        )

    def min(self, axis: int | None = None) -> Any:  # noqa: ANN401
        """The lowest, of all or along an axis."""
        return self._folded(min, axis)

    def any(self, axis: int | None = None) -> Any:  # noqa: ANN401
        """Whether one is true or not 0, of all or along an axis."""
        return self._folded(any, axis)

    def all(self, axis: int | None = None) -> Any:  # noqa: ANN401
        """Whether all are true or not 0, of all or along an axis."""
        return self._folded(all, axis)

    def __matmul__(self, other: Array) -> Any:  # noqa: ANN401 - a number or an array
        if len(other.shape) == 2:
            columns = other.columns()
            found = [sumprod(row, column) for row in self.rows() for column in columns]
            return Array(found, (*self.shape[:-1], other.shape[1]))
        if len(self.shape) == 1:
            return sumprod(self.numbers, other.numbers)
        return Array([sumprod(row, other.numbers) for row in self.rows()])

    __add__, __radd__ = _operator(operator.add), _reflected(operator.add)
    __sub__, __rsub__ = _operator(operator.sub), _reflected(operator.sub)
    __mul__, __rmul__ = _operator(operator.mul), _reflected(operator.mul)
    __truediv__, __rtruediv__ = _operator(operator.truediv), _reflected(operator.truediv)
    __pow__, __and__, __or__ = map(_operator, (operator.pow, operator.and_, operator.or_))
    __lt__, __le__, __gt__, __ge__ = map(
        _operator, (operator.lt, operator.le, operator.gt, operator.ge)
    )

    def __neg__(self) -> Array:
        return Array(list(map(operator.neg, self.numbers)), self.shape)

    def __invert__(self) -> Array:
        return Array(list(map(operator.not_, self.numbers)), self.shape)


def each(do: Callable[[Any, Any], Any], one: Any, other: Any) -> Array:  # noqa: ANN401
    """What a function makes of each pair of numbers.

    Args:
        do: Takes a number of each.
        one: An array, or a number that stands for as many as the other has.
        other: Likewise; one of both is an array. A row stands for each row of the other, a column
            for each of its columns.
    """
    if not isinstance(one, Array):
        return Array(list(map(do, repeat(one), other.numbers)), other.shape)
    if not isinstance(other, Array):
        return Array(list(map(do, one.numbers, repeat(other))), one.shape)
    if one.shape == other.shape:
        return Array(list(map(do, one.numbers, other.numbers)), one.shape)
    shape = tuple(
        theirs if mine == 1 else mine
        for mine, theirs in zip(_rows_and_columns(one), _rows_and_columns(other), strict=True)
    )
    return Array(list(map(do, _spread(one, shape), _spread(other, shape))), shape)


def _rows_and_columns(array: Array) -> Shape:
    return array.shape if len(array.shape) == 2 else (1, *array.shape)


def _spread(array: Array, shape: Shape) -> Sequence[Any]:
    rows, columns = _rows_and_columns(array)
    numbers = list(array.numbers)
    if columns < shape[1]:
        numbers = [number for number in numbers for _ in range(shape[1])]
    return numbers * shape[0] if rows < shape[0] else numbers


def _mean(numbers: Sequence[Any]) -> float:
    mean: float = sum(numbers) / len(numbers)
    return mean
