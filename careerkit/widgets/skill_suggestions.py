"""Skills that the shortlisted paths ask for, to add with one click."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from careerkit import content
from careerkit.widgets import front_end

__all__ = ["SkillSuggestions"]


class SkillSuggestions(anywidget.AnyWidget):
    """Shows suggestions; whoever holds the workbook observes ``_wish`` and acts on it.

    ``_suggestions`` are dicts of key, name and for_paths; ``_wish`` is a dict of seq, act
    (``add``) and key.
    """

    _esm = front_end.module("skill_suggestions")
    _css = front_end.style("skill_suggestions")

    _suggestions = traitlets.List().tag(sync=True)
    _empty = traitlets.Unicode("").tag(sync=True)
    _wish = traitlets.Dict().tag(sync=True, echo_update=False)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("learning.suggestions")
