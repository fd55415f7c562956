"""The four ways to serve the same page, each started as its own documentation says."""

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

__all__ = ["WAYS", "Way"]

PAGES = Path(__file__).parent / "pages"


@attrs.frozen
class Way:
    """A way to serve the page.

    Its name, what it installs, how it is started, and what its page says on the WebSocket
    (``crowd.CONVERSATIONS``).
    """

    name: str
    requirements: tuple[str, ...]
    serve: Callable[[Path, Path], Served]
    conversation: str

    def prepare(self) -> Path:
        """Build the environment if need be, and return its Python."""
        return python_of(self.conversation, self.requirements)

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


def _voila(python: Path, places: Path, path: Path) -> Served:
    served = start(
        [str(python), *("-m", "voila", str(path), "--no-browser", f"--port={free_port()}")],
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


def _serve_streamlit(python: Path, places: Path) -> Served:
    return start(
        [
            *(str(python), "-m", "streamlit", "run", str(places / "streamlit_page.py")),
            *("--server.headless=true", "--browser.gatherUsageStats=false"),
            *("--server.address=127.0.0.1", f"--server.port={free_port()}"),
        ],
        ready=r"(http://127\.0\.0\.1:\d+)",
        log_file=places / "log",
        cwd=places,
        env={"HOME": str(places)},
    )


def _serve_panel(python: Path, places: Path) -> Served:
    served = start(
        [
            *(str(python), "-m", "panel", "serve", str(places / "panel_page.py")),
            *("--address=127.0.0.1", f"--port={free_port()}"),
        ],
        ready=r"(http://\S+/panel_page)",
        log_file=places / "log",
        cwd=places,
    )
    served.url = served.url.rstrip("/").replace("localhost", "127.0.0.1")
    return served


_VOILA = ("voila>=0.5.13,<0.6", "ipykernel", "ipywidgets>=8.1.5,<9", "anywidget>=0.10,<0.12")
_CHARTS = ("altair>=6.0,<7", "vl-convert-python>=1.8,<2")

WAYS = (
    Way("voila", (*_VOILA, *_CHARTS), _serve_voila, "voila"),
    Way("voila+kit", ("-e", f"{ROOT}[app]"), _serve_kit_in_voila, "careerkit"),
    Way("careerkit", ("-e", f"{ROOT}[app]"), _serve_careerkit, "careerkit"),
    Way("streamlit", ("streamlit>=1.40,<2", *_CHARTS[:1]), _serve_streamlit, "streamlit"),
    Way("panel", ("panel>=1.5,<2", *_CHARTS[:1]), _serve_panel, "panel"),
)
"""In the order of the table. Everything is compared with the first one. The second is careerkit's
notebook in stock Voila: it shows what the kit's lighter parts do, and what its server does."""

if sys.platform != "linux":
    raise SystemExit("benchmarks/visit.py measures memory by PSS, which only Linux has.")
