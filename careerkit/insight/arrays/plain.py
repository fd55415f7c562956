"""A few of NumPy's functions in plain Python, by their names: see there what they do.

Kinds of numbers are Python's own, so that ``float32`` is as exact as ``float64``. Tables are read
as NumPy writes them.
"""

from __future__ import annotations

import builtins
import itertools
import math
import struct
import zipfile
from ast import literal_eval
from itertools import accumulate, chain
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

from careerkit.insight.arrays.array import Array, each, sumprod

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import IO

float64 = float32 = float
int64 = int32 = intp = int
bool_ = bool
nan = math.nan

_HIGHEST_POWER = 709
# Of e, that a float can hold.


def array(values: Any, dtype: Callable[[Any], Any] | None = None) -> Array:  # noqa: ANN401
    """Numbers, or rows of as many numbers each."""
    rows = values if isinstance(values, Array) else list(values)
    if isinstance(rows, Array):
        found = rows
    elif rows and isinstance(rows[0], Array | list | tuple):
        found = Array(list(chain.from_iterable(rows)), (len(rows), len(rows[0])))
    else:
        found = Array(rows)
    return found if dtype is None else found.astype(dtype)


asarray = stack = array


def full(shape: int | tuple[int, ...], value: Any, dtype: Any = None) -> Array:  # noqa: ANN401
    """One number many times.

    Args:
        shape: How many, or how many rows and columns.
        value: The number.
        dtype: Its kind; its own if there is none.
    """
    shape = (shape,) if isinstance(shape, int) else shape
    return Array([value if dtype is None else dtype(value)] * math.prod(shape), shape)


def zeros(shape: int | tuple[int, ...], dtype: Any = float) -> Array:  # noqa: ANN401
    """Zeros, or what is false."""
    return full(shape, 0, dtype)


def ones(shape: int | tuple[int, ...], dtype: Any = float) -> Array:  # noqa: ANN401
    """Ones, or what is true."""
    return full(shape, 1, dtype)


def zeros_like(other: Array) -> Array:
    """As many zeros."""
    return zeros(other.shape)


def arange(end: int) -> Array:
    """The whole numbers from 0 on."""
    return Array(list(range(end)))


def concatenate(parts: Iterable[Iterable[Any]]) -> Array:
    """Arrays of one dimension, one after another."""
    return Array(list(chain.from_iterable(parts)))


def repeat(values: Array, counts: Array) -> Array:
    """Each number so many times."""
    return Array(list(chain.from_iterable(map(itertools.repeat, values, counts))))


def cumsum(values: Array) -> Array:
    """The sums up to each number."""
    return Array(list(accumulate(values)))


def bincount(places: Array, weights: Array | None = None, minlength: int = 0) -> Array:
    """How often each whole number from 0 on is there.

    Args:
        places: The numbers.
        weights: What each one counts; 1 if there are none.
        minlength: For so many numbers at least.
    """
    found: list[float] = [0] * max(minlength, max(places.numbers, default=-1) + 1)
    for place, weight in zip(places, itertools.repeat(1) if weights is None else weights):  # noqa: B905
        found[place] += weight
    return Array(found)


def flatnonzero(values: Array) -> Array:
    """Where something is true or not 0."""
    return Array([place for place, value in enumerate(values.numbers) if value])


def count_nonzero(values: Array) -> int:
    """How many are true or not 0."""
    return sum(map(bool, values.numbers))


def argsort(values: Array, *, kind: str = "stable") -> Array:  # noqa: ARG001 - always stable
    """The places of the numbers from the lowest to the highest."""
    return Array(sorted(range(len(values)), key=values.numbers.__getitem__))


def sort(values: Array) -> Array:
    """The numbers from the lowest to the highest."""
    return Array(sorted(values.numbers))


def where(told: Array, one: Any, other: Any) -> Array:  # noqa: ANN401
    """The numbers of one where something is true, and elsewhere those of the other.

    Args:
        told: Where.
        one: The numbers there, or one for all.
        other: Those elsewhere, likewise.
    """
    ones, others = (
        some.numbers if isinstance(some, Array) else itertools.repeat(some) for some in (one, other)
    )
    # The longest of them all is that which is told.
    both = zip(told.numbers, ones, others)  # noqa: B905
    return Array([yes if is_told else no for is_told, yes, no in both])


