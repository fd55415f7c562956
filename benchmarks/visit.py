"""The same small page in careerkit and what people use beside it, and the workbook's own pages.

Run it from the repository: ``.venv/bin/python benchmarks/visit.py [--quick] [--only NAME]
[--part PART] [--before PYTHON]``.

The page (``benchmarks/visiting/pages``) has some prose, five text fields, and a choice that
changes an Altair chart. Each framework shows it in its own idiom, offline, started as its
documentation says, from a virtual environment of its own, which is built once with pip and kept
in the user's cache folder; after that no network is needed. Stock Voila's chart is Altair's
``JupyterChart`` in its offline mode, the only one that shows anything without a CDN; it loads
vl-convert into each kernel. ``voila+kit`` is careerkit's very notebook in stock Voila.

Parts:

* **page**: milliseconds from the start of the navigation until Chromium has the heading (text), a
  first enabled field (field), and all of heading, five enabled fields, five choices and the drawn
  chart (interactive). Each visit is a new profile with an empty cache; *again* is its second
  visit. Each begins when the server is calm, and so not beside what the one before left to do. The
  ways take turns, so that what else the machine does hits them alike.
* **Click**: milliseconds from the press on a choice until the chart's new title is drawn.
* **workbook**: the same for ``/`` and ``/01_passion`` as they are served: until anything is drawn
  (paint), until the first list can be used (field), and until the kernel's answer to a first
  letter is on the screen (answered; *letter to answer* is the end of it): medians, beside a static
  copy of the page (``visiting/workbook.py``), with ``--before`` an earlier careerkit, and with
  ``--only`` the first field of those ways' small page, by turns with all of it. *CPU a visit* is
  the server's, with all processes below it, and with the pages that are run ahead for the next.
* **cost**: CPU-seconds and proportional memory (PSS) of the server and all processes below
  it, for 1, 5 and 20 pages that stay open, above what the server used after a first visitor had
  come and gone.
  *Fits* is computed, not measured: the machine's memory less the idle server's, divided by the
  memory of a visitor at the largest number measured.
* **burst**: 20, 30 and 60 visitors within 5 s. They are no browsers (``visiting/crowd.py`` says
  why): seconds until page, files and the chart's data have arrived. Solara and marimo have no such
  visitors yet.

What else the machine did is said below the tables: the load average of the last minute, lowest and
highest, as it was when each way's turn came.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import psutil
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visiting import crowd
from visiting.browser import Link, click, visit, visit_again
from visiting.crowd import CONVERSATIONS
from visiting.environments import NoPackagesError
from visiting.machine import Cost, cost, settled
from visiting.results import Results, table
from visiting.ways import PYTHON, WAYS, Way, serve_static, serve_workbook
from visiting.workbook import STEPS, Opened, copies_of, first_and_second

from support.pages import chromium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playwright.sync_api import Browser

    from support.serving.processes import Served

LINKS = (Link("loopback"), Link("8 Mbit/s, 50 ms", megabits=8, delay=50))
BURSTS, WITHIN = (20, 30, 60), 5.0
CLICKS = (3, 5, 2)
PARTS = ("page", "workbook", "cost", "burst")


_Visited = dict[str, float | None]


@contextlib.contextmanager
def running(way: Way, folder: Path) -> Iterator[Served]:
    """A server of its own, calm after it was started."""
    served = way.start(folder / way.name)
    try:
        settled(served.process.pid)
        yield served
    finally:
        served.stop()


def measure_pages(
    browser: Browser, ways: Sequence[Way], folder: Path, results: dict[str, Results], times: int
) -> None:
    """Time to interactive over each link, first and again, and clicks on the last pages."""
    with contextlib.ExitStack() as stack:
        servers = {way.name: stack.enter_context(running(way, folder)) for way in ways}
        for name, served in servers.items():  # what the first visitor alone pays for
            first = visit(browser, served.url, LINKS[0])
            results[name].rows["first visit ever, ms"] = first.ready if first else None
            if first:
                first.page.context.close()
        for link in LINKS:
            found: dict[str, list[_Visited]] = {name: [] for name in servers}
            for _ in range(times):
                for name, served in servers.items():
                    _say(f"{name}, {link.name}")
                    found[name].append(_first_and_again(browser, served, link))
            for name, visited in found.items():
                for what in ("text", "field", "interactive", "interactive again"):
                    values = [one.get(what) for one in visited]
                    results[name].spread(f"{what}, {link.name}, ms", values)
                if not link.megabits:
                    clicks = [one.get(f"click {n}") for one in visited for n in CLICKS]
                    results[name].spread("click to chart, ms", clicks)


def _first_and_again(browser: Browser, served: Served, link: Link) -> _Visited:
    _settled(served)
    one = visit(browser, served.url, link)
    if one is None:
        return {}
    found: _Visited = {"text": one.text, "field": one.field, "interactive": one.ready}
    if not link.megabits:
        found |= {f"click {level}": click(one.page, level) for level in CLICKS}
    context = one.page.context
    again = visit_again(one, served.url, link, between=partial(_settled, served))
    found |= {"interactive again": again.ready, "field again": again.field} if again else {}
    context.close()
    return found


@attrs.frozen
class _Workbooks:
    """What serves the workbook's pages, and what stands beside it, by name."""

    apps: dict[str, Served]
    static: Served
    peers: dict[str, Served]


