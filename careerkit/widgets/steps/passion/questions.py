"""Step 1: the four questions and the statement, each a widget of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.charts import energy_map, strengths_map
from careerkit.insight.passion import feedback
from careerkit.widgets.parts.passion.story_desk import StoryDesk
from careerkit.widgets.steps.section_step import FeedbackStep, SectionStep

if TYPE_CHECKING:
    import ipywidgets

__all__ = ["FlowLog", "StatementWriter", "Stories", "Strengths", "Topics", "UnpaidWork"]


class FlowLog(FeedbackStep):
    """What makes you lose track of time? ``value`` is a tuple of ``Activity``::

    FlowLog(value=[Activity(what="baking", absorbed=5, energy=2)])
    """

    section = "activities"
    texts = "passion.flow_log"
    say = staticmethod(feedback.on_activities)
    draw = staticmethod(energy_map)


class Topics(FeedbackStep):
    """Which topics or issues matter to you? ``value`` is a tuple of ``Topic``."""

    section = "topics"
    texts = "passion.topics"
    say = staticmethod(feedback.on_topics)


class Strengths(FeedbackStep):
    """What are your talents and strengths? ``value`` is a tuple of ``Strength``."""

    section = "strengths"
    texts = "passion.strengths"
    say = staticmethod(feedback.on_strengths)
    draw = staticmethod(strengths_map)


class Stories(SectionStep):
    """When have others seen you at your best? ``value`` is a tuple of ``Story``, in their words."""

    section = "stories"
    texts = "stories.list"

    def build(self) -> list[ipywidgets.Widget]:
        """What asks somebody for a story, and those that were kept."""
        self._desk = StoryDesk(self.session)
        kept = self.record_list(said=("text",), fields=("text", "who", "strength", "page"))
        return [self._desk, kept]

    def refresh(self) -> None:
        """Offer the strengths that there are now."""
        self._desk.show()


class UnpaidWork(FeedbackStep):
    """What work would you do without pay? ``value`` is a tuple of ``UnpaidWorkRecord``."""

    section = "unpaid_work"
    texts = "passion.unpaid_work"
    say = staticmethod(feedback.on_unpaid_work)


class StatementWriter(SectionStep):
    """Write a passion statement; ``value`` holds one ``PassionStatement`` once it is begun."""

    section = "statements"
    texts = "passion.statement"

    def build(self) -> list[ipywidgets.Widget]:
        """One form: three half-sentences, and the statement."""
        return [self.record_list(layout="single")]
