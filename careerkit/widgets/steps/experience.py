"""Step 6: experience as small experiments, and how far each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.care import gently
from careerkit.insight.experience.experiments import on_experiments
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import shortened
from careerkit.insight.linked import linked
from careerkit.model import Experiment, declared
from careerkit.widgets.parts.experience.stage_board import CardWords, StageBoard
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["ExperiencePlan"]

_ASKED = tuple(field.name for field in declared(Experiment) if field.name != "stage")


class ExperiencePlan(SectionStep):
    """Small experiments: ``value`` is a tuple of ``Experiment``::

    ExperiencePlan(open_workbook())
    """

    section = "experiments"
    texts = "experience.experiments"

    def build(self) -> list[ipywidgets.Widget]:
        """The experiments, the board that says how far they are, and what they show."""
        self._board = StageBoard(Experiment, session=self.session, words=self._on_card)
        self._sentences = Sentences()
        safety = content.texts("experience.safety")
        heading = safety.pop("heading")
        return [
            self.record_list(fields=_ASKED),
            Sentences(list(safety.values()), heading=heading),
            self._board,
            self._sentences,
        ]

    def refresh(self) -> None:
        """Say again what the experiments show."""
        self._sentences.sentences = gently(
            self.session.workbook,
            self.section,
            lambda workbook: on_experiments(workbook, self.session.today),
        )

    def _on_card(self, experiment: Experiment, workbook: Workbook | None) -> CardWords:
        """Its name; below it the path, and the day where one is set."""
        path = linked(workbook, "paths", experiment.path) if workbook is not None else None
        facts = [shortened(path.title)] if path is not None else []
        if experiment.by is not None:
            day = day_in_words(experiment.by, self.session.today)
            facts.append(content.text("experience.board.by", day=day))
        return CardWords(experiment.what, " · ".join(fact for fact in facts if fact))
