"""The dialog of "Take it with me": what can be chosen, how far the file is, and the file itself."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.export.problems import ExportError
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later
from careerkit.widgets.parts.take import aside
from careerkit.widgets.parts.take.making import At, Made, Order, make
from careerkit.widgets.parts.take.offered import (
    formats_here,
    sections_by_step,
    sections_with_a_date,
)
from careerkit.widgets.parts.take.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.session import Session

__all__ = ["TakeDialog"]

_log = logging.getLogger(__name__)

_AT_ONCE = 1_000_000
"""Bytes of a file in one message. The page asks for each: a slow line is never full of them."""

_AGAIN = 0.4
"""Seconds until it is looked again whether it is one's turn."""

_MOST = 300.0
"""Seconds that a file may take: many times what five years take, since a full server is slow."""


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
        self._job: _Job | None = None
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
        self._job = _Job(order, partial(self._hear, wish["seq"]))
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
                self._state = {"seq": seq, "phase": "sorry", "sentence": _sorry(word)}
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
        return {**tables, **{n: content.text(f"take.{n}") for n in ("title", "close", "silent")}}


class _Job:
    """A file in the making: it waits for its turn, and is stopped when it takes too long."""

    def __init__(self, order: Order, heard: aside.Tell) -> None:
        self._order, self._heard = order, heard
        self._turn = Turn()
        self._running: aside.Running | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._is_over = False

    def begin(self) -> None:
        """Make it as soon as it is its turn."""
        if not self._turn.take():
            self._heard(None)
            self._timer = asyncio.get_running_loop().call_later(_AGAIN, self.begin)
            return
        running = aside.start(partial(make, self._order), self._hear)
        if self._is_over:  # it was made at once
            return
        self._running = running
        self._timer = asyncio.get_running_loop().call_later(_MOST, self._give_up)

    def stop(self) -> None:
        """Make it no further."""
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        if self._running is not None:
            self._running.stop()
        self._running = None
        self._turn.give_back()

    def _hear(self, word: Any) -> None:  # noqa: ANN401 - as ``aside`` tells it
        if isinstance(word, aside.Ended | aside.Failed):
            self.stop()
        self._heard(word)

    def _give_up(self) -> None:
        self._hear(aside.Failed(TimeoutError()))


def _sorry(failed: aside.Failed) -> str:
    """What a person reads; the log has the kind and the place, and never a text."""
    match failed.error:
        case ExportError() as error:
            return str(error)
        case MemoryError():
            return content.text("take.problems.memory")
        case TimeoutError():
            return content.text("take.problems.late")
        case None:
            return content.text("take.problems.gone")
        case error:
            _log.error("%s while a file was made, at %s", type(error).__name__, failed.place)
            return content.text("widgets.problem")
