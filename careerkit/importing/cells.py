"""What one cell of a table says, as the plain value that a field would hold. Nothing is guessed.

There are two forms: what is stored, as in the CSV files (``kept``, ``["a", "b"]``), and what is
read, as in the Excel workbook ("Kept", "a, b"). A cell that can be taken in two ways is left as the
text that it is, and then fits or doesn't.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

from careerkit.export.csv_ import unguarded
from careerkit.model import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.importing.tables import Cell
    from careerkit.model import Field

__all__ = ["days_in", "in_words", "moment_in", "stored", "text_of"]

_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
# A day with dots has the day before the month, wherever it is written.

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# One with slashes has it first in Britain and last in America: nobody can tell.

_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


def stored(field: Field, cell: Cell, *, decimal_commas: bool = False) -> Any:  # noqa: ANN401 - JSON's
    """The plain value of a cell that holds what is stored.

    Args:
        field: The field.
        cell: What stands there.
        decimal_commas: Whether a number is written as "7,5".
    """
    if cell is None or cell == "":
        return field.empty
    match field.kind:
        case kinds.Number():
            return _number(cell, decimal_commas=decimal_commas)
        case kinds.Day():
            return _day(cell)
        case kinds.Tags() | kinds.Links() | kinds.Choices() | kinds.Readings():
            return _json(cell)
    return unguarded(text_of(cell))


def in_words(field: Field, cell: Cell, before: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
    """The plain value of a cell that holds what is read.

    Args:
        field: The field.
        cell: What stands there.
        before: The texts of a list that is there: one with a comma in it stays one.
    """
    if cell is None or cell == "":
        return field.empty
    words = {said.casefold(): value for value, said in field.options}
    match field.kind:
        case kinds.Choices():
            return [words.get(one.casefold(), one) for one in _listed(text_of(cell), ())]
        case kinds.Tags():
            return [*_listed(text_of(cell), before)]
        case kinds.Number() | kinds.Choice():
            said = words.get(text_of(cell).strip().casefold())
            if said is not None:
                return said
    return stored(field, cell) if not isinstance(field.kind, _TEXTS) else text_of(cell)


_TEXTS = (kinds.Text, kinds.LongText)


def text_of(cell: Cell) -> str:
    """A cell as text: a number without the zeros that a spreadsheet gave it."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.date() | dt.time():
            return cell.isoformat()
    return str(cell)


def days_in(text: str) -> Iterator[str]:
    """The days that a text with slashes may mean, in the form in which days are kept."""
    if found := _SLASHED.fullmatch(text.strip()):
        one, two, year = map(int, found.groups())
        for month, day in ((one, two), (two, one)):
            if said := _iso(year, month, day):
                yield said


def moment_in(cell: Cell) -> dt.datetime | None:
    """The moment that a cell tells; None if it tells none."""
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=dt.UTC) if cell.utcoffset() is None else cell
    try:
        moment = dt.datetime.fromisoformat(text_of(cell))
        return None if moment.utcoffset() is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _number(cell: Cell, *, decimal_commas: bool) -> Any:  # noqa: ANN401 - JSON's
    if isinstance(cell, (bool, dt.date)):
        return text_of(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    text = text_of(cell).strip()
    if decimal_commas and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return _json(text)


def _day(cell: Cell) -> str:
    text = text_of(cell)
    if found := _DOTTED.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
        return _iso(year, month, day) or text
    return text


def _iso(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _json(cell: Cell) -> Any:  # noqa: ANN401 - whatever JSON holds
    text = text_of(cell)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _listed(text: str, before: tuple[str, ...]) -> Iterator[str]:
    """The parts between commas, and those that are known whole."""
    known = sorted((one for one in before if "," in one), key=len, reverse=True)
    whole = "".join(rf"{re.escape(one)}(?=\s*(?:,|$))|" for one in known)
    return (one.strip() for one in re.findall(rf"\s*(?:{whole}[^,]+)", text) if one.strip())
