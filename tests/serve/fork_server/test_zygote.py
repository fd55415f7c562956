"""Forked kernels: what they share, what they don't, and how they and their zygote end."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from jupyter_client.manager import KernelManager

from careerkit.serve.fork_server import forking
from careerkit.serve.fork_server.zygote import KERNEL_NAME, STANDS_BACK
from careerkit.serve.kernels import visit_kernels
from careerkit.serve.kernels.visit_kernels import OwnKernelSpecs
from support.serving.kernels import PATIENCE, eventually, open_descriptors, started, zygotes

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not forking.supported(), reason="kernels are not forked here"),
]


PLAIN = ("careerkit.serve.kernels.preload:warm_kernel", "numpy.random")
"""What is loaded before a fork here: less than for the kit's own notebooks, which takes seconds."""


@pytest.fixture(scope="module", autouse=True)
def _no_zygote_is_left():
    forking.close_all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(visit_kernels, "PRELOAD", PLAIN)
        yield
    forking.close_all()
    assert zygotes() == []


@pytest.fixture(scope="module")
def kernel():
    with started() as one:
        yield one


def zygote() -> psutil.Process:
    [process] = zygotes()
    return process


def ended(pid: int) -> bool:
    return not psutil.pid_exists(pid)


def test_a_kernel_is_forked_from_the_zygote(kernel):
    assert psutil.Process(kernel.pid).ppid() == zygote().pid
    assert psutil.Process(kernel.pid).name() == KERNEL_NAME


def test_two_kernels_draw_different_random_numbers():
    numbers = (
        "(__import__('random').random(), __import__('numpy').random.random(),"
        " __import__('uuid').uuid4(), __import__('secrets').token_hex())"
    )
    drawn = []
    for _ in range(2):
        with started() as one:
            drawn.append(one.evaluate(numbers).split(", "))

    assert all(a != b for a, b in zip(*drawn, strict=True))


def test_nothing_of_one_visitor_is_seen_by_the_next():
    seen = "(hasattr(__import__('json'), 'mine'), 'mine' in globals(), 'MINE' in os.environ)"
    with started() as one:
        one.run("import json, os; json.mine = mine = os.environ['MINE'] = 'private'")
        assert one.evaluate(seen) == "(True, True, True)"
        with started() as other:
            other.run("import os")
            assert other.evaluate(seen) == "(False, False, False)"


def test_the_zygote_never_holds_what_a_visitor_sends():
    secret = f"a secret of {os.getpid()}"
    with started(env={**os.environ, "SECRET": secret}) as one:
        key = one.manager.session.key
        assert one.evaluate("__import__('os').environ['SECRET']") == repr(secret)
        held = memory(zygote().pid)

    assert b"careerkit.serve.fork_server.zygote" in held
    assert key not in held
    assert secret.encode() not in held


def memory(pid: int) -> bytes:
    """What a process may write to: its heap, its stacks."""
    pieces = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as mem:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end = (int(number, 16) for number in line.split()[0].split("-"))
            if line.split()[1].startswith("rw"):
                mem.seek(start)
                pieces.append(mem.read(end - start))
    return b"".join(pieces)


def test_environment_folder_and_streams_are_those_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    said = tmp_path / "said"
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TZ": "Asia/Tokyo"}
    environment |= forking._fixed(os.environ)  # with others, it would come the stock way
    with (
        said.open("wb") as stream,
        started(env=environment, cwd=str(tmp_path), stdout=stream, stderr=stream) as one,
    ):
        one.run("import os, time")
        one.run("os.write(2, b'to the log')")
        assert one.evaluate("os.environ['HOME']") == repr(str(tmp_path))
        assert one.evaluate("os.environ.get('JUPYTER_RUNTIME_DIR')") == "None"
        assert one.evaluate("os.getcwd()") == repr(str(tmp_path))
        assert one.evaluate("time.tzname[0]") == "'JST'"
        assert one.evaluate("os.read(0, 1)") == "b''"
        open_ones = open_descriptors(one.pid)

    assert any(link.endswith(str(said)) for link in open_ones)


