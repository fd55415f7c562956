"""Pages that are run ahead: each goes to one visitor, once, and says nothing of any other."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import psutil
import pytest
from nbformat.v4 import new_markdown_cell
from traitlets.config import Config
from voila.configuration import VoilaConfiguration

from careerkit.serve.pages import page_queue
from careerkit.serve.pages.assets import Assets
from careerkit.serve.pages.declarations import Declarations
from careerkit.serve.pages.page_queue import PageQueue, variables
from careerkit.serve.pages.times import Times
from support.serving import servers
from support.serving.kernels import eventually
from support.serving.processes import Served
from support.serving.visitors import health, kernel_of, open_page

pytestmark = pytest.mark.long

TOLD = "import os, uuid; print(os.getpid(), os.environ['VOILA_KERNEL_ID'], uuid.uuid4())"
LATE = """import sys, time
# As where many things run: the cell has been answered for, and its output is still to come.
sys.stdout.flush_timeout = sys.stderr.flush_timeout = 0.1
get_ipython().kernel.iopub_thread.schedule(lambda: time.sleep(6))
display({"text/plain": "as late as this"}, raw=True)"""
ENVIRONMENT = "print(' '.join(sorted(os.environ.values())))"


class Page(SimpleNamespace):
    """What a page says: its kernel, and what its cells printed."""


def ask(app, path: str = "/") -> Page:
    answer = open_page(app, path, **{"X-Private": "a header of mine"})
    assert answer.status == 200
    printed = re.findall(r'<pre class="ck-printed">([^<]*)', answer.text)
    asked = [json.loads(line) for line in answer.text.splitlines() if line.startswith("{")]
    outputs = [output for line in asked for output in line.get("outputs", ())]
    return Page(
        text=answer.text,
        kernel=kernel_of(answer),
        printed=printed or [output["text"] for output in outputs],
        cookie=answer.headers["Set-Cookie"],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    cells = [new_markdown_cell("# The journey"), TOLD, ENVIRONMENT]
    servers.write_notebook(cells, place / "career_journey.ipynb")
    servers.write_notebook([new_markdown_cell("# A step"), TOLD], place / "01_step.ipynb")
    return place


@contextmanager
def started(folder: Path, places: Path) -> Iterator[Served]:
    """An app with two pages of the journey ready."""
    served = servers.start_app("--folder", str(folder), places=places, ready=2)
    # Each notebook has been looked at, too: no other kernel comes and goes while a test counts.
    assert eventually(lambda: {"ready": 2, "declared": 2}.items() <= health(served).items())
    served.wait_for_kernels(2)
    yield served
    served.stop()
    assert served.kernel_pids() == []


@pytest.fixture
def app(folder: Path, tmp_path: Path):
    """One of the test's own, to which nobody came before."""
    with started(folder, tmp_path) as served:
        yield served


@pytest.fixture(scope="module")
def shared(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """One for those who ask nothing about how many came before."""
    with started(folder, tmp_path_factory.mktemp("app")) as served:
        yield served


def test_a_page_that_is_ready_goes_to_one_visitor_once(app):
    waiting = app.kernel_pids()
    pages = [ask(app) for _ in range(6)]

    told = [page.printed[0].split() for page in pages]
    assert {int(pid) for pid, _, _ in told[:2]} == set(waiting)
    assert len({page.kernel for page in pages}) == 6
    for column in zip(*told, strict=True):
        assert len(set(column)) == 6
    assert all(page.kernel == kernel for page, (_, kernel, _) in zip(pages, told, strict=True))


def test_each_visitor_gets_a_token_of_their_own(shared):
    tokens = {re.search(r"_xsrf=([^;]+)", ask(shared).cookie)[1] for _ in range(4)}

    assert len(tokens) == 4


def test_who_opens_a_step_finds_it_ready_the_next_time_as_it_was_saved(app, folder: Path):
    step = folder / "01_step.ipynb"
    ask(app, "/01_step")
    pids = set(app.wait_for_kernels(4))  # two of the journey, and one of the step
    first = ask(app, "/01_step")

    assert int(first.printed[0].split()[0]) in pids

    app.wait_for_kernels(5)
    before = step.read_text(encoding="utf-8")
    try:
        step.write_text(before.replace("# A step", "# A better step"), encoding="utf-8")
        assert "A better step" in ask(app, "/01_step").text
    finally:
        step.write_text(before, encoding="utf-8")


def test_what_one_visitor_asked_for_is_unknown_to_every_kernel(shared):
    ask(shared, "/?answer=something-private")
    for _ in range(3):
        page = ask(shared)
        assert "private" not in page.text
        assert "a header of mine" not in page.text


def test_a_notebook_may_still_read_what_its_own_address_says(shared):
    page = ask(shared, "/?topic=gardening")

    assert "topic=gardening" in page.printed[1]


@pytest.mark.stress
def test_a_ready_page_whose_kernel_died_is_not_handed_out(app):
    waiting = app.kernel_pids()
    app.kill_kernels()

    page = ask(app)
    assert int(page.printed[0].split()[0]) not in waiting
    assert kernel_lives(app, page)


def kernel_lives(app, page) -> bool:
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=60)
    cookie = page.cookie.split(";")[0]
    connection.request("GET", f"/api/kernels/{page.kernel}", headers={"Cookie": cookie})
    answer = connection.getresponse()
    model = json.loads(answer.read())
    connection.close()
    return answer.status == 200 and model["execution_state"] != "dead"


