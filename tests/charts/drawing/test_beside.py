"""A process beside this one draws as this one would, and what befalls it loses no chart."""

import subprocess
import sys
import time

import psutil
import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere this process draws itself")

SCRIPT = """
import os, signal, sys
from careerkit.charts.drawing import beside

def bar(value):
    values = {"values": [{"a": value}]}
    return {"data": values, "mark": "bar", "encoding": {"x": {"field": "a", "type": "ordinal"}}}

specs = [bar("one"), None, {"mark": "no such mark"}, bar("t\\x00wo \\ud83d")]
with beside.drawing_beside():
    child = beside._beside[0]._process
    if "KILL" in sys.argv:
        os.kill(child, signal.SIGKILL)
    beside.begin_drawing(specs[3], {})
    beside.begin_drawing(bar("never wanted"), {})
    there = beside.svgs_of(iter(specs), {})
    again = beside.svgs_of(specs[:1], {})
    drew_here = "vl_convert" in sys.modules
here = beside.svgs_of(specs, {})
try:
    os.kill(child, 0)
    is_gone = False
except ProcessLookupError:
    is_gone = True
print(drew_here, there == here, again == here[:1], is_gone)
print([svg and "</svg>" in svg for svg in here])
"""


def said(*words: str) -> list[str]:
    """What a fresh process says, which has drawn nothing yet."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@LINUX
def test_it_draws_what_would_be_drawn_here_and_ends_with_it():
    assert said() == ["False True True True", "[True, None, None, True]"]


@LINUX
def test_where_it_was_ended_they_are_drawn_here():
    assert said("KILL") == ["True True True True", "[True, None, None, True]"]


@LINUX
def test_it_ends_with_a_process_that_was_ended():
    waiting = """
import time
from careerkit.charts.drawing import beside

with beside.drawing_beside():
    print(beside._beside[0]._process, flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE) as process:
        drawing = int(process.stdout.readline())
        process.kill()

    for _ in range(200):
        if not psutil.pid_exists(drawing):
            break
        time.sleep(0.1)
    assert not psutil.pid_exists(drawing)
