"""Writing a sheet into a file of its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.choice import Choice
from careerkit.export.paper.sizes import PaperSize, paper_named
from careerkit.export.problems import ExportError, named
from careerkit.export.saving import opened, save
from careerkit.export.sheets import html, markdown, pdf
from careerkit.export.sheets.making import sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from careerkit.export.saving import Opened
    from careerkit.export.sheets.sheet import Sheet
    from careerkit.model import Workbook

__all__ = ["FORMATS", "Format", "format_named", "save_sheet", "without"]


@attrs.frozen(kw_only=True)
class Format:
    """A form in which a sheet can be had.

    Attributes:
        name: How it is asked for; files end in it, after a point.
        media_type: What a browser is told that it is.
        render: Makes the file of a sheet.
        needs: The module that writes it, where that does not come with the core.
    """

    name: str
    media_type: str
    render: Callable[[Sheet], bytes]
    needs: str = ""

    @property
    def is_installed(self) -> bool:
        """Whether what it needs is there."""
        return not self.needs or find_spec(self.needs) is not None


_EVERY = (
    Format(name="html", media_type="text/html; charset=utf-8", render=html.render),
    Format(name="pdf", media_type="application/pdf", render=pdf.render, needs="typst"),
    Format(name="md", media_type="text/markdown; charset=utf-8", render=markdown.render),
)

FORMATS = MappingProxyType({one.name: one for one in _EVERY})
"""All of them, in the order in which they are listed."""


def format_named(name: str) -> Format:
    """The format of a name.

    Raises:
        ExportError: If there is none.
    """
    return named(FORMATS, name, "export.problems.no_format")


def without(sheet: Sheet, keys: Iterable[str]) -> Sheet:
    """The sheet as it is at first, without some of it.

    Raises:
        ExportError: If nothing on it has one of these keys.
    """
    left_out = set(keys)
    known = {tick.key: tick.is_first for tick in sheet.ticks}
    if unknown := sorted(left_out - known.keys()):
        raise ExportError(
            content.text(
                "sheets.problems.no_ticks", names=", ".join(unknown), known=", ".join(known)
            )
        )
    return sheet.only({key for key, is_first in known.items() if is_first} - left_out)


def save_sheet(  # noqa: PLR0913 - one for each choice
    workbook: Opened | Workbook,
    name: str,
    path: str | Path,
    *,
    about: str = "",
    leave_out: Iterable[str] = (),
    names: bool = False,
    notes: bool = False,
    today: date | None = None,
    paper: str = PaperSize.A4,
    overwrite: bool = False,
) -> Path:
    """Write a one-page sheet into a file::

        workbook = open_workbook()
        save_sheet(workbook, "brief", "before-we-talk.html")

    Args:
        workbook: A workbook, or what ``open_workbook`` gave a notebook.
        name: Which sheet: ``"brief"``, ``"plan"``, ``"choice"``, ``"request"``, ``"questions"``
            or ``"hand-out"``.
        path: The file. It ends in ``.pdf``, ``.html`` (a page to print) or ``.md`` (Markdown).
        about: What it is about, where it is about one thing: the id of a path or an experiment
            (questions), of a contact or a supporter (request), the name of a step (hand-out).
        leave_out: The keys of what is left out, as ``careerkit sheet --list`` names them.
        names: Whether other people are called by their names.
        notes: Whether what was written about others and to them is in it.
        today: The person's day; that of the session, or of this computer, by default.
        paper: The size of paper of a PDF, ``"a4"`` or ``"letter"``.
        overwrite: Whether a file that is there already is written over.

    Returns:
        Where it is.

    Raises:
        ExportError: If that can't be, with one sentence that says why.
    """
    path, held = Path(path), opened(workbook)
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        known = ", ".join(f".{one}" for one in FORMATS)
        raise ExportError(content.text("sheets.problems.no_suffix", name=path.name, known=known))
    choice, size = Choice(names=names, notes=notes), paper_named(paper)
    made = sheet_of(held.workbook, name, today or held.today, choice, about=about)
    sheet = attrs.evolve(made, paper=size)
    save(path, FORMATS[form].render(without(sheet, leave_out)), overwrite=overwrite)
    return path
