"""Reading and writing a workbook file, so that a crash at any moment leaves a whole one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.store.codec import MAX_BYTES, decode, encode
from careerkit.store.protocol import StoreError

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["backup_of", "read", "read_bytes", "write"]


def backup_of(path: Path) -> Path:
    """Where the version before the last save is kept."""
    return path.with_name(f"{path.name}.bak")


def read(path: str | Path) -> Workbook:
    """The workbook in a file.

    Raises:
        StoreError: If there is no readable workbook, with one sentence that says why.
    """
    return decode(read_bytes(Path(path)))


def read_bytes(path: Path) -> bytes:
    """A file's bytes, unless it is far too large for a workbook.

    Raises:
        StoreError: If it is missing, too large or can't be read.
    """
    try:
        with path.open("rb") as file:
            # Asked of the open file, and read with a limit: the file may be growing.
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise StoreError(content.text("store.too_large", limit=MAX_BYTES // 1_000_000))
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise StoreError(content.text("store.missing", name=path.name)) from None
    except IsADirectoryError:
        raise StoreError(content.text("store.folder", name=path.name)) from None
    except OSError as error:
        raise StoreError(
            content.text("store.unreadable", name=path.name, reason=error.strerror)
        ) from None


def write(path: str | Path, workbook: Workbook) -> bytes:
    """Write a workbook file, durably, and keep the version before it as ``NAME.bak``.

    The file is never missing and never half-written: the new version is complete and on the
    disk before it takes the old one's place. Only the owner may read it (mode 0600).

    Returns:
        The bytes that the file now holds.

    Raises:
        StoreError: If the place can't be written to. The old version is then still there.
    """
    path = Path(path).resolve()
    data = encode(workbook).encode("utf-8")
    try:
        if path.exists():
            _put(backup_of(path), path.read_bytes())
        _put(path, data)
    except OSError as error:
        raise StoreError(
            content.text("store.unwritable", name=path.name, reason=error.strerror)
        ) from None
    return data


def _put(path: Path, data: bytes) -> None:
    """Replace a file by other bytes, all at once."""
    # mkstemp opens with mode 0600, and in the same folder so that the rename is atomic.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105 - tests count the calls of os
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
