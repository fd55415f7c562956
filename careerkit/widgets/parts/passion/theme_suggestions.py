"""Suggested themes, each with the answers that it comes from, to accept or set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.widgets.front_end.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ThemeSuggestions"]


class ThemeSuggestions(Wishing, view="theme_suggestions"):
    """Shows suggestions; the step observes ``_wish`` and acts on it.

    ``_suggestions`` are dicts of key, label, reach and quotes; ``_hint`` says what to do with them,
    or why there are none; ``_wish`` is a dict of seq,
    act (``accept``, ``set_aside``, ``bring_back``) and key.
    """

    _suggestions = traitlets.List().tag(sync=True)
    _set_aside = traitlets.Int(0).tag(sync=True)
    _hint = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("passion.suggestions")

    def show(self, suggestions: Iterable[Mapping[str, Any]], *, set_aside: int, hint: str) -> None:
        """Show suggestions in place of those that are shown.

        Args:
            suggestions: Each as the front end takes it, the strongest first.
            set_aside: How many the person has set aside; they can be brought back.
            hint: A sentence for where there is none, or empty.
        """
        with self.hold_sync():
            self._suggestions, self._set_aside, self._hint = [*suggestions], set_aside, hint
