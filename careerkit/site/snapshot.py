"""A snapshot of Python's memory, with the kit loaded, so that a page need not load it."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import attrs

from careerkit.widgets.front_end import modules

if TYPE_CHECKING:
    from pathlib import Path

    from careerkit.site.pyodide import Pyodide

__all__ = ["Snapshot", "take"]

_WITHIN = 300
"""Seconds that it may take."""


@attrs.frozen
class Snapshot:
    """The memory, and the files that are loaded in it, which a page needs no more."""

    memory: bytes
    loaded: frozenset[str]


def take(pyodide: Pyodide, packages: bytes, notebooks: str, scratch: Path) -> Snapshot | None:
    """Take one; None where there is no Node.js, or where it can't be done.

    Args:
        pyodide: Whose memory.
        packages: The archive of what Python has beside its library.
        notebooks: The folder of the notebooks in that.
        scratch: A folder for files that are needed meanwhile.
    """
    node = shutil.which("node")
    if node is None:
        return None
    (scratch / "packages.bin").write_bytes(packages)
    (scratch / "archive.mjs").write_text(modules.module("site/archive.js"), encoding="utf-8")
    with as_file(files(__package__) / "snapshot.mjs") as script:
        command = [node, str(script), str(pyodide.folder), str(scratch), notebooks]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_WITHIN)  # noqa: S603 - our own words
        except subprocess.SubprocessError:
            return None
    loaded = json.loads((scratch / "loaded.json").read_text(encoding="utf-8"))
    return Snapshot((scratch / "snapshot.bin").read_bytes(), frozenset(loaded))