def test_a_kernel_has_no_descriptor_of_another_ones(kernel):
    with started() as later:
        shared = {link.split(" ")[1] for link in open_descriptors(kernel.pid)} & {
            link.split(" ")[1] for link in open_descriptors(later.pid)
        }
        lifeline = str(Path(f"/proc/self/fd/{forking._lifeline()}").readlink())

    streams = {str(Path(f"/proc/self/fd/{number}").readlink()) for number in (1, 2)}
    lines = {link for link in shared if link.startswith(("pipe:", "socket:"))}
    assert lines <= {lifeline, *streams}


@pytest.mark.parametrize(("how", "code"), [("os._exit(7)", 7), ("os.kill(os.getpid(), 9)", -9)])
def test_how_a_kernel_ended_is_known(how: str, code: int):
    with started() as one:
        process = one.process
        one.client.execute(f"import os; {how}")

        assert process.wait(timeout=PATIENCE) == code
        assert not one.manager.is_alive()


def test_a_kernel_can_be_interrupted():
    with started() as one:
        long_one = "import time; print('on'); time.sleep(60)"
        one.client.execute(long_one, stop_on_error=False)  # or what comes next may be aborted, too
        while one.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass
        one.manager.interrupt_kernel()

        assert one.client.get_shell_msg(timeout=PATIENCE)["content"]["ename"] == "KeyboardInterrupt"
        assert one.evaluate("1") == "1"


@pytest.mark.parametrize("now", [True, False])
def test_a_kernel_can_be_restarted(now):
    with started() as one:
        one.run("before = 1")
        first = one.pid
        one.manager.restart_kernel(now=now)
        one.client.wait_for_ready(timeout=PATIENCE)

        assert one.evaluate("'before' in globals()") == "False"
        assert one.pid != first
        assert eventually(lambda: ended(first))


def test_ipywidgets_hears_from_its_front_end(kernel):
    assert kernel.evaluate("'ipywidgets' in __import__('sys').modules") == "True"
    targets = kernel.evaluate("sorted(get_ipython().kernel.comm_manager.targets)")
    assert "jupyter.widget.control" in targets


def test_a_kernel_leads_a_group_of_its_own(kernel):
    groups = {os.getpgid(pid) for pid in (kernel.pid, zygote().pid, os.getpid())}
    assert os.getpgid(kernel.pid) == kernel.pid
    assert len(groups) == 3


def test_a_signal_to_a_kernels_group_reaches_nothing_but_that():
    with started() as one:
        one.run("import subprocess; child = subprocess.Popen(['sleep', '60'])")
        child = int(one.evaluate("child.pid"))
        os.killpg(one.pid, signal.SIGKILL)

        assert one.process.wait(timeout=PATIENCE) == -signal.SIGKILL
        assert eventually(lambda: ended(child))
    assert zygote().is_running()


def test_what_a_visit_started_ends_with_it():
    with started() as one:
        one.run("import subprocess; child = subprocess.Popen(['sleep', '60'])")
        child = int(one.evaluate("child.pid"))
        os.kill(one.pid, signal.SIGKILL)

        assert eventually(lambda: ended(child))


@pytest.mark.stress
def test_many_kernels_leave_no_process_no_descriptor_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    with started():
        pass
    gc.freeze()  # what other tests left is not looked through: it may hold descriptors

    def traces() -> tuple:
        gc.collect()
        processes = [process.pid for process in zygote().children(recursive=True)]
        return len(open_descriptors(os.getpid())), open_descriptors(zygote().pid), processes

    before = traces()
    for _ in range(4):
        managers = [KernelManager(kernel_spec_manager=OwnKernelSpecs()) for _ in range(5)]
        for manager in managers:
            manager.start_kernel()
        for number, manager in enumerate(managers):
            manager.shutdown_kernel(now=number % 2 == 0)
        del manager, managers

    assert eventually(lambda: traces() == before), (before, traces())
    assert list(tmp_path.iterdir()) == []


def test_after_the_zygotes_death_open_kernels_live_and_new_ones_come():
    with started() as before:
        zygote().kill()
        assert before.evaluate("1") == "1"

        with started() as after:
            assert psutil.Process(after.pid).ppid() == zygote().pid
        assert before.manager.is_alive()
        os.kill(before.pid, signal.SIGKILL)
        assert eventually(lambda: not before.manager.is_alive())


