"""So much at once, and then no faster."""

from hypothesis import given
from hypothesis import strategies as st

from careerkit.serve.guard.rate_limit import RateLimit


@given(st.lists(st.tuples(st.binary(max_size=2), st.floats(0, 100)), max_size=60))
def test_no_more_is_remembered_than_was_said(tries: list[tuple[bytes, float]]):
    remembered = RateLimit(3, 10.0, most=5)
    now = 0.0
    for key, later in tries:
        now += later
        remembered.note(key, now)

        assert len(remembered) <= 5


@given(st.lists(st.floats(0, 30), min_size=1, max_size=40))
def test_no_more_tries_than_allowed_get_through(pauses: list[float]):
    rate_limit, now, through = RateLimit(3, 10.0), 0.0, 0
    for pause in pauses:
        now += pause
        if rate_limit.wait(b"key", now) == 0:
            rate_limit.note(b"key", now)
            through += 1

    assert through <= 3 + now / 10 + 1e-6


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(1, 40)), min_size=1, max_size=40))
def test_an_amount_counts_as_so_many_at_once(steps: list[tuple[float, int]]):
    whole, single, now = RateLimit(100, 0.1), RateLimit(100, 0.1), 0.0
    for pause, amount in steps:
        now += pause
        whole.note("key", now, amount)
        for _ in range(amount):
            single.note("key", now)

        assert abs(whole.wait("key", now) - single.wait("key", now)) < 1e-6


def test_who_waited_long_enough_may_go_on():
    rate_limit = RateLimit(64, 0.5)
    rate_limit.note("key", 10.0, 84)

    assert rate_limit.wait("key", 10.0) == 10.5
    assert rate_limit.wait("key", 20.5) == 0
    assert rate_limit.wait("somebody else", 10.0) == 0
