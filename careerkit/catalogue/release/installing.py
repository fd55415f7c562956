"""Bringing in a whole release, so that either all of it is there or what was there before."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import filelock

from careerkit.catalogue import database, library
from careerkit.catalogue.problems import problem
from careerkit.catalogue.release import download, onet, own_csv, sources
from careerkit.catalogue.shipped import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.catalogue.catalogue import Catalogue

__all__ = ["RELEASE", "Watcher", "address", "install", "remove"]

RELEASE = "30.1"
"""The O*NET release that is fetched when no other is asked for: the starter's own."""

address = download.address


class Watcher:
    """Is told how an installation goes on. This one says nothing."""

    def received(self, done: int, total: int) -> None:
        """So many bytes have come, of so many (0 if the source does not say)."""

    def fingerprint(self, sha256: str) -> None:
        """The source is complete, and this is its SHA-256."""

    def reading(self, name: str) -> None:
        """This file is read now."""


def install(source: str | Path | None = None, watcher: Watcher | None = None) -> Catalogue:
    """Install a release and return it.

    Args:
        source: A zip, a folder or a CSV file; an address to fetch a zip from; or nothing, for
            the official zip of O*NET.
        watcher: Is told how it goes on.

    Raises:
        CatalogueError: If it can't be done; what was installed before is then untouched.
    """
    watcher = watcher or Watcher()
    source = address(RELEASE) if source is None else source
    with _alone(library.folder()):
        return _install(source, watcher)


def remove() -> bool:
    """Take the installed release away, so that the starter is used again.

    Returns:
        Whether there was one.

    Raises:
        CatalogueError: If its file can't be removed.
    """
    try:
        library.place().unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise problem("unwritable", place=library.folder(), reason=error.strerror) from None
    return True


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second installation out: it would write the same download."""
    lock = filelock.FileLock(folder / "install.lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout:
        raise problem("busy") from None
    except OSError as error:
        raise problem("unwritable", place=folder, reason=error.strerror) from None
    try:
        yield
    finally:
        lock.release()


def _install(source: str | Path, watcher: Watcher) -> Catalogue:
    if isinstance(source, str) and "://" in source:
        fetched = download.download(source, library.folder(), watcher.received)
        try:
            return _install_from(fetched, watcher)
        finally:
            # A zip that can't be used must not stand in the way of the next try.
            fetched.unlink()
    path = Path(source)
    if not path.exists():
        raise problem("missing", name=path.name)
    return _install_from(path, watcher)


def _install_from(path: Path, watcher: Watcher) -> Catalogue:
    try:
        fingerprint = "" if path.is_dir() else sources.sha256(path)
        watcher.fingerprint(fingerprint)
        reading = _read(path, watcher)
    except OSError as error:
        raise problem("unreadable", name=path.name, reason=error.strerror) from None
    now = datetime.now(UTC).isoformat(timespec="seconds")
    release = attrs.evolve(reading.release, sha256=fingerprint, installed=now)
    database.write(library.place(), reading.occupations, release)
    return database.read(library.place())


def _read(path: Path, watcher: Watcher) -> onet.Reading:
    if path.suffix.lower() == ".csv":
        watcher.reading(path.name)
        return own_csv.read(path)
    with sources.opened(path) as source:
        found = onet.read(source, watcher.reading)
    return onet.Reading(
        tuple(map(figures.counted, found.occupations)),
        attrs.evolve(found.release, figures=figures.MONTH),
    )