@pytest.mark.stress
def test_ready_pages_are_filled_up_again_and_end_when_the_server_is_killed(app):
    ask(app)
    app.wait_for_kernels(3)

    family = psutil.Process(app.process.pid).children(recursive=True)
    app.process.kill()
    app.process.wait()

    assert eventually(lambda: not any(process.is_running() for process in family))


def test_nothing_is_run_ahead_where_the_host_wants_none(folder: Path, tmp_path: Path):
    served = servers.start_app("--folder", str(folder), places=tmp_path, ready=0)
    try:
        ask(served)
        ask(served)
        assert len(served.kernel_pids()) == 2
    finally:
        served.stop()


@pytest.mark.stress
def test_what_a_cell_shows_is_waited_for_however_late_it_comes(tmp_path: Path):
    place = tmp_path / "notebooks"
    place.mkdir()
    servers.write_notebook([LATE], place / "career_journey.ipynb")
    served = servers.start_app("--folder", str(place), places=tmp_path)
    try:
        assert "as late as this" in ask(served).text
    finally:
        served.stop()


@pytest.mark.stress
def test_pages_that_take_for_ever_keep_no_other_visitor_from_theirs(tmp_path: Path):
    place = tmp_path / "notebooks"
    place.mkdir()
    servers.write_notebook(["print('home')"], place / "career_journey.ipynb")
    servers.write_notebook(["import time; time.sleep(600)"], place / "01_slow.ipynb")
    served = servers.start_app("--folder", str(place), places=tmp_path)
    address = urlsplit(served.url).netloc
    slow = [
        http.client.HTTPConnection(address, timeout=60) for _ in range(max(2, os.cpu_count()) + 1)
    ]
    try:
        for page in slow:
            page.request("GET", "/01_slow")
            assert page.getresponse().read(15) == b"<!DOCTYPE html>"  # the prose does not wait
        assert ask(served).printed == ["home\n"]
        for page in slow:
            page.close()
        served.wait_for_kernels(1)
    finally:
        for page in slow:
            page.close()
        served.stop()


