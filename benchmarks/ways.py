"""Each way of launching careerkit, side by side: how long the first step takes, and what it costs.

Run it from the repository: ``.venv/bin/python benchmarks/ways.py [--visits 3]
[--only NAME ...]``.

Of each way, medians of so many visits to the first step, the ways by turns, so that what else the
machine does hits them alike:

* **cold**: a new browser that never loaded anything; **warm**: the same page loaded again in it.
* **text**: milliseconds from the start of the navigation until the step's heading is there;
  **widget**: until the first list can be added to; **whole**: until the last widget is there.
* **requests** that went to a server, and **kB** as they travelled, with headers and with what a
  WebSocket carried, until the kernel has answered and nothing has travelled for two seconds. Of the
  site without a server it is what its host handed out, without headers, until all of it is kept for
  later: most of it is asked for by workers.

A server has started before the first visit; ``careerkit serve`` has a page ready, a hub's service
has none. At a hub one is logged in already. What a way needs and this computer lacks is said below
the table; the container is the image that ``deploy/verify`` has built.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "deploy" / "verify"))

from launching.visit import Launch, visit
from launching.ways import WAYS, Place

from support.pages import chromium

COLUMNS = ("text", "widget", "whole", "requests", "kB")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--visits", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=[*WAYS], default=[*WAYS])
    options = parser.parse_args()
    with ExitStack() as stack:
        places, lacking = _start(stack, options.only)
        playwright = stack.enter_context(sync_playwright())
        launches: dict[str, list[tuple[Launch, Launch]]] = {name: [] for name in places}
        load = [os.getloadavg()[0]]
        for _ in range(options.visits):
            for name, place in places.items():
                launches[name].append(_cold_and_warm(playwright.chromium, place))
                load.append(os.getloadavg()[0])
    _print_table(launches)
    for name, reason in lacking.items():
        print(f"not measured: {name}: {reason}")
    print(f"load average {min(load):.1f} to {max(load):.1f}, {os.cpu_count()} cores")


def _start(stack: ExitStack, names: list[str]) -> tuple[dict[str, Place], dict[str, str]]:
    """Start the ways that can be started; of the others, why they can't."""
    places, lacking = {}, {}
    for name in names:
        way = WAYS[name]
        if missing := way.missing():
            lacking[name] = missing
            continue
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ways-")))
        places[name] = stack.enter_context(way.launch(folder))
    return places, lacking


def _cold_and_warm(engine: object, place: Place) -> tuple[Launch, Launch]:
    browser: Browser = engine.launch(  # type: ignore[attr-defined]
        executable_path=chromium.find_chromium(), args=[*chromium.ARGUMENTS, *place.arguments]
    )
    try:
        # Where errors of certificates are ignored, Chromium keeps nothing in its cache.
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        place.enter(context)
        return visit(context, place), visit(context, place)
    finally:
        browser.close()


def _print_table(launches: dict[str, list[tuple[Launch, Launch]]]) -> None:
    heads = [f"{when} {column}" for when in ("cold", "warm") for column in COLUMNS]
    width = max(map(len, launches), default=0) + 2
    print(" " * width + "".join(f"{head:>15}" for head in heads))
    for name, visits in launches.items():
        cells = [
            statistics.median(getattr(pair[when], column) for pair in visits)
            for when in (0, 1)
            for column in COLUMNS
        ]
        print(f"{name:{width}}" + "".join(f"{cell:15,.0f}" for cell in cells))


if __name__ == "__main__":
    main()
