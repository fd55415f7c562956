"""Widgets that weigh little: a page of ours has a hundred of them, and a visit makes them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets
import traitlets
from ipywidgets import widget_serialization
from ipywidgets.widgets.trait_types import InstanceDict

from careerkit.widgets.front_end.discreet import Discreet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerkit.widgets.front_end.stack import Stack

__all__ = ["Box", "Light"]

_LAYOUT = "layout"


class _LayoutWhenAsked(InstanceDict):
    """A widget's layout, which is made when somebody asks for it.

    ipywidgets makes one with each widget, a model and a message more, and nearly all stay empty.
    """

    def get(self, obj: Any, cls: Any = None) -> Any:  # noqa: ANN401 - as its parent
        is_new = _LAYOUT not in obj._trait_values  # noqa: SLF001 - traitlets' way to ask
        layout = super().get(obj, cls)
        if is_new:
            obj.tell_of_layout()
        return layout


class Light(Discreet, ipywidgets.DOMWidget):
    """A widget without a layout of its own until one is asked for or given."""

    layout = _LayoutWhenAsked(ipywidgets.Layout, help="As of any widget; made when asked for.").tag(
        sync=True, **widget_serialization
    )

    keys: list[str]

    _stack: Stack | None = None

    def _display_(self) -> Stack:
        """What marimo shows in its place: it knows no boxes, and brings no kit."""
        from careerkit.widgets.front_end.stack import Stack  # noqa: PLC0415 - elsewhere not needed

        self._stack = self._stack or Stack(shown=self)
        return self._stack

    @traitlets.default("keys")
    def _default_keys(self) -> list[str]:
        has_one = _LAYOUT in self._trait_values
        return [name for name in self.traits(sync=True) if has_one or name != _LAYOUT]

    @traitlets.observe(_LAYOUT)
    def _follow_layout(self, _: Mapping[str, Any]) -> None:
        self.tell_of_layout()

    def tell_of_layout(self) -> None:
        """Let the page know that there is a layout, where it does not."""
        if _LAYOUT not in self.keys:
            self.keys = [*self.keys, _LAYOUT]
            if self.comm is not None:
                self.send_state(_LAYOUT)


class Box(Light, ipywidgets.VBox):
    """Widgets below each other."""
