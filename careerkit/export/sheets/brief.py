"""The brief before a talk, as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.sheets.sheet import Lines, Paragraph, Point, Quote, Section
from careerkit.insight.brief.page import brief_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.material import Material
    from careerkit.export.sheets.sheet import Block
    from careerkit.insight.brief.page import Part

__all__ = ["notes", "sections"]

_LINES = 2


def sections(material: Material) -> Iterator[Section]:
    """The parts of the brief, and room for what comes of the talk."""
    found = brief_of(material.whole, material.today, material.catalogue, material.workbook).parts
    if not any(item.sources for part in found for item in part.items):
        yield Section(heading="", blocks=(Paragraph(text=content.text("brief.empty")),))
    for part in found:
        yield Section(heading=part.title, blocks=tuple(_blocks(part)))
    yield Section(
        heading=content.text("sheets.brief.after"),
        blocks=(Lines(key="after", count=_LINES),),
    )


def notes(material: Material) -> Iterator[str]:
    """A word about what is left out, if it is."""
    note = brief_of(material.whole, material.today, material.catalogue, material.workbook).note
    if note:
        yield note


def _blocks(part: Part) -> Iterator[Block]:
    for item in part.items:
        is_first = item in part.first
        if part.name == "words":
            yield Quote(key=item.key, is_first=is_first, label=item.text, text=item.quote)
        else:
            yield Point(key=item.key, is_first=is_first, text=item.text, note=item.quote)
