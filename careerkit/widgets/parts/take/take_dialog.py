"""The dialog of "Take it with me": what can be chosen, how far the file is, and the file itself."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later
from careerkit.widgets.parts.take import aside
from careerkit.widgets.parts.take.job import Job, sorry
from careerkit.widgets.parts.take.making import At, Made, Order, make
from careerkit.widgets.parts.take.offered import (
    formats_here,
    sections_by_step,
    sections_with_a_date,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.session import Session

__all__ = ["TakeDialog"]

_IN_A_BROWSER = "emscripten"
"""The platform where what is not pure Python can't be installed later either."""

_AT_ONCE = 1_000_000
"""Bytes of a file in one message. The page asks for each: a slow line is never full of them."""


class TakeDialog(KitWidget, view="take_dialog"):
    """Makes a file of what a person ticks, beside the page, and gives it to the browser::

        dialog = TakeDialog(session)
        dialog.called = {"seq": 1, "format": "ics"}

    ``_wish`` says what the person does: ``make`` with ``form``, ``left_out``, ``names`` and
    ``notes``, ``cancel`` or ``close``. ``_state`` answers, with the wish's number: its ``phase`` is
    ``waiting``, ``making``, ``made`` or ``sorry``. The bytes go when the page asks for them.
    """

    called = traitlets.Dict(help="The last press that opened it, and the format it led to.").tag(
        sync=True
    )
    problem = traitlets.Unicode("").tag(sync=True)
    _formats = traitlets.List(help="As ``offered`` gives them, like the next two.").tag(sync=True)
    _groups = traitlets.List().tag(sync=True)
    _dated = traitlets.List().tag(sync=True)
    _state = traitlets.Dict().tag(sync=True)
    _wish = traitlets.Dict().tag(sync=True, echo_update=False)
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        self._session = session
        self._is_open = False
        self._job: Job | None = None
        self._made: Made | None = None
        super().__init__(_formats=formats_here(), **kwargs)
        self.on_msg(self._on_message)
        session.observe(lambda _: later(self._follow), names=["workbook", "ready"])

    def close(self) -> None:
        """Go, and what is being made with it."""
        self._stop()
        super().close()

    @traitlets.observe("called")
    @kindly
    def _open(self, _: object) -> None:
        self._is_open = True
        self._show()

    @kindly
    def _follow(self) -> None:
        if self._is_open:
            self._show()

    def _show(self) -> None:
        workbook = self._session.workbook
        with self.hold_sync():
            self._groups, self._dated = sections_by_step(workbook), sections_with_a_date(workbook)

    @traitlets.observe("_wish")
    @kindly
    def _do(self, change: dict[str, Any]) -> None:
        wish = change["new"]
        match wish.get("act"):
            case "make":
                self._begin(wish)
            case "cancel":
                self._stop()
                self._state = {}
            case "close":
                self._is_open = False

    # ---- making

    def _begin(self, wish: dict[str, Any]) -> None:
        self._stop()
        session = self._session
        order = Order(
            workbook=session.workbook,
            today=session.today,
            zone=session.zone,
            form=str(wish.get("form")),
            left_out=frozenset(map(str, wish.get("left_out", ()))),
            names=wish.get("names") is True,
            notes=wish.get("notes") is True,
        )
        self._job = Job(partial(make, order), partial(self._hear, wish["seq"]))
        self._job.begin()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = self._made = None

    def _hear(self, seq: int, word: Any) -> None:  # noqa: ANN401 - as a job tells it
        match word:
            case At():
                self._state = {"seq": seq, "phase": "making", **attrs.asdict(word)}
            case aside.Ended(value=Made() as made):
                self._made = made
                self._state = {
                    "seq": seq,
                    "phase": "made",
                    "name": made.name,
                    "type": made.media_type,
                    "size": len(made.data),
                    "left_out": [*made.left_out],
                }
            case aside.Failed():
                self._state = {"seq": seq, "phase": "sorry", "sentence": sorry(word)}
            case _:
                self._state = {"seq": seq, "phase": "waiting"}

    @kindly
    def _on_message(self, _: object, message: Any, __: Sequence[Any]) -> None:  # noqa: ANN401
        """The page asks for the next piece of the file, or says that it has all of it."""
        if not isinstance(message, dict) or self._made is None:
            return
        if message.get("seq") != self._state.get("seq"):
            return
        begin = message.get("begin")
        if not isinstance(begin, int) or not 0 <= begin < len(self._made.data):
            self._made = None
            return
        piece = self._made.data[begin : begin + _AT_ONCE]
        self.send({"seq": message["seq"], "begin": begin}, [piece])

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        names = ("ask", "empty", "making", "made", "problems")
        tables = {name: content.texts(f"take.{name}") for name in names}
        if sys.platform != _IN_A_BROWSER:
            del tables["ask"]["elsewhere"]
        return {**tables, **{n: content.text(f"take.{n}") for n in ("title", "close", "silent")}}
