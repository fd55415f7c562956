"""What runs through the answers: suggestions, the person's own themes, evidence, ranking."""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.charts import theme_coverage
from careerkit.insight.care import gently
from careerkit.insight.passion import feedback, pairwise, theme_changes, themes
from careerkit.insight.paths.own_words import unread
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.passion.theme_evidence import ThemeEvidence
from careerkit.widgets.parts.passion.theme_ranking import ThemeRanking
from careerkit.widgets.parts.passion.theme_suggestions import ThemeSuggestions
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import ipywidgets

    from careerkit.insight.passion.themes import Suggestion
    from careerkit.model import Workbook

__all__ = ["PassionThemes"]

_QUOTES = 5
"""How many answers to one question a suggestion quotes."""


class PassionThemes(PartedStep):
    """The themes of a workbook: ``value`` is the tuple of the person's own themes::

        PassionThemes(open_workbook())

    ``show`` takes ``"found"``, with suggestions, and ``"ranked"``, with what stands behind each.
    """

    section = "themes"
    texts = "passion.themes"

    _found: Mapping[str, Suggestion] = MappingProxyType({})

    def parts(self) -> dict[str, PartOfStep]:
        """The themes, and their order."""
        return {
            "found": PartOfStep(self._build_found, self._show_found),
            "ranked": PartOfStep(self._build_ranked, self._show_ranked, beside=True),
        }

    def _build_found(self) -> Iterator[ipywidgets.Widget]:
        """Suggestions, and the list of themes."""
        self._suggestions = ThemeSuggestions()
        self._suggestions.observe(self._act, names="_wish")
        yield from (self._suggestions, self.record_list(fields=("name", "note")))

    def _build_ranked(self) -> Iterator[ipywidgets.Widget]:
        """What stands behind the themes, which of them count most, and the chart."""
        self._evidence, self._ranking = ThemeEvidence(), ThemeRanking()
        self._sentences = Sentences()
        for part in (self._evidence, self._ranking):
            part.observe(self._act, names="_wish")
        self._evidence.observe(self._show_answers, names="_wanted")
        chart = ChartView(draw=theme_coverage, session=self.session)
        yield from (self._evidence, self._ranking, self._sentences, chart)

    def _show_found(self) -> None:
        workbook = self.considered
        self._found = {"/".join(s.words): s for s in themes.suggest_themes(workbook)}
        self._show_suggestions(workbook)

    def _show_ranked(self) -> None:
        workbook = self.considered
        self._show_evidence(workbook)
        self._show_ranking(workbook)
        self._sentences.sentences = gently(self.session.workbook, self.section, feedback.on_themes)

    @kindly
    def _act(self, change: dict[str, Any]) -> None:
        wish = change["new"]
        suggestion = self._found.get(wish.get("key", ""))
        theme = str(wish.get("theme", ""))
        match wish.get("act"):
            case "accept" if suggestion:
                self._apply(theme_changes.accept, suggestion)
            case "set_aside" if suggestion:
                self._apply(theme_changes.set_aside, suggestion)
            case "bring_back":
                self._apply(theme_changes.bring_back)
            case "add":
                self._apply(theme_changes.add_source, theme, str(wish["answer"]))
            case "drop":
                self._apply(theme_changes.drop_source, theme, str(wish["answer"]))
            case "merge":
                self._apply(theme_changes.merge_themes, theme, str(wish["into"]))
            case "prefer":
                self._apply(theme_changes.prefer, theme, str(wish["over"]))
            case "restart":
                self._apply(theme_changes.restart_ranking)

    def _apply(self, change: Any, *details: object) -> None:  # noqa: ANN401 - one of theme_changes
        self.session.apply(lambda workbook: change(workbook, *details))

    def _show_suggestions(self, workbook: Workbook) -> None:
        self._suggestions.show(
            (_plain_suggestion(key, found, workbook) for key, found in self._found.items()),
            set_aside=len(workbook.set_aside),
            hint=" ".join(_hints(workbook, has_some=bool(self._found))),
        )

    def _show_evidence(self, workbook: Workbook) -> None:
        with self._evidence.hold_sync():
            self._evidence.show(
                {
                    "id": theme.id,
                    "name": theme.name,
                    "sentence": feedback.reach(themes.coverage(theme, workbook)),
                }
                for theme in workbook.themes
            )
            self._show_answers()

    @kindly
    def _show_answers(self, _: object = None) -> None:
        if self._evidence.is_wanted:
            self._evidence.show_answers(_plain_answers(self.considered))

    def _show_ranking(self, workbook: Workbook) -> None:
        names = {theme.id: theme.name for theme in workbook.themes}
        ids = list(names)
        pair = pairwise.next_pair(ids, workbook.preferences) if len(ids) > 1 else None
        made = sum(
            1 for choice in workbook.preferences if {*choice.preferred, *choice.over} <= set(ids)
        )
        cycle = pairwise.contradictions(ids, workbook.preferences)
        done = made and pair is None
        tiers = pairwise.ranking(ids, workbook.preferences) if done else ()
        progress = content.plural("passion.ranking.progress", made) if made else ""
        self._ranking.show(
            ({"id": id_, "name": names[id_]} for id_ in pair or ()),
            ([names[id_] for id_ in tier] for tier in tiers),
            progress=content.text("passion.ranking.done") if done else progress,
            notice=content.text("passion.ranking.cycle") if cycle else "",
        )


def _hints(workbook: Workbook, *, has_some: bool) -> Iterator[str]:
    """What to do with the suggestions, or why there are none."""
    answers = (record.what for name in themes.QUESTIONS for record in workbook.section(name))
    is_unread = unread(answers)
    if has_some or not is_unread:
        key = "hint" if has_some else "all_done" if workbook.themes else "too_early"
        yield content.text(f"passion.suggestions.{key}")
    if is_unread:
        yield content.text("passion.suggestions.unread")


def _plain_suggestion(key: str, suggestion: Suggestion, workbook: Workbook) -> dict[str, Any]:
    sources = dict(zip(suggestion.sources, suggestion.written, strict=True))
    shown = [
        {
            "question": content.text(f"passion.questions.{name}"),
            "text": themes.evidence(record, sources[record.id]),
        }
        for name in suggestion.questions
        for record in islice((r for r in workbook.section(name) if r.id in sources), _QUOTES)
    ]
    more = len(sources) - len(shown)
    return {
        "key": key,
        "label": suggestion.label,
        "reach": feedback.reach_of(suggestion.questions),
        "quotes": shown,
        "more": content.plural("passion.suggestions.more", more) if more else "",
    }


def _plain_answer(section: str, record: Any) -> dict[str, str]:  # noqa: ANN401 - any question's record
    return {
        "question": content.text(f"passion.questions.{section}"),
        "text": feedback.quoted(record.what),
    }


def _plain_answers(workbook: Workbook) -> list[dict[str, Any]]:
    may: dict[str, list[str]] = {}
    for theme in workbook.themes:
        for record_id in themes.also_matches(theme, workbook):
            may.setdefault(record_id, []).append(theme.id)
    return [
        {
            "id": record.id,
            **_plain_answer(name, record),
            "themes": [theme.id for theme in workbook.themes if record.id in theme.sources],
            "may": may.get(record.id, []),
        }
        for name in themes.QUESTIONS
        for record in workbook.section(name)
        if record.what.strip()
    ]
