"""How large the letters of a sheet may be, so that it fits a page of A4 and of Letter.

A page without scripts can't measure itself, so its lines are counted: from the widths of letters
as they are on average, and a little more, since a line too many costs a page.
"""

from __future__ import annotations

import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from careerkit.export.sheets.sheet import Letter, Lines, Options, Paragraph, Point, Quote, Table

if TYPE_CHECKING:
    from careerkit.export.sheets.sheet import Block, Sheet

__all__ = ["SIZES", "size_of"]

SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5)
"""Sizes of letters in points, the largest first."""

_WIDTH, _HEIGHT = 180, 247
# Millimetres that both kinds of paper have between margins of 15 mm, and a little less: A4 is the
# narrower one, Letter the lower one.

_POINT = 0.3528
_LETTER, _LINE = 0.465, 1.41
# Of the size of the letters: how wide one of them is on average, and how high a line.

_TITLE, _HEADING, _GAP, _ROW = 2.3, 1.85, 0.26, 0.27
_RULE, _ASKED = 1.3, 0.1
# In lines: the title, a heading, what lies between blocks and between rows; a line to write on, and
# what lies behind them.


def size_of(sheet: Sheet) -> float | None:
    """The largest size at which it fits a page; None if it fits at none of them."""
    for size in SIZES:
        letters = _WIDTH / (size * _POINT * _LETTER)
        if _lines(sheet, letters) * size * _POINT * _LINE <= _HEIGHT:
            return size
    return None


def _lines(sheet: Sheet, letters: float) -> float:
    blocks = (block for section in sheet.sections for block in section.blocks)
    return (
        _TITLE
        + _wrapped(sheet.lead, letters)
        + sum(_HEADING for section in sheet.sections if section.heading)
        + sum(_of_block(block, letters) + _GAP for block in blocks)
    )


def _of_block(block: Block, letters: float) -> float:  # noqa: PLR0911 - one for each sort
    inner = letters - 4
    match block:
        case Point(text=text, note=note):
            return _wrapped(text, inner) + _wrapped(note, inner)
        case Quote(label=label, text=text):
            return _wrapped(label, letters) + _wrapped(text, inner)
        case Paragraph(text=text):
            return _wrapped(text, letters)
        case Letter(text=text):
            return 1 + sum(max(1, _wrapped(one, inner)) for one in text.splitlines())
        case Table(columns=columns, rows=rows, is_blank=is_blank):
            head = max(_wrapped(one, letters / len(columns)) for one in columns)
            first = letters * 0.55
            return head + sum(2 if is_blank else _row(row, first) + _ROW for row in rows)
        case Options(label=label, options=options, help=said):
            told = "   ".join(f"o {one}" for one in options)
            asked = _wrapped(label, letters) + _wrapped(said, letters)
            return asked + _wrapped(told, letters) + _ASKED
        case Lines(label=label, count=count, help=said):
            asked = _wrapped(label, letters) + _wrapped(said, letters)
            return asked + _RULE * count + _ASKED
    return 0


def _row(row: tuple[str, ...], letters: float) -> float:
    return max(_wrapped(cell, letters) for cell in row)


def _wrapped(text: str, letters: float) -> int:
    """On how many lines a text stands; none if it is empty."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return ceil((len(text) + wide) / letters)
