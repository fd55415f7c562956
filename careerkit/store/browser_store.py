"""A workbook in the browser's own storage, through a vault that moves texts."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Any, Protocol

from careerkit import content
from careerkit.model import Workbook, merge
from careerkit.store.codec import Encoder, decode
from careerkit.store.offers import of_workbook, told
from careerkit.store.protocol import Keeper, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerkit.store.offers import Offer, Reader

__all__ = ["BrowserStore", "VaultLike"]

_log = logging.getLogger(__name__)
Change = dict[str, Any]


class VaultLike(Protocol):
    """The vault's traits. The browser sets the first group, the store the second.

    ``found``: ``{"seq", "documents": [{"writer", "text"}]}``, what other tabs and earlier
    visits wrote. ``kept``: the last revision that the browser keeps. ``trouble``: empty,
    ``"unavailable"`` or ``"full"``. ``opened``: ``{"seq", "name", "data"}``, the bytes of a file
    that the person chose. ``answer``: ``{"seq", "choice"}`` to an offer. ``erased``: how often the
    person erased everything.

    ``merged``: ``{"seq", "writers"}``, whose documents are now part of what ``keep`` handed over;
    with ``{"same", "revision"}`` where the text of one of them is the version of that number, which
    ``hold`` told and ``keep`` didn't. ``offer``: what to ask about an opened file. ``notice``: a
    sentence to show.
    """

    found: dict[str, Any]
    kept: int
    trouble: str
    opened: dict[str, Any]
    answer: dict[str, Any]
    erased: int
    merged: dict[str, Any]
    offer: dict[str, Any]
    notice: str

    def observe(self, handler: Callable[[Any], None], names: Any) -> None:  # noqa: ANN401 - traitlets'
        """Call the handler when one of the traits changes."""

    def keep(self, revision: int, parts: dict[str, str]) -> None:
        """Keep the text that these parts make; without any, keep nothing.

        Args:
            revision: The number of this version. It only grows.
            parts: Pieces of the document by name, as ``Encoder.parts`` gives them.
        """

    def hold(self, revision: int, parts: dict[str, str]) -> None:
        """Note that the browser has these parts already."""

    def unobserve(self, handler: Callable[[Any], None], names: Any) -> None:  # noqa: ANN401 - traitlets'
        """Stop calling the handler."""


def _guarded(
    method: Callable[[BrowserStore, Change], None],
) -> Callable[[BrowserStore, Change], None]:
    """An exception in a callback ends nothing; the log gets its kind, never its text."""

    @functools.wraps(method)
    def guarded(self: BrowserStore, change: Change) -> None:
        try:
            method(self, change)
        except Exception as error:  # noqa: BLE001 - the person's page goes on
            _log.error("%s in %s", type(error).__name__, method.__qualname__)

    return guarded


class BrowserStore:
    """Keeps a workbook in the browser, one document a tab::

        vault = Vault()
        Session(store=BrowserStore(vault))

    The browser holds a document of each tab that was open; they are merged here, never in
    JavaScript. Restoring begins when the vault is on the page.

    Args:
        vault: The browser's side of it.
        reader: Who reads files that are no workbook's own, and what guests said in those.
    """

    def __init__(self, vault: VaultLike, reader: Reader | None = None) -> None:
        self.vault, self._reader = vault, reader
        self._keeper: Keeper | None = None
        self._bases: dict[str, Workbook] = {}
        self._versions: dict[int, Workbook] = {}
        self._revision = 0
        self._offered: Offer | None = None
        self._encoder = Encoder()
        self._handlers = {
            "found": self._on_found,
            "kept": self._on_kept,
            "trouble": self._on_trouble,
            "opened": self._on_opened,
            "answer": self._on_answer,
            "erased": self._on_erased,
        }

    @property
    def scope(self) -> str:
        """The browser is one place, whatever the page."""
        return "browser"

    @property
    def place(self) -> str:
        """The browser, in words."""
        return content.text("store.browser")

    def connect(self, keeper: Keeper) -> None:
        """Wait for what the page finds in the browser."""
        self._keeper = keeper
        for name, handler in self._handlers.items():
            self.vault.observe(handler, name)
        if self.vault.found:
            self._on_found({"new": self.vault.found})

    def save(self, workbook: Workbook) -> None:
        """Give the browser this version to keep; it answers when it has."""
        if self._versions.get(self._revision) == workbook:
            return
        self._revision += 1
        self._versions[self._revision] = workbook
        # Nothing is kept of an empty workbook: neither of a mere look nor after erasing.
        parts = {} if workbook.is_empty else self._encoder.parts(workbook)
        self.vault.keep(self._revision, parts)
        if not parts:
            self._session.confirm(workbook)

    def close(self) -> None:
        """Stop listening. What the browser keeps stays."""
        for name, handler in self._handlers.items():
            self.vault.unobserve(handler, name)

    @property
    def _session(self) -> Keeper:
        assert self._keeper is not None  # noqa: S101 - callbacks begin with connect()
        return self._keeper

    @_guarded
    def _on_found(self, change: Change) -> None:
        found = change["new"]
        if not found:  # everything was erased
            return
        readable = self._decode_all(found["documents"])
        for writer, theirs in readable.items():
            self._session.receive(theirs, self._bases.get(writer))
            self._bases[writer] = theirs
        self._session.start()
        merged = {"seq": found["seq"], "writers": list(readable)}
        same = self._hold_same(found["documents"], readable)
        if same is None:
            self.save(self._session.workbook)
            self.vault.merged = merged
        else:
            self.vault.merged = {**merged, "same": same, "revision": self._revision}

    def _hold_same(
        self, documents: list[dict[str, str]], readable: dict[str, Workbook]
    ) -> str | None:
        """Whose document is the workbook as it is now: what was found need not be sent back."""
        workbook = self._session.workbook
        for document in documents:
            writer, text = document["writer"], document["text"]
            # Equal is enough: a page that missed the answer hands the same text over again.
            if readable.get(writer) == workbook and self._encoder.learn(text, workbook):
                self._revision += 1
                self._versions[self._revision] = workbook
                self.vault.hold(self._revision, self._encoder.parts(workbook))
                return writer
        return None

    def _decode_all(self, documents: list[dict[str, str]]) -> dict[str, Workbook]:
        readable: dict[str, Workbook] = {}
        for document in documents:
            try:
                readable[document["writer"]] = decode(document["text"])
            except StoreError:
                # A newer careerkit may still read it.
                self.vault.notice = content.text("store.browser_unreadable")
        # The oldest first, so that an earlier visit never looks like a change of a later one.
        return dict(sorted(readable.items(), key=lambda item: item[1].updated))

    @_guarded
    def _on_kept(self, change: Change) -> None:
        revision = change["new"]
        kept = self._versions.get(revision)
        for old in [number for number in self._versions if number < revision]:
            del self._versions[old]
        if kept is not None:
            self._session.confirm(kept)

    @_guarded
    def _on_trouble(self, change: Change) -> None:
        trouble = change["new"]
        self._session.fail(content.text(f"store.browser_{trouble}") if trouble else "")

    @_guarded
    def _on_opened(self, change: Change) -> None:
        opened = change["new"]
        if not opened:
            return
        name = str(opened["name"])
        self._offered, self.vault.offer = None, {}
        try:
            offer = self._offer_of(name, opened["data"])
        except StoreError as error:
            self.vault.notice = content.text("store.not_opened", name=name, problem=str(error))
            return
        if offer is not None:
            self._offered = offer
            self.vault.offer = {"seq": opened["seq"], "name": name, **offer.as_plain()}

    def _offer_of(self, name: str, data: bytes) -> Offer | None:
        """What to ask about a file; None if there was nothing to ask."""
        mine, today = self._session.workbook, self._session.today
        other = self._reader.of_other(name, data, mine, today) if self._reader else None
        if other is not None:
            return other
        opened = decode(data)
        if mine.is_empty:
            self._session.apply(lambda workbook: merge(workbook, opened))
            self.vault.notice = told("opened", name, opened)
            return None
        said = self._reader.of_comments(name, opened, mine, today) if self._reader else None
        return of_workbook(name, opened, mine, said)

    @_guarded
    def _on_answer(self, change: Change) -> None:
        offered, self._offered = self._offered, None
        self.vault.offer = {}
        chosen = change["new"].get("choice")
        for choice in offered.choices if offered else ():
            if choice.name == chosen:
                self._session.apply(choice.change)
                self.vault.notice = choice.told

    @_guarded
    def _on_erased(self, _: Change) -> None:
        self._bases, self._versions, self._offered = {}, {}, None
        self._encoder = Encoder()
        self.vault.offer = {}
        self._session.reset()
