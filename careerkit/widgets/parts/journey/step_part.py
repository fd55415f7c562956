"""A step in parts, each of which can be finished by itself, on the journey's page."""

from __future__ import annotations

import traitlets

from careerkit import content
from careerkit.widgets.front_end.kit import KitWidget

__all__ = ["PartFoot", "StepPart"]


class StepPart(KitWidget, view="step_part"):
    """A part's heading: a button that opens and closes the box below it, the next widget::

        StepPart(step="paths", title="Look around", time="20 minutes", first=True)

    Which parts are open is remembered by the page, for the step's own page too. The ``first`` one
    is open for a person who comes for the first time.
    """

    step = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    time = traitlets.Unicode().tag(sync=True)
    first = traitlets.Bool(False).tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("journey.parts")


class PartFoot(KitWidget, view="part_foot"):
    """A part's end: says that it is done for now, and leads to the ``next`` one, if any."""

    step = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    next = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)

    @traitlets.default("label")
    def _default_label(self) -> str:
        return content.text(f"journey.parts.{'on' if self.next else 'end'}", title=self.next)
