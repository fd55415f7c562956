"""What a server knows without asking a kernel: that it has ended, and that a page has gone."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from careerkit.serve.guard.limits import Limits
from careerkit.serve.guard.ownership import GONE
from support.serving import servers
from support.serving.visitors import PATIENCE, Visitor, ask
from support.stress.frames import CLOSE, PING, PONG, Line, frame

EVERY, SILENT = 0.5, 4.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return servers.write_journey(tmp_path_factory.mktemp("notebooks"))


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_app("--folder", str(folder), places=tmp_path_factory.mktemp("app"))
    yield served
    log = served.log()
    served.stop()
    assert "Error" not in log


@pytest.fixture(scope="module")
def impatient(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """The app, which lets go of a connection that was silent for a few seconds."""
    places = tmp_path_factory.mktemp("impatient")
    served = servers.start_limited_app(folder, places, ping_every=EVERY, silent_time=SILENT)
    yield served
    log = served.log()
    served.stop()
    assert "Error" not in log


def arrive(app) -> tuple[Visitor, int]:
    """A visitor, and the process of their kernel."""
    before = {*app.kernel_pids()}
    visitor = Visitor.arrive(app)
    [pid] = {*app.kernel_pids()} - before
    return visitor, pid


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_page_is_told_by_its_connection_that_its_kernel_has_ended(app, how: signal.Signals):
    (visitor, pid), (other, _) = arrive(app), arrive(app)

    with Line(visitor) as line, Line(visitor, session="second") as second:
        os.kill(pid, how)
        codes = [line.close_code(), second.close_code()]

    assert codes == [GONE, GONE]
    assert ask(app, visitor.about, Cookie=visitor.cookie).status == 404
    assert ask(app, other.about, Cookie=other.cookie).status == 200


def test_so_is_one_whose_kernel_was_ended_for_it(app):
    visitor, pid = arrive(app)
    shutdown = f"/voila/api/shutdown/{visitor.kernel}"

    with Line(visitor) as line:
        body = f"_xsrf={visitor.token}".encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert ask(app, shutdown, "POST", body, Cookie=visitor.cookie, **kind).status == 204
        assert line.close_code() == GONE

    assert pid not in app.kernel_pids()


@pytest.mark.stress
def test_a_connection_stands_by_its_signs_of_life_and_without_them_its_kernel_alone(impatient):
    (other, pid), (visitor, _) = arrive(impatient), arrive(impatient)

    # At the same time, since both take a while.
    with Line(other) as silent, Line(visitor) as line:
        answered = 0
        while answered * EVERY < 2 * SILENT:
            heard = line.hear()
            assert heard is not None
            assert heard[0] != CLOSE
            if heard[0] == PING:
                line.send(frame(heard[1], PONG))
                answered += 1
        kinds = []
        while heard := silent.hear():
            kinds.append(heard[0])

    assert PING in kinds
    assert kinds[-1] in (PING, CLOSE)
    assert pid in impatient.kernel_pids()


def test_a_silent_connection_is_given_time():
    usual = Limits()

    # A proxy commonly ends what was silent for a minute.
    assert usual.ping_every < 60
    assert usual.silent_time >= 2 * usual.ping_every
    assert usual.silent_time < PATIENCE * 5
