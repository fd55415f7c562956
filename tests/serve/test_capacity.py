"""Seats for visitors: taken at once, and free again when the kernel is gone."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.serve import capacity
from careerkit.serve.capacity import A_VISITOR, THE_APP, Capacity, memory, seats_for


class PageRun:
    def __init__(self, kernel_id, *, has_started=True):
        self.kernel_id = kernel_id
        self.has_started = has_started


def test_the_last_seat_is_taken_once_also_before_any_kernel_has_started():
    small = Capacity(2, set())

    seats = [small.enter([]) for _ in range(3)]

    assert [seat is not None for seat in seats] == [True, True, False]
    assert (small.visitors, small.is_full, small.refused) == (2, True, 1)


def test_a_seat_is_free_when_its_kernel_is_gone():
    alive = {"a"}
    small = Capacity(1, alive)
    seat = small.enter([])
    seat.page_run = PageRun("a")
    assert small.is_full

    alive.clear()

    assert small.visitors == 0
    assert small.enter([]) is not None


def test_the_share_of_the_seats_is_that_of_the_room():
    room = Capacity(4, set())

    assert room.share == 0
    for _ in range(3):
        room.enter([])
    assert room.share == 0.75


def test_who_waits_for_the_last_to_leave_waits_no_longer_than_was_said():
    room = Capacity(1, set())
    seat = room.enter([])

    asyncio.run(asyncio.wait_for(room.emptied(0.01), timeout=60))
    assert room.visitors == 1

    seat.has_left = True
    asyncio.run(asyncio.wait_for(room.emptied(1e9), timeout=60))


def test_a_kernel_that_is_still_to_come_keeps_its_seat():
    small = Capacity(1, set())
    small.enter([]).page_run = PageRun("a", has_started=False)

    assert small.is_full


def test_a_page_that_started_a_kernel_by_itself_counts_by_that():
    alive = {"a"}
    kernels = []
    small = Capacity(1, alive)
    small.enter(kernels)
    kernels.append("a")
    assert small.is_full

    alive.clear()

    assert not small.is_full


def test_who_leaves_before_their_kernel_has_come_frees_the_seat():
    small = Capacity(1, set())
    small.enter([]).has_left = True

    assert small.visitors == 0


@pytest.mark.parametrize(
    ("available", "seats"), [(0, 1), (A_VISITOR, 1), (100 * A_VISITOR, 85), (None, 50)]
)
def test_seats_go_by_memory_and_some_of_it_stays_free(available, seats):
    assert seats_for(available) == seats


def test_a_containers_limit_counts_where_it_is_smaller(monkeypatch, tmp_path):
    limit = tmp_path / "memory.max"
    limit.write_text(f"{THE_APP + 200_000_000}\n")
    monkeypatch.setattr(capacity, "_LIMITS", (str(limit), str(tmp_path / "none")))
    assert memory() == 200_000_000

    limit.write_text("max\n")
    assert memory() is None or memory() > 200_000_000

    limit.write_text("1000\n")
    assert memory() == 0


@given(st.integers(1, 9), st.lists(st.sampled_from(["come", "start", "go"]), max_size=40))
def test_there_are_never_more_visitors_than_seats(most, steps):
    alive = set()
    here = Capacity(most, alive)
    seats = []
    for number, step in enumerate(steps):
        if step == "come" and (seat := here.enter([])):
            seats.append(seat)
        elif step == "start" and (waiting := [s for s in seats if s.page_run is None]):
            waiting[0].page_run = PageRun(str(number))
            alive.add(str(number))
        elif step == "go" and alive:
            alive.pop()
        assert here.visitors <= most
        started = sum(s.page_run is not None and s.page_run.kernel_id in alive for s in seats)
        assert here.visitors == started + sum(s.page_run is None for s in seats)
