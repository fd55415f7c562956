"""The ways to serve the same page, each started as its own documentation says."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from nbformat.v4 import new_markdown_cell

from support.serving import servers
from support.serving.processes import Served, free_port, start
from visiting.environments import ROOT, python_of

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PYTHON", "WAYS", "Way", "serve_static", "serve_workbook"]

PAGES = Path(__file__).parent / "pages"
PYTHON = Path(sys.executable)


@attrs.frozen
class Way:
    """A way to serve the page.

    Its name, what it installs, how it is started, and what its page says on the WebSocket
    (``crowd.CONVERSATIONS``); of one that is not there, no crowd is made.
    """

    name: str
    requirements: tuple[str, ...]
    serve: Callable[[Path, Path], Served]
    conversation: str

    def prepare(self) -> Path:
        """Build the environment if need be, and return its Python."""
        return python_of(self.conversation, self.requirements) if self.requirements else PYTHON

    def start(self, places: Path) -> Served:
        """Start the server with a folder of its own, and wait until it listens."""
        shutil.rmtree(places, ignore_errors=True)
        shutil.copytree(PAGES, places)
        return self.serve(self.prepare(), places)


def _notebook(places: Path, *cells: str) -> Path:
    path = places / "notebooks" / "career_journey.ipynb"
    path.parent.mkdir()
    code = [(PAGES / f"{cell}.py").read_text(encoding="utf-8") for cell in cells]
    prose = (PAGES / "prose.md").read_text(encoding="utf-8")
    return servers.write_notebook([new_markdown_cell(prose), *code], path)


def _serve_voila(python: Path, places: Path) -> Served:
    path = _notebook(places, "voila_fields", "voila_chart")
    return _voila(python, places, path)


def _serve_kit_in_voila(python: Path, places: Path) -> Served:
    return _voila(python, places, _notebook(places, "voila_fields", "careerkit_chart"))


def _serve_preheated_voila(python: Path, places: Path) -> Served:
    path = _notebook(places, "voila_fields", "voila_chart")
    return _voila(python, places, path, "--preheat_kernel=True", "--pool_size=5")


def _voila(python: Path, places: Path, path: Path, *options: str) -> Served:
    place = [str(path), "--no-browser", f"--port={free_port()}"]
    served = start(
        [str(python), "-m", "voila", *place, *options],
        ready=r"running at:\s+(http://\S+)",
        log_file=places / "log",
        cwd=path.parent,
        env=servers.own_places(places),
    )
    served.url = served.url.replace("localhost", "127.0.0.1")
    return served


def _serve_careerkit(python: Path, places: Path) -> Served:
    path = _notebook(places, "voila_fields", "careerkit_chart")
    return start(
        [str(python), *("-m", "careerkit", "serve", "--port", "0", "--folder", str(path.parent))],
        ready=r"careerkit is ready at (http://\S+)",
        log_file=places / "log",
        cwd=places,
        env=servers.own_places(places),
    )


def serve_workbook(python: Path, places: Path) -> Served:
    """The app as a person starts it, of whichever environment."""
    places.mkdir()
    return start(
        [str(python), *("-m", "careerkit", "serve", "--port", "0")],
        ready=r"careerkit is ready at (http://\S+)",
        log_file=places / "log",
        cwd=places,
        env=servers.own_places(places),
    )


_LOCAL = r"(http://127\.0\.0\.1:\d+)"


def _serve_streamlit(python: Path, places: Path) -> Served:
    options = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    address = ["--server.address=127.0.0.1", f"--server.port={free_port()}"]
    page = str(places / "streamlit_page.py")
    return _page(python, places, "streamlit", "run", page, *options, *address, ready=_LOCAL)


def _serve_panel(python: Path, places: Path) -> Served:
    address = ["--address=127.0.0.1", f"--port={free_port()}"]
    page = str(places / "panel_page.py")
    served = _page(
        python, places, "panel", "serve", page, *address, ready=r"(http://\S+/panel_page)"
    )
    served.url = served.url.rstrip("/")
    return served


def _serve_solara(python: Path, places: Path) -> Served:
    address = ["--host", "127.0.0.1", "--port", str(free_port())]
    options = ["--production", "--no-open", *address]
    page = str(places / "solara_page.py")
    return _page(python, places, "solara", "run", page, *options, ready=r"starting at (http://\S+)")


def _serve_marimo(python: Path, places: Path) -> Served:
    address = ["--host", "127.0.0.1", "--port", str(free_port())]
    page = str(places / "marimo_page.py")
    return _page(
        python, places, "marimo", "run", page, "--headless", *address, ready=r"URL: (http://\S+)"
    )


def _page(python: Path, places: Path, *command: str, ready: str) -> Served:
    """A page in the way of another framework, which keeps its own files in ``places``."""
    served = start(
        [str(python), "-m", *command],
        ready=ready,
        log_file=places / "log",
        cwd=places,
        env={"HOME": str(places)},
    )
    served.url = served.url.replace("localhost", "127.0.0.1")
    return served


_STATIC = """
import asyncio, sys
from tornado.web import Application, StaticFileHandler
async def serve(folder):
    files = {"path": folder, "default_filename": "index.html"}
    Application([("/(.*)", StaticFileHandler, files)], compress_response=True).listen(
        int(sys.argv[2]), "127.0.0.1")
    print(f"http://127.0.0.1:{sys.argv[2]}/")
    await asyncio.Event().wait()
asyncio.run(serve(sys.argv[1]))
"""


def serve_static(folder: Path) -> Served:
    """Serve files and nothing else, compressed as any static site is."""
    return start(
        [sys.executable, "-c", _STATIC, str(folder), str(free_port())],
        ready=r"(http://\S+)",
        log_file=folder / "log",
    )


_VOILA = ("voila>=0.5.13,<0.6", "ipykernel", "ipywidgets>=8.1.5,<9", "anywidget>=0.10,<0.12")
# The release whose files for a computer without a CDN are published.
_SOLARA = (
    *("solara>=1.58,<1.59", "solara-server>=1.58,<1.59", "solara-ui>=1.58,<1.59"),
    *("solara-assets>=1.58,<1.59", "ipyvuetify<2", "ipyvue<2", "anywidget>=0.10,<0.12"),
)
_CHARTS = ("altair>=6.0,<7", "vl-convert-python>=1.8,<2")

WAYS = (
    Way("voila", (*_VOILA, *_CHARTS), _serve_voila, "voila"),
    Way("voila, preheated", (*_VOILA, *_CHARTS), _serve_preheated_voila, "voila"),
    Way("voila+kit", ("-e", f"{ROOT}[app]"), _serve_kit_in_voila, "careerkit"),
    Way("careerkit", ("-e", f"{ROOT}[app]"), _serve_careerkit, "careerkit"),
    Way("streamlit", ("streamlit>=1.40,<2", *_CHARTS[:1]), _serve_streamlit, "streamlit"),
    Way("panel", ("panel>=1.5,<2", *_CHARTS[:1]), _serve_panel, "panel"),
    Way("solara", (*_SOLARA, *_CHARTS), _serve_solara, "solara"),
    Way("marimo", ("marimo>=0.20,<1", *_CHARTS[:1]), _serve_marimo, "marimo"),
    Way("static", (), lambda _, places: serve_static(places), "static"),
)
"""In the order of the table. Everything is compared with the first one. The third is careerkit's
notebook in stock Voila: it shows what the kit's lighter parts do, and what its server does. The
last is a page without a server's part in it: no other can be quicker."""

if sys.platform != "linux":
    raise SystemExit("benchmarks/visit.py measures memory by PSS, which only Linux has.")
