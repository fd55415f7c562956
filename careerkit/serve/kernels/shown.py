"""What a server asks its kernels: what their widgets are, when a page's cells have run.

``kinds`` says whether our own host shows them. ``begin`` and ``states`` are asked in a kernel that
no visitor ever gets: what its widgets are for a person who has written nothing is what a page of
that notebook shows before it has a kernel. ``keep_with`` is said to a kernel once it is somebody's.
"""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "are_ours",
    "begin",
    "is_plain",
    "keep_with",
    "kinds",
    "question",
    "read",
    "read_kinds",
    "states",
    "views_in",
]

_VIEW = "application/vnd.jupyter.widget-view+json"

_OURS = frozenset(
    {
        ("anywidget", "AnyModel"),
        ("@jupyter-widgets/base", "LayoutModel"),
        *(
            ("@jupyter-widgets/controls", f"{box}Model")
            for box in ("Box", "VBox", "HBox", "GridBox")
        ),
    }
)
"""The kinds of models that our own host shows (``widgets/front_end/host/views.js``)."""

_UNUSED = (
    "_kit",
    "_model_module",
    "_model_module_version",
    "_version",
    "_view_count",
    "_anywidget_id",
)
"""Traits that a page needs of no widget before it has a kernel."""


def question(name: str, *told: str) -> str:
    """The expression whose value in a kernel is what that function of this module says there.

    Args:
        name: The function's.
        told: What it takes.
    """
    return f"__import__('{__name__}', fromlist=['{name}']).{name}({', '.join(map(repr, told))})"


def keep_with(folder: str) -> str:
    """In a kernel: keep the workbook in the account's folder, too."""
    from careerkit.opening import keep_with_account  # noqa: PLC0415 - the server needs none

    keep_with_account(folder)
    return "{}"


def kinds() -> str:
    """In a kernel: the kinds of all its widgets, as JSON."""
    found = {(one._model_module, one._model_name) for one in _instances()}  # noqa: SLF001 - synced
    return json.dumps(sorted(found))


def begin() -> str:
    """In a kernel: let its workbook begin, as where a browser keeps nothing, and show charts."""
    from careerkit.widgets import ChartView, Vault  # noqa: PLC0415 - the server needs none

    for one in _instances():
        if isinstance(one, Vault):
            one.found = {"seq": 1, "attempt": 0, "documents": []}
        elif isinstance(one, ChartView):
            one.begin_to_draw()
    return "{}"


def states() -> str:
    """In a kernel: the states of all its widgets by their ids, as JSON; null while they change."""
    from careerkit.widgets.front_end.kit import Kit  # noqa: PLC0415 - as above
    from careerkit.widgets.keeping import after_saving  # noqa: PLC0415

    if after_saving.is_busy():
        return json.dumps(None)
    return json.dumps(
        {one.model_id: _lean(one.get_state()) for one in _instances() if not isinstance(one, Kit)}
    )


def _instances() -> list[Any]:
    from ipywidgets.widgets import widget  # noqa: PLC0415 - as above

    return [*widget._instances.values()]  # noqa: SLF001 - there is no other list


def _lean(state: dict[str, Any]) -> dict[str, Any]:
    """A state without what only a kernel, or another host, makes anything of."""
    unused = {*_UNUSED, *(("_esm",) if state.get("_kit_view") else ())}
    is_layout = state["_model_name"] == "LayoutModel"
    return {
        name: value
        for name, value in state.items()
        if name not in unused
        and not name.startswith("_view_")
        and not (is_layout and value is None)
    }


def read(reply: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON says
    """What a kernel answered to a question.

    Args:
        reply: What it says of one of the expressions that it was asked for.

    Raises:
        ValueError: If the kernel could not say.
    """
    if reply.get("status") != "ok":
        raise ValueError(reply.get("ename", ""))
    return json.loads(ast.literal_eval(reply["data"]["text/plain"]))


def read_kinds(reply: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """The kinds in a kernel's answer.

    Args:
        reply: As for ``read``.

    Raises:
        ValueError: If the kernel could not say.
    """
    return frozenset((str(module), str(name)) for module, name in read(reply))


def views_in(cell: Mapping[str, Any]) -> list[str]:
    """The ids of the widgets that a cell shows."""
    outputs = (output.get("data", {}) for output in cell.get("outputs", ()))
    return [data[_VIEW]["model_id"] for data in outputs if _VIEW in data]


def are_ours(found: Iterable[tuple[str, str]]) -> bool:
    """Whether our own host shows all widgets of these kinds, given as modules and names."""
    return _OURS.issuperset(found)


def is_plain(output: Mapping[str, Any]) -> bool:
    """Whether the page shows an output by itself, or as a widget: nothing is to be rendered."""
    return output["output_type"] in ("error", "stream") or _VIEW in output.get("data", {})
