"""Turns among all kernels of a computer."""

import subprocess
import sys

import pytest

from careerkit.widgets.parts.take import turns
from careerkit.widgets.parts.take.turns import Turn

HOLD = """
from careerkit.widgets.parts.take.turns import Turn
turn = Turn()
print(turn.take(), flush=True)
input()
"""


@pytest.fixture(autouse=True)
def place(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(turns.os, "cpu_count", lambda: 2)
    return tmp_path


def test_there_are_as_many_as_processors_and_one_that_is_given_back_is_the_next_ones():
    first, second, third = Turn(), Turn(), Turn()
    assert first.take()
    assert second.take()
    assert not third.take()

    first.give_back()

    assert third.take()
    for one in (second, third):
        one.give_back()


def test_a_process_that_ends_has_given_its_turn_back(monkeypatch):
    monkeypatch.setattr(turns.os, "cpu_count", lambda: 1)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "True\n"
        assert not Turn().take()
        other.kill()

    turn = Turn()
    assert turn.take()
    turn.give_back()


def test_nobody_waits_for_ever(monkeypatch):
    held = Turn(), Turn()
    assert all(one.take() for one in held)
    monkeypatch.setattr(turns, "_PATIENCE", 0)

    assert Turn().take()
    for one in held:
        one.give_back()


def test_where_no_such_file_can_be_there_is_no_waiting(monkeypatch):
    def refuse(*_, **__):
        raise OSError("read-only")

    monkeypatch.setattr(turns, "_lock", refuse)

    assert Turn().take()
