"""The first page on Binder: the app on its Jupyter server, and what there was before.

Run it from the repository:
``.venv/bin/python benchmarks/launching/binder.py [--visits N] [--megabits N]``.

Three servers, each started once, by Binder's own command or as the README says, and visited by
turns, so that what else the machine does hits them alike:

* **voila**: Voila's pages on the Jupyter server, with our template, as Binder had them before;
* **app**: the app on the Jupyter server, as ``binder/jupyter_server_config.py`` brings it;
* **serve**: ``careerkit serve``, beside which it has to stand.

A visit is that of a new browser profile to the first step, with Binder's token in the address. Told
are the medians, and the least and the most: seconds from the start of the navigation until the
first list's button can be pressed, requests, and the bytes of their answers as they came over the
line (without what the kernel said).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from visiting.browser import Link, open_page

from support.pages import chromium
from support.pages.parts import ALL_OPEN
from support.serving import servers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

_BEFORE = """
from careerkit.serve.configuration import configuration
c = get_config()
c.merge(configuration())
c.ServerApp.websocket_compression_options = {}
"""
_PATIENCE = 120_000  # ms
_WARM = 8.0
"""Seconds that a server has before anybody comes: Binder's own page takes longer to lead there."""


@attrs.frozen
class Visit:
    """One visit: seconds until the first list can be used, requests, and bytes."""

    seconds: float
    requests: int
    size: int


def visit(browser: Browser, url: str, link: Link) -> Visit:
    """Open the page as somebody does who was never there."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(ALL_OPEN)
        page = open_page(context, link)
        sizes: list[int] = []
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
        began = time.monotonic()
        page.goto(url, wait_until="commit", timeout=_PATIENCE)
        button = page.get_by_role("button", name="Add a moment")
        button.click(trial=True, timeout=_PATIENCE)
        seconds = time.monotonic() - began
        page.wait_for_load_state("networkidle", timeout=_PATIENCE)
        return Visit(seconds, len(sizes), int(sum(sizes)))


def start(stack: ExitStack, places: Path) -> dict[str, str]:
    """Start the servers; returns the addresses of the first step."""
    folders = {name: places / name for name in ("voila", "app", "serve")}
    for folder in folders.values():
        folder.mkdir()
    servers.copy_workbooks(folders["voila"] / "workbooks")
    before = places / "before.py"
    before.write_text(_BEFORE, encoding="utf-8")
    ours = {"JUPYTER_PATH": str(servers.ROOT / "careerkit" / "theme" / "share" / "jupyter")}
    started = {
        "voila": servers.start_binder(folders["voila"], config=before, env=ours),
        "app": servers.start_binder(folders["app"]),
        "serve": servers.start_app(places=folders["serve"], ready=1),
    }
    for served in started.values():
        stack.callback(served.stop)
    token = f"?token={servers.BINDER_TOKEN}"
    return {
        "voila": f"{started['voila'].url}voila/render/workbooks/01_passion.ipynb{token}",
        "app": f"{started['app'].url}01_passion{token}",
        "serve": f"{started['serve'].url}01_passion",
    }


def lines(visits: dict[str, list[Visit]]) -> Iterable[str]:
    """The table, in Markdown."""
    yield "| | s until usable | requests | MB |"
    yield "|---|--:|--:|--:|"
    for name, some in visits.items():
        seconds = [one.seconds for one in some]
        median = f"{statistics.median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f})"
        requests = statistics.median(one.requests for one in some)
        size = statistics.median(one.size for one in some) / 1e6
        yield f"| {name} | {median} | {requests:.0f} | {size:.2f} |"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--visits", type=int, default=7, help="how many of each")
    parser.add_argument("--megabits", type=float, default=0, help="of the line; 0 for loopback")
    options = parser.parse_args()
    link = Link("line", options.megabits, 50 if options.megabits else 0)
    loads = [os.getloadavg()[0]]
    with ExitStack() as stack:
        places = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="binder-")))
        addresses = start(stack, places)
        time.sleep(_WARM)
        browser = chromium.launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        visits: dict[str, list[Visit]] = {name: [] for name in addresses}
        for _ in range(options.visits):
            for name, address in addresses.items():
                visits[name].append(visit(browser, address, link))
                loads.append(os.getloadavg()[0])
    print("\n".join(lines(visits)))
    print(f"\nLoad average: {min(loads):.1f} to {max(loads):.1f}.")


if __name__ == "__main__":
    main()
