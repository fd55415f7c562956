"""Beside the loop: a fork, a thread, or neither, and each says the same."""

import asyncio
import faulthandler
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from careerkit.widgets.parts.take import aside
from careerkit.widgets.parts.take.aside import Ended, Failed
from support.serving.kernels import eventually


def is_gone(pid):
    """Whether a process of ours has ended, and perhaps was waited for already."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


@pytest.fixture
def forks(monkeypatch):
    """Forks, also where an earlier test has loaded what is not to be in one."""
    if sys.platform != "linux":
        pytest.skip("forks are for Linux")
    monkeypatch.setattr(aside, "_NOT_IN_A_FORK", ())


@pytest.fixture(params=["fork", "thread", "here"])
def way(request, monkeypatch):
    """Each of the ways, where the ones before it are not possible."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("forks are for Linux")
    monkeypatch.setattr(aside, "_NOT_IN_A_FORK", () if request.param == "fork" else ("os",))
    if request.param == "here":

        def refuse(_):
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(threading.Thread, "start", refuse)
    return request.param


def heard(work, until=lambda words: isinstance(words[-1], Ended | Failed), also=None):
    """What is heard of some work."""

    async def listen():
        words, is_over = [], asyncio.Event()

        def hear(word):
            words.append(word)
            if until(words):
                is_over.set()

        running = aside.start(work, hear)
        if also:
            also(running, words)
        await is_over.wait()
        return words

    return asyncio.run(asyncio.wait_for(listen(), 60))


@pytest.mark.usefixtures("way")
def test_what_it_tells_comes_in_order_and_then_what_it_gave():
    def work(tell):
        tell("one")
        tell({"two": 2})
        return b"x" * 3_000_000

    assert heard(work) == ["one", {"two": 2}, Ended(b"x" * 3_000_000)]


@pytest.mark.usefixtures("way")
def test_what_it_raised_is_told_with_its_place():
    def work(_):
        raise ValueError("no")

    [failed] = heard(work)

    assert isinstance(failed.error, ValueError)
    assert "test_aside.py" in failed.place


def test_without_a_loop_it_is_done_at_once():
    words = []

    aside.start(lambda tell: tell("one"), words.append)

    assert words == ["one", Ended(None)]


@pytest.mark.parametrize("way", ["fork", "thread"], indirect=True)
@pytest.mark.usefixtures("way")
def test_the_loop_goes_on_meanwhile():
    ticks = []

    def also(_, words):
        def tick():
            if not words:
                ticks.append(1)
                asyncio.get_running_loop().call_later(0.005, tick)

        tick()

    heard(lambda _: time.sleep(0.3), also=also)

    assert len(ticks) > 5


@pytest.mark.usefixtures("forks")
def test_in_a_fork_it_steps_back_and_says_nothing_where_the_kernel_speaks(capfd):
    def work(_):
        print("a word of an answer")  # noqa: T201 - to see that it is not heard
        return os.getpid(), os.nice(0)

    [ended] = heard(work)

    pid, niceness = ended.value
    assert pid != os.getpid()
    assert niceness == min(19, os.nice(0) + aside._STEPS_BACK)
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("forks")
def test_a_fork_that_is_ended_from_outside_has_broken_off():
    [failed] = heard(lambda _: os.kill(os.getpid(), signal.SIGKILL))

    assert failed == Failed()


@pytest.mark.usefixtures("forks")
def test_what_is_stopped_is_gone_and_says_no_more():
    def work(tell):
        tell(os.getpid())
        time.sleep(60)

    def stop(_):
        running[0].stop()
        return True

    running = []
    [pid] = heard(work, until=stop, also=lambda one, _: running.append(one))

    assert eventually(lambda: is_gone(pid))


A_KERNEL = """
import asyncio, os, time
from careerkit.widgets.parts.take import aside

def work(tell):
    tell(os.getpid())
    time.sleep(60)

async def main():
    aside.start(work, lambda pid: print(pid, flush=True))
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.mark.usefixtures("forks")
def test_a_fork_ends_with_its_kernel_however_that_ends():
    command = [sys.executable, "-c", A_KERNEL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as kernel:
        status = Path(f"/proc/{kernel.stdout.readline().strip()}/status")
        assert status.exists()
        kernel.kill()

    assert eventually(lambda: not status.exists() or "zombie" in status.read_text())


@pytest.mark.usefixtures("forks")
def test_too_little_memory_is_told_as_that():
    def work(_):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20))
        return len(bytearray(1 << 33))

    [failed] = heard(work)

    assert isinstance(failed.error, MemoryError)


@pytest.mark.usefixtures("forks")
def test_a_library_that_gives_up_for_want_of_memory_is_told_as_that():
    def work(_):
        faulthandler.disable()  # pytest's
        os.abort()

    [failed] = heard(work)

    assert isinstance(failed.error, MemoryError)


@pytest.mark.usefixtures("forks")
def test_a_file_may_take_more_than_a_kernel_may():
    import resource  # noqa: PLC0415 - not on every system

    def work(_):
        return resource.getrlimit(resource.RLIMIT_DATA)[0]

    before = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (1 << 34, before[1]))
    try:
        [ended] = heard(work)
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)

    assert ended.value == (1 << 34) + aside._MORE_ROOM


@pytest.mark.usefixtures("forks")
def test_what_a_library_prints_past_python_is_not_heard_either(capfd):
    heard(lambda _: os.write(2, b"a word of an answer"))

    assert capfd.readouterr() == ("", "")
