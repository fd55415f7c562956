"""A workbook that is kept twice: in the browser, and in a file of the person's account.

The browser is written to first, and needs no server. The file is what another browser finds. What
one of them lacks it gets from the other, merged as everything is; so whatever never reached the
file, because a connection or the server ended, is there with the next visit.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import attrs

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from careerkit.model import Workbook
    from careerkit.store.browser_store import BrowserStore
    from careerkit.store.file_store import FileStore
    from careerkit.store.protocol import Keeper

__all__ = ["AccountStore"]

_log = logging.getLogger(__name__)


class AccountStore:
    """Keeps a workbook in the browser, and in a file once it is known whose::

        store = AccountStore(BrowserStore(vault))
        session = Session(store=store)
        store.attach(FileStore(folder / "careerkit.json"))

    Args:
        browser: The browser's side.
        tell: Called with whether the file holds the workbook as it is, whenever that changes.
    """

    def __init__(
        self, browser: BrowserStore, tell: Callable[[bool], None] = lambda _: None
    ) -> None:
        self._browser = browser
        self._file: FileStore | None = None
        self._tell = tell
        self._keeper: Keeper | None = None
        self._in_file: Workbook | None = None
        self._is_attaching = False
        self._troubles: dict[str, str] = {"browser": "", "file": ""}

    @property
    def scope(self) -> str:
        """The browser's: there is what is not confirmed."""
        return self._browser.scope

    @property
    def place(self) -> str:
        """Both, in words."""
        return content.text("account.place" if self._file else "store.browser")

    def connect(self, keeper: Keeper) -> None:
        """Wait for what the page finds in the browser, and for the file."""
        self._keeper = keeper
        self._browser.connect(_FromBrowser(self))

    def attach(self, file: FileStore) -> None:
        """Keep the workbook in this file as well, from now on. To be called once."""
        self._file = file
        self._is_attaching = True
        file.connect(_FromFile(self))
        self._is_attaching = False
        # An empty workbook makes no file: of a mere look nothing is kept.
        if not self.hands.workbook.is_empty:
            file.save(self.hands.workbook)
        elif not self._troubles["file"]:
            self.note_in_file(self.hands.workbook)

    def save(self, workbook: Workbook) -> None:
        """Keep this version in both."""
        self._browser.save(workbook)
        if self._file is not None:
            self._file.save(workbook)
            self.look()

    def close(self) -> None:
        """Stop watching either."""
        self._browser.close()
        if self._file is not None:
            self._file.close()

    @property
    def hands(self) -> Keeper:
        """Who uses this store."""
        assert self._keeper is not None  # noqa: S101 - asked for after connect()
        return self._keeper

    def receive(self, theirs: Workbook, base: Workbook | None, other: str) -> None:
        """Take in what one of the two holds, and see that the other has it, too.

        Args:
            theirs: What it holds.
            base: What that grew from, if known.
            other: Which is the other one: ``"browser"`` or ``"file"``.
        """
        self.hands.receive(theirs, base)
        if other == "browser":
            self._browser.save(self.hands.workbook)
        elif self._file is not None and self._in_file != self.hands.workbook:
            self._file.save(self.hands.workbook)
        self.look()

    def note_in_file(self, workbook: Workbook) -> None:
        """The file holds this version."""
        if not self._is_attaching:
            self._in_file = workbook
            self.hands.confirm(workbook)
            self.look()

    def confirm(self, workbook: Workbook) -> None:
        """The browser holds this version."""
        self.hands.confirm(workbook)
        self._say_troubles()

    def note_trouble(self, where: str, problem: str) -> None:
        """One of the two can't keep anything, for the reason that the sentence says."""
        self._troubles[where] = problem
        if where == "file" and problem:
            self._in_file = None
            _log.error(content.text("account.log.not_kept"))
        self._say_troubles()
        self.look()

    def forget(self) -> None:
        """The person erased everything: from the file as well, and from what other browsers keep.

        Of each record a mark stays, without a word: where one of them turns up, it is removed.
        """
        file, self._file = self._file, None
        if file is not None:
            file.refresh()
        gone = self.hands.workbook
        for name in gone.section_names:
            gone = gone.replace(name, ())
        self.hands.reset()
        if file is None:
            return
        self._file = file
        file.erase(gone)
        self.receive(gone, None, "browser")

    def look(self) -> None:
        """Say whether the file holds the workbook as it is."""
        self._tell(self._in_file is not None and self._in_file == self.hands.workbook)

    def _say_troubles(self) -> None:
        """In one of the two the answers are safe; what is wrong with the browser it says itself."""
        browser, file = self._troubles.values()
        if self._file is None:
            self.hands.fail(browser)
        elif not file:
            self.hands.fail("")
        else:
            # What is wrong with a file is for who looks after the server, and told there.
            self.hands.fail(content.text("account.nowhere" if browser else "account.behind"))


@attrs.frozen
class _Side:
    """What one of the two stores has for a keeper."""

    _store: AccountStore

    @property
    def workbook(self) -> Workbook:
        """The workbook as it is now."""
        return self._store.hands.workbook

    @property
    def today(self) -> date:
        """The person's calendar day."""
        return self._store.hands.today

    def apply(self, change: Callable[[Workbook], Workbook]) -> None:
        """Replace the workbook, as one step to undo."""
        self._store.hands.apply(change)


class _FromBrowser(_Side):
    """The browser's keeper."""

    def reset(self) -> None:
        """Forget everything, and the file too."""
        self._store.forget()

    def receive(self, theirs: Workbook, base: Workbook | None = None) -> None:
        """Merge in what the browser holds."""
        self._store.receive(theirs, base, "file")

    def start(self) -> None:
        """The page has looked: from now on changes are let in."""
        self._store.hands.start()

    def confirm(self, workbook: Workbook) -> None:
        """The browser keeps this version."""
        self._store.confirm(workbook)

    def fail(self, problem: str) -> None:
        """The browser keeps nothing."""
        self._store.note_trouble("browser", problem)


class _FromFile(_Side):
    """The file's keeper."""

    def reset(self) -> None:
        """A file never asks for that."""

    def receive(self, theirs: Workbook, base: Workbook | None = None) -> None:
        """Merge in what the file holds."""
        self._store.receive(theirs, base, "browser")

    def start(self) -> None:
        """It is the page that is waited for."""

    def confirm(self, workbook: Workbook) -> None:
        """The file keeps this version."""
        self._store.note_in_file(workbook)

    def fail(self, problem: str) -> None:
        """The file can't be read or written."""
        self._store.note_trouble("file", problem)
