"""Reading and writing a workbook file, so that a crash at any moment leaves a whole one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from careerkit import content
from careerkit.store.codec import MAX_BYTES, decode, encode
from careerkit.store.protocol import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Workbook

__all__ = ["backup_of", "put_in_place", "read", "read_bytes", "reserved", "write"]

LOCK_SECONDS = 10.0
"""How long to wait for another notebook's save, which takes milliseconds."""


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
        reason = error.strerror or type(error).__name__
        raise StoreError(content.text("store.unreadable", name=path.name, reason=reason)) from None


def write(path: str | Path, workbook: Workbook) -> None:
    """Write a workbook file, durably, and keep the version before it as ``NAME.bak``.

    The file is never missing and never half-written: the new version is complete and on the
    disk before it takes the old one's place. Only the owner may read it (mode 0600).

    Raises:
        StoreError: If the place can't be written to, or holds something that is no readable
            workbook: that is never overwritten. What was there is then still there.
    """
    path = Path(path).resolve()
    with reserved(path):
        if path.exists():
            read(path)
        put_in_place(path, encode(workbook).encode("utf-8"))


@contextlib.contextmanager
def reserved(path: Path) -> Iterator[None]:
    """Be the only one who writes a file; a folder that is missing is made.

    Raises:
        StoreError: If the file can't be reserved or, inside, not be written.
    """
    try:
        with filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_SECONDS):
            yield
    except filelock.Timeout:
        raise StoreError(content.text("store.locked", name=path.name)) from None
    except NotImplementedError:
        # Some network folders know no locks.
        raise _unwritable(path, content.text("store.no_locks")) from None
    except OSError as error:
        raise _unwritable(path, error.strerror or type(error).__name__) from None


def _unwritable(path: Path, reason: str) -> StoreError:
    return StoreError(content.text("store.unwritable", name=path.name, reason=reason))


def put_in_place(path: Path, data: bytes) -> None:
    """Let a file that is reserved hold these bytes, and its backup what it held before.

    Raises:
        OSError: If the place can't be written to.
        StoreError: If the workbook is so large that it could not be read again.
    """
    if len(data) > MAX_BYTES:
        raise StoreError(content.text("store.too_large_to_keep", limit=MAX_BYTES // 1_000_000))
    if path.exists():
        _replace(backup_of(path), path.read_bytes())
    _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    """Replace a file by other bytes, all at once."""
    # In the same folder, so that the rename is atomic. Always the same name, so that what a
    # crash left behind goes with the next save; made anew, so that nobody else has it open.
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)  # noqa: PTH105 - tests count the calls of os
    except BaseException:
        part.unlink(missing_ok=True)
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
