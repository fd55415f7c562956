"""Where the extension is, and the stamp by which a browser knows that it is another one."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["extensions", "package"]

_LOADED = "static/remoteEntry.js"


def extensions() -> Path:
    """The folder in which JupyterLab finds our extension, also where nothing was installed."""
    place = files(__package__).joinpath("share", "jupyter", "labextensions")
    with as_file(place) as path:
        return path


def package() -> str:
    """The extension's ``package.json``, with a stamp of its files in what JupyterLab loads first.

    Jupyter tells a browser to keep a script for a year; this file it reads at each start.
    """
    folder = extensions() / "careerkit"
    stamp = hashlib.sha256()
    for file in sorted((folder / "static").iterdir()):
        stamp.update(file.read_bytes())
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    told["jupyterlab"]["_build"]["load"] = f"{_LOADED}?v={stamp.hexdigest()[:16]}"
    return f"{json.dumps(told, indent=2)}\n"
