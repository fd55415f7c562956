"""Occupations of another country, or of one's own, from a CSV file.

The first lines may say where the facts come from, as ``# name: ...``; the keys are ``name``,
``version``, ``licence``, ``attribution`` and ``currency``. Then follows a header with at least
``code, title, R, I, A, S, E, C``. ``job_zone``, ``median_wage``, ``employment``,
``description``, ``alternate_titles``, ``tasks``, ``skills`` and ``related`` may be there too;
in the last four, several entries are separated by ``|``. Semicolons or tabs may stand for the
commas, and a decimal may have a comma.
"""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING

from careerkit.catalogue.catalogue import TYPES, Release
from careerkit.catalogue.occupation import Occupation
from careerkit.catalogue.problems import problem
from careerkit.catalogue.release.onet import Reading
from careerkit.catalogue.release.sources import MAX_FILE
from careerkit.catalogue.release.tables import as_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read"]

_REQUIRED = ("code", "title", *TYPES)


def read(path: Path) -> Reading:
    """Read a CSV file of occupations.

    Raises:
        CatalogueError: If a column is missing or a value can't be, naming the line.
    """
    if path.stat().st_size > MAX_FILE:
        raise problem("too_large", name=path.name, limit=MAX_FILE // 1_000_000)
    # Lines as csv wants them: ended only by what ends a line in a file.
    lines = list(io.StringIO(as_text(path.read_bytes(), path.name), newline=""))
    facts, at = _facts(lines)
    reader = csv.DictReader(lines[at:], delimiter=_delimiter(lines[at:]), strict=True)
    try:  # the line of the columns may be the one that is cut off
        columns = reader.fieldnames or ()
        for column in _REQUIRED:
            if column not in columns:
                raise problem("no_column", name=path.name, column=column)
        occupations = _occupations(reader, path.name, at)
    except csv.Error:
        raise problem("cut_row", name=path.name, line=at + reader.line_num) from None
    if not occupations:
        raise problem("nothing_rated", name=path.name)
    return Reading(tuple(occupations.values()), _release(facts, path.stem))


def _facts(lines: list[str]) -> tuple[dict[str, str], int]:
    """What the first lines say, and where the table begins."""
    facts: dict[str, str] = {}
    for at, line in enumerate(lines):
        if not line.startswith("#"):
            return facts, at
        key, _, value = line.removeprefix("#").partition(":")
        facts[key.strip().lower()] = value.strip()
    return facts, len(lines)


def _delimiter(lines: list[str]) -> str:
    """A spreadsheet writes semicolons where a comma is for decimals."""
    header = lines[0] if lines else ""
    return max(",;\t", key=header.count)


def _occupations(reader: csv.DictReader[str], name: str, skipped: int) -> dict[str, Occupation]:
    found: dict[str, Occupation] = {}
    for row in reader:
        line = skipped + reader.line_num
        # DictReader gathers what is too much under None, and fills up what is too little with it.
        if None in row or None in row.values():
            raise problem("cut_row", name=name, line=line)
        item = _Line({key: value.strip() for key, value in row.items()}, name, line).occupation()
        if item.soc in found:
            raise problem("bad_value", name=name, line=line, value=item.soc)
        found[item.soc] = item
    return found


class _Line:
    """One line of the table, which knows how to complain about itself."""

    def __init__(self, values: dict[str, str], name: str, number: int) -> None:
        self.values, self.name, self.number = values, name, number

    def occupation(self) -> Occupation:
        code = self.required("code")
        wage = self.whole("median_wage", 100_000_000_000)
        employment = self.whole("employment", 10_000_000_000)
        return Occupation(
            soc=code,
            title=self.required("title"),
            interests=tuple(self.rating(letter) for letter in TYPES),
            job_zone=self.whole("job_zone", 5, 1),
            median_wage=wage,
            employment=employment,
            figures_of=code if wage is not None or employment is not None else "",
            description=self.values.get("description", ""),
            alternate_titles=self.several("alternate_titles"),
            tasks=self.several("tasks"),
            skills=self.several("skills"),
            related=self.several("related"),
        )

    def required(self, column: str) -> str:
        return self.values[column] or self.refuse("")

    def rating(self, column: str) -> float:
        try:
            number = float(self.values[column].replace(",", "."))
        except ValueError:
            number = math.nan
        # Which scale does not matter to a correlation; that it is a usual number does.
        return number if abs(number) <= 1_000 else float(self.refuse(self.values[column]))

    def whole(self, column: str, high: int, low: int = 0) -> int | None:
        value = self.values.get(column, "")
        if not value:
            return None
        fits = value.isascii() and value.isdecimal() and len(value) < 15
        return int(value) if fits and low <= int(value) <= high else int(self.refuse(value))

    def several(self, column: str) -> tuple[str, ...]:
        parts = (part.strip() for part in self.values.get(column, "").split("|"))
        return tuple(part for part in parts if part)

    def refuse(self, value: str) -> str:
        raise problem("bad_value", name=self.name, line=self.number, value=value)


def _release(facts: dict[str, str], stem: str) -> Release:
    return Release(
        kind="own",
        name=facts.get("name") or stem,
        version=facts.get("version", ""),
        licence=facts.get("licence", ""),
        attribution=facts.get("attribution", ""),
        currency=facts.get("currency", ""),
    )