def maximum(one: Any, other: Any) -> Array:  # noqa: ANN401
    """The higher of each two."""
    return each(max, one, other)


def minimum(one: Any, other: Any) -> Array:  # noqa: ANN401
    """The lower of each two."""
    return each(min, one, other)


def _of_each(do: Callable[[Any], Any], values: Array) -> Array:
    return Array(list(map(do, values.numbers)), values.shape)


def clip(values: Array, lowest: float, highest: float) -> Array:
    """The numbers within bounds; what is no number stays.

    Args:
        values: The numbers.
        lowest: What they are at least.
        highest: What they are at most.
    """
    return _of_each(lambda x: lowest if x < lowest else min(x, highest), values)


def exp(values: Array) -> Array:
    """The exponential of each, infinite where no float holds it."""
    return _of_each(lambda x: math.inf if x > _HIGHEST_POWER else math.exp(x), values)


def log1p(values: Array) -> Array:
    """The logarithm of each and 1."""
    return _of_each(math.log1p, values)


def abs(values: Array) -> Array:  # noqa: A001 - NumPy's name, as the next ones
    """The numbers without their signs."""
    return _of_each(math.fabs, values)


def round(values: Array, places: int) -> Array:  # noqa: A001
    """The numbers to so many decimal places."""
    return _of_each(lambda x: builtins.round(x, places), values)


def rint(values: Array) -> Array:
    """The nearest whole number of each."""
    return _of_each(builtins.round, values)


def isfinite(values: Array) -> Array:
    """Where a number is one, and finite."""
    return _of_each(math.isfinite, values)


def isnan(values: Array) -> Array:
    """Where a number is none."""
    return _of_each(math.isnan, values)


def nan_to_num(values: Array, nan: float = 0.0) -> Array:
    """The numbers, and this instead of what is none."""
    return _of_each(lambda x: nan if math.isnan(x) else x, values)


def divide(one: Array, other: Array, *, out: Array, where: Array) -> Array:  # noqa: ARG001
    """The quotients, and 0 where the divisor is.

    Args:
        one: What is divided.
        other: The divisors.
        out: Zeros, as NumPy asks for.
        where: Where the divisor is not 0, as NumPy asks for.
    """
    return each(lambda x, y: x / y if y else 0.0, one, other)


def inner(one: Array, other: Array) -> Array:
    """The products of each row of one and each of the other."""
    found = [sumprod(mine, theirs) for mine in one.rows() for theirs in other.rows()]
    return Array(found, (len(one), len(other)))


def _norm(values: Array, axis: int | None = None, *, keepdims: bool = False) -> Any:  # noqa: ANN401
    squares = (values * values).sum(axis=axis, keepdims=keepdims)
    return math.sqrt(squares) if axis is None else _of_each(math.sqrt, squares)


linalg = SimpleNamespace(norm=_norm)


class load:  # noqa: N801 - NumPy's name
    """The arrays of an ``.npz`` file, each read when it is asked for."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = zipfile.ZipFile(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getitem__(self, name: str) -> Array:
        data = self._file.read(f"{name}.npy")
        # A magic string of six bytes, a version of two, and the length of a header.
        (length,) = struct.unpack_from("<H", data, 8)
        header = literal_eval(data[10 : 10 + length].decode("latin-1"))
        return Array(_numbers(header["descr"], data[10 + length :]), header["shape"])


def _numbers(kind: str, data: bytes) -> Sequence[Any]:
    code = {"i1": "b", "u1": "B", "u2": "H", "i4": "i", "u4": "I", "f2": "e", "f4": "f"}[kind[1:]]
    if code == "B":
        return data
    if code == "b":
        # A million of them: read where they are.
        return memoryview(data).cast("b")
    return struct.unpack(f"<{len(data) // struct.calcsize(code)}{code}", data)
