"""Somebody else's file, for reading and for a comment beside any answer of it.

A page of its own: it has no vault, so that nothing of it is kept in this browser, and nothing that
this browser keeps comes to it. The guest's own answers and the file can't be mixed up.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.model import Comment, Workbook, replies_to
from careerkit.model.values import clean_text
from careerkit.store import StoreError, decode, encode
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.wishing import Wishing
from careerkit.widgets.keeping.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["GuestDesk"]

_OWN = ("comments", "replies")

_BANNER = (
    *("banner", "lost", "stopped", "missed", "unsure", "connected"),
    *("reload", "unreachable", "reachable", "no_room"),
)
# What the banner says on every page.

Plain = dict[str, Any]


class GuestDesk(Wishing, view="guest_desk"):
    """Opens a file, shows all of it, and puts comments into it::

        GuestDesk()

    Only comments can be written, and only the guest's own be taken back: there is no other way
    from the page to the workbook. ``_file`` is the file as it is to be saved, ready before it is
    asked for, so that no comment is lost with the connection.
    """

    problem = traitlets.Unicode("").tag(sync=True)
    _sections = traitlets.List(help="What the file holds, section by section.").tag(sync=True)
    _comments = traitlets.List(help="What is said beside it.").tag(sync=True)
    _file = traitlets.Dict(help="Its name, its text, and how many changes are in it.").tag(
        sync=True
    )
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        super().__init__(**kwargs)
        self._pieces = Pieces()
        self._workbook = Workbook()
        self.on_msg(self._on_message)

    @traitlets.default("_texts")
    def _default_texts(self) -> Plain:
        words = content.texts("vault")
        banner = {name: words[name] for name in _BANNER}
        return {**content.texts("guest"), "connection": banner | content.texts("guest.connection")}

    @kindly
    def _on_message(self, _: object, message: Any, buffers: Sequence[Any]) -> None:  # noqa: ANN401
        if not isinstance(message, dict):
            return
        if message.get("type") == "ping":
            self.send({"type": "pong", "n": message.get("n")})
        if message.get("type") == "opened" and buffers:
            data = self._pieces.take(message, buffers[0])
            if data is not None:
                self._open(str(message.get("name")), data, message.get("day"))

    def _open(self, name: str, data: bytes, day: object) -> None:
        try:
            workbook = decode(data)
        except StoreError as error:
            self.problem = content.text("store.not_opened", name=name, problem=str(error))
            return
        self._workbook, self._today = workbook, _day_of(day)
        with self.hold_sync():
            self.problem = ""
            self._sections = list(_sections(workbook, self._today))
            # What is saved is a workbook's own file, also where it came in a page.
            self._tell(f"{PurePath(name).stem}.json", changes=0)

    @traitlets.observe("_wish")
    @kindly
    def _on_wish(self, change: Plain) -> None:
        wish, before = change["new"], self._workbook
        match wish.get("do"):
            case "say":
                self._workbook = _with_comment(before, wish)
            case "take_back":
                self._workbook = _without_comment(before, wish)
        if self._workbook is not before:
            with self.hold_sync():
                self._tell(self._file["name"], changes=self._file["changes"] + 1)

    def _tell(self, name: str, *, changes: int) -> None:
        self._comments = [
            _told(comment, self._workbook, self._today) for comment in self._workbook.comments
        ]
        self._file = {"name": name, "text": encode(self._workbook), "changes": changes}


def _day_of(value: object) -> date:
    """The guest's day; this computer's where their page doesn't tell one."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return date.today()  # noqa: DTZ011 - a day has no zone


def _with_comment(workbook: Workbook, wish: Plain) -> Workbook:
    """The workbook with one comment more, and no other change."""
    text = str(clean_text(wish.get("text", ""))).strip()
    if not text:
        return workbook
    comment = Comment(
        text=text,
        who=" ".join(str(clean_text(wish.get("who", ""))).split()),
        section=str(wish.get("section", "")),
        record=str(wish.get("record", "")),
        on=_day_of(wish.get("day")),
    )
    if any(other.id == comment.id for other in workbook.comments):
        return workbook
    return workbook.put("comments", comment)


def _without_comment(workbook: Workbook, wish: Plain) -> Workbook:
    """The workbook without a comment, if it was written under the name that asks for that."""
    who = " ".join(str(wish.get("who", "")).split())
    own = [c.id for c in workbook.comments if c.id == wish.get("id") and c.who == who]
    return workbook.remove("comments", own[0]) if own else workbook


def _sections(workbook: Workbook, today: date) -> Iterator[Plain]:
    """All sections with something in them, in words."""
    from careerkit.export.choice import Choice  # noqa: PLC0415 - a kernel without a file needs none
    from careerkit.export.contents import contents_of  # noqa: PLC0415

    document = contents_of(workbook, today, Choice(names=True, notes=True), remarks=False)
    for part in document.parts:
        for section in part.sections:
            if section.name not in _OWN:
                yield {
                    "name": section.name,
                    "step": part.title,
                    "title": section.title,
                    "entries": [
                        {
                            "id": entry.id,
                            "name": entry.name,
                            "answers": [[one.question, one.text] for one in entry.answers],
                        }
                        for entry in section.entries
                    ],
                }


def _told(comment: Comment, workbook: Workbook, today: date) -> Plain:
    from careerkit.importing.comments import said_when  # noqa: PLC0415 - only with a file

    states = content.texts("guest.states")
    return {
        "id": comment.id,
        "section": comment.section,
        "record": comment.record,
        "who": comment.who,
        "said": said_when(comment, today),
        "text": comment.text,
        "note": "" if comment.is_as_written else content.text("comments.changed"),
        "replies": [
            {"text": reply.text, "state": states.get(reply.state, "")}
            for reply in replies_to(workbook, comment)
            if reply.text or reply.state
        ],
    }
