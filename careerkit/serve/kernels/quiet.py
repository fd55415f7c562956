"""A kernel that tells nobody of its widgets while there is nobody.

A page is run ahead of its visitor. What its widgets are like would go through the server's hands
three times, a message for each, and a page asks for all of it anyway when it comes. IPython loads
this as an extension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import comm
from ipykernel.comm.comm import BaseComm
from ipykernel.kernelbase import Kernel

from careerkit.widgets.keeping.handover import is_page_there

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

__all__ = ["QuietComm", "load_ipython_extension"]

_OF_WIDGETS = "jupyter.widget"

_HEARD = "@jupyter-widgets/output"
# Whoever runs cells puts what they print into these widgets, and has to know of them.


class QuietComm(BaseComm):
    """A widget's comm, which says nothing until a page has asked for all widgets.

    Args:
        target_name: What it is for; others than widgets' speak at once.
        data: What it opens with: the widget's state.
        options: As its parent's.
    """

    def __init__(self, target_name: str = "", data: Any = None, **options: Any) -> None:  # noqa: ANN401 - as its parent's
        state = (data or {}).get("state", {})
        if Kernel.initialized():
            self.kernel = Kernel.instance()  # by a comm without one, ipywidgets sends nothing
        self._waits = target_name == _OF_WIDGETS and state.get("_model_module") != _HEARD
        super().__init__(target_name=target_name, data=data, **options)  # type: ignore[no-untyped-call]

    def publish_msg(self, msg_type: str, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as its parent's
        """Send a message, if there may be somebody who makes something of it.

        Args:
            msg_type: What it is: ``comm_open``, ``comm_msg`` or ``comm_close``.
            args: As its parent's.
            options: As its parent's.
        """
        if Kernel.initialized():
            self.kernel = Kernel.instance()  # by a comm without one, ipywidgets sends nothing
        self._waits = self._waits and not is_page_there()
        if not self._waits:
            super().publish_msg(msg_type, *args, **options)  # type: ignore[no-untyped-call]


def load_ipython_extension(_: InteractiveShell) -> None:
    """Let the widgets of this kernel have such comms."""
    comm.create_comm = QuietComm
