"""Plain Python makes of numbers what NumPy makes of them."""

import math
from operator import add, ge, gt, le, lt, mul, sub, truediv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit.insight.arrays import plain
from careerkit.insight.arrays.array import Array

FEW = settings(max_examples=25, deadline=None)

NUMBERS = st.floats(-1e3, 1e3).map(lambda number: round(number, 6) + 0.0)
SIZES = st.integers(1, 6)
WHOLE = st.integers(0, 9)


def rows_of(numbers=NUMBERS):
    """Rows and columns, and both made of the same numbers."""
    return st.tuples(SIZES, SIZES).flatmap(
        lambda shape: st.lists(
            st.lists(numbers, min_size=shape[1], max_size=shape[1]),
            min_size=shape[0],
            max_size=shape[0],
        )
    )


def line_of(numbers=NUMBERS, least=1):
    """A few numbers."""
    return st.lists(numbers, min_size=least, max_size=12)


def same(found, wanted):
    """Whether both are the same numbers in the same shape."""
    if isinstance(found, Array):
        assert found.shape == np.shape(wanted)
        found = np.array(list(found.numbers), float).reshape(found.shape)
    np.testing.assert_allclose(np.array(found, float), np.array(wanted, float), 1e-9, 1e-9)


def on_both(do, *values, **options):
    """What a function makes with plain arrays is what it makes with NumPy's."""
    same(
        do(plain, *map(plain.array, values), **options),
        do(np, *map(np.array, values), **options),
    )


@pytest.mark.parametrize("name", ["log1p", "exp", "abs", "isfinite", "isnan", "nan_to_num", "rint"])
@FEW
@given(values=rows_of(st.one_of(st.floats(-0.5, 700), st.just(math.nan))))
def test_each_number_becomes_what_numpy_makes_of_it(name, values):
    if name == "rint":
        values = np.nan_to_num(values).tolist()
    with np.errstate(all="ignore"):
        on_both(lambda xp, x: getattr(xp, name)(x), values)


@FEW
@given(values=rows_of(), places=st.integers(0, 4))
def test_numbers_are_rounded_and_clipped(values, places):
    # A hair beside, since a number halfway may be rounded either way.
    values = [[number + 1e-7 for number in row] for row in values]

    on_both(lambda xp, x: xp.round(x, places), values)
    on_both(lambda xp, x: xp.clip(x, -1.0, 2.5), values)


@pytest.mark.parametrize("do", [add, sub, mul, lt, le, gt, ge])
@FEW
@given(values=rows_of(), number=NUMBERS)
def test_operators_take_numbers_rows_and_columns(do, values, number):
    on_both(lambda _, x: do(x, number), values)
    on_both(lambda _, x: do(number, x), values)
    on_both(lambda _, x: do(x, x), values)
    on_both(lambda _, x: do(x, x[0]), values)
    on_both(lambda _, x: do(x[0], x), values)
    on_both(lambda _, x: do(x, x.max(axis=1, keepdims=True)), values)
    on_both(lambda _, x: do(x.sum(axis=1)[:, None], x), values)


@FEW
@given(values=rows_of(st.floats(0.5, 9)), number=st.floats(0.5, 3))
def test_numbers_are_divided_and_raised(values, number):
    on_both(lambda _, x: truediv(x, number) + truediv(number, x), values)
    on_both(lambda _, x: x**number - -x, values)


@pytest.mark.parametrize("name", ["maximum", "minimum"])
@FEW
@given(values=rows_of(), number=NUMBERS)
def test_the_higher_and_the_lower_of_two(name, values, number):
    on_both(lambda xp, x: getattr(xp, name)(x, number), values)
    on_both(lambda xp, x: getattr(xp, name)(x, -x), values)


@pytest.mark.parametrize("axis", [None, 0, 1])
@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "prod", "any", "all"])
@FEW
@given(values=rows_of(st.integers(-4, 4)))
def test_rows_and_columns_are_folded(name, axis, values):
    on_both(lambda _, x: getattr(x, name)(axis=axis), values)


@FEW
@given(values=line_of())
def test_how_far_numbers_are_spread(values):
    on_both(lambda _, x: x.std(), values)


@FEW
@given(width=SIZES)
def test_no_rows_have_columns_all_the_same(width):
    on_both(lambda xp: xp.zeros((0, width)).max(axis=0, initial=0.5))
    on_both(lambda xp: (1 - xp.zeros((0, width))).prod(axis=0))
    on_both(lambda xp: xp.array([]).reshape(0, width).sum(axis=0))


