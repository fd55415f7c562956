"""What the kit noticed in the answers, in sentences."""

from __future__ import annotations

import traitlets

from careerkit import content
from careerkit.widgets.front_end.kit import KitWidget

__all__ = ["Sentences"]


class Sentences(KitWidget, view="sentences"):
    """A short list of sentences under a heading; nothing at all while it is empty.

    The sentences may quote a person, so they are text and never markup::

        Sentences(["Baking absorbs you and leaves you charged up."])

    ``quiet`` sentences are small print: where facts are from, and the like. ``folded`` ones stand
    behind their heading on a phone; small print has no other heading. ``about`` says
    something about several things, each under its own name: ``[["Baking", ["It absorbs you."]]]``.
    """

    sentences = traitlets.List(traitlets.Unicode()).tag(sync=True)
    heading = traitlets.Unicode().tag(sync=True)
    about = traitlets.List(help="Pairs of a name and the sentences under it.").tag(sync=True)
    quiet = traitlets.Bool(False).tag(sync=True)
    folded = traitlets.Bool(False).tag(sync=True)

    def __init__(self, sentences: tuple[str, ...] | list[str] = (), **kwargs: object) -> None:
        super().__init__(sentences=list(sentences), **kwargs)

    @traitlets.default("heading")
    def _default_heading(self) -> str:
        return content.text("widgets.noticed")
