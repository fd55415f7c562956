"""Two themes at a time: which one would you rather keep?"""

from __future__ import annotations

import anywidget
import traitlets

from careerkit import content
from careerkit.widgets import front_end

__all__ = ["ThemeRanking"]


class ThemeRanking(anywidget.AnyWidget):
    """Asks for pairwise choices; whoever holds the workbook observes ``_wish``.

    ``_pair`` is empty or two dicts of id and name; ``_tiers`` are lists of names, ties
    together; ``_wish`` is a dict of seq, act (``prefer``, ``restart``), theme and over.
    """

    _esm = front_end.module("theme_ranking")
    _css = front_end.style("theme_ranking")

    _pair = traitlets.List().tag(sync=True)
    _tiers = traitlets.List().tag(sync=True)
    _progress = traitlets.Unicode("").tag(sync=True)
    _notice = traitlets.Unicode("").tag(sync=True)
    _wish = traitlets.Dict().tag(sync=True, echo_update=False)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("passion.ranking")
