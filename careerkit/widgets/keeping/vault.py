"""The browser's safe: it keeps the workbook where the person is, and nowhere else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.journey import page_for_guests
from careerkit.model import SECTIONS, Workbook, declared
from careerkit.store import encode
from careerkit.store.schema import field_schema
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping import after_saving, handover
from careerkit.widgets.keeping.clock import TellsTheClock
from careerkit.widgets.keeping.pending import names_of_words
from careerkit.widgets.keeping.pieces import Pieces
from careerkit.widgets.keeping.waiting import ShowsWaiting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Vault"]

_OWN = ("id", "created", "updated")
"""What no two workbooks have in common."""


class Vault(ShowsWaiting, TellsTheClock, KitWidget, view="vault"):
    """Keeps a text in the browser's storage and gives it back to a new kernel.

    It moves texts and does not read them; ``store.BrowserStore`` says what the traits mean.
    It also watches the connection to the kernel, and tells the person when it is lost::

        vault = Vault()
        session = Session(store=BrowserStore(vault))
        vault
    """

    # From Python to the browser.
    revision = traitlets.Int(0, help="The last version that the browser was given.").tag(sync=True)
    merged = traitlets.Dict().tag(sync=True)
    followed = traitlets.Int(
        0, help="The number of the documents handed over that all views have followed by now."
    ).tag(sync=True)
    offer = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    can_undo = traitlets.Bool(False).tag(sync=True)
    can_redo = traitlets.Bool(False).tag(sync=True)
    forgotten = traitlets.Int(
        0, help="The erasure that Python knows of: what it sent before that is not kept."
    ).tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    on_server = traitlets.Bool(
        False, help="Whether the person's account has the workbook as it is."
    ).tag(sync=True)
    _has_account = traitlets.Bool(False).tag(sync=True)
    _guest = traitlets.Unicode(help="The page for others' files, where there is one.").tag(
        sync=True
    )
    _texts = traitlets.Dict().tag(sync=True)
    _passing = traitlets.Bool(
        False, help="Whether the address will end, as far as the server knows."
    ).tag(sync=True)
    _blank = traitlets.Unicode(
        help="A workbook with nothing in it, and of nobody, for a file."
    ).tag(sync=True)
    _schema = traitlets.Dict(help="What each section's fields hold, as JSON Schema.").tag(sync=True)
    _word_fields = traitlets.Dict(
        help="Each section's fields with words that no tab may write over unseen."
    ).tag(sync=True)

    # From the browser to Python.
    kept = traitlets.Int(0).tag(sync=True, echo_update=False)
    trouble = traitlets.Unicode("").tag(sync=True, echo_update=False)
    answer = traitlets.Dict().tag(sync=True, echo_update=False)
    erased = traitlets.Int(0).tag(sync=True, echo_update=False)
    undo_wanted = traitlets.Int(0).tag(sync=True, echo_update=False)
    redo_wanted = traitlets.Int(0).tag(sync=True, echo_update=False)

    # What came as bytes.
    found = traitlets.Dict(help="The documents that the page handed over.")
    opened = traitlets.Dict(help="A file that the person chose.")

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        super().__init__(**kwargs)
        self._held: Mapping[str, str] = {}
        self._opening = Pieces()
        self.on_msg(self._on_message)
        handover.take_with(self._on_handover)

    def with_account(self) -> None:
        """Say that answers are kept with the person's account, too."""
        self._texts = {**content.texts("vault"), **content.texts("account.vault")}
        self._has_account = True

    def close(self) -> None:
        """Go. What a page hands over is for another vault, if there will be one."""
        handover.take_no_more(self._on_handover)
        super().close()

    def keep(self, revision: int, parts: Mapping[str, str]) -> None:
        """Give the browser a version to keep; it answers with ``kept`` when it has.

        Only what changed travels. A browser that did not hear of the version before asks for all.

        Args:
            revision: The version's number.
            parts: The parts of its text by name, as ``store.codec.Encoder`` writes them;
                nothing at all of an empty workbook.
        """
        # The browser knows the parts by their places. A section that was registered meanwhile
        # moves others, so that it needs them all.
        is_as_before = bool(self._held) and list(parts) == list(self._held)
        base, before = (self.revision, self._held) if is_as_before else (0, {})
        self.hold(revision, parts)
        self._give(base, [name for name, text in parts.items() if before.get(name) != text])

    def hold(self, revision: int, parts: Mapping[str, str]) -> None:
        """Note that the browser has this version already: it is what it handed over.

        Args:
            revision: The version's number.
            parts: As for ``keep``.
        """
        self.revision, self._held = revision, parts
        if self._schema.keys() != SECTIONS.keys():  # one was registered after this was made
            self._word_fields = self._default_word_fields()
            self._schema = self._default_schema()

    def _give(self, base: int, changed: Sequence[str]) -> None:
        self.send(
            {
                "type": "document",
                "revision": self.revision,
                "base": base,
                "names": list(self._held),
                "changed": list(changed),
            },
            [self._held[name].encode("utf-8", "replace") for name in changed],
        )

    @traitlets.default("_guest")
    def _default_guest(self) -> str:
        return page_for_guests()

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("vault")

    @traitlets.default("_blank")
    def _default_blank(self) -> str:
        blank = json.loads(encode(Workbook()))
        # Each file's own, which a browser gives it: a page begins with the same blank for everyone.
        return json.dumps({name: blank[name] for name in blank if name not in _OWN})

    @traitlets.default("_schema")
    def _default_schema(self) -> dict[str, Any]:
        return {
            section: {field.name: field_schema(field) for field in declared(record_type)}
            for section, record_type in SECTIONS.items()
        }

    @traitlets.default("_word_fields")
    def _default_word_fields(self) -> dict[str, Any]:
        return {section: names_of_words(kind) for section, kind in SECTIONS.items()}

    # Handlers of a class run before those of its users, so the store's answer comes later.

    @traitlets.observe("opened", "answer")
    @kindly
    def _on_request(self, _: object) -> None:
        self.notice = ""  # so that the same sentence can be said again

    @traitlets.observe("erased")
    @kindly
    def _on_erased(self, change: dict[str, Any]) -> None:
        self.found, self.opened, self._held = {}, {}, {}
        handover.drop()
        self.notice = content.text("vault.erased")
        self.forgotten = change["new"]

    @traitlets.observe("merged")
    @kindly
    def _on_merged(self, _: object) -> None:
        after_saving.later(self._tell_followed)  # the views that changed were first to ask

    def _tell_followed(self) -> None:
        self.followed = self.merged.get("seq", 0)

    @kindly
    def _on_handover(self, told: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        if not handover.is_page_there():
            after_saving.hold()
        self._take(told, buffers)

    @kindly
    def _on_message(self, _: object, message: Any, buffers: Sequence[Any]) -> None:  # noqa: ANN401
        after_saving.release()
        if not isinstance(message, dict):
            return
        match message.get("type"):
            case "ping":
                self.send({"type": "pong", "n": message.get("n")})
            case "found" if buffers or not message["writers"]:
                handover.drop()
                self._take(message, buffers)
            case "found":
                self._say_what_became_of(message)
            case "opened":
                self._take_piece(message, *buffers)
            case "again":
                self._give(0, list(self._held))

    def _take_piece(self, told: Mapping[str, Any], piece: Any) -> None:  # noqa: ANN401 - bytes
        """Take a piece of a file; with the last one, the file is opened."""
        data = self._opening.take(told, piece)
        if data is not None:
            seq = self.opened.get("seq", 0) + 1
            self.opened = {"seq": seq, "name": told.get("name"), "data": data}

    def _say_what_became_of(self, asked: Mapping[str, Any]) -> None:
        """The page asks after documents that are not in this message: they came, or are to."""
        seq = asked["seq"]
        if handover.want(seq):
            return
        if self.found.get("seq") == seq:
            self.send_state("merged")
        elif asked.get("attempt") and not asked.get("isComing"):
            self.send({"type": "missing", "seq": seq})

    def _take(self, told: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        texts = (str(data, "utf-8", "replace") for data in buffers)
        self.found = {
            "seq": told["seq"],
            "attempt": told.get("attempt"),
            "documents": [
                {"writer": writer, "text": text}
                for writer, text in zip(told["writers"], texts, strict=True)
            ],
        }
