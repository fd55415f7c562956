"""Vega for charts without the internet: one bundle, made here and kept for the next time."""

from __future__ import annotations

import atexit
import hashlib
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_dir

__all__ = ["bundle_path", "bundle_text"]

_SNIPPET = "export default vegaEmbed;"
"""What the bundle's module exports: vega-embed brings Vega and Vega-Lite along."""


def bundle_path() -> Path:
    """The bundle's file, an ES module; made when it is asked for the first time.

    Raises:
        ImportError: If there is no ``vl-convert-python``, which comes with ``careerkit[app]``.
        OSError: If neither the person's cache folder nor a temporary one can be written.
    """
    kept = Path(user_cache_dir("careerkit")) / _name()
    if kept.is_file():
        return kept
    try:
        return _keep(_make(), kept)
    except OSError:
        return _keep_meanwhile()


def bundle_text() -> str:
    """The bundle's text; it is made anew where no folder can be written.

    Raises:
        ImportError: As above.
    """
    try:
        return bundle_path().read_text(encoding="utf-8")
    except OSError:
        return _make()


def _name() -> str:
    made_by = version("vl-convert-python")
    digest = hashlib.sha256(f"{made_by} {_SNIPPET}".encode()).hexdigest()[:12]
    return f"vega-{made_by}-{digest}.js"


@cache
def _keep_meanwhile() -> Path:
    # A folder of this process alone: what others could write is no place for code.
    return _keep(_make(), Path(_folder().name) / _name())


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="careerkit-")
    atexit.register(folder.cleanup)
    return folder


def _make() -> str:
    import vl_convert  # noqa: PLC0415 - 40 MB that a page without a chart does not need

    return str(vl_convert.javascript_bundle(_SNIPPET))


def _keep(text: str, path: Path) -> Path:
    """Write the file whole or not at all: two processes may do so at once."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return path
