"""Charts drawn by a process of their own, which gets ready while a document is put together.

What draws takes half a second until it can draw at all, and holds up everything else meanwhile.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

from careerkit.charts.drawing.svg import svg_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

__all__ = ["begin_drawing", "drawing_beside", "svgs_of"]

_Spec = dict[str, Any]

_FIRST: _Spec = {"data": {"values": [{}]}, "mark": "point"}
"""The plainest chart: what draws is ready once it has drawn it."""

_beside: list[_Beside] = []
"""The process that draws for this one, while there is one."""


@contextmanager
def drawing_beside() -> Iterator[None]:
    """Have ``svgs_of`` draw in a process of its own, where there can be one.

    There is one on Linux, while this process has drawn nothing itself: what draws has threads,
    which would be missing in a fork.
    """
    if sys.platform == "linux" and "vl_convert" not in sys.modules:
        with suppress(OSError):  # too many processes, or no memory for one more
            _beside.append(_Beside())
    try:
        yield
    finally:
        while _beside:
            _beside.pop().end()


def begin_drawing(spec: _Spec | None, look: dict[str, Any]) -> None:
    """Have a chart drawn for which ``svgs_of`` will be asked, if there is a process for it.

    Args:
        spec: What is drawn, as Vega-Lite has it, or None.
        look: Its configuration.
    """
    if _beside:
        with suppress(OSError):
            _beside[-1].ask(spec, look)


def svgs_of(specs: Iterable[_Spec | None], look: dict[str, Any]) -> list[str | None]:
    """Charts as SVG, in their order; None for one that can't be drawn.

    Args:
        specs: What is drawn, as Vega-Lite has it, or None; asked for one after the other.
        look: Their configuration.

    Raises:
        ImportError: If vl-convert is not installed.
    """
    coming, come = iter(specs), list[_Spec | None]()
    if _beside:
        # A process that has ended has drawn nothing; why, is met here again.
        with suppress(OSError, EOFError):
            return _beside[-1].draw(_kept(coming, come), look)
    return [_svg_of(spec, look) for spec in chain(come, coming)]


def _svg_of(spec: _Spec | None, look: dict[str, Any]) -> str | None:
    return None if spec is None else svg_of(spec, look)


def _kept(specs: Iterator[_Spec | None], come: list[_Spec | None]) -> Iterator[_Spec | None]:
    for spec in specs:
        come.append(spec)
        yield spec


class _Beside:
    """The process: it hears of charts and draws them, and gives those that are wanted."""

    def __init__(self) -> None:
        self._line, there = Pipe()
        try:
            self._process = os.fork()
        except OSError:
            self._line.close()
            there.close()
            raise
        if not self._process:
            try:
                self._line.close()
                _draw(there)
            finally:
                os._exit(0)
        there.close()

    def ask(self, spec: _Spec | None, look: dict[str, Any], *, is_wanted: bool = False) -> None:
        self._line.send((spec, look, is_wanted))

    def draw(self, specs: Iterable[_Spec | None], look: dict[str, Any]) -> list[str | None]:
        for spec in specs:
            self.ask(spec, look, is_wanted=True)
        self._line.send(None)
        drawn: list[str | None] = self._line.recv()
        return drawn

    def end(self) -> None:
        self._line.close()
        os.waitpid(self._process, 0)


def _draw(line: Connection) -> None:
    """Draw what comes through a line, until that is closed."""
    svg_of(_FIRST, {})
    drawn: dict[str, str | None] = {}
    wanted: list[str] = []
    while True:
        asked = line.recv()
        if asked is None:
            line.send([drawn[key] for key in wanted])
            wanted.clear()
            continue
        *chart, is_wanted = asked
        key = json.dumps(chart)
        if key not in drawn:
            drawn[key] = _svg_of(*chart)
        if is_wanted:
            wanted.append(key)
