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
from pathlib import Path
from urllib.parse import urlsplit

import image
import proxy
from container import Container
from results import DEPLOY, Results, find

_ALONE = "CAREERKIT_ALONE"
"""Says that this process is in a network of its own already."""

_PORT = 8443
_WRITTEN, _LATER = "Baking for the street party", "and carrying the tables"
_FIELD = "What were you doing?"


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
        made, name = image.buildah("from", "--pull-never", image.NAME)
        name = name.strip()
        left.callback(image.buildah, "rm", name)
        mounted, root = image.buildah("mount", name)
        results.check("the image can be mounted", made and mounted, root)
        first, second = (
            Container(
                Path(root.strip()),
                image.settings(),
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
        _stop_one(results, first, second)


def _look_at_rights(results: Results, one: Container) -> None:
    rights = one.privileges()
    results.check("it is not root", rights["Uid"].split() == ["10001"] * 4, rights["Uid"])
    results.check("it has no capability", int(rights["CapBnd"], 16) == 0, rights["CapBnd"])
    results.check("it can't get one", rights["NoNewPrivs"] == "1")
    results.check("its root can't be written to", one.execute("touch", "/opt/careerkit/x") != 0)
    results.check("its /tmp can", one.execute("touch", "/tmp/x") == 0)  # noqa: S108 - the image's


def _look_at_answers(results: Results, one: Container) -> None:
    results.check("its health check is content", one.check_health() == 0)
    status, page = one.ask("/01_passion")
    results.check("a page comes", status == 200 and "<h1" in page, page[-2000:])
    status, numbers = one.ask("/metrics", one.port + 1000)
    share = re.search(r"^careerkit_seats_taken_ratio (\S+)", numbers, re.MULTILINE)
    results.check("Prometheus finds the share of the seats taken", share is not None, numbers)
    results.check("it leaves no process behind", one.zombies() == 0)


def _stop_one(results: Results, first: Container, second: Container) -> None:
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - where there is one

    from support.pages import chromium  # noqa: PLC0415
    from support.pages.journey import MOMENTS, add, part, visit, wait_until_kept  # noqa: PLC0415
    from support.pages.parts import ALL_OPEN  # noqa: PLC0415

    with sync_playwright() as playwright:
        rules = f"MAP {proxy.NAME}:443 127.0.0.1:{_PORT}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = chromium.launch(playwright, f"--host-resolver-rules={rules}")
        context = browser.new_context(ignore_https_errors=True)
        context.set_default_timeout(60_000)
        context.add_init_script(ALL_OPEN)
        page = context.new_page()
        visit(page, f"https://{proxy.NAME}/01_passion")
        card = add(page, MOMENTS, "Add a moment")
        card.get_by_label(_FIELD).fill(_WRITTEN)
        wait_until_kept(page)
        results.check("what is written in a browser is kept", first.ask("/healthz")[0] == 200)

        first.ask_to_stop()
        asked = time.monotonic()
        while first.status("/readyz") == 200:
            time.sleep(0.05)
        heard = time.monotonic() - asked
        results.check("asked to stop, it says so at /readyz", first.status("/readyz") == 503)
        card.get_by_label(_FIELD).fill(f"{_WRITTEN} {_LATER}")
        wait_until_kept(page)
        results.check("and lets those who are here write on", True)
        other = context.new_page()
        visit(other, f"https://{proxy.NAME}/01_passion")
        text = f"{_WRITTEN} {_LATER}"
        expect(part(other, MOMENTS)).to_contain_text(text)
        here = '"visitors": 1' in second.ask("/healthz")[1]
        results.check("who opens a page meanwhile comes to the other one, with all words", here)
        other.close()
        page.bring_to_front()

        with page.expect_navigation(timeout=120_000):
            status = first.wait()
            ended = time.monotonic() - asked
        back = time.monotonic() - asked
        expect(part(page, MOMENTS)).to_contain_text(text)
        results.check("it ends by itself", status == 0, f"status {status}\n{first.log()}")
        results.check("the open page is at the other one, with all words and without a click", True)
        results.tell(
            f"503 after {heard:.1f} s, ended after {ended:.1f} s, page back after {back:.1f} s"
        )
        said = first.log() + second.log()
        secret = any(word in said for word in (_WRITTEN, _LATER, "Traceback"))
        results.check("no log holds a word of it", not secret, said)
        browser.close()


def _lacks_browser() -> str:
    try:
        from support.pages import chromium  # noqa: PLC0415 - where playwright is

        chromium.find_chromium()
    except ModuleNotFoundError:
        return "playwright"
    except FileNotFoundError:
        return "Chromium"
    return ", ".join(name for name in ("unshare", "nsenter") if find(name) is None)


def _turn_on_loopback() -> None:
    """Set the flag "up" of the new network's only interface (``netdevice(7)``)."""
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh", b"lo", 1))