def test_the_log_says_that_the_zygote_died(caplog):
    with started():
        zygote().kill()
    caplog.clear()
    with started():
        pass

    assert [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("careerkit.serve")
    ] == [forking.ANOTHER_ZYGOTE]


@pytest.mark.stress
def test_kernels_come_the_stock_way_where_no_zygote_starts(monkeypatch, tmp_path, caplog):
    """A thread in the zygote would make a fork unsafe, so that it ends instead."""
    code = "Thread(target=time.sleep, args=(60,), daemon=True).start()"
    threaded = f"import time; from threading import Thread; {code}"
    (tmp_path / "threaded.py").write_text(threaded)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(visit_kernels, "PRELOAD", ["threaded"])
    for _ in range(4):
        with started() as one:
            assert isinstance(one.process, subprocess.Popen)

    said = [record.getMessage() for record in caplog.records]
    assert said.count(forking.NO_ZYGOTE) == 1


def test_a_kernel_that_needs_another_hash_seed_comes_the_stock_way():
    with started(env={**os.environ, "PYTHONHASHSEED": "0"}) as one:
        assert isinstance(one.process, subprocess.Popen)


def test_a_kernel_that_does_not_know_its_folder_comes_the_stock_way(tmp_path):
    with pytest.raises(FileNotFoundError), started(cwd=str(tmp_path / "gone")):
        pass


SERVER = """
import sys
sys.path.insert(0, {tests!r})
from careerkit.serve.kernels import visit_kernels
visit_kernels.PRELOAD = {plain!r}
from support.serving.kernels import started
with started() as one, started(stdout=None) as other:
    one.client.execute("while True: pass")
    print(one.pid, other.pid, other.evaluate("__import__('os').getppid()"), flush=True)
    sys.stdin.read()
"""


@contextmanager
def a_server(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A server of its own process, and its two kernels' and its zygote's ids."""
    script = SERVER.format(tests=str(Path(__file__).parents[2]), plain=PLAIN)
    server = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "JUPYTER_RUNTIME_DIR": str(place)},
    )
    with server:
        line = server.stdout.readline().decode()
        yield server, [int(number) for number in re.findall(r"\d+", line)]


@pytest.mark.stress
def test_zygote_and_kernels_end_when_their_server_is_killed(tmp_path):
    with a_server(tmp_path) as (server, pids):
        server.kill()

    assert len(pids) == 3
    assert eventually(lambda: all(map(ended, pids)))


@pytest.mark.stress
def test_kernels_end_with_their_server_also_after_their_zygote_did(tmp_path):
    with a_server(tmp_path) as (server, pids):
        os.kill(pids[2], signal.SIGKILL)
        server.kill()

    assert eventually(lambda: all(map(gone, pids)))


def gone(pid: int) -> bool:
    """Ended; where no process reaps orphans, their entry in the table stays."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def weight_of(pid: int) -> str:
    """How far a kernel's session stands back among those of this computer, where that counts."""
    place = Path(f"/proc/{pid}/autogroup")
    return place.read_text().split()[-1] if place.exists() else ""


def test_a_kernel_that_is_to_stands_back_until_it_is_called():
    with started(env={**os.environ, STANDS_BACK: "10"}) as one, started() as other:
        assert one.evaluate(f"__import__('os').environ.get('{STANDS_BACK}')") == "None"
        assert weight_of(one.pid) in ("10", "")
        assert weight_of(other.pid) in ("0", "")

        async def call() -> None:
            one.process.come_forward()

        asyncio.run(call())
        assert weight_of(one.pid) in ("0", "")


def test_a_kernel_that_has_ended_does_not_come_forward(monkeypatch: pytest.MonkeyPatch):
    with started() as one:
        process = one.process
    process.wait(timeout=PATIENCE)
    told = []
    monkeypatch.setattr(Path, "write_text", lambda place, *_, **__: told.append(place))

    process.come_forward()

    assert told == []  # its number may be another process's by now
