"""No kernel takes so much that others have to wait for it."""

import asyncio
import logging
import os
import sys

import pytest

from careerkit import content
from careerkit.serve.fork_server.zygote import MEMORY
from careerkit.serve.kernels.quota import Quota, Use, use_of
from support.serving.kernels import eventually, started


class Kernels:
    """Kernels that exist only here, and what they have taken so far."""

    def __init__(self, **pids):
        self.pids = pids
        self.uses = {}
        self.ended = []

    def processes(self):
        return self.pids

    async def end(self, kernel_id):
        del self.pids[kernel_id]
        self.ended.append(kernel_id)

    def use(self, pid):
        return self.uses.get(pid)


class Watch:
    """Looks every ten seconds at kernels that compute for so many seconds of them."""

    def __init__(self, kernels, *, memory=100, busy=30.0):
        self.kernels, self.now, self.spent = kernels, 0.0, {}
        self.quota = Quota(
            kernels, memory=memory, busy=busy, use=kernels.use, clock=lambda: self.now
        )

    def look(self, memory=50, **seconds):
        self.now += 10
        for kernel_id, pid in self.kernels.pids.items():
            self.spent[pid] = self.spent.get(pid, 0.0) + seconds.get(kernel_id, 0.0)
            self.kernels.uses[pid] = Use(self.spent[pid], memory)
        asyncio.run(self.quota.look())


def test_a_kernel_that_computes_without_a_pause_is_ended_and_no_other():
    kernels = Kernels(busy=1, calm=2)
    watch = Watch(kernels)
    for _ in range(3):
        watch.look(busy=9.9, calm=1.0)
    assert kernels.ended == []

    watch.look(busy=9.9, calm=1.0)

    assert kernels.ended == ["busy"]
    assert watch.quota.ended == {"work": 1}


def test_a_pause_begins_the_count_anew():
    kernels = Kernels(one=1)
    watch = Watch(kernels)
    for seconds in (10, 10, 10, 2, 10, 10):
        watch.look(one=seconds)
    assert kernels.ended == []


def test_another_process_under_the_same_id_begins_anew():
    kernels = Kernels(one=1)
    watch = Watch(kernels)
    for _ in range(3):
        watch.look(one=10)
    kernels.pids["one"] = 2
    watch.look(one=10)
    assert kernels.ended == []


def test_who_has_taken_far_more_memory_than_it_may_is_ended(caplog):
    kernels = Kernels(one=1)
    watch = Watch(kernels, memory=100)
    watch.look(memory=150)
    assert kernels.ended == []
    with caplog.at_level(logging.ERROR):
        watch.look(memory=151)
    assert kernels.ended == ["one"]
    assert content.text("serve.log.too_much_memory") in caplog.text


def test_without_a_limit_memory_is_not_looked_at():
    kernels = Kernels(one=1)
    Watch(kernels, memory=0).look(memory=10**12)
    assert kernels.ended == []


def test_a_kernel_that_is_gone_meanwhile_is_passed_over():
    kernels = Kernels(gone=1)
    asyncio.run(Quota(kernels, memory=1, busy=1, use=lambda _: None).look())
    assert kernels.ended == []


def test_the_memory_of_all_kernels_is_added_up():
    watch = Watch(Kernels(one=1, two=2))
    watch.look(memory=70)
    assert watch.quota.memory == 140


def test_the_system_tells_what_a_process_has_taken():
    use = use_of(os.getpid())
    assert use.seconds > 0
    assert use.memory > 10_000_000
    assert use_of(2**22 + 1) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what is written to")
def test_a_kernel_that_wants_too_much_memory_is_told_and_lives_on():
    with started(env={**os.environ, MEMORY: "300000000"}) as one:
        reply = one.run("much = bytearray(400_000_000)")
        assert reply["ename"] == "MemoryError"
        assert one.evaluate("len(bytearray(30_000_000))") == "30000000"
        assert one.evaluate(f"__import__('os').environ.get({MEMORY!r})") == "None"


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_the_system_ends_a_kernel_before_it_ends_the_server():
    with started() as one:
        score = one.evaluate("open('/proc/self/oom_score_adj').read()")
    assert score == repr("500\n")


def test_a_kernel_that_never_pauses_is_really_ended(monkeypatch):
    # What a busy machine leaves of a processor; the table above holds the share itself.
    monkeypatch.setattr("careerkit.serve.kernels.quota._BUSY", 0.1)
    with started() as one:

        class Only(Kernels):
            async def end(self, kernel_id):
                await super().end(kernel_id)
                one.process.kill()

        kernels = Only(it=one.pid)
        quota = Quota(kernels, memory=0, busy=0.3)
        one.client.execute("while True: pass")

        def look():
            asyncio.run(quota.look())
            return bool(kernels.ended)

        assert eventually(look)
        assert eventually(lambda: one.process.poll() is not None)
