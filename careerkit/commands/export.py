"""The ``careerkit export`` and ``careerkit sheet`` commands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from careerkit import content
from careerkit.commands.terminal import say, stop
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    from careerkit.export.choice import Choice
    from careerkit.export.contents import Document
    from careerkit.export.formats import Format
    from careerkit.export.sheets.sheet import Sheet

__all__ = ["commands"]

commands = typer.Typer()

Out = Annotated[Path, typer.Option(metavar="FOLDER", help=content.text("export.cli.out"))]
Names = Annotated[bool, typer.Option("--names", help=content.text("export.cli.names"))]
Notes = Annotated[bool, typer.Option("--notes", help=content.text("export.cli.notes"))]
Paper = Annotated[str, typer.Option(metavar="SIZE", help=content.text("paper.cli.paper"))]
Overwrite = Annotated[bool, typer.Option("--overwrite", help=content.text("export.cli.overwrite"))]


@commands.command("export", help=content.text("export.cli.about"))
def export(  # noqa: PLR0913 - one for each option
    file: Annotated[Path, typer.Argument(help=content.text("export.cli.file"))],
    *,
    to: Annotated[str, typer.Option(metavar="FORMATS", help=content.text("export.cli.to"))] = "md",
    out: Out = Path(),
    sections: Annotated[
        str, typer.Option(metavar="NAMES", help=content.text("export.cli.sections"))
    ] = "",
    names: Names = False,
    notes: Notes = False,
    paper: Paper = "a4",
    overwrite: Overwrite = False,
) -> None:
    """Write what is in a workbook into files that others can read."""
    from careerkit.export.choice import Choice  # noqa: PLC0415 - the other commands do without
    from careerkit.export.saving import save  # noqa: PLC0415
    from careerkit.store import StoreError  # noqa: PLC0415

    choice = Choice(sections=_listed(sections) or None, names=names, notes=notes)
    try:
        # All of them are made before one is written: what can't be made leaves no half of it.
        document, formats = _asked(file, _listed(to) or [to], choice, paper)
        made = [(_name(file, document, one), one.render(document)) for one in formats]
        _make_folder(out)
        for name, data in made:
            save(out / name, data, overwrite=overwrite)
    except (ExportError, StoreError) as error:
        stop(str(error))
    say(content.text("export.cli.written", names=", ".join(name for name, _ in made)))
    for note in dict.fromkeys(note for one in formats for note in one.notes(document)):
        say(note)


@commands.command("sheet", help=content.text("sheets.cli.about"))
def sheet(  # noqa: PLR0913 - one for each option
    name: Annotated[str, typer.Argument(metavar="SHEET", help=content.text("sheets.cli.name"))],
    file: Annotated[Path | None, typer.Argument(help=content.text("sheets.cli.file"))] = None,
    *,
    to: Annotated[str, typer.Option(metavar="FORMATS", help=content.text("sheets.cli.to"))] = (
        "html"
    ),
    about: Annotated[str, typer.Option(metavar="ID", help=content.text("sheets.cli.topic"))] = "",
    leave_out: Annotated[
        str, typer.Option("--without", metavar="KEYS", help=content.text("sheets.cli.without"))
    ] = "",
    shows: Annotated[bool, typer.Option("--list", help=content.text("sheets.cli.shown"))] = False,
    out: Out = Path(),
    names: Names = False,
    notes: Notes = False,
    paper: Paper = "a4",
    overwrite: Overwrite = False,
) -> None:
    """Write a one-page sheet."""
    from careerkit.export.choice import Choice  # noqa: PLC0415 - the other commands do without
    from careerkit.export.paper.sizes import paper_named  # noqa: PLC0415
    from careerkit.export.saving import save  # noqa: PLC0415
    from careerkit.export.sheets.saving import format_named, without  # noqa: PLC0415
    from careerkit.store import StoreError  # noqa: PLC0415

    try:
        formats = list(map(format_named, dict.fromkeys(_listed(to) or [to])))
        made = _made_sheet(file, name, Choice(names=names, notes=notes), about)
        if shows:
            _show_ticks(made)
            return
        shown = attrs.evolve(without(made, _listed(leave_out)), paper=paper_named(paper))
        stem = "-".join(
            filter(None, (file.stem if file else "", name, about, _today().isoformat()))
        )
        written = [(f"{stem}.{one.name}", one.render(shown)) for one in formats]
        _make_folder(out)
        for called, data in written:
            save(out / called, data, overwrite=overwrite)
    except (ExportError, StoreError) as error:
        stop(str(error))
    for sentence in made.notes:
        say(sentence)
    say(content.text("export.cli.written", names=", ".join(called for called, _ in written)))


def _made_sheet(file: Path | None, name: str, choice: Choice, about: str) -> Sheet:
    from careerkit.export.sheets.making import kind_named, sheet_of  # noqa: PLC0415
    from careerkit.model import Workbook  # noqa: PLC0415
    from careerkit.store import read  # noqa: PLC0415

    if file is None and kind_named(name).is_written:
        raise ExportError(content.text("sheets.problems.no_file", name=name))
    workbook = Workbook() if file is None else read(file)
    return sheet_of(workbook, name, _today(), choice, about=about)


def _show_ticks(sheet: Sheet) -> None:
    for tick in sheet.ticks:
        say(f"{tick.key}\t{tick.label}")


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _asked(file: Path, to: list[str], choice: Choice, paper: str) -> tuple[Document, list[Format]]:
    """What of a workbook file is taken along, and the formats that it gets."""
    from careerkit.export.contents import contents_of  # noqa: PLC0415
    from careerkit.export.formats import format_named  # noqa: PLC0415
    from careerkit.store import read  # noqa: PLC0415

    formats = list(map(format_named, dict.fromkeys(to)))
    today = _today()
    remarks = any(one.has_remarks for one in formats)
    has_page = any(one.has_page for one in formats)
    workbook = read(file)
    document = contents_of(workbook, today, choice, remarks=remarks, has_page=has_page, paper=paper)
    return document, formats


def _name(file: Path, document: Document, wanted: Format) -> str:
    """A name that tells the day: none can be the workbook's own."""
    return f"{file.stem}-{document.day.isoformat()}{wanted.suffix}"


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a day as the person's clock counts it


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(
            content.text("export.problems.no_folder", name=folder.name, reason=reason)
        ) from None
