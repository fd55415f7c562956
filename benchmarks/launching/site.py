"""The site without a server: how long the first step takes, cold, again, and without a network.

Run it from the repository: ``.venv/bin/python benchmarks/launching/site.py [VISITS]``. It builds
the site, unless ``--site`` says where one is, and prints the medians of so many visits, each in a
browser that never loaded anything:

* **field**: milliseconds from the start of the navigation until the first list can be added to;
  **answered**: until all widgets are there and Python answers.
* **requests** and **kB** that the host handed out until then.

By turns with it a page of JupyterLite is visited that has one widget (``launching/lite.py``). Its
*field* is the cell's text, and it has *answered* when the widget is there.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page, Playwright, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from launching import lite
from support.pages import chromium
from support.ways import sites

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = "01_passion.html"


def visit(page: Page, url: str) -> tuple[float, float]:
    """Go there: milliseconds until one can write, and until Python answers."""
    began = time.perf_counter()
    page.goto(f"{url}{PAGE}", wait_until="commit")
    page.get_by_role("button", name="Add a moment").wait_for()
    field = time.perf_counter() - began
    chromium.wait_for_page(page)
    return 1000 * field, 1000 * (time.perf_counter() - began)


def _once(
    playwright: Playwright, folder: Path, go: Callable[[Page, str], tuple[float, float]]
) -> dict[str, tuple[float, ...]]:
    """One browser's visits to a site."""
    rows: dict[str, tuple[float, ...]] = {}
    host = sites.Host(folder)
    browser = chromium.launch(playwright)
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for name in ("cold", "again", "without a network"):
        if name != "cold":
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        if name == "without a network":
            if go is not visit:  # JupyterLite keeps nothing for later unless it is told to
                break
            host.stop()
            page.context.set_offline(True)
        asked, sent = len(host.asked), host.sent
        times = go(page, host.url)
        rows[name] = (*times, len(host.asked) - asked, (host.sent - sent) / 1000)
    browser.close()
    host.stop()
    return rows


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("visits", type=int, nargs="?", default=3)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args()
    load = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        scratch = Path(place)
        folder = options.site or scratch / "site"
        if options.site is None:
            sites.build(folder)
        sorts = {"": (folder, visit)}
        try:
            lite.build(scratch / "lite", scratch)
        except lite.CannotBuildError as error:
            print(f"JupyterLite is left out: {error}")
        else:
            sorts["JupyterLite, "] = (scratch / "lite", lite.visit)
        rows: dict[str, list[tuple[float, ...]]] = {}
        for _ in range(options.visits):
            for sort, (files, go) in sorts.items():
                for name, cells in _once(playwright, files, go).items():
                    rows.setdefault(f"{sort}{name}", []).append(cells)
                load.append(os.getloadavg()[0])
    print(f"{'':30}{'field':>10}{'answered':>10}{'requests':>10}{'kB':>10}")
    for name, visits in rows.items():
        cells = [statistics.median(column) for column in zip(*visits, strict=True)]
        print(f"{name:30}" + "".join(f"{cell:10,.0f}" for cell in cells))
    print(f"load average {min(load):.1f} to {max(load):.1f}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
