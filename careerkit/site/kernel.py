"""A kernel without Jupyter: it runs a notebook's cells, and speaks with one page.

In a visitor's browser it runs in a worker of the page; while a site is built, in a process of its
own, which says what the pages show before that. It has what the kit's widgets need of a kernel, and
no more: there is no IPython, no socket, and nobody but that page.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import logging
from itertools import count
from typing import TYPE_CHECKING, Any

from careerkit.site import stand_ins

stand_ins.install()  # before ipywidgets is loaded

import comm  # noqa: E402 - as said above
import ipywidgets  # noqa: E402
from comm.base_comm import BaseComm  # noqa: E402

from careerkit.widgets.keeping import handover  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Tell = Callable[[str, str, str, list[bytes]], None]

__all__ = ["Kernel", "sources"]

_VIEW = "application/vnd.jupyter.widget-view+json"
_CONTROL = "jupyter.widget.control"


def sources(notebook: Path) -> list[str]:
    """The code of a notebook's cells, as far as there is any, with an empty text for the others."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(one["source"]) if one["cell_type"] == "code" else "" for one in cells]


class Kernel:
    """The kernel of one page; there is one in a process.

    Args:
        tell: Says something to the page: what kind of message it is, the id of the one that it
            answers, its content as JSON, and its binary parts.
        ids: What the ids of its widgets begin with.
    """

    def __init__(self, tell: Tell, ids: str = "k") -> None:
        self._tell = tell
        self._answered = ""
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._after_cells: list[Callable[[], None]] = []
        self.events = self  # what an extension of IPython registers with
        kernel, numbers = self, count(1)

        class PageComm(BaseComm):
            """A widget's line to the page."""

            def __init__(self, *, comm_id: str = "", **kwargs: Any) -> None:  # noqa: ANN401 - its parent's
                super().__init__(comm_id=comm_id or f"{ids}{next(numbers)}", **kwargs)

            def publish_msg(
                self,
                msg_type: str,
                data: Mapping[str, Any] | None = None,
                metadata: Mapping[str, Any] | None = None,  # noqa: ARG002 - its parent's
                buffers: Sequence[Any] | None = None,
                **keys: Any,  # noqa: ANN401 - its parent's
            ) -> None:
                """Say something of the widget."""
                content = {"comm_id": self.comm_id, "data": data or {}, **keys}
                kernel.say(msg_type, content, buffers or ())

        comm.create_comm = PageComm
        targets = comm.get_comm_manager()
        targets.register_target(_CONTROL, ipywidgets.Widget.handle_control_comm_opened)
        handover.load_ipython_extension(self)  # type: ignore[arg-type]

    def register(self, _: str, act: Callable[[], None]) -> None:
        """Call this whenever a cell has run, as IPython's events do."""
        self._after_cells.append(act)

    def say(self, kind: str, content: Mapping[str, Any], buffers: Sequence[Any] = ()) -> None:
        """Say something to the page.

        Args:
            kind: The message's.
            content: What it says, for JSON.
            buffers: The binary parts.
        """
        parts = [bytes(part) for part in buffers]
        self._tell(kind, self._answered, json.dumps(content), parts)

    def hear(self, number: str, kind: str, told: str, buffers: Sequence[Any] = ()) -> None:
        """Deal with what the page says.

        Args:
            number: The message's id; the page is told when it was dealt with.
            kind: A comm's message; of others is only said that they were heard.
            told: Content and metadata, as JSON.
            buffers: The binary parts.
        """
        self._answered = number
        try:
            if kind.startswith("comm_"):
                message = {**json.loads(told), "buffers": [*buffers], "header": {"msg_id": number}}
                getattr(comm.get_comm_manager(), kind)(None, None, message)
        finally:
            self.say("status", {"execution_state": "idle"})
            self._answered = ""

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell.

        Args:
            source: Its code.

        Returns:
            Its outputs in the notebook format, as far as the page shows them: a widget, what was
            printed, or that it failed. Of a failure nothing is told but its kind: the rest may
            hold an answer.
        """
        printed, shown = io.StringIO(), None
        failed: list[dict[str, Any]] = []
        with contextlib.redirect_stdout(printed):
            try:
                shown = self._run(source)
            except Exception as error:  # noqa: BLE001 - a cell's own, told to the page
                logging.getLogger(__name__).warning("A cell failed: %s", type(error).__name__)
                failed = [{"output_type": "error", "ename": type(error).__name__}]
        for act in self._after_cells:
            act()
        text = printed.getvalue()
        told = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
        return [*told, *self._outputs(shown), *failed]

    def _run(self, source: str) -> Any:  # noqa: ANN401 - whatever its last line gives
        tree = ast.parse(source, "<cell>")
        last = None
        if tree.body and isinstance(shown := tree.body[-1], ast.Expr):
            tree.body.pop()
            last = compile(ast.Expression(shown.value), "<cell>", "eval")
        exec(compile(tree, "<cell>", "exec"), self._names)  # noqa: S102 - a notebook's own cells
        return None if last is None else eval(last, self._names)  # noqa: S307 - as above

    @staticmethod
    def _outputs(shown: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
        if shown is None:
            return []
        make: Callable[[], Any] = getattr(shown, "_repr_mimebundle_", dict)
        made = make()
        data = made[0] if isinstance(made, tuple) else made
        view = (data or {}).get(_VIEW)
        shows = {_VIEW: view} if view else {"text/plain": repr(shown)}
        return [{"output_type": "display_data", "data": shows}]
