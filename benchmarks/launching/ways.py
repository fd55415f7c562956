"""The ways of launching careerkit, each started as its documentation says. One function a way."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs
import image  # of deploy/verify
from container import Container

from support.serving import servers
from support.serving.processes import free_port
from support.ways import hub, nginx, sites
from support.ways.certificate import believed
from support.ways.needs import find
from support.ways.workbook import LAB, NOTEBOOK, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import BrowserContext

__all__ = ["STEP", "WAYS", "Place", "Way"]

STEP = "01_passion"


def _nothing(_: object) -> None:
    """What there is to do where nothing is."""


@attrs.frozen
class Place:
    """Where a way's first step is.

    Attributes:
        url: Its address.
        arguments: What the browser needs to know, such as where a name leads.
        enter: What a new browser does first, such as logging in.
        handed_out: How many requests and bytes its host has answered so far. Where it is not given,
            the page's own traffic is counted; what a worker of the page loads is not in that.
    """

    url: str
    arguments: tuple[str, ...] = ()
    enter: Callable[[BrowserContext], None] = _nothing
    handed_out: Callable[[], tuple[int, float]] | None = None


@attrs.frozen
class Way:
    """A way: how it is launched in a folder, and what it needs: programs, modules, and more."""

    launch: Callable[[Path], AbstractContextManager[Place]]
    programs: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    more: Callable[[], str] = str

    def missing(self) -> str:
        """What is not on this computer; empty if all is."""
        missing = [program for program in self.programs if not find(program)]
        missing += [f"Python's {name}" for name in self.modules if find_spec(name) is None]
        return ", ".join(missing) or self.more()


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
def _container(folder: Path) -> Iterator[Place]:
    """The image, as ``deploy/verify`` runs it: read-only, without rights."""
    options, port = folder / "careerkit.toml", free_port()
    options.write_text("ready = 1\n", encoding="utf-8")
    with image.unpacked() as unpacked:
        one = Container(unpacked, options=options, port=port, log=folder / "log")
        try:
            one.wait_until_ready()
            one.wait_until_told("careerkit is ready at")
            yield Place(f"http://127.0.0.1:{port}/{STEP}")
        finally:
            one.kill()


def _image_missing() -> str:
    return image.missing() or ("" if image.settings() else "an image (python deploy/verify image)")


@contextmanager
def _hub(folder: Path) -> Iterator[Place]:
    """``careerkit hub`` as a service of a JupyterHub, for somebody who is logged in."""
    started = hub.start_hub(folder, "jupyterhub_config.py")

    def enter(context: BrowserContext) -> None:
        page = context.new_page()
        hub.log_in(page, f"{started.url}hub/home", hub.USERS[0])
        page.wait_for_url("**/hub/home")
        page.close()

    try:
        yield Place(f"{started.url}services/careerkit/{STEP}", enter=enter)
    finally:
        started.stop()


@contextmanager
def _workbook(program: str, folder: Path) -> Iterator[Place]:
    """``careerkit lab``, and with ``--notebook``: the step runs by itself."""
    book = Workbook(program, folder)
    try:
        yield Place(book.address(STEP))
    finally:
        book.stop()


@contextmanager
def _binder(folder: Path) -> Iterator[Place]:
    """Binder's command, without what comes before it: Binder's own building and starting."""
    server = servers.start_binder(folder)
    try:
        yield Place(f"{server.url}{STEP}?token={server.token}")
    finally:
        server.stop()


@contextmanager
def _site(folder: Path) -> Iterator[Place]:
    """``careerkit site build``, and a host of static files."""
    sites.build(folder / "site")
    host = sites.Host(folder / "site")
    try:
        yield Place(f"{host.url}{STEP}.html", handed_out=lambda: (len(host.asked), host.sent))
    finally:
        host.stop()


WAYS = {
    "careerkit serve": Way(_serve),
    "nginx, HTTPS": Way(_nginx, ("nginx", "openssl")),
    "container": Way(_container, more=_image_missing),
    "hub": Way(_hub, (hub.PROXY,), ("jupyterhub",)),
    "JupyterLab": Way(partial(_workbook, LAB)),
    "Notebook 7": Way(partial(_workbook, NOTEBOOK), modules=("notebook",)),
    "Binder's command": Way(_binder),
    "a site without a server": Way(_site, ("npm", "node")),
}
"""By their names in the table."""
