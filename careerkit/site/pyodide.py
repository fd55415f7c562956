"""Pyodide, Python for the browser: where its files come from, and which of them a site needs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import attrs
from platformdirs import user_cache_dir

from careerkit.site.problems import CannotBuildError

__all__ = ["ENTRY", "VERSION", "Pyodide", "find"]

VERSION = "314.0.7"
"""The one that careerkit is tried with: no other promises the options that make a snapshot."""

ENTRY = "pyodide.mjs"

_TOLD = re.compile(r'="(\d+\.\d+\.\d+)"')
"""How its entry tells its version."""

_LOCK = "pyodide-lock.json"
_FILES = (ENTRY, "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_WITHIN = 600
"""Seconds that fetching it may take."""


@attrs.frozen
class Pyodide:
    """A distribution of it, in a folder."""

    folder: Path

    def files(self) -> dict[str, bytes]:
        """What a site needs of it, by name: without the list of all the packages that there are."""
        lock = json.loads((self.folder / _LOCK).read_text(encoding="utf-8"))
        lean = json.dumps({**lock, "packages": {}}, sort_keys=True).encode()
        return {_LOCK: lean, **{name: (self.folder / name).read_bytes() for name in _FILES}}


def find(place: str | None, scratch: Path) -> Pyodide:
    """Pyodide from a place that a person names, or else from npm, kept for the next time.

    Args:
        place: A folder, an archive, or the address of an archive.
        scratch: A folder for what is unpacked.

    Raises:
        CannotBuildError: If there is none, or one of another version.
    """
    if place is None:
        return _checked(_kept(scratch), "npm")
    if place.startswith(("https://", "http://")):
        return _checked(_unpacked(_download(place, scratch), scratch), place)
    path = Path(place)
    return _checked(path if path.is_dir() else _unpacked(path, scratch), place)


def _checked(folder: Path, place: str) -> Pyodide:
    """The distribution in a folder, or in the one that archives of it have inside."""
    homes = [folder, folder / "package", folder / "pyodide"]
    home = next((one for one in homes if (one / ENTRY).is_file()), folder)
    for name in (*_FILES, _LOCK):
        if not (home / name).is_file():
            raise CannotBuildError("not_pyodide", place=place, name=name)
    told = _TOLD.search((home / ENTRY).read_text(encoding="utf-8"))
    found = told[1] if told else "?"
    if found != VERSION:
        raise CannotBuildError("other_pyodide", place=place, found=found, version=VERSION)
    return Pyodide(home)


def _kept(scratch: Path) -> Path:
    kept = Path(user_cache_dir("careerkit")) / f"pyodide-{VERSION}"
    if kept.is_dir():
        return kept
    folder = _unpacked(_packed_by_npm(scratch), scratch)
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(folder, kept)
    except OSError:
        return folder  # no cache can be written: for this once, then
    return kept


def _packed_by_npm(scratch: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise CannotBuildError("no_npm")
    command = [npm, "pack", "--silent", f"pyodide@{VERSION}"]
    try:
        subprocess.run(command, cwd=scratch, check=True, capture_output=True, timeout=_WITHIN)  # noqa: S603 - our own words
        return next(scratch.glob("pyodide-*.tgz"))
    except (subprocess.SubprocessError, StopIteration):
        raise CannotBuildError("cannot_fetch", version=VERSION) from None


def _download(address: str, scratch: Path) -> Path:
    path = scratch / "pyodide.archive"
    try:
        with urllib.request.urlopen(address, timeout=_WITHIN) as answer, path.open("wb") as file:  # noqa: S310 - http or https, as looked at above
            shutil.copyfileobj(answer, file)
    except (urllib.error.URLError, OSError):
        raise CannotBuildError("cannot_fetch", version=VERSION) from None
    return path


def _unpacked(archive: Path, scratch: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=scratch)).resolve()
    try:
        with tarfile.open(archive) as packed:
            # By hand: Python 3.11.2, which is Debian's, knows no filter for what is no plain file.
            for member in filter(tarfile.TarInfo.isfile, packed):
                _write(packed, member, folder)
    except (tarfile.TarError, OSError):
        raise CannotBuildError("not_pyodide", place=archive, name=ENTRY) from None
    return folder


def _write(packed: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    place = (folder / member.name).resolve()
    file = packed.extractfile(member)
    if file is None or not place.is_relative_to(folder):
        raise tarfile.ExtractError
    place.parent.mkdir(parents=True, exist_ok=True)
    with file, place.open("wb") as written:
        shutil.copyfileobj(file, written)
