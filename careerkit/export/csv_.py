"""A document as CSV in a zip: a file a section, for who wants to count or to go on elsewhere.

Here stands what is stored: a rating is a number, a choice its name in a file, a link an id.
``columns.csv`` says what each means, ``README.txt`` how to read them.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.words import title_of_section
from careerkit.model import SECTIONS, UnknownRecord, declared
from careerkit.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerkit.export.contents import Document
    from careerkit.model import Record

__all__ = ["cell_of", "render", "unguarded"]

_FACTS = ("id", "updated")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# What makes a cell a formula where a spreadsheet opens it; some take the wide forms, too.

_KEPT = "'"
# Stands before a text that begins so, as people do it by hand; and before one that has it already.

_ENCODING = "utf-8-sig"
# With a mark at its beginning: without it Excel takes the file for one of another alphabet. Others
# know the mark and leave it out.

_EPOCH = (1980, 1, 1, 0, 0, 0)
# The first day that a zip can tell. When it was made is nobody's business, and the same answers
# make the same file.


def render(document: Document) -> bytes:
    """A zip with a table for each section that holds something, and what its columns mean."""
    workbook = document.workbook
    names = [name for name in workbook.section_names if workbook.records(name)]
    files = {f"{name}.csv": _table(_section(workbook.records(name))) for name in names}
    files["columns.csv"] = _table(_columns(names))
    files["README.txt"] = content.text("export.csv.readme").encode() + b"\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        for name, data in files.items():
            facts = zipfile.ZipInfo(name, _EPOCH)
            facts.external_attr = 0o600 << 16
            pack.writestr(facts, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _section(records: Sequence[Record]) -> list[list[str]]:
    """A row a record, in the person's order."""
    # Entries of a section that is not known may have other fields each.
    names = list(dict.fromkeys(field.name for record in records for field in record.fields()))
    rows = []
    for record in records:
        plain = to_plain(record)
        told = _as_json if isinstance(record, UnknownRecord) else cell_of
        facts = [_safe(plain[name]) for name in _FACTS]
        rows.append([*facts, *(told(plain[n]) if n in plain else "" for n in names)])
    return [[*_FACTS, *map(_safe, names)], *rows]


def _columns(names: Iterable[str]) -> list[list[str]]:
    """What each column asks, and what its answers mean."""
    rows = [["section", "title", "column", "question", "kind", "answer", "meaning"]]
    for name in names:
        if name not in SECTIONS:
            continue
        for field in declared(SECTIONS[name]):
            kind = type(field.kind).__name__
            place = [name, title_of_section(name), field.name, field.label, kind]
            options = field.options or (("", ""),)
            rows += [[*map(_safe, place), cell_of(value), _safe(said)] for value, said in options]
    return rows


def cell_of(value: Any) -> str:  # noqa: ANN401 - what JSON holds
    """An answer as its cell has it."""
    if isinstance(value, str):
        return _safe(value)
    if value is None or value == []:
        return ""
    # A number is none of the person's words, and may well begin with a minus.
    return _as_json(value)


def _as_json(value: Any) -> str:  # noqa: ANN401 - as above
    return json.dumps(value, ensure_ascii=False)


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula; without the first ``'`` it is as it was."""
    return _KEPT + text if text.startswith((_KEPT, *_FORMULA)) else text


def unguarded(cell: str) -> str:
    """The text that was in a cell before ``render`` kept it from being a formula.

    What begins with a ``'`` that was not put there is left as somebody typed it.
    """
    is_guarded = cell.startswith(_KEPT) and cell[1:].startswith((_KEPT, *_FORMULA))
    return cell[1:] if is_guarded else cell


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode(_ENCODING)
