"""Reading and writing a workbook file, so that a crash at any moment leaves a whole one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from careerkit import content
from careerkit.store.codec import MAX_BYTES, decode, decode_kept, encode
from careerkit.store.protocol import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Workbook

__all__ = [
    "LOCK_SECONDS",
    "LockedError",
    "backup_of",
    "put_anew",
    "put_in_place",
    "read",
    "read_bytes",
    "reserved",
    "write",
]

LOCK_SECONDS = 10.0
"""How long to wait for another notebook's save, which takes milliseconds."""

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


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
        StoreError: If it is missing, too large, no ordinary file or can't be read.
    """
    try:
        # Asked before it is opened, since a device may do something then, and afterwards again.
        _see_that_it_is_a_file(path, path.stat())
        with open(path, "rb", opener=_open_at_once) as file:
            facts = os.fstat(file.fileno())
            _see_that_it_is_a_file(path, facts)
            # Asked of the open file, and read with a limit: the file may be growing.
            if facts.st_size > MAX_BYTES:
                raise StoreError(content.text("store.too_large", limit=MAX_BYTES // 1_000_000))
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise StoreError(content.text("store.missing", name=path.name)) from None
    except OSError as error:
        raise StoreError(
            content.text("store.unreadable", name=path.name, reason=_reason(error))
        ) from None


def _open_at_once(path: str, flags: int) -> int:
    # A pipe would wait for a program that writes to it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _see_that_it_is_a_file(path: Path, facts: os.stat_result) -> None:
    if stat.S_ISREG(facts.st_mode):
        return
    what = "folder" if stat.S_ISDIR(facts.st_mode) else "no_file"
    # "." is a folder as well, and has a name elsewhere.
    raise StoreError(content.text(f"store.{what}", name=path.resolve().name))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def write(path: str | Path, workbook: Workbook) -> None:
    """Write a workbook file, durably, and keep the version before it as ``NAME.bak``.

    The file is never missing and never half-written: the new version is complete and on the
    disk before it takes the old one's place. Only the owner may read it (mode 0600).

    Raises:
        StoreError: If the place can't be written to, or holds something that is no readable
            workbook: that is never overwritten. What was there is then still there.
    """
    path = Path(path).resolve()
    with reserved(path, LOCK_SECONDS):
        if path.exists():
            decode_kept(read_bytes(path))
        put_in_place(path, encode(workbook).encode("utf-8"))


class LockedError(StoreError):
    """Another program has reserved the file."""


@contextlib.contextmanager
def reserved(path: Path, seconds: float) -> Iterator[None]:
    """Be the only one who writes a file; a folder that is missing is made.

    Args:
        path: The file.
        seconds: How long to wait for another program that has it.

    Raises:
        LockedError: If another one still has it.
        StoreError: If it is no ordinary file, can't be reserved otherwise or, inside, not be
            written.
    """
    try:
        with contextlib.suppress(FileNotFoundError):
            _see_that_it_is_a_file(path, path.stat())
        with filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=seconds):
            yield
    except filelock.Timeout:
        raise LockedError(content.text("store.locked", name=path.name)) from None
    except NotImplementedError:
        # Some network folders know no locks.
        raise _unwritable(path, content.text("store.no_locks")) from None
    except OSError as error:
        raise _unwritable(path, _reason(error)) from None


def _unwritable(path: Path, reason: str) -> StoreError:
    return StoreError(content.text("store.unwritable", name=path.name, reason=reason))


def put_in_place(path: Path, data: bytes) -> bool:
    """Let a file that is reserved hold these bytes, and its backup what it held before.

    Returns:
        Whether that went as it should. On a full disk the older backup may have had to make room
        first; the file itself never does.

    Raises:
        OSError: If the place can't be written to. What was there is then still there.
        StoreError: If the workbook is so large that it could not be read again.
    """
    if len(data) > MAX_BYTES:
        raise StoreError(content.text("store.too_large_to_keep", limit=MAX_BYTES // 1_000_000))
    with _next_version(path) as part:
        has_room = _write_with_room(part, data, backup_of(path))
        if path.exists():
            _keep_before(path)
    return has_room


def put_anew(path: Path, data: bytes) -> None:
    """Let a file that nobody else writes hold these bytes, durably, and keep nothing of before.

    It is never half-written, and only its owner may read it (mode 0600).

    Raises:
        OSError: If the place can't be written to. What was there is then still there.
    """
    with _next_version(path) as part:
        _write(part, data)


@contextlib.contextmanager
def _next_version(path: Path) -> Iterator[Path]:
    """A file that takes another one's place once the block is through, and is gone if it fails.

    It is in the same folder, so that the rename is atomic; and always of the same name, so that
    what a crash left behind goes with the next save.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)  # noqa: PTH105 - tests count the calls of os
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_with_room(part: Path, data: bytes, backup: Path) -> bool:
    """Write the new version, if need be where the version before the last one was.

    Who shortens or erases something on a full disk must be able to: the file as it is stays
    until the new one is complete, and its older backup is the only thing that may go before.
    """
    try:
        _write(part, data)
    except OSError as error:
        if error.errno not in _NO_SPACE or not _would_fit(data, part, backup):
            raise
        backup.unlink()
        _write(part, data)
        return False
    return True


def _would_fit(data: bytes, part: Path, backup: Path) -> bool:
    part.unlink(missing_ok=True)
    if not backup.is_file():
        return False
    freed = backup.stat().st_size
    if not hasattr(os, "statvfs"):  # Windows
        return len(data) <= freed
    disk = os.statvfs(part.parent)
    return len(data) <= freed + disk.f_bavail * disk.f_frsize


def _write(part: Path, data: bytes) -> None:
    # Made anew, so that no other program has it open.
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_before(path: Path) -> None:
    """Let the backup be what the file holds: by a second name, which takes no room on a disk."""
    with _next_version(backup_of(path)) as spare:
        spare.unlink(missing_ok=True)
        try:
            os.link(path, spare)
        except OSError:
            # A file system without such names. It is read first: a special file is no backup.
            _write(spare, read_bytes(path))
        spare.chmod(0o600)


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
