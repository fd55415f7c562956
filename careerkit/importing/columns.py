"""Which part of a workbook a table is, and what each of its columns holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.csv_ import unguarded
from careerkit.export.excel import sheet_name
from careerkit.export.words import title_of_section
from careerkit.model import SECTIONS, declared
from careerkit.model.sections import is_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerkit.importing.tables import Table
    from careerkit.model import Field, Workbook

__all__ = ["FACTS", "Column", "Columns", "columns_of"]

FACTS = ("id", "updated")

_MORE = re.compile(r"(.+) \((\d+)\)", re.DOTALL)
# As the Excel workbook calls the columns in which a long answer goes on.


@attrs.frozen(kw_only=True)
class Column:
    """What belongs to one field: where its cells stand, and whether they hold words."""

    field: Field
    places: tuple[int, ...]
    is_in_words: bool = False


@attrs.frozen(kw_only=True)
class Columns:
    """The columns of one table.

    Attributes:
        section: The part of the workbook.
        facts: Where id and last change stand, by name.
        fields: Where the answers stand; nothing of a section that is not known.
        name: Where it stands what an entry is called; None if nowhere.
        unknown: The columns that no field has, by place.
    """

    section: str
    facts: dict[str, int]
    fields: tuple[Column, ...]
    name: int | None
    unknown: dict[int, str]


def columns_of(table: Table, workbook: Workbook) -> Columns | None:
    """What a table's columns hold; None where nothing tells which part of a workbook it is.

    Args:
        table: The table.
        workbook: Whose entries may tell that.
    """
    section = _section_of(table, workbook)
    if section is None:
        return None
    known = declared(SECTIONS[section]) if section in SECTIONS else ()
    names = {field.name: field for field in known}
    meanings = _meanings(known)
    facts: dict[str, int] = {}
    found: dict[tuple[str, bool], list[int]] = {}
    unknown: dict[int, str] = {}
    name = None
    for place, title in enumerate(table.head):
        fact, more = title.strip().lower(), _MORE.fullmatch(title)
        meant = _meant(title, meanings)
        begun = _meant(more[1], meanings) if more and not meant else None
        if fact in FACTS and fact not in facts:
            facts[fact] = place
        elif meant and meant not in found:
            found[meant] = [place]
        elif begun in found and begun[1]:
            found[begun].append(place)
        elif title == content.text("export.excel.name"):
            name = place
        elif title != content.text("export.excel.day"):
            unknown[place] = title
    fields = tuple(
        Column(field=names[field], places=tuple(places), is_in_words=is_in_words)
        for (field, is_in_words), places in found.items()
    )
    return Columns(section=section, facts=facts, fields=fields, name=name, unknown=unknown)


def _meanings(fields: Sequence[Field]) -> dict[str, tuple[str, bool]]:
    """Which field a heading means, and whether in words: a question in any letters, or a name."""
    return {
        **{_plainly(field.label).casefold(): (field.name, True) for field in fields},
        **{field.name: (field.name, False) for field in fields},
        **{_plainly(field.label): (field.name, True) for field in fields},
    }


def _meant(title: str, meanings: Mapping[str, tuple[str, bool]]) -> tuple[str, bool] | None:
    plain = _plainly(title)
    return meanings.get(plain) or meanings.get(plain.casefold())


def _plainly(title: str) -> str:
    return " ".join(title.split())


def _section_of(table: Table, workbook: Workbook) -> str | None:
    """By the table's name, the entries that it names, or else the columns of one section alone."""
    name = table.name.strip().lower()
    if name in SECTIONS or (is_unknown(name) and {*FACTS} <= {*table.head}):
        return name
    for section in SECTIONS:
        if sheet_name(title_of_section(section)).casefold() == table.name.strip().casefold():
            return section
    return _only(_by_ids(table, workbook)) or _only(_by_columns(table))


def _by_ids(table: Table, workbook: Workbook) -> set[str]:
    heads = [title.strip().lower() for title in table.head]
    if "id" not in heads:
        return set()
    place = heads.index("id")
    ids = {unguarded(str(row[place])) for _, row in table.rows}
    return {
        section
        for section in workbook.section_names
        if any(record.id in ids for record in workbook.records(section))
    }


def _by_columns(table: Table) -> set[str]:
    titles = {title for title in table.head if title.strip().lower() not in {*FACTS, ""}}
    return {
        section
        for section, kind in SECTIONS.items()
        if titles and all(_meant(title, _meanings(declared(kind))) for title in titles)
    }


def _only(sections: Iterable[str]) -> str | None:
    [*found] = sections
    return found[0] if len(found) == 1 else None
