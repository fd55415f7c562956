"""What a page hands over before it has widgets: the documents that its browser keeps.

A page's front end takes a while to load, and a kernel a while to read a long workbook. So both
happen at the same time (``vault_handover.js``). The documents may arrive before the cell that
makes the vault; then they wait here. They may also arrive when the page has asked for its widgets
and would miss what these say next; then they are left, and the vault brings them. A kernel of the
app hears of them by loading this module as an extension of IPython; others leave it to the vault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import comm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["TARGET", "load_ipython_extension", "take_with"]

TARGET = "careerkit.documents"
"""What the page opens."""

_WIDGETS = "jupyter.widget.control"
"""What a front end opens when it asks for all widgets."""


class _Handover:
    """One page's documents, and who is to have them. A kernel has one page."""

    def __init__(self) -> None:
        self.waiting: tuple[Mapping[str, Any], Sequence[Any]] | None = None
        self.taker: Callable[[Mapping[str, Any], Sequence[Any]], None] | None = None

    def hear(self, _: object, message: Mapping[str, Any]) -> None:
        if _is_page_there():
            return
        self.waiting = message["content"]["data"], message.get("buffers", ())
        self.pass_on()

    def pass_on(self) -> None:
        if self.taker is not None and self.waiting is not None:
            told, self.waiting = self.waiting, None
            self.taker(*told)


def _is_page_there() -> bool:
    comms = comm.get_comm_manager().comms.values()
    return any(known.target_name == _WIDGETS for known in comms)


_handover = _Handover()


def load_ipython_extension(_: object) -> None:
    """Listen for a page."""
    comm.get_comm_manager().register_target(TARGET, _handover.hear)


def take_with(take: Callable[[Mapping[str, Any], Sequence[Any]], None]) -> None:
    """Have what a page hands over, now or later. The last one who asks has it.

    Args:
        take: Called with ``{"seq", "writers"}`` and with the bytes of each writer's document.
    """
    _handover.taker = take
    _handover.pass_on()
