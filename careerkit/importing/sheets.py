"""A spreadsheet's sheets as rows of values.

python-calamine reads it. It keeps a whole sheet in memory, empty cells too, and a text anew for
each cell that has it: a file of a few kilobytes can ask for more memory than there is. So what it
would come to is counted before.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.importing.problems import ImportingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["MAX_CELLS", "MAX_LETTERS", "read"]

MAX_CELLS = 2_000_000
"""Cells of all sheets, from the first one to the last one with something in it."""

MAX_LETTERS = 60_000_000
"""Bytes of all their texts."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']""")
_SHARED = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*\bt\s*=\s*["']s["'][^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v[^>]*>\s*(\d+)""",
    re.DOTALL,
)
_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^>]*\bt\s*=\s*["'])e(["'])""")
_TEXT = re.compile(rb"<(?:\w+:)?si[\s>]")


def read(data: bytes, files: Mapping[str, bytes]) -> Iterator[tuple[str, list[list[Any]]]]:
    """The sheets of a spreadsheet by name, each as its rows from the first one on.

    Args:
        data: The file.
        files: What is packed in it.

    Raises:
        ImportingError: If it can't be read, with one sentence that says why.
    """
    try:
        import python_calamine  # noqa: PLC0415 - a part of careerkit[export]
    except ImportError:
        needed = content.text("export.problems.needs", name="python-calamine")
        raise ImportingError(needed) from None
    _check(files)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(_told(data, files)))
        found = [(name, _rows(book.get_sheet_by_name(name))) for name in book.sheet_names]
    except BaseException as error:
        # What goes wrong in Rust itself is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise ImportingError(content.text("importing.problems.damaged")) from None
    yield from found


def _rows(sheet: Any) -> list[list[Any]]:  # noqa: ANN401 - a CalamineSheet
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def _told(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """The spreadsheet with its errors ("#NAME?") as texts, since they would be read as nothing."""
    told = {
        name: _ERROR.sub(rb"\1str\2", sheet) if _SHEET.fullmatch(name) else sheet
        for name, sheet in files.items()
    }
    if told == files:
        return data
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        for name, part in told.items():
            pack.writestr(name, part)
    return packed.getvalue()


def _check(files: Mapping[str, bytes]) -> None:
    """Refuse what would take too much memory."""
    texts = [len(one) for one in _TEXT.split(files.get("xl/sharedStrings.xml", b""))[1:]]
    cells = letters = 0
    for name, sheet in files.items():
        if _SHEET.fullmatch(name):
            cells += _area(sheet)
            letters += sum(
                texts[int(number)] for number in _SHARED.findall(sheet) if int(number) < len(texts)
            )
    if cells > MAX_CELLS or letters > MAX_LETTERS:
        raise ImportingError(content.text("importing.problems.too_large_sheet"))


def _area(sheet: bytes) -> int:
    """How many cells there are up to the last one."""
    rows, columns = 1, 1
    for letters, digits in _PLACE.findall(sheet):
        rows = max(rows, int(digits))
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - ord("A") + 1
        columns = max(columns, column)
    return rows * columns
