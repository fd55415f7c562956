"""A workbook in a file beside the notebook, shared by as many notebooks as are open."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.store import own_server
from careerkit.store.codec import Encoder, decode_kept, join
from careerkit.store.files import (
    LOCK_SECONDS,
    LockedError,
    backup_of,
    put_anew,
    put_in_place,
    read_bytes,
    reserved,
)
from careerkit.store.hand_edits import HandEdits
from careerkit.store.protocol import Keeper, StoreError

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["FileStore"]

_log = logging.getLogger(__name__)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

RETRY_SECONDS = 0.1
"""The pause after which a file that another one has is tried again."""
TRIES_IN_SILENCE = 10
"""How often that happens before the person hears of it: another notebook's save takes less."""


class FileStore:
    """Keeps a workbook in a JSON file::

        Session(store=FileStore("careerkit.json"))

    Before each save the file is read again and merged, under a lock, so that two notebooks
    never lose each other's edits. While an event loop runs (in a kernel), the file is also
    looked at every ``watch_seconds`` for what others wrote, with an editor too. A file that
    can't be read is never overwritten.
    """

    def __init__(self, path: str | Path, *, watch_seconds: float = 1.0) -> None:
        self.path = Path(path).resolve()
        self.watch_seconds = watch_seconds
        self._keeper: Keeper | None = None
        self._seen: Workbook | None = None
        self._seen_bytes: bytes | None = None
        self._seen_stamp: tuple[int, ...] = ()
        self._hand_edits = HandEdits()
        self._problem = ""
        self._saving = False
        self._watch: asyncio.Task[None] | None = None
        self._retry: asyncio.Task[None] | None = None
        self._encoder = Encoder()

    @property
    def scope(self) -> str:
        """A short name of this file, unlike any other's: on a hub, users' files have one path."""
        whose = f"{own_server.namespace()}{self.path}"
        return f"file-{hashlib.sha256(whose.encode()).hexdigest()[:16]}"

    @property
    def place(self) -> str:
        """The file's name."""
        return self.path.name

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
        for task in (self._watch, self._retry):
            if task is not None:
                task.cancel()
        if self._retry is not None and not self._retry.done():
            self._save_at_once(self._hands.workbook, RETRY_SECONDS * TRIES_IN_SILENCE)
        self._watch = self._retry = None

    def refresh(self) -> None:
        """Take in what another notebook wrote since the file was last seen."""
        if self._keeper is None or self._stamp() == self._seen_stamp:
            return
        was_in_trouble = self._problem != ""
        try:
            self._take_in()
        except StoreError as error:
            self._fail(str(error))
            return
        if was_in_trouble:
            self.save(self._keeper.workbook)
        elif self._keeper.workbook == self._seen:
            self._keeper.confirm(self._seen)

    def save(self, workbook: Workbook) -> None:
        """Keep this version, together with what others wrote meanwhile.

        Where an event loop runs, it never waits for a lock: that is tried again in the background,
        and told when that takes long.
        """
        if self._saving or self._keeper is None:
            return  # the save that is under way takes this version along
        if self._retry is not None and not self._retry.done():
            return  # so does the one that waits
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            if not self._save_at_once(workbook, LOCK_SECONDS):
                self._fail(content.text("store.locked", name=self.path.name))
            return
        if not self._save_at_once(workbook, 0):
            self._retry = loop.create_task(self._save_when_free())

    def erase(self, left: Workbook) -> None:
        """Let the file hold only this, and keep no version of before.

        Args:
            left: What is left, such as the marks of what was removed. It is not handed over.
        """
        self._encoder = Encoder()
        data = join(self._encoder.parts(left)).encode("utf-8")
        try:
            with reserved(self.path, LOCK_SECONDS):
                put_anew(self.path, data)
                backup_of(self.path).unlink(missing_ok=True)
        except StoreError as error:
            self._fail(str(error))
            return
        self._seen, self._seen_bytes, self._seen_stamp = left, data, self._stamp()
        self._hand_edits = HandEdits()
        self._hand_edits.note(left)
        self._hands.confirm(left)

    async def _save_when_free(self) -> None:
        for waited in itertools.count(1):
            await asyncio.sleep(RETRY_SECONDS)
            if self._save_at_once(self._hands.workbook, 0):
                return
            if waited == TRIES_IN_SILENCE:
                self._fail(content.text("store.locked", name=self.path.name))

    def _save_at_once(self, workbook: Workbook, seconds: float) -> bool:
        """Save, unless another one still has the file after these seconds: then it is False."""
        self._saving = True
        try:
            with reserved(self.path, seconds):
                kept, problem = self._save_merged(workbook)
        except LockedError:
            return False
        except StoreError as error:
            self._fail(str(error))
            return True
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the keeping
            _log.error("%s while keeping the workbook", type(error).__name__)
            self._fail(content.text("store.mishap"))
            return True
        finally:
            self._saving = False
        # Told when all is done, so that who hears of it may save again.
        self._fail("")
        self._hands.confirm(kept)
        if problem:
            self._fail(problem)
        return True

    def _save_merged(self, workbook: Workbook) -> tuple[Workbook, str]:
        """The version that is kept, and what to tell about it."""
        if self._take_in():
            workbook = self._hands.workbook
        data = join(self._encoder.parts(workbook)).encode("utf-8")
        has_room = data == self._seen_bytes or put_in_place(self.path, data)
        self._seen, self._seen_bytes, self._seen_stamp = workbook, data, self._stamp()
        self._hand_edits.note(workbook)
        return workbook, "" if has_room else content.text("store.almost_full", name=self.path.name)

    def _take_in(self) -> bool:
        """Hand over what others wrote since the file was last seen, if anything.

        Raises:
            StoreError: If the file can't be read. It is then left alone.
        """
        self._seen_stamp = self._stamp()
        if not self._seen_stamp:
            # What was in the file stays the version that all notebooks came from.
            self._seen_bytes = None
            return False
        try:
            data = read_bytes(self.path)
            if data == self._seen_bytes:
                return False
            file = decode_kept(data)
        except StoreError as error:
            raise StoreError(self._with_advice(str(error))) from None
        base, self._seen_bytes = self._seen, data
        written = _EPOCH + timedelta(microseconds=self._seen_stamp[0] // 1000)
        theirs, origin = self._hand_edits.read(file, base, written)
        self._seen = theirs
        if theirs == base:
            return False
        # At once, and before anything can fail: what is seen is part of the next save.
        self._hands.receive(theirs, origin)
        return True

    @property
    def _hands(self) -> Keeper:
        assert self._keeper is not None  # noqa: S101 - asked for after connect()
        return self._keeper

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
        if problem != self._problem:
            self._problem = problem
            self._hands.fail(problem)

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(self.watch_seconds)
            try:
                self.refresh()
            except Exception as error:  # noqa: BLE001 - watching must not end with one mishap
                _log.error("%s while watching the workbook", type(error).__name__)
