"""Pages that are run ahead leave the computer to those who are here."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from careerkit.serve.fork_server.zygote import STANDS_BACK
from careerkit.serve.pages import page_queue
from careerkit.serve.pages.page_queue import PageQueue


@pytest.fixture
def queue(tmp_path: Path) -> PageQueue:
    return PageQueue(
        kernels=None,
        folder=tmp_path,
        config=None,
        voila=None,
        environment={"A": "b"},
        ready=1,
        times=None,
        declarations=None,
    )


def test_a_kernel_that_nobody_waits_for_stands_back_once_somebody_is_here(queue):
    first = queue._ahead()
    queue._taken["career_journey"].append(0.0)

    assert first == {"A": "b"}
    assert queue._ahead() == {"A": "b", STANDS_BACK: "10"}


def test_old_pages_go_though_somebody_opens_another_notebook_meanwhile(queue):
    ended = []

    class OldPage:
        is_good = False

        async def end(self) -> None:
            ended.append(self)
            await asyncio.sleep(0)  # a kernel takes its time to end
            assert queue._ready["01_step"] == []  # as `take` asks

    old = [OldPage(), OldPage()]
    queue._ready["career_journey"] = [*old]
    asyncio.run(queue._drop_spoilt())

    assert ended == old
    assert queue._ready["career_journey"] == []


@pytest.mark.parametrize(
    ("late", "breaths"), [([0.0], 1), ([0.2, 0.06, 0.01], 3), ([9.0] * 200, 100)]
)
def test_pages_are_run_ahead_when_those_who_are_here_are_served(late, breaths, monkeypatch):
    now, waits, lateness = 0.0, [], iter(late)

    async def sleep(seconds: float) -> None:
        nonlocal now
        waits.append(seconds)
        now += seconds + next(lateness)

    monkeypatch.setattr(page_queue.asyncio, "sleep", sleep)
    monkeypatch.setattr(page_queue.time, "monotonic", lambda: now)
    coming = page_queue._until_calm()
    with pytest.raises(StopIteration):
        coming.send(None)

    assert len(waits) == breaths