@FEW
@given(values=rows_of(), data=st.data())
def test_parts_are_taken_and_changed(values, data):
    size, width = len(values), len(values[0])
    places = data.draw(st.lists(st.integers(-size, size - 1), max_size=5))
    mask = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    row = data.draw(st.integers(0, size - 1))

    def changed(xp, x, at, to):
        some = xp.array(x)
        some[at] = to(xp)
        return some

    on_both(lambda _, x: x[row], values)
    on_both(lambda _, x: x[places], values)
    on_both(lambda xp, x: x[xp.array(mask)], values)
    on_both(lambda _, x: x[:2], values)
    on_both(lambda _, x: x[row][::-1], values)
    on_both(lambda _, x: x[row][[0, -1], None], values)
    on_both(changed, values, at=row, to=lambda xp: xp.full(width, 7.0))
    on_both(lambda xp, x: changed(xp, x, xp.array(mask), lambda _: 0.5), values)
    on_both(lambda xp, x: changed(xp, x[row], [0, -1], lambda _: 0.5), values)


@FEW
@given(values=rows_of(), data=st.data())
def test_products_of_rows_and_columns(values, data):
    size, width = len(values), len(values[0])
    others = data.draw(st.lists(line_of(least=width), min_size=1, max_size=4))
    others = [row[:width] for row in others]
    left = data.draw(st.lists(NUMBERS, min_size=size, max_size=size))

    on_both(lambda _, x: x @ x[0], values)
    on_both(lambda _, x: x[0] @ x[0], values)
    on_both(lambda _, x, y: y @ x, values, left)
    on_both(lambda xp, x, y: xp.inner(x, y), values, others)
    on_both(lambda xp, x: xp.linalg.norm(x, axis=1, keepdims=True), values)
    on_both(lambda xp, x: xp.linalg.norm(x[0]), values)


@FEW
@given(values=rows_of(st.integers(-3, 3)))
def test_what_is_divided_by_nothing_is_nothing(values):
    on_both(
        lambda xp, x: xp.divide(x, x * x, out=xp.zeros_like(x) + 0.0, where=x * x > 0),
        [[float(number) for number in row] for row in values],
    )


@FEW
@given(values=line_of(), counts=st.data())
def test_numbers_are_repeated_counted_and_put_in_order(values, counts):
    times = counts.draw(st.lists(WHOLE, min_size=len(values), max_size=len(values)))

    on_both(lambda xp, x, y: xp.repeat(x, y), values, times)
    on_both(lambda xp, x, y: xp.bincount(y, x, minlength=4), values, times)
    on_both(lambda xp, _, y: xp.bincount(y), values, times)
    on_both(lambda xp, _, y: xp.cumsum(y), values, times)
    on_both(lambda xp, _, y: xp.argsort(y, kind="stable"), values, times)
    on_both(lambda xp, x: xp.sort(x)[::-1], values)
    on_both(lambda xp, _, y: xp.flatnonzero(y > 4), values, times)
    on_both(lambda xp, _, y: xp.array(xp.count_nonzero(y > 4) + xp.zeros(1)), values, times)
    on_both(lambda xp, x, y: xp.where(y > 4, x, -1.0), values, times)
    on_both(lambda xp, x, y: xp.where(y > 4, 0.5, x), values, times)
    on_both(lambda xp, x, y: xp.concatenate([x, y, xp.arange(3)]), values, times)
    on_both(lambda xp, x, y: xp.stack([x, y + 0.0]), values, times)
    on_both(lambda xp, x: xp.full(3, 2, dtype=xp.float32) + xp.ones(3) + x[0], values)


@FEW
@given(one=st.lists(st.booleans(), min_size=3, max_size=3))
def test_what_is_true_is_joined_and_turned_round(one):
    on_both(lambda xp, x: ~x | xp.array([True, False, False]), one)
    on_both(lambda xp, x: x & xp.ones(3, dtype=bool), one)


@FEW
@given(
    whole=st.lists(st.integers(0, 100), min_size=1, max_size=9),
    halves=rows_of(st.integers(-99, 99).map(lambda number: number / 4)),
)
def test_tables_are_read_as_numpy_writes_them(tmp_path_factory, whole, halves):
    place = tmp_path_factory.mktemp("tables") / "table.npz"
    kinds = (np.int8, np.uint8, np.uint16, np.int32, np.uint32, np.float32)
    numbers = {kind.__name__: np.array(whole, dtype=kind) for kind in kinds}
    np.savez_compressed(place, halves=np.array(halves, dtype=np.float16), **numbers)

    with place.open("rb") as file, plain.load(file) as table:
        same(table["halves"], halves)
        for name in numbers:
            same(table[name], whole)
        assert bytes(table["uint8"]) == bytes(whole)
        assert 101 not in table["int8"]
