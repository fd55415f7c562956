"""The browser's safe: it keeps the workbook where the person is, and nowhere else."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from careerkit import content
from careerkit.widgets import front_end
from careerkit.widgets.guard import kindly

__all__ = ["Vault"]


class Vault(anywidget.AnyWidget):
    """Keeps a text in the browser's storage and gives it back to a new kernel.

    It moves texts and knows nothing of workbooks; ``store.BrowserStore`` says what the traits
    mean. It also watches the connection to the kernel, and tells the person when it is lost::

        vault = Vault()
        session = Session(store=BrowserStore(vault))
        vault
    """

    _esm = front_end.module("vault_storage", "vault_heartbeat", "vault")
    _css = front_end.style("vault")

    # From Python to the browser.
    document = traitlets.Dict().tag(sync=True)
    merged = traitlets.Dict().tag(sync=True)
    offer = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    can_undo = traitlets.Bool(False).tag(sync=True)
    can_redo = traitlets.Bool(False).tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    # From the browser to Python.
    found = traitlets.Dict().tag(sync=True, echo_update=False)
    kept = traitlets.Int(0).tag(sync=True, echo_update=False)
    trouble = traitlets.Unicode("").tag(sync=True, echo_update=False)
    opened = traitlets.Dict().tag(sync=True, echo_update=False)
    answer = traitlets.Dict().tag(sync=True, echo_update=False)
    erased = traitlets.Int(0).tag(sync=True, echo_update=False)
    undo_wanted = traitlets.Int(0).tag(sync=True, echo_update=False)
    redo_wanted = traitlets.Int(0).tag(sync=True, echo_update=False)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        super().__init__(**kwargs)
        self.on_msg(self._on_message)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("vault")

    @kindly
    def _on_message(self, _: object, message: Any, __: object) -> None:  # noqa: ANN401
        if isinstance(message, dict) and message.get("type") == "ping":
            self.send({"type": "pong", "n": message.get("n")})
