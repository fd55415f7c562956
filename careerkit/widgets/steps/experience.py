"""Step 6: experience as small experiments, how far each of them is, and what it showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.care import askable, gently
from careerkit.insight.experience.experiments import (
    has_begun,
    on_lessons,
    on_plan,
    on_stages,
)
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import shortened
from careerkit.insight.linked import linked
from careerkit.model import Experiment, declared
from careerkit.widgets.parts.experience.stage_board import CardWords, StageBoard
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ipywidgets

    from careerkit.model import Workbook

__all__ = ["ExperiencePlan"]

_LEARNED = ("learned", "rating_change")
_ASKED = tuple(f.name for f in declared(Experiment) if f.name not in ("stage", *_LEARNED))


class ExperiencePlan(PartedStep):
    """Small experiments: ``value`` is a tuple of ``Experiment``::

        ExperiencePlan(open_workbook())

    ``show`` takes ``"plan"``, ``"board"`` for how far they are, and ``"lessons"`` for what they
    showed.
    """

    section = "experiments"
    texts = "experience.experiments"

    def parts(self) -> dict[str, PartOfStep]:
        """The plan, the board, and what the experiments showed."""
        return {
            "plan": PartOfStep(self._build_plan, self._show_plan, beside=True),
            "board": PartOfStep(self._build_board, self._show_board),
            "lessons": PartOfStep(self._build_lessons, self._show_lessons, beside=True),
        }

    def _build_plan(self) -> Iterator[ipywidgets.Widget]:
        self._on_plan = Sentences()
        safety = content.texts("experience.safety")
        heading = safety.pop("heading")
        yield self.record_list(fields=_ASKED)
        yield Sentences(list(safety.values()), heading=heading)
        yield self._on_plan

    def _show_plan(self) -> None:
        self._on_plan.sentences = gently(self.session.workbook, self.section, on_plan)

    def _build_board(self) -> Iterator[ipywidgets.Widget]:
        self._on_stages = Sentences()
        yield StageBoard(Experiment, session=self.session, words=self._on_card)
        yield self._on_stages

    def _show_board(self) -> None:
        self._on_stages.sentences = gently(
            self.session.workbook,
            self.section,
            lambda workbook: on_stages(workbook, self.session.today),
            again=True,
        )

    def _build_lessons(self) -> Iterator[ipywidgets.Widget]:
        # The same section as the plan, under other questions.
        self._forms = RecordList(
            Experiment,
            session=self.session,
            fields=_LEARNED,
            cards=(),
            title=content.text("experience.lessons.title"),
            texts={"empty": content.text("experience.lessons.empty")},
        )
        self._on_lessons = Sentences()
        yield from (self._forms, self._on_lessons)

    def _show_lessons(self) -> None:
        workbook = self.session.workbook
        answered = {e.id for e in workbook.experiments if e.learned or e.rating_change is not None}
        asked = askable(workbook, self.section, _LEARNED)
        self._forms.show_cards((e.id, e.what) for e in asked if e.id in answered or has_begun(e))
        self._on_lessons.sentences = gently(workbook, self.section, on_lessons, again=True)

    def _on_card(self, experiment: Experiment, workbook: Workbook | None) -> CardWords:
        """Its name; below it the path, and the day where one is set."""
        path = linked(workbook, "paths", experiment.path) if workbook is not None else None
        facts = [shortened(path.title)] if path is not None else []
        if experiment.by is not None:
            day = day_in_words(experiment.by, self.session.today)
            facts.append(content.text("experience.board.by", day=day))
        return CardWords(experiment.what, " · ".join(fact for fact in facts if fact))
