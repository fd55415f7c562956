"""Two themes at a time: which one would you rather keep?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from careerkit import content
from careerkit.widgets.front_end.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ThemeRanking"]


class ThemeRanking(Wishing, view="theme_ranking"):
    """Asks for pairwise choices; the step observes ``_wish``.

    ``_pair`` is empty or two dicts of id and name; ``_tiers`` are lists of names, ties
    together; ``_wish`` is a dict of seq, act (``prefer``, ``restart``), theme and over.
    """

    _pair = traitlets.List().tag(sync=True)
    _tiers = traitlets.List().tag(sync=True)
    _progress = traitlets.Unicode("").tag(sync=True)
    _notice = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("passion.ranking")

    def show(
        self,
        pair: Iterable[Mapping[str, str]],
        tiers: Iterable[Iterable[str]],
        *,
        progress: str = "",
        notice: str = "",
    ) -> None:
        """Ask for a choice of this pair, or show the order that the choices made.

        Args:
            pair: Two themes, or none.
            tiers: Names, ties together, the first ones first.
            progress: How far it is.
            notice: What contradicts itself.
        """
        with self.hold_sync():
            self._pair, self._tiers = [*pair], [[*tier] for tier in tiers]
            self._progress, self._notice = progress, notice
