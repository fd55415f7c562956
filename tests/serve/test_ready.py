"""What the terminal says at the start is true: ready means that a visitor is served at once."""

from __future__ import annotations

import http.client
import json
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from careerkit import content
from careerkit.serve.app import CareerkitApp
from careerkit.serve.capacity import Capacity
from careerkit.serve.fork_server.forking import NO_ZYGOTE, supported
from support.serving import servers
from support.serving.processes import free_port

STARTING = content.text("serve.start.starting")

NO_FORKS = """
import sys
if "careerkit.serve.fork_server.zygote" in sys.orig_argv:
    raise SystemExit(1)
"""
"""Keeps each process that kernels are to be forked from from starting."""


@pytest.fixture
def serve(tmp_path: Path):
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    servers.write_notebook(["print('here')"], notebooks / "career_journey.ipynb")
    running = []

    def start(*arguments, **options):
        folder = str(notebooks)
        running.append(
            servers.start_app(
                "--folder", folder, *arguments, places=tmp_path, plain=True, **options
            )
        )
        return running[-1]

    yield start
    for served in running:
        served.stop()


def ask(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def test_a_page_is_ready_when_the_terminal_says_so(serve):
    served = serve(ready=1)
    port = urlsplit(served.url).port

    assert json.loads(ask(port, "/healthz"))["ready"] == 1
    said = served.log()
    assert said.index(STARTING) < said.index(served.url) < said.index("Ctrl-C")


def test_who_comes_before_that_gets_the_page_all_the_same(serve):
    port, pages = free_port(), []

    def come_early():
        while not pages:
            try:
                pages.append(ask(port, "/"))
            except ConnectionError:
                time.sleep(0.02)

    early = threading.Thread(target=come_early)
    early.start()
    serve("--port", str(port), ready=1)
    early.join(60)

    assert 'class="ck-printed">here' in pages[0]


@pytest.mark.stress
@pytest.mark.skipif(not supported(), reason="kernels are not forked here")
@pytest.mark.parametrize("ready", [0, 1])
def test_where_no_kernel_can_be_forked_that_is_said_and_pages_come(serve, tmp_path, ready: int):
    place = tmp_path / "site"
    place.mkdir()
    (place / "sitecustomize.py").write_text(NO_FORKS, encoding="utf-8")

    served = serve(ready=ready, env={"PYTHONPATH": str(place)})

    assert served.log().index(NO_ZYGOTE) < served.log().index(served.url)
    assert 'class="ck-printed">here' in ask(urlsplit(served.url).port, "/")


@pytest.mark.parametrize(("is_ready", "key"), [(True, "ready"), (False, "not_ahead")])
def test_where_the_first_page_can_not_be_run_ahead_nothing_is_promised(is_ready, key):
    said: list[str] = []
    app = SimpleNamespace(
        again=False,
        access=None,
        numbers_listener=None,
        capacity=Capacity(1, []),
        place_for_others="http://x/",
        reached="",
        address="http://x/",
        announce=said.append,
    )

    CareerkitApp._announce_address(app, is_ready)

    told = content.text(f"serve.start.{key}", address="http://x/")
    assert said == [told, content.text("serve.start.stop")]
