"""The browser's safe: it keeps the workbook where the person is, and nowhere else."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from careerkit import content
from careerkit.model import SECTIONS, Kind, Workbook, declared
from careerkit.store import encode
from careerkit.store.codec import HEAD, join
from careerkit.widgets import front_end
from careerkit.widgets.guard import kindly

__all__ = ["Vault"]

_PARTS = (
    "local_day",
    "vault_storage",
    "vault_file",
    "vault_heartbeat",
    "vault_return",
    "vault_banner",
    "vault_actions",
    "vault_panel",
    "vault",
)


_TRAITS = {name: f"part_{name}" for name in (HEAD, *SECTIONS, "removed")}


class Vault(anywidget.AnyWidget):
    """Keeps a text in the browser's storage and gives it back to a new kernel.

    It moves texts and does not read them; ``store.BrowserStore`` says what the traits mean.
    It also watches the connection to the kernel, and tells the person when it is lost::

        vault = Vault()
        session = Session(store=BrowserStore(vault))
        vault
    """

    _esm = front_end.module(*_PARTS)
    _css = front_end.style("vault")

    # From Python to the browser.
    document = traitlets.Dict(
        help="Which version its parts are, and whether there is anything to keep."
    ).tag(sync=True)
    merged = traitlets.Dict().tag(sync=True)
    offer = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    can_undo = traitlets.Bool(False).tag(sync=True)
    can_redo = traitlets.Bool(False).tag(sync=True)
    forgotten = traitlets.Int(
        0, help="The erasure that Python knows of: what it sent before that is not kept."
    ).tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)
    _blank = traitlets.Unicode(help="A workbook with nothing in it, for a file.").tag(sync=True)
    _numbers = traitlets.Dict(help="The range of each field that holds a number.").tag(sync=True)

    # From the browser to Python.
    found = traitlets.Dict().tag(sync=True, echo_update=False)
    kept = traitlets.Int(0).tag(sync=True, echo_update=False)
    trouble = traitlets.Unicode("").tag(sync=True, echo_update=False)
    opened = traitlets.Dict().tag(sync=True, echo_update=False)
    answer = traitlets.Dict().tag(sync=True, echo_update=False)
    erased = traitlets.Int(0).tag(sync=True, echo_update=False)
    undo_wanted = traitlets.Int(0).tag(sync=True, echo_update=False)
    redo_wanted = traitlets.Int(0).tag(sync=True, echo_update=False)
    today = traitlets.Unicode(help="The browser's day, YYYY-MM-DD.").tag(
        sync=True, echo_update=False
    )

    # The document itself, a trait for each of its parts: only what changed travels.
    vars().update(
        {name: traitlets.Unicode("").tag(sync=True, echo_update=False) for name in _TRAITS.values()}
    )
    _parts = traitlets.List(list(_TRAITS.values()), help="The traits of the parts.").tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        super().__init__(**kwargs)
        self.on_msg(self._on_message)

    def keep(self, revision: int, parts: dict[str, str]) -> None:
        """Give the browser a version to keep; it answers with ``kept`` when it has.

        Args:
            revision: The version's number.
            parts: The parts of its text by name, as ``store.codec.Encoder`` writes them;
                nothing at all of an empty workbook.
        """
        with self.hold_sync():
            for name, trait in _TRAITS.items():
                setattr(self, trait, parts.get(name, ""))
            self.document = {"revision": revision, "parts": list(_TRAITS.values()) if parts else []}

    @property
    def text(self) -> str:
        """The text that the parts make."""
        return join({name: getattr(self, trait) for name, trait in _TRAITS.items()})

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("vault")

    @traitlets.default("_blank")
    def _default_blank(self) -> str:
        return encode(Workbook())

    @traitlets.default("_numbers")
    def _default_numbers(self) -> dict[str, Any]:
        return {
            section: {
                field.name: [field.low, field.high]
                for field in declared(record_type)
                if field.kind in (Kind.NUMBER, Kind.RATING)
            }
            for section, record_type in SECTIONS.items()
        }

    # Handlers of a class run before those of its users, so the store's answer comes later.

    @traitlets.observe("opened", "answer")
    @kindly
    def _on_request(self, _: object) -> None:
        self.notice = ""  # so that the same sentence can be said again

    @traitlets.observe("erased")
    @kindly
    def _on_erased(self, change: dict[str, Any]) -> None:
        self.notice = ""
        self.keep(0, {})
        self.document = {}
        self.forgotten = change["new"]

    @kindly
    def _on_message(self, _: object, message: Any, __: object) -> None:  # noqa: ANN401
        if isinstance(message, dict) and message.get("type") == "ping":
            self.send({"type": "pong", "n": message.get("n")})
