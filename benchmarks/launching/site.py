"""The site without a server: how long the first step takes, cold, again, and without a network.

Run it from the repository: ``.venv/bin/python benchmarks/launching/site.py [VISITS]``. It builds
the site, unless ``--site`` says where one is, and prints the medians of so many visits, each in a
browser that never loaded anything:

* **field**: milliseconds from the start of the navigation until the first list can be added to;
  **answered**: until all widgets are there and Python answers.
* **requests** and **kB** that the host handed out for it.

A page of JupyterLite with one widget is not measured beside it: its kernel loads IPython and more
from Pyodide's own distribution, which is not on npm.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from support.pages import chromium
from support.ways import sites

PAGE = "01_passion.html"


def visit(page: Page, url: str) -> tuple[float, float]:
    """Go there: milliseconds until one can write, and until Python answers."""
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.get_by_role("button", name="Add a moment").wait_for()
    field = time.perf_counter() - began
    chromium.wait_for_page(page)
    return 1000 * field, 1000 * (time.perf_counter() - began)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("visits", type=int, nargs="?", default=3)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args()
    rows: dict[str, list[tuple[float, ...]]] = {"cold": [], "again": [], "without a network": []}
    load = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = options.site or Path(scratch) / "site"
        if options.site is None:
            sites.build(folder)
        for _ in range(options.visits):
            host = sites.Host(folder)
            browser = chromium.launch(playwright)
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            for name, row in rows.items():
                if name != "cold":
                    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
                if name == "without a network":
                    host.stop()
                    context.set_offline(True)
                before = len(host.asked), host.sent
                times = visit(page, f"{host.url}{PAGE}")
                told = len(host.asked) - before[0], (host.sent - before[1]) / 1000
                row.append((*times, *told))
                load.append(os.getloadavg()[0])
            browser.close()
    print(f"{'':20}{'field':>10}{'answered':>10}{'requests':>10}{'kB':>10}")
    for name, visits in rows.items():
        cells = [statistics.median(column) for column in zip(*visits, strict=True)]
        print(f"{name:20}" + "".join(f"{cell:10,.0f}" for cell in cells))
    print(f"load average {min(load):.1f} to {max(load):.1f}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
