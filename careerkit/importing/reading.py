"""A file of any kind as a proposal: tables, a spreadsheet, a Word file, or another workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit.importing.proposing import proposal_of, proposal_of_workbook
from careerkit.importing.tables import read_tables
from careerkit.importing.word.reading import is_word
from careerkit.importing.word.saying import proposal_of_word
from careerkit.model import Workbook
from careerkit.store import decode
from careerkit.store.files import read_bytes

if TYPE_CHECKING:
    from careerkit.export.saving import Opened
    from careerkit.importing.proposal import Proposal

__all__ = ["import_workbook", "is_other", "proposal_from"]

_TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".zip")


def is_other(name: str, data: bytes) -> bool:
    """Whether a file is no workbook's own: tables, or a Word file.

    Args:
        name: What it is called.
        data: What is in it.
    """
    return is_word(name, data) or _is_table(name, data)


def _is_table(name: str, data: bytes) -> bool:
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or name.lower().endswith(_TABLES)


def proposal_from(name: str, data: bytes, workbook: Workbook, today: date) -> Proposal:
    """What a file would change in a workbook.

    Args:
        name: What it is called.
        data: All of it.
        workbook: The person's, as it is now.
        today: The person's day.

    Raises:
        StoreError: If it can't be read, with one sentence that says why.
    """
    if is_word(name, data):
        return proposal_of_word(name, data, workbook, today)
    if _is_table(name, data):
        return proposal_of(name, read_tables(name, data), workbook, today)
    return proposal_of_workbook(name, decode(data), workbook, today)


def import_workbook(
    path: str | Path, into: Opened | Workbook, *, today: date | None = None
) -> Proposal:
    """Say what a file would change in a workbook, and change nothing yet::

        workbook = open_workbook()
        proposal = import_workbook("goals.xlsx", workbook)
        print(proposal)
        workbook.apply(proposal.onto)

    Args:
        path: A table (``.csv``), several in a zip, a spreadsheet (``.xlsx``), a Word file
            (``.docx``), of which the comments come, or a workbook's file.
        into: A workbook, or what ``open_workbook`` gave a notebook.
        today: The person's day; that of the session, or of this computer, by default.

    Returns:
        What would be new or changed, and what can't be taken over.

    Raises:
        StoreError: If it can't be read, with one sentence that says why.
    """
    path = Path(path)
    mine = into if isinstance(into, Workbook) else into.workbook
    day = today or (date.today() if isinstance(into, Workbook) else into.today)  # noqa: DTZ011 - a day has no zone
    return proposal_from(path.name, read_bytes(path), mine, day)
