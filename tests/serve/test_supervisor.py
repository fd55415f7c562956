"""The app is back by itself when it dies, and gone when it is stopped."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import psutil
import pytest
from nbformat.v4 import new_markdown_cell

from careerkit import content
from careerkit.serve import supervisor
from careerkit.serve.fork_server.forking import supported
from careerkit.serve.supervisor import Supervisor
from support.serving import servers
from support.serving.kernels import eventually

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not supported(), reason="the app runs in one process here"),
]

AGAIN = content.text("serve.start.again")
GIVEN_UP = content.text("serve.start.given_up")


def supervise(work, **kwargs):
    """Run something under supervision; returns the exit status and what was announced."""
    said = []
    status = Supervisor(work, announce=said.append, pauses=(0.0, 0.0), **kwargs).run()
    return status, said


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_ends_of_itself_is_not_started_again():
    assert supervise(lambda *_: None) == (0, [])


def test_the_exit_status_is_the_childs():
    def leave(*_):
        raise SystemExit(3)

    assert supervise(leave) == (3, [])


def test_what_is_killed_is_started_again_and_knows_it():
    assert supervise(lambda again, _: None if again else die()) == (0, [AGAIN])


def test_a_mistake_counts_as_a_death_and_its_text_stays_unsaid(capfd):
    def fail(again, _):
        if not again:
            raise ValueError("my answer")

    assert supervise(fail) == (0, [AGAIN])
    assert capfd.readouterr().err == "The app ended with ValueError.\n"


def test_what_dies_again_and_again_is_given_up():
    assert supervise(lambda *_: die()) == (1, [AGAIN, AGAIN, GIVEN_UP])


def test_what_a_child_left_is_cleared_away_each_time():
    cleared = []
    supervise(lambda again, _: None if again else die(), clean=lambda: cleared.append("once"))
    assert cleared == ["once", "once"]


_FIRST_PROCESS = """
import ctypes, os, signal, sys, time
import psutil
from careerkit.serve.supervisor import Supervisor

ctypes.CDLL(None).prctl(36, 1)  # PR_SET_CHILD_SUBREAPER: orphans come here, as to a first process

def work(again, lifeline):
    if not again:
        for _ in range(2):
            if os.fork() == 0:
                os.read(lifeline, 1)  # a kernel, which ends when it notices that it is alone
                os._exit(7)
        os.kill(os.getpid(), signal.SIGKILL)
    me = psutil.Process().parent()
    for _ in range(600):
        if len(me.children()) == 1:
            os._exit(3)
        time.sleep(0.05)

sys.exit(Supervisor(work, announce=print, pauses=(0.0,), adopts=True).run())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="containers are Linux's")
def test_what_a_dead_child_leaves_is_no_zombie_of_a_containers_first_process():
    ended = subprocess.run(
        [sys.executable, "-c", _FIRST_PROCESS], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (3, f"{AGAIN}\n", "")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_stops_the_child_and_the_old_handler_is_back(name):
    before = signal.getsignal(getattr(signal, name))

    def wait(_, lifeline):
        os.read(lifeline, 1)

    timer = threading.Timer(0.5, os.kill, (os.getpid(), getattr(signal, name)))
    timer.start()
    try:
        assert supervise(wait) == (0, [])
    finally:
        timer.join()
    assert signal.getsignal(getattr(signal, name)) is before


def test_a_host_who_asks_twice_does_not_have_to_wait():
    def stubborn(_, lifeline):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.read(lifeline, 1)

    timers = [threading.Timer(wait, os.kill, (os.getpid(), 15)) for wait in (0.5, 0.8)]
    for timer in timers:
        timer.start()
    assert supervise(stubborn) == (0, [])
    for timer in timers:
        timer.join()


def test_what_kernels_are_forked_from_is_started_before_the_app_is_loaded(monkeypatch):
    order = []
    monkeypatch.setattr(supervisor, "supported", lambda: False)  # all in this process
    monkeypatch.setattr(supervisor.preparing, "prepare", lambda _: order.append("zygote"))
    app = SimpleNamespace(serve=lambda **_: order.append("app serves"))
    monkeypatch.setattr(supervisor, "_app", lambda _: order.append("app is loaded") or app)

    assert supervisor.serve(port=0) == 0

    assert order == ["zygote", "app is loaded", "app serves"]


@pytest.fixture
def app(tmp_path: Path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    servers.write_notebook([new_markdown_cell("# Here"), "1"], folder / "career_journey.ipynb")
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    served = servers.start_app(
        *("--folder", str(folder), "--access-code", "random"),
        places=tmp_path,
        plain=True,
        env={"TMPDIR": str(runtime)},
    )
    yield served
    served.stop()


def health(app):
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=60)
    connection.request("GET", "/healthz")
    told = json.loads(connection.getresponse().read())
    connection.close()
    return told


def child_of(app) -> psutil.Process:
    [child] = psutil.Process(app.process.pid).children()
    return child


@pytest.mark.stress
def test_a_server_that_is_killed_is_back_at_its_address(app, tmp_path: Path):
    code = app.log().split("access code ")[1].split(".")[0]
    for _ in range(2):
        child = child_of(app)
        child.kill()
        child.wait(timeout=60)  # or it might take the next visitor while it dies
        # No visitor is refused meanwhile: this waits until the next child answers.
        assert health(app)["status"] == "ok"
        assert child_of(app) != child

    assert app.log().count(AGAIN) == 2
    assert app.log().count("is ready at") == 1
    assert app.log().count(code) == 2  # said once, as a word and in the link
    assert "Traceback" not in app.log()
    app.process.send_signal(signal.SIGINT)
    assert app.process.wait(timeout=60) == 0
    assert [*(tmp_path / "runtime").iterdir()] == []


@pytest.mark.stress
def test_a_server_ends_when_its_supervisor_is_killed(app):
    family = psutil.Process(app.process.pid).children(recursive=True)
    assert family

    app.process.kill()

    assert eventually(lambda: not any(one.is_running() for one in family))
