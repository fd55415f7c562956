"""A sheet as PDF: on one page, with tags, and in letters as large as there is room for."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.export.paper.fonts import FONTS
from careerkit.export.paper.letters import missing_in
from careerkit.export.paper.pdf import set_for_everybody
from careerkit.export.paper.told import Texts, look
from careerkit.export.sheets.fitting import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.sheet import Block, Section, Sheet

__all__ = ["render"]

_OF_SEVERAL = 10
# The size of the letters where there are several pages anyway.

_LEAST = 7
# A smaller one nobody reads: what doesn't fit at this goes on to another page.

_ON_ONE_LINE = frozenset({"label", "help"})


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF.

    Raises:
        ExportError: If what sets it is not installed.
    """
    missing = missing_in(_texts(sheet))
    texts = Texts(missing)
    width, height = sheet.paper.millimetres
    values = {
        "title": sheet.title,
        "called": texts.line(sheet.title),
        "lead": texts.told(sheet.lead, is_ours=True),
        "notes": [texts.told(one, is_ours=True) for one in missing.sentences()],
        "language": content.LANGUAGE,
        "fonts": FONTS,
        "width": width,
        "height": height,
        "look": look(),
        "sizes": [*SIZES, *_smaller()],
        "of-several": _OF_SEVERAL,
        "sections": [_section(one, texts) for one in sheet.sections],
    }
    return set_for_everybody("sheet", values, sheet.day)


def _smaller() -> Iterator[float]:
    size = SIZES[-1]
    while size > _LEAST:
        size -= 0.5
        yield size


def _section(section: Section, texts: Texts) -> dict[str, Any]:
    return {
        "heading": texts.line(section.heading),
        "is-new-page": section.is_new_page,
        "groups": [
            {"kind": kind, "blocks": [_block(one, texts) for one in blocks]}
            for kind, blocks in groupby(section.blocks, lambda one: type(one).__name__)
        ],
    }


def _block(block: Block, texts: Texts) -> dict[str, Any]:
    return {
        field.name.replace("_", "-"): _value(field.name, getattr(block, field.name), texts)
        for field in attrs.fields(type(block))
    }


def _value(name: str, value: Any, texts: Texts) -> Any:  # noqa: ANN401 - as a block has it
    match name, value:
        case "rows", _:
            return [[{"told": texts.line(cell, 12)} for cell in row] for row in value]
        case (("columns" | "options"), _):
            return [texts.line(one, 12) for one in value]
        case _, str():
            return texts.line(value) if name in _ON_ONE_LINE else texts.told(value)
    return value


def _texts(sheet: Sheet) -> Iterator[str]:
    """Every text of a sheet that may hold a letter of any script."""
    yield sheet.title
    for section in sheet.sections:
        yield section.heading
        for block in section.blocks:
            for value in attrs.astuple(block, recurse=False):
                yield from _in(value)


def _in(value: Any) -> Iterator[str]:  # noqa: ANN401 - as a block has it
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _in(one)
