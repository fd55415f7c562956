"""The ways of launching careerkit, each started as its documentation says. One function a way."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs

from support.pages.lab import run_all
from support.serving import servers
from support.serving.processes import free_port, start
from support.ways import nginx, sites
from support.ways.certificate import believed
from support.ways.needs import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

__all__ = ["WAYS", "Place", "Way"]

STEP = "01_passion"
_EXTENSION = servers.ROOT / "careerkit" / "lab" / "share" / "jupyter"
"""The workbook's own extension of JupyterLab; without it a person runs the cells."""


def _nothing(_: object) -> None:
    """What there is to do where nothing is."""


@attrs.frozen
class Place:
    """Where a way's first step is.

    Attributes:
        url: Its address.
        arguments: What the browser needs to know, such as where a name leads.
        enter: What a new browser does first, such as logging in.
        begin: What a person has to do on the page.
    """

    url: str
    arguments: tuple[str, ...] = ()
    enter: Callable[[BrowserContext], None] = _nothing
    begin: Callable[[Page], None] = _nothing


@attrs.frozen
class Way:
    """A way: how it is launched in a folder, and the programs that it needs."""

    launch: Callable[[Path], AbstractContextManager[Place]]
    programs: tuple[str, ...] = ()

    def missing(self) -> str:
        """What is not on this computer; empty if all is."""
        return ", ".join(program for program in self.programs if not find(program))


@contextmanager
def _serve(folder: Path) -> Iterator[Place]:
    """``careerkit serve``."""
    app = servers.start_app(places=folder, ready=1)
    try:
        yield Place(f"{app.url}{STEP}")
    finally:
        app.stop()


@contextmanager
def _nginx(folder: Path) -> Iterator[Place]:
    """The same behind nginx, with HTTPS, a name and a path."""
    app = servers.start_app(*nginx.OPTIONS, places=folder, ready=1)
    try:
        with nginx.behind(folder, urlsplit(app.url).netloc) as port:
            rule = f"MAP {nginx.NAME}:443 127.0.0.1:{port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
            url = f"https://{nginx.NAME}/careers/{STEP}"
            known = believed(folder, nginx.NAME)
            yield Place(url, arguments=(f"--host-resolver-rules={rule}", known))
    finally:
        app.stop()


@contextmanager
def _lab(folder: Path) -> Iterator[Place]:
    """``careerkit lab``."""
    places = servers.own_places(folder)
    allowed = "c.ServerApp.allow_root = True\n"  # in a container benchmarks run as root
    (folder / "config" / "jupyter_server_config.py").write_text(allowed, encoding="utf-8")
    lab = start(
        [*(sys.executable, "-m", "careerkit", "lab", "--no-open", "--port"), str(free_port())],
        ready=r"(http://(?:127\.0\.0\.1|localhost):\d+/)\S*\?token=\w+",
        log_file=folder / "lab.log",
        cwd=folder,
        env={**places, "JUPYTER_PATH": str(_EXTENSION)},
    )
    token = lab.log().rpartition("?token=")[2].split()[0]
    runs = _EXTENSION.exists()
    opens, begin = ("doc", _nothing) if runs else ("lab", _run_all)
    try:
        home = lab.url.replace("localhost", "127.0.0.1")
        yield Place(f"{home}{opens}/tree/{STEP}.ipynb?token={token}", begin=begin)
    finally:
        lab.stop()


def _run_all(page: Page) -> None:
    page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()
    run_all(page)


@contextmanager
def _binder(folder: Path) -> Iterator[Place]:
    """Binder's command."""
    server = servers.start_voila_extension(servers.copy_workbooks(folder))
    try:
        yield Place(f"{server.url}voila/render/{STEP}.ipynb")
    finally:
        server.stop()


@contextmanager
def _site(folder: Path) -> Iterator[Place]:
    """``careerkit site build``, and a host of static files."""
    sites.build(folder / "site")
    host = sites.Host(folder / "site")
    try:
        yield Place(f"{host.url}{STEP}.html")
    finally:
        host.stop()


WAYS = {
    "careerkit serve": Way(_serve),
    "nginx, HTTPS": Way(_nginx, ("nginx", "openssl")),
    "JupyterLab": Way(_lab),
    "Binder's command": Way(_binder),
    "a site without a server": Way(_site, ("npm", "node")),
}
"""By their names in the table."""
