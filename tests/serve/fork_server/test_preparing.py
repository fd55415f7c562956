"""The zygote, started before the first kernel is asked for."""

from __future__ import annotations

import asyncio
import logging

import pytest

from careerkit.serve.fork_server import forking, preparing
from support.serving.kernels import eventually, zygotes

pytestmark = pytest.mark.skipif(not forking.supported(), reason="kernels are not forked here")


@pytest.fixture(autouse=True)
def _no_zygote_is_left():
    forking.close_all()
    yield
    forking.close_all()


def test_one_that_was_started_ahead_is_waited_for_and_not_started_again():
    preparing.prepare(["json"])
    assert eventually(lambda: len(zygotes()) == 1)  # its name is there a moment after itself
    [early] = zygotes()

    assert asyncio.run(preparing.is_ready(["json"]))

    assert zygotes() == [early]


def test_where_it_never_lives_to_be_ready_we_say_so_and_give_up(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR):
        assert not asyncio.run(preparing.is_ready(["os:abort"]))

    assert caplog.messages[-1] == forking.NO_ZYGOTE
    assert zygotes() == []


def test_where_nothing_can_be_forked_there_is_nothing_to_wait_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forking, "supported", lambda: False)

    assert not asyncio.run(preparing.is_ready(["json"]))
