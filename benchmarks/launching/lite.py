"""A page of JupyterLite with one widget, to stand beside the site: made of what registries have.

npm's Pyodide lists the packages that JupyterLite's kernel loads, and has none of them. All are pure
Python, and PyPI has the same versions, so that they are put beside it with their own hashes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from careerkit.site import pyodide

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["CannotBuildError", "build", "visit"]

_WITH = ("jupyterlite-core==0.8.*", "jupyterlite-pyodide-kernel==0.8.*", "jupyterlab-widgets==3.*")
_LOADED = ("micropip", "ipython", "jedi")
"""What the kernel loads by itself, with what each of them asks for."""

_WHEELS = ("ipywidgets==8.*", "jupyterlab-widgets==3.*", "comm")
"""What it and the cell install besides."""

_CELL = """
import piplite
await piplite.install("ipywidgets")
import ipywidgets
ipywidgets.Text(description="What were you doing?")
"""
_ADDRESS = f"repl/index.html?kernel=python&code={quote(_CELL.strip())}"
_PATIENCE = 180_000  # ms


class CannotBuildError(Exception):
    """A part of it is not to be had here."""


def build(folder: Path, scratch: Path) -> None:
    """Build it.

    Args:
        folder: Where to.
        scratch: A folder for what is needed on the way: an environment of its own, packages.

    Raises:
        CannotBuildError: If a part of it can't be fetched.
    """
    environment = scratch / "environment"
    _run(sys.executable, "-m", "venv", str(environment))
    pip = (str(environment / "bin" / "pip"), "--quiet", "--disable-pip-version-check")
    _run(*pip, "install", *_WITH)
    distribution = scratch / "content" / "static" / "pyodide"
    try:
        shutil.copytree(pyodide.find(None, scratch).folder, distribution)
    except pyodide.CannotBuildError as error:
        raise CannotBuildError(str(error)) from None
    download = (*pip, "download", "--no-deps", "--only-binary=:all:", "--python-version=3.14")
    _complete(distribution, download)
    wheels = scratch / "wheels"
    _run(*download, "--dest", str(wheels), *_WHEELS)
    _run(
        *(str(environment / "bin" / "jupyter"), "lite", "build", "--apps", "repl"),
        *("--lite-dir", str(scratch / "content"), "--output-dir", str(folder)),
        *(word for wheel in wheels.iterdir() for word in ("--piplite-wheels", str(wheel))),
    )


def _complete(distribution: Path, download: tuple[str, ...]) -> None:
    """Put the packages there that the kernel loads, and say so in the list."""
    listed = distribution / "pyodide-lock.json"
    lock = json.loads(listed.read_text(encoding="utf-8"))
    packages: dict[str, dict[str, Any]] = {}
    waiting = [*_LOADED]
    while waiting:
        name = waiting.pop()
        if name not in packages:
            packages[name] = lock["packages"][name]
            waiting += [one.lower().replace("_", "-") for one in packages[name]["depends"]]
    wanted = (f"{name}=={one['version']}" for name, one in packages.items())
    _run(*download, "--dest", str(distribution), *wanted)
    for one in packages.values():
        data = (distribution / one["file_name"]).read_bytes()
        one["sha256"] = hashlib.sha256(data).hexdigest()
    listed.write_text(json.dumps({**lock, "packages": packages}), encoding="utf-8")


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotBuildError(f"{Path(command[0]).name}: {done.stderr.strip()[-300:]}")


def visit(page: Page, url: str) -> tuple[float, float]:
    """Go there: milliseconds until the cell's text is there, and until its widget is."""
    began = time.perf_counter()
    page.goto(f"{url}{_ADDRESS}", wait_until="commit")
    page.get_by_text("piplite").first.wait_for(timeout=_PATIENCE)
    text = time.perf_counter() - began
    page.get_by_label("What were you doing?").wait_for(timeout=_PATIENCE)
    return 1000 * text, 1000 * (time.perf_counter() - began)
