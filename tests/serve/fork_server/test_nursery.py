"""A server that a test forks is, to whoever looks at it, one that was started anew."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from careerkit.serve.fork_server.forking import supported
from support.serving import nurslings
from support.serving.processes import LIGHT, RUN, RUN_ID

pytestmark = pytest.mark.skipif(not supported(), reason="nothing is forked on this system")

VARIABLES = {**os.environ, RUN: RUN_ID, "PYTHONPATH": str(LIGHT), "PYTHONUNBUFFERED": "1"}

TELL = """
import json, os, random, signal, sys, tempfile, threading
import numpy
told = {
    "arguments": sys.argv[1:],
    "folder": os.getcwd(),
    "temporary": tempfile.gettempdir(),
    "mark": os.environ.get("MARK"),
    "input": sys.stdin.read(),
    "open": len(os.listdir("/proc/self/fd")),
    "threads": threading.active_count(),
    "leads": os.getsid(0) == os.getpid(),
    "signals": [str(signal.getsignal(one)) for one in (signal.SIGINT, signal.SIGTERM)],
}
print(json.dumps([told, random.random(), numpy.random.random()]))
os.environ["MARK"] = "left"
os.chdir("/")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
"""
SLEEP = "import signal, time; print('begun', flush=True); time.sleep(600)"


def forked(folder: Path, *argv: str, **env: str) -> nurslings.Nursling:
    with (folder / "log").open("wb") as log:
        command = [sys.executable, *argv]
        process = nurslings.fork(command, log.fileno(), folder, {**VARIABLES, **env}, VARIABLES)
    assert process
    return process


def end_of(folder: Path, *argv: str, **env: str) -> tuple[int, str]:
    """How it ended, and what it said."""
    code = forked(folder, *argv, **env).wait(60)
    return code, (folder / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "argv",
    [
        ("-m", "careerkit", "--version"),
        ("-m", "careerkit", "serve", "--no-such-option"),
        ("-c", "raise SystemExit('a sentence')"),
        ("-c", "import sys; sys.exit(3)"),
        ("-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"),
    ],
)
def test_it_says_and_ends_what_and_as_a_new_one_does(argv: tuple[str, ...], tmp_path: Path):
    anew = subprocess.run(
        [sys.executable, *argv],
        cwd=tmp_path,
        env=VARIABLES,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )

    assert end_of(tmp_path, *argv) == (anew.returncode, anew.stdout)


def test_each_has_what_it_was_given_and_nothing_of_the_one_before(tmp_path: Path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    ends = [
        end_of(first, "-c", TELL, "one", TMPDIR=str(first), MARK="here"),
        end_of(second, "-c", TELL, TMPDIR=str(second)),
    ]

    assert [code for code, _ in ends] == [0, 0]
    [one, *random], [other, *another] = (json.loads(said) for _, said in ends)
    assert one["arguments"] == ["one"]
    assert (one["folder"], one["temporary"], one["mark"]) == (str(first), str(first), "here")
    assert (other["folder"], other["temporary"], other["mark"]) == (str(second), str(second), None)
    usual = [str(signal.default_int_handler), str(signal.SIG_DFL)]
    for told in (one, other):
        assert (told["threads"], told["leads"], told["input"]) == (1, True, "")
        assert [name.split(" at ")[0] for name in told["signals"]] == usual
        assert told["open"] == 4  # its streams, and what lists them
    assert not {*random} & {*another}


def test_a_signal_reaches_it_alone_and_its_end_is_told(tmp_path: Path):
    one, other = (forked(tmp_path, "-c", SLEEP) for _ in range(2))

    one.send_signal(signal.SIGTERM)

    assert one.wait(60) == -signal.SIGTERM
    assert other.poll() is None
    other.kill()
    assert other.wait(60) == -signal.SIGKILL


def test_other_variables_of_pythons_own_need_a_new_one(tmp_path: Path):
    with (tmp_path / "log").open("wb") as log:
        variables = {**VARIABLES, "PYTHONPATH": str(tmp_path)}
        command = [sys.executable, "-m", "careerkit", "--version"]
        assert not nurslings.fork(command, log.fileno(), tmp_path, variables, VARIABLES)


def test_where_none_is_to_be_forked_none_is(tmp_path: Path):
    with nurslings.offered(yes=False), (tmp_path / "log").open("wb") as log:
        command = [sys.executable, "-m", "careerkit", "--version"]
        assert not nurslings.fork(command, log.fileno(), tmp_path, VARIABLES, VARIABLES)


def test_what_is_left_ends_with_the_nursery(tmp_path: Path):
    nursery = nurslings.Nursery(VARIABLES, needed=())
    with (tmp_path / "log").open("wb") as log:
        left = nursery.fork(["-c", SLEEP], log=log.fileno(), cwd=tmp_path, env=VARIABLES)
    process = psutil.Process(left.pid)

    nursery.close()

    psutil.wait_procs([process], timeout=60)
    assert not process.is_running()