class Kernels:
    """Kernels that are only counted."""

    def __init__(self):
        self.kept, self.ended = set(), []

    def keep(self, kernel_id):
        self.kept.add(kernel_id)

    def hand_out(self, kernel_id):
        self.kept.discard(kernel_id)


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Visits whose cells give nothing, and at once."""

    async def run(self, _environment, **_):
        self._started.set()
        self._done.set()
        self._outputs.put_nowait(None)

    async def is_ready(_):
        return True

    monkeypatch.setattr(page_queue.preparing, "is_ready", is_ready)
    monkeypatch.setattr(page_queue.PageRun, "run", run)
    monkeypatch.setattr(page_queue, "_memory_is_short", lambda: False)
    monkeypatch.setattr(page_queue.preparing, "prepare", lambda _: None)
    for name in ("career_journey", "01_step"):
        (tmp_path / f"{name}.ipynb").touch()

    def make(ready: int) -> PageQueue:
        return PageQueue(
            kernels=Kernels(),
            folder=tmp_path,
            config=Config(),
            voila=VoilaConfiguration(),
            environment=variables("/", "/"),
            ready=ready,
            times=Times(),
            declarations=Declarations(Assets(), tmp_path),
        )

    return make


def ready_after(pool: PageQueue, *taken: str, expected: int) -> int:
    """How many pages are ready, when as many are as are expected, or after a while."""

    async def live() -> int:
        pool.start()
        for name in taken:
            await pool.take(name)
        deadline = time.monotonic() + 30
        while pool.ready != expected and time.monotonic() < deadline:  # noqa: ASYNC110 - it tells no one
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # and no more of them
        count = pool.ready
        pool.close()
        return count

    return asyncio.run(live())


@pytest.mark.stress
@pytest.mark.parametrize(
    ("ready", "taken", "waiting"),
    [
        (2, [], 2),
        (30, [], 30),
        (0, ["career_journey"], 0),
        (2, ["01_step"], 3),
        (2, ["career_journey"] * 12, 6),  # half of those who came in the last minute
        (2, ["career_journey"] * 100, 8),
        (30, ["career_journey"] * 100, 30),
        (2, ["gone"], 2),
    ],
)
def test_how_many_pages_are_ready_follows_who_came(
    pool, ready: int, taken: list[str], waiting: int
):
    assert ready_after(pool(ready), *taken, expected=waiting) == waiting


def test_nothing_is_run_ahead_while_memory_is_short(pool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_queue, "_memory_is_short", lambda: True)

    assert ready_after(pool(5), expected=0) == 0


def told(pool: PageQueue, *, within: float = 30) -> list[bool]:
    """What is told of being ready, once it is or after so many seconds."""

    async def live() -> list[bool]:
        said = asyncio.get_running_loop().create_future()
        pool.start(said.set_result)
        done, _ = await asyncio.wait([said], timeout=within)
        pool.close()
        return [one.result() for one in done]

    return asyncio.run(live())


@pytest.mark.parametrize("ready", [0, 1, 5])
def test_it_is_told_when_a_visitor_would_be_served_at_once(pool, ready: int):
    assert told(pool(ready)) == [True]


def test_it_is_not_told_before_kernels_can_be_forked(pool, monkeypatch: pytest.MonkeyPatch):
    async def is_ready(_):
        await asyncio.sleep(60)

    monkeypatch.setattr(page_queue.preparing, "is_ready", is_ready)

    assert told(pool(0), within=0.1) == []


def test_it_is_not_told_before_the_first_page_is_there(pool, monkeypatch: pytest.MonkeyPatch):
    async def run(_self, _environment):
        await asyncio.sleep(60)

    monkeypatch.setattr(page_queue.PageRun, "run", run)
    waiting = pool(1)

    assert told(waiting, within=0.1) == []
    assert waiting.ready == 0  # none that a visitor could be given
    monkeypatch.setattr(page_queue, "_SOON", 0.1)
    assert told(pool(1)) == [False]


def test_where_the_first_page_fails_it_is_not_said_to_be_ready(
    pool, monkeypatch: pytest.MonkeyPatch
):
    async def run(self, _environment):
        self._failed = True
        self._done.set()

    monkeypatch.setattr(page_queue.PageRun, "run", run)

    assert told(pool(1)) == [False]


def test_where_no_page_is_run_ahead_none_is_waited_for(pool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_queue, "_memory_is_short", lambda: True)

    assert told(pool(1)) == [True]


def test_a_page_that_waited_too_long_is_not_handed_out(pool):
    async def live() -> bool:
        visited = pool(1)
        visited.start()
        await asyncio.sleep(0.05)
        [old] = visited._ready["career_journey"]
        old.began = time.monotonic() - 601
        taken = await visited.take("career_journey")
        visited.close()
        return taken is old

    assert not asyncio.run(live())


def test_where_the_system_does_not_say_memory_is_never_short(monkeypatch: pytest.MonkeyPatch):
    def nothing(*_, **__):
        raise FileNotFoundError

    monkeypatch.setattr("builtins.open", nothing)

    assert not page_queue._memory_is_short()
