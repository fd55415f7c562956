"""Widgets by which a person asks for one thing after the other, and each of them is heard."""

from __future__ import annotations

from typing import Any

import traitlets

from careerkit.widgets.front_end.kit import KitWidget

__all__ = ["Wishing"]

_WISH = "_wish"


class Wishing(KitWidget):
    """Hears each wish of the page as a change of ``_wish``, in the order of their numbers.

    While a kernel is busy, only a trait's newest value waits for it: of three things that a person
    pressed meanwhile, two would be lost. So a wish takes along, as ``before``, those of which the
    page does not know yet that they were heard (``page/wishing.js``); ``_heard`` tells it.
    """

    _wish = traitlets.Dict(help="The last one: its number ``seq``, and what is wished.").tag(
        sync=True, echo_update=False
    )
    _heard = traitlets.Int(help="The number of the last one that was heard.").tag(sync=True)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take on what the page says: the wishes before its last one, then all else.

        Args:
            sync_data: The new values of traits, by their names.
        """
        told = sync_data.get(_WISH)
        if not isinstance(told, dict):
            super().set_state(sync_data)
            return
        last = {name: value for name, value in told.items() if name != "before"}
        for wish in _wishes(told.get("before")):
            if _number(wish) > self._heard:
                super().set_state({_WISH: wish})
        super().set_state({**sync_data, _WISH: last})
        self._heard = max(self._heard, _number(last))


def _wishes(told: object) -> list[dict[str, Any]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _number(wish: dict[str, Any]) -> int:
    number = wish.get("seq")
    return number if isinstance(number, int) else 0