@contextlib.contextmanager
def workbooks(
    browser: Browser, before: Path | None, peers: Sequence[Way], folder: Path
) -> Iterator[_Workbooks]:
    """The app, the earlier one, copies of the pages that nothing stands behind, and peers."""
    pythons = {"careerkit": PYTHON, **({"before": before} if before else {})}
    with contextlib.ExitStack() as stack:
        apps = {name: serve_workbook(python, folder / name) for name, python in pythons.items()}
        for served in apps.values():
            stack.callback(served.stop)
        static = serve_static(copies_of(browser, apps["careerkit"].url, folder / "copies"))
        stack.callback(static.stop)
        beside = {way.name: stack.enter_context(running(way, folder)) for way in peers}
        for served in beside.values():  # what the first visitor alone pays for
            files_of(browser, served.url)
        yield _Workbooks(apps, static, beside)


def measure_workbook(
    browser: Browser, served: _Workbooks, results: dict[str, Results], times: int
) -> None:
    """The workbook's own pages, and what stands beside them, by turns."""
    for link in LINKS:
        found: dict[tuple[str, str], list[Opened]] = {}
        began = {name: _settled(app).cpu for name, app in served.apps.items()}
        for _ in range(times):
            _open_workbooks(browser, served, link, found)
            _open_peers(browser, served, link, found)
        _note_workbook(results, found, link, served.peers)
        for name, app in served.apps.items():
            cpu = (_settled(app).cpu - began[name]) / (2 * len(STEPS) * times)
            results[name].rows[f"CPU a visit, {link.name}, s"] = cpu


def _open_workbooks(
    browser: Browser, served: _Workbooks, link: Link, found: dict[tuple[str, str], list[Opened]]
) -> None:
    every = {"static": served.static, **served.apps}
    for (step, path), (name, one) in product(STEPS.items(), every.items()):
        _say(f"{name}, {step}, {link.name}")
        _all_settled(served)
        pair = first_and_second(
            browser,
            one.url + path,
            link,
            is_answered=name != "static",
            between=partial(_all_settled, served),
        )
        for which, opened in zip(("", " again"), pair, strict=True):
            found.setdefault((name, f"{step}{which}"), []).append(opened)


def _open_peers(
    browser: Browser, served: _Workbooks, link: Link, found: dict[tuple[str, str], list[Opened]]
) -> None:
    for name, peer in served.peers.items():
        _say(f"{name}, {link.name}")
        visited = _first_and_again(browser, peer, link)
        for which in ("", " again"):
            opened = Opened(field=visited.get(f"field{which}"))
            found.setdefault((name, f"the small page{which}"), []).append(opened)


def _all_settled(served: _Workbooks) -> None:
    for app in served.apps.values():
        _settled(app)


def _settled(served: Served) -> Cost:
    return settled(served.process.pid, patience=10)


def _note_workbook(
    results: dict[str, Results],
    found: dict[tuple[str, str], list[Opened]],
    link: Link,
    beside: Iterable[str],
) -> None:
    for (name, page), some in found.items():
        asked = ("paint", "field", "answered", "letter to answer")
        if name in beside:
            asked = ("field",)
        elif name == "static":  # no kernel answers for a copy
            asked = ("paint", "field")
        for what in asked:
            values = [getattr(one, what.partition(" ")[0]) for one in some]
            results[name].middle(f"{page}, {link.name}: {what}", values)


def measure_cost(
    browser: Browser, way: Way, folder: Path, results: Results, counts: Sequence[int]
) -> None:
    """CPU time and memory of a visitor, with so many pages open at once."""
    for count in counts:
        with running(way, folder) as served:
            files_of(browser, served.url)  # what the first visitor alone pays for
            idle = settled(served.process.pid)
            pages = []
            for number in range(count):
                _say(f"{way.name}, {number + 1} of {count} visitors")
                pages.append(visit(browser, served.url, LINKS[0]))
            if None in pages:
                results.failures.append(f"{count} visitors: {pages.count(None)} failed")
            after = settled(served.process.pid)
            _note_cost(results, count, idle, after)
            for one in pages:
                if one:
                    one.page.context.close()


