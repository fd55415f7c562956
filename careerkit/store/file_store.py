"""A workbook in a file beside the notebook, shared by as many notebooks as are open."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from careerkit import content
from careerkit.model import merge
from careerkit.store.codec import decode, encode
from careerkit.store.files import backup_of, read_bytes, write
from careerkit.store.protocol import Keeper, StoreError

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["FileStore"]

_log = logging.getLogger(__name__)
LOCK_SECONDS = 10.0
"""How long to wait for another notebook's save, which takes milliseconds."""


class FileStore:
    """Keeps a workbook in a JSON file::

        Session(store=FileStore("careerkit.json"))

    Before each save the file is read again and merged, under a lock, so that two notebooks
    never lose each other's edits. While an event loop runs (in a kernel), the file is also
    looked at every ``watch_seconds`` for what others wrote. A file that can't be read is
    never overwritten.
    """

    def __init__(self, path: str | Path, *, watch_seconds: float = 1.0) -> None:
        self.path = Path(path).resolve()
        self.watch_seconds = watch_seconds
        self._lock = filelock.FileLock(
            self.path.with_name(f".{self.path.name}.lock"), timeout=LOCK_SECONDS
        )
        self._keeper: Keeper | None = None
        self._seen: Workbook | None = None
        self._seen_bytes = b""
        self._seen_stamp: tuple[int, ...] = ()
        self._problem = ""
        self._saving = False
        self._watch: asyncio.Task[None] | None = None

    @property
    def scope(self) -> str:
        """A short name of this file, unlike any other's."""
        return f"file-{hashlib.sha256(str(self.path).encode()).hexdigest()[:16]}"

    def connect(self, keeper: Keeper) -> None:
        """Hand over what the file holds, and begin to watch it."""
        self._keeper = keeper
        self.refresh()
        keeper.start()
        if not self._problem:
            keeper.confirm(keeper.workbook)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self._watch = loop.create_task(self._look_again_and_again())

    def close(self) -> None:
        """Stop watching. What was saved stays."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None

    def refresh(self) -> None:
        """Take in what another notebook wrote since the file was last seen."""
        keeper, base = self._keeper, self._seen
        if keeper is None or self._stamp() == self._seen_stamp:
            return
        try:
            theirs = self._look()
        except StoreError as error:
            self._fail(str(error))
            return
        self._fail("")
        if theirs is not None and theirs != base:
            keeper.receive(theirs, base)
            if keeper.workbook == theirs:
                keeper.confirm(theirs)

    def save(self, workbook: Workbook) -> None:
        """Keep this version, together with what others wrote meanwhile."""
        if self._saving or self._keeper is None:
            return  # the save that is under way takes this version along
        self._saving = True
        try:
            with self._lock:
                self._save_merged(workbook)
        except StoreError as error:
            self._fail(str(error))
        except filelock.Timeout:
            self._fail(content.text("store.locked", name=self.path.name))
        except OSError as error:
            self._fail(content.text("store.unwritable", name=self.path.name, reason=error.strerror))
        finally:
            self._saving = False

    def _save_merged(self, workbook: Workbook) -> None:
        assert self._keeper is not None  # noqa: S101 - save() asked
        base = self._seen
        theirs = self._look() if self._stamp() != self._seen_stamp else base
        if theirs is not None and theirs != base:
            workbook = merge(workbook, theirs, base)
        while True:
            if encode(workbook).encode() != self._seen_bytes or not self.path.exists():
                self._seen_bytes = write(self.path, workbook)
            self._seen, self._seen_stamp = workbook, self._stamp()
            self._fail("")
            if workbook != self._keeper.workbook:
                self._keeper.receive(workbook, base)
            base, now = workbook, self._keeper.workbook
            if now == workbook:
                break
            workbook = now
        self._keeper.confirm(workbook)

    def _look(self) -> Workbook | None:
        """What the file holds now; None while there is none.

        Raises:
            StoreError: If it can't be read. It then counts as not seen, and is left alone.
        """
        stamp = self._stamp()
        if not stamp:
            self._seen, self._seen_bytes, self._seen_stamp = None, b"", ()
            return None
        try:
            data = read_bytes(self.path)
            if data != self._seen_bytes:
                self._seen = decode(data)
        except StoreError as error:
            raise StoreError(self._with_advice(str(error))) from None
        self._seen_bytes, self._seen_stamp = data, stamp
        return self._seen

    def _stamp(self) -> tuple[int, ...]:
        try:
            facts = self.path.stat()
        except OSError:
            return ()
        return facts.st_mtime_ns, facts.st_size, facts.st_ino

    def _with_advice(self, problem: str) -> str:
        advice = "backup_there" if backup_of(self.path).exists() else "left_alone"
        return f"{problem} {content.text(f'store.{advice}', name=self.path.name)}"

    def _fail(self, problem: str) -> None:
        assert self._keeper is not None  # noqa: S101 - asked for by the callers
        if problem != self._problem:
            self._problem = problem
            self._keeper.fail(problem)

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(self.watch_seconds)
            try:
                self.refresh()
            except Exception as error:  # noqa: BLE001 - watching must not end with one mishap
                _log.error("%s while watching the workbook", type(error).__name__)
