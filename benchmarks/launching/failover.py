"""How long a page needs after its server was cut off, until all words are on the other one.

Run it from the repository: ``.venv/bin/python benchmarks/launching/failover.py [--times 3]``.

Two apps stand behind HAProxy with the configuration in ``deploy/``. Somebody has written, their
server is killed with all of its kernels, and they write on for a second. Printed are the seconds
after the kill: until the page says so (**told**), until it was loaded from the other server
(**page**), until all words are in their field again with the caret behind them (**words**), and
until that server has them (**kept**).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from playwright.sync_api import Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from support.pages import chromium
from support.pages.journey import MOMENTS, add_moment, part, visit, wait_until_kept
from support.pages.parts import ALL_OPEN
from support.serving import servers
from support.ways import haproxy

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from support.serving.processes import Served

MOMENTS_OF = ("told", "page", "words", "kept")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    print("".join(f"{moment:>8}" for moment in MOMENTS_OF))
    with sync_playwright() as playwright:
        for _ in range(options.times):
            print("".join(f"{seconds:8.1f}" for seconds in _once(playwright)))
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")


def _once(playwright: Playwright) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="ways-") as place:
        apps: dict[str, Served] = {}
        try:
            for name in haproxy.SERVERS:
                folder = Path(place) / name
                folder.mkdir()
                apps[name] = servers.start_app(*haproxy.OPTIONS, places=folder, ready=1)
            with haproxy.before(Path(place), *apps.values()) as port:
                rule = f"MAP {haproxy.NAME}:443 127.0.0.1:{port}, MAP * ~NOTFOUND"
                browser = chromium.launch(playwright, f"--host-resolver-rules={rule}")
                try:
                    context = browser.new_context(ignore_https_errors=True, bypass_csp=True)
                    context.add_init_script(ALL_OPEN)
                    return _cut_off(context.new_page(), apps)
                finally:
                    browser.close()
        finally:
            for app in apps.values():
                app.stop()


def _cut_off(page: Page, apps: dict[str, Served]) -> list[float]:
    visit(page, f"https://{haproxy.NAME}/01_passion")
    add_moment(page, "Before the end")
    wait_until_kept(page)
    page.evaluate("document.documentElement.dataset.old = 'yes'")
    [name] = [one["value"] for one in page.context.cookies() if one["name"] == haproxy.COOKIE]
    server = psutil.Process(apps[name].process.pid)
    began = time.monotonic()
    for process in (server, *server.children(recursive=True)):
        process.kill()
    field = part(page, MOMENTS).get_by_label("What were you doing?")
    field.press_sequentially(" and after it", delay=70)
    expect(page.locator(".ck-banner")).to_be_visible(timeout=60_000)
    times = [time.monotonic() - began]
    page.wait_for_function("!document.documentElement?.dataset.old", timeout=60_000)
    times.append(time.monotonic() - began)
    expect(field).to_have_value("Before the end and after it", timeout=60_000)
    expect(field).to_be_focused(timeout=60_000)
    times.append(time.monotonic() - began)
    wait_until_kept(page)
    return [*times, time.monotonic() - began]


if __name__ == "__main__":
    main()
