"""First keep, then show: views follow a change once it is on its way to where it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["later"]

_BETWEEN = 0.004
"""Seconds between two views: time for the kernel to take a message that came meanwhile."""

_waiting: dict[Callable[[], None], None] = {}


def later(show: Callable[[], None]) -> None:
    """Call ``show`` when the change at hand is done with; once, however many changes ask for it.

    What is drawn from a long workbook takes a while. Where an event loop runs, as in a kernel,
    one view is shown at a time, in the order in which they asked, and messages are taken between
    them: the next letter and the word that the last one is kept never wait for a chart. Without
    an event loop there is nothing to wait for, and it is called at once.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        show()
        return
    _waiting[show] = None
    if len(_waiting) == 1:
        loop.call_later(_BETWEEN, _show_next, loop)


def _show_next(loop: asyncio.AbstractEventLoop) -> None:
    show = next(iter(_waiting))
    try:
        show()
    finally:
        del _waiting[show]
        if _waiting:
            loop.call_later(_BETWEEN, _show_next, loop)
