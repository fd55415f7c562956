"""What Python in the browser has beside its standard library: the kit, and what it stands on.

All of it is pure Python and lies in the environment that builds the site; so what a page does in
the browser is done by the versions that are tried here, and nothing is fetched.
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import careerkit
from careerkit.site.problems import CannotBuildError
from careerkit.steps import ENTRY_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["PYTHON", "archive", "collect"]

PYTHON = "3.14"
"""Pyodide's Python: it decides what packages ask for."""

_ROOT = "careerkit"

_BESIDE = frozenset({"export"})
"""The extras of the kit that are taken, as far as they are pure Python."""

_LEFT_OUT = frozenset(
    {
        *("ipython", "jsonschema"),  # stand_ins.py
        *("jupyterlab-widgets", "widgetsnbextension"),  # front ends of other pages
        *("python-calamine", "python-docx", "typst", "vl-convert-python"),  # not pure Python
        *("numpy", "pandas"),  # neither; plain Python does it
    }
)

_NOT_OF_THE_KIT = re.compile(
    r"^careerkit/(?:serve|commands|lab|site|theme/share|workbooks|__main__)\b"
    r"|/front_end/(?!(?:loader|stub)\.js).*\.(?:js|css)$|/export/paper/(?:fonts|templates)/"
)
"""The front end is in files that a page loads by itself."""
_OF_THE_KIT = re.compile(
    r"^careerkit/site/(?:__init__|kernel|stand_ins|worker)\.py$|^careerkit/theme/.*\.css$"
)

_UNUSED = re.compile(
    r"/(?:tests?|__pycache__)/|\.(?:so|pyd|pyi|pyc|map|typed|js)$"
    r"|^simplemma/.*/data/(?!en\.)"  # other languages are told by their stop words
    r"|^altair/(?:datasets|jupyter)/|^icalendar/fuzzing/|^xlsxwriter/.*\.xls"
    r"|^[^/]+\.(?:data|libs)/"
)
_KEPT_OF_THE_KIT = re.compile(r"(?<!types\.d)\.(?:py|pyi|toml|json|csv|npz|txt|css|js|svg)$")


def collect() -> dict[str, bytes]:
    """All files by their names below Python's folder of packages.

    Raises:
        CannotBuildError: If a package that the kit stands on is not installed.
    """
    found: dict[str, bytes] = {}
    for name in sorted(_wanted()):
        if name != _ROOT:
            found |= _files_of(name)
    return {**found, **_own()}


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files as a compressed archive: the same bytes for the same files.

    Args:
        files: Their contents by name.
    """
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            packed.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(whole.getvalue(), 9, mtime=0)


def _wanted() -> set[str]:
    """The kit's name, those of all that it needs, and of packages that bring steps of their own."""
    found: set[str] = set()
    steps = metadata.entry_points(group=ENTRY_POINTS)
    waiting = [_ROOT, *(one.dist.name for one in steps if one.dist)]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found or name in _LEFT_OUT:
            continue
        found.add(name)
        waiting += _needs(name)
    return found


def _needs(name: str) -> Iterator[str]:
    here = {name: str(value) for name, value in default_environment().items()}
    here |= {"python_version": PYTHON, "sys_platform": "emscripten"}
    extras = _BESIDE if name == _ROOT else frozenset()
    try:
        lines = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        raise CannotBuildError("missing", name=name) from None
    for one in map(Requirement, lines):
        asked = ("", *sorted(extras))
        if one.marker is None or any(one.marker.evaluate(here | {"extra": e}) for e in asked):
            yield one.name


def _files_of(name: str) -> dict[str, bytes]:
    """A package's files, and what it says of itself, as far as that is not of this computer."""
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise CannotBuildError("missing", name=name) from None
    found: dict[str, bytes] = {}
    for path in package.files or ():
        told, is_here = path.as_posix(), not path.as_posix().startswith("..")
        if is_here and ".dist-info/" not in told and not _UNUSED.search(told):
            found[told] = Path(str(path.locate())).read_bytes()
    folder = f"{name.replace('-', '_')}-{package.version}.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {package.version}\n"
    found[f"{folder}/METADATA"] = about.encode()
    if points := package.read_text("entry_points.txt"):
        found[f"{folder}/entry_points.txt"] = points.encode()
    return found


def _own() -> dict[str, bytes]:
    """The kit's own files, without the server, its command and what builds sites."""
    folder = Path(careerkit.__file__).parent
    names = {f"{_ROOT}/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in names.items()
        if path.is_file()
        and _KEPT_OF_THE_KIT.search(name)
        and (_OF_THE_KIT.match(name) or not _NOT_OF_THE_KIT.match(name))
    }
