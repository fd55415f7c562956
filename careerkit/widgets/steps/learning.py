"""Step 7: skills, what to learn, and the weeks that there are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import catalogue as occupations
from careerkit import content
from careerkit.charts.learning.skill_gap import skill_gap
from careerkit.charts.learning.weeks import learning_weeks
from careerkit.insight.care import gently
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.learning.plan import learning_moves, move_in_words, moved, on_learning
from careerkit.insight.learning.skills import on_gaps, on_skills, suggested_skills
from careerkit.model import Skill, WeekHours
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.offers import Offers
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.catalogue_step import CatalogueStep
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import ipywidgets

    from careerkit.catalogue import Catalogue
    from careerkit.insight.learning.schedule import Move
    from careerkit.insight.learning.skills import SuggestedSkill
    from careerkit.model import Workbook

__all__ = ["LearningPlan"]


class LearningPlan(PartedStep, CatalogueStep):
    """What to learn, and when? ``value`` is a tuple of ``LearningItem``::

        LearningPlan(open_workbook())

    ``show`` takes ``"skills"`` with those that the paths ask for, ``"items"`` with the gaps that
    they could close, and ``"weeks"``. ``catalogue`` says what the paths ask for.
    """

    section = "learning_items"
    texts = "learning.items"

    def parts(self) -> dict[str, PartOfStep]:
        """The skills, what to learn, and the weeks for it."""
        return {
            "skills": PartOfStep(self._build_skills, self._show_skills, beside=True),
            "items": PartOfStep(self._build_items, self._show_items, beside=True),
            "weeks": PartOfStep(self._build_weeks, self._show_weeks, beside=True),
        }

    def _build_skills(self) -> Iterator[ipywidgets.Widget]:
        self._on_skills = Sentences()
        self._suggestions = Offers(content.texts("learning.suggestions"))
        self._suggestions.observe(self._add, names="_wish")
        self._source = Sentences(heading="", quiet=True)
        words = {k: v for k, v in content.texts("learning.skills").items() if k in ("add", "empty")}
        yield RecordList(
            Skill,
            session=self.session,
            title=content.text("learning.skills.title"),
            texts=words,
        )
        yield from (self._on_skills, self._suggestions, self._source)

    def _show_skills(self) -> None:
        self._on_skills.sentences = gently(self.session.workbook, "skills", on_skills)
        workbook = self.considered
        found = suggested_skills(workbook, self._catalogue)
        self._found = {one.id: one for one in found}
        self._suggestions.show(map(_as_offer, found), _hint(found, workbook, self._catalogue))
        self._source.sentences = list(self._sources()) if found else []

    def _sources(self) -> Iterator[str]:
        if self._catalogue.release.kind == "starter":
            yield content.text("learning.suggestions.starter")
        yield occupations.attribution(self._catalogue)

    def _build_items(self) -> Iterator[ipywidgets.Widget]:
        self._on_gaps = Sentences()
        yield self.record_list()
        yield self._on_gaps
        yield ChartView(draw=skill_gap, session=self.session)

    def _show_items(self) -> None:
        self._on_gaps.sentences = gently(self.session.workbook, "skills", on_gaps, again=True)

    def _build_weeks(self) -> Iterator[ipywidgets.Widget]:
        self._on_plan = Sentences(heading=content.text("learning.plan.heading"))
        self._moves = Offers(content.texts("learning.moves"))
        self._moves.observe(self._move, names="_wish")
        yield RecordList(
            WeekHours,
            session=self.session,
            fields=("free",),
            layout="single",
            title=content.text("learning.hours_a_week.title"),
        )
        yield from (self._on_plan, self._moves)
        yield ChartView(
            draw=lambda workbook: learning_weeks(workbook, self.session.today),
            session=self.session,
        )

    def _show_weeks(self) -> None:
        self._on_plan.sentences = gently(
            self.session.workbook,
            self.section,
            lambda spoken: on_learning(spoken, self.session.today),
        )
        self._show_moves(self.considered)

    def _show_moves(self, workbook: Workbook) -> None:
        today = self.session.today
        self._moved: dict[str, Move] = {move.kind: move for move in learning_moves(workbook, today)}
        late = {move.item for move in self._moved.values()}
        names = (quote(item.what) for item in workbook.learning_items if item.id in late)
        self._moves.show(
            [{"key": key, "name": move_in_words(move, today)} for key, move in self._moved.items()],
            content.plural("learning.moves.hint", len(self._moved), name=joined(names))
            if late
            else "",
        )

    @kindly
    def _add(self, change: dict[str, Any]) -> None:
        one = self._found.get(str(change["new"].get("key", "")))
        if one is not None:
            skill = Skill(id=one.id, name=one.name, path=one.path)
            self.session.apply(lambda workbook: workbook.put("skills", skill))

    @kindly
    def _move(self, change: dict[str, Any]) -> None:
        move = self._moved.get(str(change["new"].get("key", "")))
        if move is not None:
            self.session.apply(lambda workbook: moved(workbook, move))


def _as_offer(one: SuggestedSkill) -> dict[str, str]:
    titles = joined(map(quote, one.titles))
    note = content.text("learning.suggestions.asked_by", titles=titles)
    return {"key": one.id, "name": one.name, "note": note}


def _hint(found: Iterable[SuggestedSkill], workbook: Workbook, catalogue: Catalogue) -> str:
    known = any(path.soc in catalogue for path in workbook.paths)
    return content.text(
        f"learning.suggestions.{'hint' if found else 'all_done' if known else 'empty'}"
    )
