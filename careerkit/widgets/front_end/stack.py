"""A widget on pages that show single anywidgets only."""

from __future__ import annotations

from importlib.resources import files

import anywidget
import ipywidgets
import traitlets
from ipywidgets import widget_serialization

from careerkit.widgets.front_end.discreet import Discreet

__all__ = ["Stack"]


class Stack(Discreet, anywidget.AnyWidget):
    """Draws another widget, and of a box all that is in it, one below the other::

    Stack(shown=step)
    """

    _esm = files(__package__).joinpath("stack.js").read_text(encoding="utf-8")

    shown = traitlets.Instance(ipywidgets.Widget, help="What it draws.").tag(
        sync=True, **widget_serialization
    )
