"""A document as an Excel workbook: a sheet a section, in words, to read, sort and filter."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.problems import ExportError
from careerkit.insight.language.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerkit.export.contents import Document, Entry, Section

__all__ = ["FACTS", "render", "sheet_name"]

FACTS = ("id", "updated")
"""The columns that say which entry a row is, and as of when. They are there and hidden."""

_LONGEST = 16_000
# A cell holds 32,767 units of UTF-16, of which a character takes two at most. What is longer goes
# on in a column of its own.

_FIRST_DAY = dt.date(1900, 3, 1)
# Excel counts days from 1900, and has a day in that February that never was.

_WIDEST, _NARROWEST = 60, 8
_SHEET = 31
_NO_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA = ("=", "+", "-", "@")

_Cell = str | float | dt.date


def render(document: Document) -> bytes:
    """An Excel workbook: texts as texts, days as days, numbers as numbers.

    Raises:
        ExportError: If what writes it is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - a part of careerkit[export]
    except ImportError:
        raise ExportError(content.text("export.problems.needs", name="XlsxWriter")) from None
    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": document.title, "created": _midnight(document.day)})
        sheets = _Sheets(book)
        sheets.write(document.title, [[document.told], *([note] for note in document.notes)])
        for part in document.parts:
            for section in part.sections:
                sheets.write(section.title, _rows(section), has_head=True)
    return written.getvalue()


def _midnight(day: dt.date) -> dt.datetime:
    # When it was made is the person's day, and no moment of a server's.
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _rows(section: Section) -> list[list[_Cell]]:
    """The questions, and a row for each entry; a long answer goes on in the next column."""
    told = [_answers(entry) for entry in section.entries]
    questions = dict.fromkeys(question for answers in told for question in answers)
    parts = {
        question: max(len(answers.get(question, ())) for answers in told) for question in questions
    }
    head: list[_Cell] = [content.text("export.excel.name"), content.text("export.excel.day")]
    for question, count in parts.items():
        head.append(question)
        more = range(2, count + 1)
        head += [content.text("export.excel.more", title=question, number=n) for n in more]
    head += FACTS
    rows: list[list[_Cell]] = [head]
    for entry, answers in zip(section.entries, told, strict=True):
        row: list[_Cell] = [entry.name, entry.day]
        for question, count in parts.items():
            cells = answers.get(question, [])
            row += [*cells, *[""] * (count - len(cells))]
        rows.append([*row, entry.id, entry.updated.isoformat()])
    return rows


def _answers(entry: Entry) -> dict[str, list[_Cell]]:
    """The answers by question, each in as many cells as it needs; two of one question in turn."""
    told: dict[str, list[_Cell]] = {}
    for answer in entry.answers:
        told.setdefault(answer.question, []).extend(_cells(answer.value))
    return told


def _cells(value: _Cell) -> list[_Cell]:
    if not isinstance(value, str):
        return [value]
    return [value[at : at + _LONGEST] for at in range(0, len(value), _LONGEST)]


class _Sheets:
    """The sheets of an Excel workbook, each under a name of its own."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - published without types
        self._book = book
        self._taken: set[str] = set()
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        # Whoever edits such a cell is not given a formula either.
        self._quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self._number = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})

    def write(self, title: str, rows: Sequence[Sequence[_Cell]], *, has_head: bool = False) -> None:
        """A sheet with these rows; a first one of questions stays in sight."""
        sheet = self._book.add_worksheet(self._name(title))
        widths = _widths(rows)
        for column, width in enumerate(widths):
            is_fact = has_head and column >= len(widths) - len(FACTS)
            sheet.set_column(column, column, width, None, {"hidden": is_fact})
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                self._put(sheet, row, column, value, is_head=has_head and row == 0)
        if has_head:
            sheet.freeze_panes(1, 1)

    def _put(self, sheet: Any, row: int, column: int, value: _Cell, *, is_head: bool) -> None:  # noqa: ANN401
        if isinstance(value, dt.date) and value >= _FIRST_DAY:
            sheet.write_datetime(row, column, value, self._day)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, self._number)
        elif value:
            text = str(value)
            plain = self._quoted if text.startswith(_FORMULA) else self._text
            sheet.write_string(row, column, text, self._head if is_head else plain)

    def _name(self, title: str) -> str:
        """A name that a sheet may have: short, without some marks, and only once."""
        number, name = 1, sheet_name(title)
        while name.casefold() in self._taken:
            number += 1
            name = f"{shortened(name, _SHEET - 5)} {number}"
        self._taken.add(name.casefold())
        return name


def sheet_name(title: str) -> str:
    """What the sheet of a section with this title is called."""
    bare = _NO_SHEET.sub(" ", title).strip(" '") or content.text("export.excel.sheet")
    return shortened(bare, _SHEET)


def _widths(rows: Iterable[Sequence[_Cell]]) -> list[int]:
    """As wide as the longest line of a column, within limits."""
    widest: dict[int, int] = {}
    for cells in rows:
        for column, value in enumerate(cells):
            longest = max((len(line) for line in str(value)[:5000].split("\n")), default=0)
            widest[column] = max(widest.get(column, _NARROWEST), min(longest + 2, _WIDEST))
    return [widest[column] for column in sorted(widest)]