def _note_cost(results: Results, count: int, idle: Cost, after: Cost) -> None:
    memory = (after.memory - idle.memory) / count
    results.rows["idle server, MB"] = idle.memory / 1e6
    results.rows[f"CPU a visitor of {count}, s"] = (after.cpu - idle.cpu) / count
    results.rows[f"memory a visitor of {count}, MB"] = memory / 1e6
    room = psutil.virtual_memory().total - idle.memory
    results.rows["visitors that fit (computed)"] = room / memory if memory > 0 else None


def measure_burst(
    browser: Browser, way: Way, folder: Path, results: Results, visitors: int
) -> None:
    """So many visitors within five seconds."""
    with running(way, folder) as served:
        files = files_of(browser, served.url)
        settled(served.process.pid)
        before = cost(served.process.pid)
        _say(f"{way.name}, {visitors} visitors within {WITHIN:.0f} s")
        coming = crowd.arrive(way.conversation, served.url, files, visitors=visitors, within=WITHIN)
        with ThreadPoolExecutor(1) as thread:  # Playwright has this thread's event loop
            seconds = thread.submit(asyncio.run, coming).result()
        results.spread(f"burst of {visitors}, s", seconds)
        after = settled(served.process.pid)
        results.rows[f"CPU a visitor of the burst of {visitors}, s"] = (
            after.cpu - before.cpu
        ) / visitors


def files_of(browser: Browser, url: str) -> list[str]:
    """Every file of the server that a browser asks for besides the page."""
    one = visit(browser, url, LINKS[0])
    if one is None:
        return []
    files: list[str] = one.page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    one.page.context.close()
    return [file for file in files if file.startswith("http://127.0.0.1") and "/api/" not in file]


_loads: list[float] = []


def _say(what: str) -> None:
    _loads.append(os.getloadavg()[0])
    if sys.stderr.isatty():
        print(f"\r\033[K{what}", end="", file=sys.stderr, flush=True)


def main() -> int:
    """Measure, print the tables; 1 if an environment could not be built."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--quick", action="store_true", help="3 visits, 1 and 5 at once, burst of 10"
    )
    parser.add_argument("--only", action="append", choices=[way.name for way in WAYS])
    parser.add_argument("--part", action="append", choices=PARTS, help="all, if none is named")
    parser.add_argument("--times", type=int, help="visits of each page; 10, or 3 when quick")
    parser.add_argument(
        "--before", type=Path, help="the Python of an environment with an earlier careerkit"
    )
    chosen = parser.parse_args()
    ways = [way for way in WAYS if not chosen.only or way.name in chosen.only]
    try:
        for way in ways:
            way.prepare()
    except NoPackagesError as problem:
        print(problem)
        return 1
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for part in chosen.part or PARTS:
            _loads.clear()
            found = _measure(part, browser, ways, Path(name), chosen)
            _say("")
            print(f"\n{part}: load {min(_loads):.1f} to {max(_loads):.1f}, {os.cpu_count()} cores")
            print(table(found), flush=True)
        browser.close()
    print(f"Measured in {time.monotonic() - began:.0f} s.")
    return 0


def _measure(
    part: str, browser: Browser, ways: Sequence[Way], folder: Path, chosen: argparse.Namespace
) -> dict[str, Results]:
    times = chosen.times or (3 if chosen.quick else 10)
    if part == "workbook":
        peers = [way for way in ways if chosen.only and way.name not in ("careerkit", "static")]
        names = ["static", "careerkit", *(["before"] if chosen.before else [])]
        found = {name: Results() for name in [*names, *(way.name for way in peers)]}
        with workbooks(browser, chosen.before, peers, folder) as served:
            measure_workbook(browser, served, found, times)
        return found
    found = {way.name: Results() for way in ways}
    if part == "page":
        measure_pages(browser, ways, folder, found, times)
    for way in ways:
        if part == "cost":
            counts = (1, 5) if chosen.quick else (1, 5, 20)
            measure_cost(browser, way, folder, found[way.name], counts)
        elif part == "burst" and way.conversation in CONVERSATIONS:
            for visitors in (10,) if chosen.quick else BURSTS:
                measure_burst(browser, way, folder, found[way.name], visitors)
    return found


if __name__ == "__main__":
    sys.exit(main())
