"""How far the timeline looks ahead, what it shows, and what it puts together."""

from __future__ import annotations

from typing import Any

import traitlets

from careerkit import content
from careerkit.insight.planning.timeline import GROUPINGS, SCALES
from careerkit.steps import dated
from careerkit.widgets.front_end.kit import KitWidget

__all__ = ["TimelineChoice"]


class TimelineChoice(KitWidget, view="timeline_choice"):
    """A scale, a grouping, and the kinds of things to show; the chart observes the three.

    It is not there while it is not ``needed``.
    """

    scale = traitlets.Enum(SCALES, "quarter").tag(sync=True)
    grouping = traitlets.Enum(GROUPINGS, "kind").tag(sync=True)
    kinds = traitlets.List(traitlets.Unicode()).tag(sync=True)
    needed = traitlets.Bool(True).tag(sync=True)
    _scales = traitlets.List().tag(sync=True)
    _groupings = traitlets.List().tag(sync=True)
    _kinds = traitlets.List().tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("kinds")
    def _default_kinds_shown(self) -> list[str]:
        return list(dated())

    @traitlets.validate("kinds")
    def _check_kinds(self, proposal: dict[str, Any]) -> list[str]:
        kinds: list[str] = proposal["value"]
        if not dated().keys() >= set(kinds):
            raise traitlets.TraitError(f"The kinds are among {', '.join(dated())}")
        return kinds

    @traitlets.default("_scales")
    def _default_scales(self) -> list[list[str]]:
        return [[name, content.text(f"roadmap.choice.scales.{name}")] for name in SCALES]

    @traitlets.default("_groupings")
    def _default_groupings(self) -> list[list[str]]:
        return [[name, content.text(f"roadmap.choice.groupings.{name}")] for name in GROUPINGS]

    @traitlets.default("_kinds")
    def _default_kinds(self) -> list[list[str]]:
        return [[section, kind.kinds] for section, kind in dated().items()]

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("roadmap.choice")
