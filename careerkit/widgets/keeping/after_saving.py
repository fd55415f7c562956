"""First keep, then show: views follow a change once it is on its way to where it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["at_once", "hold", "is_busy", "later", "release"]

_BETWEEN = 0.004
"""Seconds between two views: time for the kernel to take a message that came meanwhile."""

_HELD = 30.0
"""Seconds after which a page is no longer waited for."""

_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Callable[[], None], None]] = (
    WeakKeyDictionary()
)
"""What waits, by the loop that shows it: a kernel has one, marimo has one for each person."""

_held: asyncio.TimerHandle | None = None


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
    waiting = _waiting.setdefault(loop, {})
    waiting[show] = None
    if len(waiting) == 1 and _held is None:
        loop.call_later(_BETWEEN, _show_next, loop)


def at_once(show: Callable[[], None]) -> None:
    """Call ``show`` for a widget that is new, unless views are held: then after the lists, too."""
    if _held is None:
        show()
    else:
        later(show)


def is_busy() -> bool:
    """Whether a view is still to be shown."""
    return any(_waiting.values())


def hold() -> None:
    """Show nothing for now: the page that asks for the widgets would miss what they say meanwhile.

    Between a page's question for all widgets and the moment when it knows them, whatever they say
    is lost. The lists have a say at once; so the page asks after them. Views wait until
    ``release``, or half a minute for a page that never comes.
    """
    global _held  # noqa: PLW0603 - a kernel has one page
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    if _held is not None:
        _held.cancel()
    _held = loop.call_later(_HELD, release)


def release() -> None:
    """Show what waited."""
    global _held  # noqa: PLW0603 - as above
    if _held is None:
        return
    _held.cancel()
    _held = None
    if is_busy():
        loop = asyncio.get_running_loop()
        loop.call_later(_BETWEEN, _show_next, loop)


def _show_next(loop: asyncio.AbstractEventLoop) -> None:
    waiting = _waiting.get(loop)
    # They were held and released since: then another turn comes, or came.
    if _held is not None or not waiting:
        return
    show = next(iter(waiting))
    try:
        show()
    finally:
        del waiting[show]
        if waiting:
            loop.call_later(_BETWEEN, _show_next, loop)
