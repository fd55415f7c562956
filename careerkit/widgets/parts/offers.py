"""What the person may take up with one click: skills to add, things to move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit.widgets.front_end.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Offers"]


class Offers(Wishing, view="offers"):
    """Shows offers, each with a button; the step observes ``_wish``.

    ``_offers`` are dicts of key, name and note, ``_hint`` stands above them. ``_wish`` is a dict
    of seq and key.

    Args:
        texts: ``heading``, ``act`` (what the buttons say), ``act_named`` (their whole name, with
            ``{name}``) and ``done`` (what is said afterwards, with ``{name}``).
    """

    _offers = traitlets.List().tag(sync=True)
    _hint = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, texts: Mapping[str, Any]) -> None:
        super().__init__(
            _texts={name: texts[name] for name in ("heading", "act", "act_named", "done")}
        )

    def show(self, offers: Iterable[Mapping[str, str]], hint: str) -> None:
        """Show these offers under this sentence; nothing at all where both are empty."""
        with self.hold_sync():
            self._offers = [{"note": "", **offer} for offer in offers]
            self._hint = hint
