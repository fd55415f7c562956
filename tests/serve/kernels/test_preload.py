"""What the zygote has done before the first fork."""

import json
import subprocess
import sys

import pytest

SEEN = """
import json, os, sys, threading
from careerkit.serve.kernels.preload import warm
warm()
from careerkit.catalogue import library
from careerkit.insight.language import languages
from careerkit.insight.language.spelling import corrections
from careerkit.insight.occupations import retrieval
from careerkit.insight.paths import exploring
from careerkit.widgets.front_end import kit, modules
from ipywidgets.widgets import widget
import zmq
print(json.dumps({
    "modules": sorted(sys.modules),
    "threads": threading.active_count(),
    "loop": "asyncio" in sys.modules and __import__("asyncio")._get_running_loop() is not None,
    "context": zmq.Context._instance is not None,
    "widgets": len(widget._instances),
    "address": modules.ADDRESS in os.environ,
    "kit": kit.Kit._here.kit.comm is None,
    "index": retrieval._index_of.cache_info().currsize,
    "slips": corrections._known.cache_info().currsize,
    "languages": languages._function_words.cache_info().currsize,
}))
"""


@pytest.fixture(scope="module")
def seen():
    ran = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, check=True, timeout=60)
    return json.loads(ran.stdout)


@pytest.mark.parametrize(
    "module", ["altair", "careerkit.widgets.steps.paths.explorer", "ipykernel.debugger", "pandas"]
)
def test_what_kernels_import_is_there(seen, module: str):
    assert module in seen["modules"]


@pytest.mark.parametrize("module", ["voila", "careerkit.serve.app", "jupyter_server", "typer"])
def test_what_only_the_server_needs_is_not(seen, module: str):
    assert module not in seen["modules"]


def test_an_address_checker_that_costs_a_second_is_not_there_either(seen):
    assert "rfc3987_syntax" not in seen["modules"]


def test_the_catalogues_index_is_ready(seen):
    assert seen["index"] == 1
    assert seen["slips"] == seen["languages"] == 1


def test_a_page_was_rehearsed_and_nothing_of_it_is_left(seen):
    assert seen["kit"]
    assert not seen["address"]


def test_nothing_stands_in_the_way_of_a_fork(seen):
    hindrances = {name: seen[name] for name in ("threads", "loop", "context", "widgets")}

    assert hindrances == {"threads": 1, "loop": False, "context": False, "widgets": 0}
