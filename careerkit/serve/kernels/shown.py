"""What a kernel's widgets are: asked by the server when a page's cells have run."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["QUESTION", "are_ours", "is_plain", "kinds", "read"]

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

QUESTION = f"__import__('{__name__}', fromlist=['kinds']).kinds()"
"""The expression whose value in a kernel is ``kinds()`` there."""


def kinds() -> str:
    """In a kernel: the kinds of all its widgets, as JSON."""
    from ipywidgets.widgets import widget  # noqa: PLC0415 - the server needs none

    known = {(one._model_module, one._model_name) for one in widget._instances.values()}  # noqa: SLF001 - there is no other list
    return json.dumps(sorted(known))


def read(reply: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """The kinds in a kernel's answer.

    Args:
        reply: What a kernel says of one of the expressions that it was asked for.

    Raises:
        ValueError: If the kernel could not say.
    """
    if reply.get("status") != "ok":
        raise ValueError(reply.get("ename", ""))
    found = json.loads(ast.literal_eval(reply["data"]["text/plain"]))
    return frozenset((str(module), str(name)) for module, name in found)


def are_ours(found: Iterable[tuple[str, str]]) -> bool:
    """Whether our own host shows all widgets of these kinds, given as modules and names."""
    return _OURS.issuperset(found)


def is_plain(output: Mapping[str, Any]) -> bool:
    """Whether the page shows an output by itself, or as a widget: nothing is to be rendered."""
    return output["output_type"] in ("error", "stream") or _VIEW in output.get("data", {})
