"""Files as tables: CSV, several of them in a zip, or a spreadsheet. Anybody may have made them.

What is too large, or is something else than it seems to be, is refused in one sentence, before it
takes more memory or time than a workbook of a long life does.
"""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import attrs

from careerkit import content
from careerkit.export.csv_ import unguarded
from careerkit.importing import sheets
from careerkit.importing.packing import OLD_OFFICE, unpacked
from careerkit.importing.problems import ImportingError
from careerkit.store.codec import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Cell", "Table", "read_tables"]

Cell: TypeAlias = "str | float | bool | date | None"

MAX_ROWS = 50_000
"""Rows of all tables of a file: ten times a long life's entries."""

MAX_COLUMNS = 300
"""Columns of a table."""

_ABOUT = ("columns.csv", "readme.txt")
_DELIMITERS = (",", ";", "\t")


@attrs.frozen(kw_only=True)
class Table:
    """One table of a file.

    Attributes:
        name: What it is called: its file's name without an ending, or its sheet's.
        head: What its columns are called.
        rows: The cells, each row with the number that a spreadsheet shows beside it.
        has_decimal_commas: Whether a number is written as "7,5".
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    has_decimal_commas: bool = False


def read_tables(name: str, data: bytes) -> tuple[Table, ...]:
    """The tables of a file; what it is, is seen from what is in it.

    Args:
        name: What the file is called.
        data: All of it.

    Raises:
        ImportingError: If it can't be read, with one sentence that says why.
    """
    if len(data) > MAX_BYTES:
        _refuse("too_large", limit=MAX_BYTES // 1_000_000)
    if data.startswith(b"PK"):
        tables = tuple(_packed(data))
    elif data.startswith(OLD_OFFICE):
        _refuse("old_excel")
    else:
        tables = (_csv(PurePosixPath(name).stem, data),)
    if sum(len(table.rows) for table in tables) > MAX_ROWS:
        _refuse("too_many_rows", limit=f"{MAX_ROWS:,}")
    if any(len(table.head) > MAX_COLUMNS for table in tables):
        _refuse("too_many_columns", limit=MAX_COLUMNS)
    return tables


def _packed(data: bytes) -> Iterator[Table]:
    """The tables of a zip, or of a spreadsheet, which is one too."""
    files = unpacked(data)
    if "xl/workbook.xml" in files:
        for sheet, rows in sheets.read(data, files):
            yield _table(sheet, rows)
        return
    tables = {
        name: held
        for name, held in files.items()
        if name.lower().endswith(".csv") and _is_ours(PurePosixPath(name))
    }
    # Of an empty workbook careerkit writes that one alone.
    if not tables and "columns.csv" not in files:
        _refuse("no_tables")
    for name, held in tables.items():
        yield _csv(PurePosixPath(name).stem, held)


def _is_ours(path: PurePosixPath) -> bool:
    is_hidden = any(part.startswith((".", "__")) for part in path.parts)
    return not is_hidden and path.name.lower() not in _ABOUT


def _csv(name: str, data: bytes) -> Table:
    text = _decoded(data)
    if not text.strip():
        return Table(name=name, head=(), rows=())
    delimiter = _delimiter(text)
    return attrs.evolve(_table(name, _lines(text, delimiter)), has_decimal_commas=delimiter == ";")


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        # Which of the older alphabets it is in would be a guess.
        _refuse("not_text")


def _delimiter(text: str) -> str:
    """What stands between its cells: whichever makes most of the first line."""
    first = text.lstrip("\r\n").splitlines()[0]
    return max(_DELIMITERS, key=first.count)


def _lines(text: str, delimiter: str) -> list[list[Cell]]:
    # A cell may be as long as the file; there is one limit for all of Python.
    before = csv.field_size_limit(len(text) + 1)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [[*line] for line in lines]
    except csv.Error:
        _refuse("damaged")
    finally:
        csv.field_size_limit(before)


def _table(name: str, lines: list[list[Cell]]) -> Table:
    numbered = [(n, line) for n, line in enumerate(lines, start=1) if any(map(_is_filled, line))]
    if not numbered:
        return Table(name=name, head=(), rows=())
    width = max(
        n for _, line in numbered for n, cell in enumerate(line, start=1) if _is_filled(cell)
    )
    (_, head), *rows = [(n, tuple([*line, *[""] * width][:width])) for n, line in numbered]
    return Table(name=name, head=tuple(unguarded(str(cell)) for cell in head), rows=tuple(rows))


def _is_filled(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _refuse(name: str, **values: object) -> NoReturn:
    raise ImportingError(content.text(f"importing.problems.{name}", **values)) from None
