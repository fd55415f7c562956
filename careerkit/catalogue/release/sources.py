"""The files of a release, read from a folder or from inside a zip without unpacking it.

A zip comes from elsewhere, so that nothing in it is believed: names that lead out of it, sizes
that no release has and members that can't be read are each refused with a sentence.
"""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

import attrs

from careerkit.catalogue.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_FILE", "MAX_RATIO", "MAX_TOTAL", "Source", "opened", "sha256"]

MAX_FILE = 200_000_000
"""The largest file of a release, in bytes: four times the largest of O*NET 30."""

MAX_TOTAL = 1_000_000_000
"""The most that a zip may hold in all, in bytes."""

MAX_RATIO = 200
"""How many times larger than its zipped form a file may be. O*NET's are about 10 times."""

MAX_MEMBERS = 2_000

_SMALL = 1_000_000
"""Below this size, in bytes, a ratio says nothing: a few blanks are zipped very well."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    UnicodeDecodeError,  # of the name of a file in it
)


class Source(Protocol):
    """Where a release's files are read from."""

    @property
    def label(self) -> str:
        """Its name, and that of the folder in it that holds the files."""

    def names(self) -> frozenset[str]:
        """The files that are there, by their plain names."""

    def read(self, name: str) -> bytes:
        """A file's bytes.

        Raises:
            CatalogueError: If it can't be read or is too large.
        """


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Source]:
    """A folder or a zip, as a source.

    Raises:
        CatalogueError: If it is neither, or a zip that can't be trusted.
    """
    if path.is_dir():
        yield _Folder(*_inner_folder(path))
        return
    if path.stat().st_size == 0:
        raise problem("empty", name=path.name)
    if not zipfile.is_zipfile(path):
        raise problem("not_a_zip", name=path.name)
    try:
        archive = zipfile.ZipFile(path)
    except _UNREADABLE:
        raise problem("broken_zip", name=path.name) from None
    with archive:
        yield _zip(path.name, archive)


def sha256(path: Path) -> str:
    """A file's fingerprint."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _inner_folder(path: Path) -> tuple[str, Path]:
    """The folder itself, or the one inside that holds the files, as an unpacked zip has it."""
    inside = sorted(child for child in path.iterdir() if child.is_dir())
    holds_files = any(child.suffix == ".txt" for child in path.iterdir())
    chosen = inside[0] if len(inside) == 1 and not holds_files else path
    return f"{path.name}/{chosen.name}", chosen


@attrs.frozen
class _Folder:
    label: str
    path: Path

    def names(self) -> frozenset[str]:
        return frozenset(child.name for child in self.path.iterdir() if child.is_file())

    def read(self, name: str) -> bytes:
        try:
            with (self.path / name).open("rb") as file:
                return _limited(file.read(MAX_FILE + 1), name)
        except OSError as error:
            raise problem("unreadable", name=name, reason=error.strerror) from None


@attrs.frozen
class _Zip:
    label: str
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    def names(self) -> frozenset[str]:
        return frozenset(self.members)

    def read(self, name: str) -> bytes:
        try:
            # The size that a member declares is checked already, and not believed.
            with self.archive.open(self.members[name]) as file:
                return _limited(file.read(MAX_FILE + 1), name)
        except (*_UNREADABLE, OSError):
            raise problem("broken_member", name=name) from None


def _zip(name: str, archive: zipfile.ZipFile) -> _Zip:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
        raise problem("bomb", name=name)
    files: dict[str, zipfile.ZipInfo] = {}
    folders = set()
    for member in members:
        _check(name, member)
        path = PurePosixPath(member.filename)
        if path.suffix != ".txt" or member.is_dir():  # which asks a name for its last letter
            continue
        if path.name in files:
            raise problem("twice", name=path.name)
        files[path.name] = member
        folders.add(path.parent.name)
    return _Zip(" ".join((name, *sorted(folders))), archive, files)


def _check(name: str, member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename:
        raise problem("escapes", name=name)
    swollen = member.file_size > max(_SMALL, MAX_RATIO * member.compress_size)
    if swollen or member.file_size > MAX_FILE:
        raise problem("bomb", name=name)


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_FILE:
        raise problem("too_large", name=name, limit=MAX_FILE // 1_000_000)
    return data
