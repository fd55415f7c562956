"""Writing what is taken along into a file of its own."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs

from careerkit import content
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.formats import format_of
from careerkit.export.paper.sizes import PaperSize
from careerkit.export.problems import ExportError
from careerkit.model import Workbook
from careerkit.store.files import put_anew

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

__all__ = ["Opened", "export_workbook", "opened", "save"]

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


class Opened(Protocol):
    """A workbook with the day and the time zone where its person is, as a ``Session`` holds it."""

    @property
    def workbook(self) -> Workbook:
        """Everything written down, as it is now."""

    @property
    def today(self) -> date:
        """The person's calendar day."""

    @property
    def zone(self) -> tzinfo | None:
        """Their time zone; None for that of this computer."""


@attrs.frozen
class _JustHeld:
    """A workbook alone: its person is where this computer is."""

    workbook: Workbook
    today: date = attrs.field(factory=date.today)
    zone: tzinfo | None = None


def opened(workbook: Opened | Workbook) -> Opened:
    """A workbook with its day, whether it was opened or is just held."""
    return _JustHeld(workbook) if isinstance(workbook, Workbook) else workbook


def export_workbook(  # noqa: PLR0913 - one for each choice
    workbook: Opened | Workbook,
    path: str | Path,
    *,
    sections: Iterable[str] | None = None,
    names: bool = False,
    notes: bool = False,
    paper: str = PaperSize.A4,
    today: date | None = None,
    overwrite: bool = False,
) -> Path:
    """Write what is in a workbook into a file that others can read::

        workbook = open_workbook()
        export_workbook(workbook, "plan.ics", sections=["goals", "milestones"])

    Args:
        workbook: A workbook, or what ``open_workbook`` gave a notebook.
        path: The file. How its name ends says what it becomes: ``.html`` (a page with everything
            in it), ``.pdf``, ``.docx`` (Word), ``.md`` (Markdown), ``.ics`` (a calendar), ``.xlsx``
            (Excel), ``.zip`` (CSV tables) or ``.json`` (a workbook's file).
        sections: The names of the sections that are in it; all of them by default.
        names: Whether other people are called by their names.
        notes: Whether what was written about others and to them is in it.
        paper: For which paper a PDF or a Word file is set: ``"a4"`` or ``"letter"``.
        today: The person's day; that of the session, or of this computer, by default.
        overwrite: Whether a file that is there already is written over.

    Returns:
        Where it is.

    Raises:
        ExportError: If that can't be, with one sentence that says why.
    """
    path = Path(path)
    wanted = format_of(path.name)
    held = opened(workbook)
    document = contents_of(
        held.workbook,
        today or held.today,
        Choice(sections=sections, names=names, notes=notes),
        zone=held.zone,
        remarks=wanted.has_remarks,
        has_page=wanted.has_page,
        paper=paper,
    )
    save(path, wanted.render(document), overwrite=overwrite)
    return path


def save(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Let a file hold these bytes: all of them or, where that can't be, what it held before.

    Only its owner may read it, as a workbook's own file.

    Args:
        path: The file.
        data: What it shall hold.
        overwrite: Whether it may be there already.

    Raises:
        ExportError: If it can't be written, with one sentence that says why.
    """
    if path.exists() and not (overwrite and path.is_file()):
        kind = "exists" if path.is_file() else "no_file"
        raise ExportError(content.text(f"export.problems.{kind}", name=path.name))
    try:
        put_anew(path, data)
    except OSError as error:
        full = error.errno in _NO_SPACE
        raise ExportError(
            content.text(
                f"export.problems.{'full' if full else 'unwritable'}",
                name=path.name,
                reason=error.strerror or type(error).__name__,
            )
        ) from None
