"""What a page hands over before it has widgets: the documents that its browser keeps.

A page's front end takes a while to load, and a kernel a while to read a long workbook. So both
happen at the same time (``vault_handover.js``). The documents may arrive before the cell that
makes the vault or before the last one; they wait until no cell follows, since the page waits for
cells. They may also arrive when the page has asked for its widgets and would miss what these say
next; then they wait until the vault is there and asks for them. A kernel of the app hears of them
by loading this module as an extension of IPython; others leave it to the vault.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import comm
import ipywidgets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from IPython.core.interactiveshell import InteractiveShell

__all__ = [
    "TARGET",
    "drop",
    "is_page_there",
    "load_ipython_extension",
    "take_no_more",
    "take_with",
    "want",
]

TARGET = "careerkit.documents"
"""What the page opens."""

_QUIET = 0.03
"""Seconds without a cell after which there is none any more: they follow within milliseconds."""


class _Handover:
    """One page's documents, and who is to have them. A kernel has one page."""

    def __init__(self) -> None:
        self.waiting: tuple[Mapping[str, Any], Sequence[Any]] | None = None
        self.taker: Callable[[Mapping[str, Any], Sequence[Any]], None] | None = None
        self.timer: asyncio.TimerHandle | None = None
        self.wanted: int | None = None
        self.is_over = False

    def hear(self, _: object, message: Mapping[str, Any]) -> None:
        if self.is_over:
            return
        self.waiting = message["content"]["data"], message.get("buffers", ())
        self.pass_on_soon()

    def pass_on_soon(self, *_: object) -> None:
        """Pass the documents on when it has been quiet for a moment."""
        if self.timer is not None:
            self.timer.cancel()
        if self.taker is None or self.waiting is None:
            return
        self.timer = asyncio.get_running_loop().call_later(_QUIET, self.pass_on)

    def pass_on(self) -> None:
        self.timer = None
        if self.taker is None or self.waiting is None:
            return
        told, buffers = self.waiting
        if told["seq"] == self.wanted or not is_page_there():
            self.waiting = None
            self.taker(told, buffers)


def is_page_there() -> bool:
    """Whether a front end has asked for all widgets. It closes the comm for that afterwards."""
    return ipywidgets.Widget._control_comm is not None  # noqa: SLF001 - nothing else remembers it


_handover = _Handover()


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Listen for a page."""
    shell.events.register("post_run_cell", _handover.pass_on_soon)
    comm.get_comm_manager().register_target(TARGET, _handover.hear)


def take_with(take: Callable[[Mapping[str, Any], Sequence[Any]], None]) -> None:
    """Have what a page hands over, now or later. The last vault that asks has it.

    Args:
        take: Called with ``{"seq", "writers"}`` and with the bytes of each writer's document.
    """
    _handover.taker = take
    _handover.pass_on_soon()


def take_no_more(take: Callable[[Mapping[str, Any], Sequence[Any]], None]) -> None:
    """Have nothing passed on any more, if ``take`` is who had it.

    Args:
        take: As it was given to ``take_with``.
    """
    if _handover.taker == take:
        _handover.taker = None


def want(seq: int) -> bool:
    """Have the documents of this number passed on, though the page is there: it asked for them.

    Returns:
        Whether they have come, and will be passed on in a moment; if not, when they come.
    """
    _handover.wanted = seq
    _handover.pass_on_soon()
    return _handover.waiting is not None and _handover.waiting[0]["seq"] == seq


def drop() -> None:
    """Forget what was handed over, and what may still come.

    The page has brought it itself, or the person erased everything.
    """
    _handover.waiting = None
    _handover.is_over = True
