"""What can be taken along at this moment: of what there is something, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.formats import FORMATS
from careerkit.export.words import title_of_section
from careerkit.insight.hearing.considered import considered
from careerkit.insight.planning.timeline import dated_items
from careerkit.model.records import EMPTY
from careerkit.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.model import Record, Workbook

__all__ = ["CHECK_INS", "formats_here", "sections_by_step", "sections_with_a_date"]

CHECK_INS = "check_ins"
"""The section of which a calendar reminds every week, also before there is anything in it."""


def formats_here() -> list[dict[str, str]]:
    """The formats that can be made here, in the order in which they are offered.

    Returns:
        For each its ``name``, and ``title``, ``short`` and ``help`` in words.
    """
    words = content.texts("take.forms")
    known = [FORMATS[name] for name in words if name in FORMATS]
    others = [one for one in FORMATS.values() if one.name not in words]
    return [
        {"name": one.name, **words.get(one.name, {"title": one.name, "short": "", "help": ""})}
        for one in (*known, *others)
        if one.is_installed
    ]


def sections_by_step(workbook: Workbook) -> list[dict[str, Any]]:
    """The sections in which anything is written, step by step, and at last those of no step.

    Returns:
        For each step with any its ``title``, and ``sections``: ``name``, ``title`` and ``count``.
    """
    groups = [(f"{n} {step.title}", [*step.sections]) for n, step in enumerate(steps(), 1)]
    own = {name for _, names in groups for name in names}
    rest = [name for name in workbook.section_names if name not in own]
    groups.append((content.text("take.ask.beyond"), rest))
    told = ({"title": title, "sections": [*_told(workbook, names)]} for title, names in groups)
    return [one for one in told if one["sections"]]


def sections_with_a_date(workbook: Workbook) -> list[dict[str, Any]]:
    """What a calendar can show, in the same form; the weekly reminder is always among it."""
    dated = {item.section for item in dated_items(considered(workbook))}
    groups = sections_by_step(workbook)
    for one in groups:
        one["sections"] = [known for known in one["sections"] if known["name"] in dated]
    reminder = {"name": CHECK_INS, "title": content.text("take.ask.reminder"), "count": 0}
    return [
        *(one for one in groups if one["sections"]),
        {"title": reminder["title"], "sections": [reminder]},
    ]


def _told(workbook: Workbook, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        if count := sum(map(_is_written, workbook.records(name))):
            yield {"name": name, "title": title_of_section(name), "count": count}


def _is_written(record: Record) -> bool:
    """A card that was opened and left holds nothing."""
    fields = record.fields()
    return not fields or any(record.answer(field.name) not in EMPTY for field in fields)
