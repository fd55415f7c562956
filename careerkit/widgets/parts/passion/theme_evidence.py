"""What stands behind each theme: the answers it is drawn from, to tick, and a way to merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.widgets.front_end.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ThemeEvidence"]


class ThemeEvidence(Wishing, view="theme_evidence"):
    """Shows each theme's evidence; the step observes ``_wish``.

    ``_themes`` are dicts of id, name and sentence (how far it reaches); ``_answers`` are
    dicts of id, question, text and the ids of the ``themes`` that it belongs to and of those
    that it ``may`` belong to. The answers are many: they are there once the browser says by
    ``_wanted`` that the person looks. ``_wish`` is a dict of seq, act (``add``, ``drop``,
    ``merge``), theme, and answer or into.
    """

    _themes = traitlets.List().tag(sync=True)
    _answers = traitlets.List().tag(sync=True)
    _wanted = traitlets.Bool(False).tag(sync=True, echo_update=False)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("passion.evidence")

    @property
    def is_wanted(self) -> bool:
        """Whether the person looks: only then are there answers to show."""
        return bool(self._wanted)

    def show(self, themes: Iterable[Mapping[str, str]]) -> None:
        """Show these themes."""
        self._themes = [*themes]

    def show_answers(self, answers: Iterable[Mapping[str, Any]]) -> None:
        """Show these answers beside the themes."""
        self._answers = [*answers]
