"""What a person does with themes: each a pure function from workbook to workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.passion.pairwise import ranking
from careerkit.model import Preference, SetAside, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.insight.passion.themes import Suggestion
    from careerkit.model import Workbook

__all__ = [
    "accept",
    "add_source",
    "bring_back",
    "drop_source",
    "merge_themes",
    "prefer",
    "restart_ranking",
    "set_aside",
]


def accept(workbook: Workbook, suggestion: Suggestion) -> Workbook:
    """Make a theme of a suggestion; once, however often it is pressed."""
    if any(_is(suggestion, theme) for theme in workbook.themes):
        return workbook
    theme = Theme(name=suggestion.label, sources=suggestion.sources, words=suggestion.words)
    return workbook.put("themes", theme)


def set_aside(workbook: Workbook, suggestion: Suggestion) -> Workbook:
    """Don't suggest this again; said once, however often it is pressed."""
    if any(_is(suggestion, aside) for aside in workbook.set_aside):
        return workbook
    return workbook.put("set_aside", SetAside(name=suggestion.label, words=suggestion.words))


def _is(suggestion: Suggestion, record: Theme | SetAside) -> bool:
    return (record.name, record.words) == (suggestion.label, suggestion.words)


def bring_back(workbook: Workbook) -> Workbook:
    """Suggest again whatever was set aside."""
    return workbook.replace("set_aside", ())


def add_source(workbook: Workbook, theme_id: str, record_id: str) -> Workbook:
    """Draw a theme from one more answer.

    Args:
        workbook: The workbook that holds the theme; it comes back as it is where the theme is gone.
        theme_id: The id of the theme.
        record_id: The id of the record with the answer, of any section.
    """
    theme = _theme(workbook, theme_id)
    return _with_sources(workbook, theme_id, (*theme.sources, record_id)) if theme else workbook


def drop_source(workbook: Workbook, theme_id: str, record_id: str) -> Workbook:
    """Draw a theme no longer from an answer.

    Args:
        workbook: The workbook that holds the theme; it comes back as it is where the theme is gone.
        theme_id: The id of the theme.
        record_id: The id of the record with the answer.
    """
    theme = _theme(workbook, theme_id)
    if theme is None:
        return workbook
    return _with_sources(
        workbook, theme_id, (source for source in theme.sources if source != record_id)
    )


def merge_themes(workbook: Workbook, theme_id: str, into_id: str) -> Workbook:
    """Make two themes one, with the answers and notes of both.

    Args:
        workbook: The workbook that holds them; it comes back as it is where one of them is gone.
        theme_id: The id of the theme that goes.
        into_id: The id of the theme that stays, under its name.
    """
    theme, into = _theme(workbook, theme_id), _theme(workbook, into_id)
    if theme is None or into is None or theme is into:
        return workbook
    merged = into.changed(
        sources=_once((*into.sources, *theme.sources)),
        words=_once((*into.words, *theme.words)),
        note="\n".join(note for note in (into.note, theme.note) if note),
    )
    return workbook.put("themes", merged).remove("themes", theme_id)


def prefer(workbook: Workbook, theme_id: str, over_id: str) -> Workbook:
    """Note a pairwise choice, and bring the themes into the order that the choices give.

    Args:
        workbook: The workbook that holds the themes.
        theme_id: The id of the theme that the person chose.
        over_id: The id of the other one.
    """
    choice = Preference(preferred=(theme_id,), over=(over_id,))
    made = {(one.preferred, one.over) for one in workbook.preferences}
    if (choice.preferred, choice.over) in made:
        return workbook  # pressed twice
    workbook = workbook.put("preferences", choice)
    tiers = ranking([theme.id for theme in workbook.themes], workbook.preferences)
    return workbook.reorder("themes", (theme for tier in tiers for theme in tier))


def restart_ranking(workbook: Workbook) -> Workbook:
    """Forget all pairwise choices. The themes stay in the order that they have."""
    return workbook.replace("preferences", ())


def _theme(workbook: Workbook, theme_id: str) -> Theme | None:
    return next((theme for theme in workbook.themes if theme.id == theme_id), None)


def _with_sources(workbook: Workbook, theme_id: str, sources: Iterable[str]) -> Workbook:
    theme = _theme(workbook, theme_id)
    assert theme is not None  # noqa: S101 - the callers asked
    sources = _once(sources)
    return (
        workbook
        if sources == theme.sources
        else workbook.put("themes", theme.changed(sources=sources))
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
