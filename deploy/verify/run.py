"""The image as a server runs it: two of it behind nginx, of which one is asked to stop.

Both have the options that the Kubernetes manifests give them. All of it happens in a network that
has nothing but this computer.
"""

from __future__ import annotations

import fcntl
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import image
import proxy
from container import Container
from results import DEPLOY, Results

try:
    from playwright.sync_api import expect, sync_playwright

    from support.pages import chromium
    from support.pages.journey import MOMENTS, add, part, visit, wait_until_kept
    from support.pages.parts import ALL_OPEN
except ModuleNotFoundError as error:
    MISSING = error.name
else:
    MISSING = ""

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

_ALONE = "CAREERKIT_ALONE"
"""Says that this process is in a network of its own already."""

_PORT = 8443
_STEP = f"https://{proxy.NAME}/01_passion"
_WRITTEN, _LATER = "Baking for the street party", "and carrying the tables"
_ALL = f"{_WRITTEN} {_LATER}"
_PATIENCE = 60_000  # ms
_DOCUMENTS = """
sample=$(python3 -c 'from careerkit.opening import SAMPLE; print(SAMPLE)')
careerkit export "$sample" --to pdf,docx,xlsx,html,ics --out "$HOME/documents"
"""
_UNAVAILABLE = HTTPStatus.SERVICE_UNAVAILABLE


def check(results: Results) -> None:
    """Start them, write in a browser, stop one of them, and find everything at the other."""
    if lacks := image.missing() or proxy.missing() or _lacks_browser():
        results.leave_out("run", lacks)
    elif not image.settings():
        results.leave_out("run", "image (python deploy/verify image run)")
    elif os.environ.get(_ALONE):
        _turn_on_loopback()
        _run(results)
    else:
        here = [sys.executable, str(DEPLOY / "verify"), "run"]
        alone = subprocess.run(
            ["unshare", "--net", *here], env={**os.environ, _ALONE: "1"}, check=False
        )
        results.check("a run without a network", alone.returncode == 0)


def _run(results: Results) -> None:
    with ExitStack() as left:
        folder = Path(left.enter_context(tempfile.TemporaryDirectory(prefix="verify-")))
        with results.holding("the image can be mounted"):
            unpacked = left.enter_context(image.unpacked())
        first, second = (
            Container(
                unpacked,
                options=DEPLOY / "kubernetes" / "careerkit.toml",
                port=port,
                log=folder / f"{port}.log",
                # Here nginx is where the controller is in a cluster.
                more=("--trust-proxy=127.0.0.1", f"--metrics-port={port + 1000}"),
            )
            for port in (8866, 8867)
        )
        for one in (first, second):
            left.callback(one.kill)
        seconds = first.wait_until_ready()
        second.wait_until_ready()
        told = first.wait_until_told("careerkit is ready at")
        results.tell(f"ready after {seconds:.1f} s, its first page run ahead after {told:.1f} s")
        _look_at_rights(results, first)
        _look_at_answers(results, first)
        proxy.write(folder, _PORT, [f"127.0.0.1:{one.port}" for one in (first, second)])
        nginx = proxy.start(folder)
        left.callback(nginx.wait)
        left.callback(nginx.terminate)
        _let_one_crash(results, second)
        _stop_one(results, _open_browser(left), first, second)
        _look_at_logs(results, first, second)


def _look_at_rights(results: Results, one: Container) -> None:
    rights = one.privileges()
    results.check("it is not root", rights["Uid"].split() == ["10001"] * 4, rights["Uid"])
    results.check("it has no capability", int(rights["CapBnd"], 16) == 0, rights["CapBnd"])
    results.check("it can't get one", rights["NoNewPrivs"] == "1")
    results.check("its root can't be written to", one.execute("touch", "/opt/careerkit/x") != 0)
    results.check("its home can", one.execute("touch", f"{one.home}/x") == 0)


def _look_at_answers(results: Results, one: Container) -> None:
    results.check("its health check is content", one.check_health() == 0)
    status, page = one.ask("/01_passion")
    results.check("a page comes", status == HTTPStatus.OK and "<h1" in page, page[-2000:])
    results.check("documents can be made, with charts", one.execute("sh", "-c", _DOCUMENTS) == 0)
    status, numbers = one.ask("/metrics", one.port + 1000)
    share = re.search(r"^careerkit_seats_taken_ratio (\S+)", numbers, re.MULTILINE)
    results.check("Prometheus finds the share of the seats taken", share is not None, numbers)
    results.check("it leaves no process behind", one.zombies() == 0)


def _let_one_crash(results: Results, one: Container) -> None:
    app = one.first_child()
    with results.holding("an app that dies is back in the same container"):
        app.kill()
        app.wait(60)
        one.wait_until_ready()
    results.check("and what it had started is gone", one.zombies() == 0)


def _open_browser(left: ExitStack) -> BrowserContext:
    """A browser that finds the public name here."""
    playwright = left.enter_context(sync_playwright())
    rules = f"MAP {proxy.NAME}:443 127.0.0.1:{_PORT}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    browser = chromium.launch(playwright, f"--host-resolver-rules={rules}")
    left.callback(browser.close)
    context = browser.new_context(ignore_https_errors=True)
    context.set_default_timeout(_PATIENCE)
    context.add_init_script(ALL_OPEN)
    expect.set_options(timeout=_PATIENCE)
    return context


def _stop_one(
    results: Results, context: BrowserContext, first: Container, second: Container
) -> None:
    page = context.new_page()
    with results.holding("what is written in a browser is kept"):
        visit(page, _STEP)
        written = add(page, MOMENTS, "Add a moment").get_by_label("What were you doing?")
        written.fill(_WRITTEN)
        wait_until_kept(page)
    first.ask_to_stop()
    asked = time.monotonic()
    while first.status("/readyz") == HTTPStatus.OK:
        time.sleep(0.05)
    heard = time.monotonic() - asked
    results.check("asked to stop, it says 503 at /readyz", first.status("/readyz") == _UNAVAILABLE)
    with results.holding("and lets those who are here write on"):
        written.fill(_ALL)
        wait_until_kept(page)
    with results.holding("who opens a page meanwhile comes to the other one, with all words"):
        other = context.new_page()
        visit(other, _STEP)
        expect(part(other, MOMENTS)).to_contain_text(_ALL)
        assert '"visitors": 1' in second.ask("/healthz")[1]  # noqa: S101 - said by what is around
        other.close()
        page.bring_to_front()
    with results.holding(
        "the open page finds to the other one, with all words and without a click"
    ):
        with page.expect_navigation(timeout=2 * _PATIENCE):
            status = first.wait()
            ended = time.monotonic() - asked
        back = time.monotonic() - asked
        expect(part(page, MOMENTS)).to_contain_text(_ALL)
    results.check("the first one ended by itself", status == 0, f"{status}\n{first.log()}")
    results.tell(f"503 after {heard:.1f} s, ended after {ended:.1f}, page back after {back:.1f}")


def _look_at_logs(results: Results, *containers: Container) -> None:
    said = "".join(one.log() for one in containers)
    secret = any(word in said for word in (_WRITTEN, _LATER, "Traceback"))
    results.check("no log holds a word of it", not secret, said)


def _lacks_browser() -> str:
    if MISSING:
        return MISSING
    try:
        chromium.find_chromium()
    except FileNotFoundError:
        return "Chromium"
    return ""


def _turn_on_loopback() -> None:
    """Set the flag "up" of the new network's only interface (``netdevice(7)``)."""
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh", b"lo", 1))
