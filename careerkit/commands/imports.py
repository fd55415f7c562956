"""The ``careerkit import`` command."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerkit import content
from careerkit.commands.terminal import say, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careerkit.model import Workbook
    from careerkit.session import Session

__all__ = ["commands"]

commands = typer.Typer()


@commands.command("import", help=content.text("importing.cli.about"))
def bring_in(
    file: Annotated[Path, typer.Argument(help=content.text("importing.cli.file"))],
    *,
    into: Annotated[
        Path, typer.Option(metavar="WORKBOOK", help=content.text("importing.cli.into"))
    ] = Path("careerkit.json"),
    comments: Annotated[
        bool, typer.Option("--comments", help=content.text("importing.cli.comments"))
    ] = False,
    over_newer: Annotated[
        bool, typer.Option("--over-newer", help=content.text("importing.cli.over_newer"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=content.text("importing.cli.yes"))] = False,
) -> None:
    """Say what a file would change in a workbook, and take it over if that is wanted."""
    from careerkit.importing.word.reading import is_word  # noqa: PLC0415 - as below
    from careerkit.session import Session  # noqa: PLC0415 - the other commands do without
    from careerkit.store import FileStore, StoreError, read  # noqa: PLC0415

    was_there = into.exists()
    try:
        if was_there:
            read(into)  # what can't be read is told, and left alone
        session = Session(store=FileStore(into))
        # Of a Word file nothing else comes.
        is_guests = comments and not is_word(file.name, b"")
        told, change = _comments(file, session) if is_guests else _all(file, session, over_newer)
    except StoreError as error:
        stop(str(error))
    for line in told:
        say(line)
    if change is None:
        say(content.text("importing.cli.none"))
    elif not yes:
        say(content.text("importing.cli.ask"))
    else:
        session.apply(change)
        if session.problem:
            stop(session.problem)
        say(content.text(f"importing.cli.{'done' if was_there else 'made'}", name=into.name))
    session.close()


_Told = tuple["Iterable[str]", "Callable[[Workbook], Workbook] | None"]


def _all(file: Path, session: Session, over_newer: bool) -> _Told:  # noqa: FBT001 - an option
    from careerkit.importing.reading import import_workbook  # noqa: PLC0415

    proposal = import_workbook(file, session)
    change = partial(proposal.onto, over_newer=over_newer)
    is_something = bool(proposal) or (over_newer and proposal.newer_here)
    return proposal.lines(), change if is_something else None


def _comments(file: Path, session: Session) -> _Told:
    from careerkit.importing.comments import lines_of  # noqa: PLC0415
    from careerkit.model import brought, take_comments  # noqa: PLC0415
    from careerkit.store import read  # noqa: PLC0415

    theirs = read(file)
    came = brought(session.workbook, theirs)
    told = lines_of(file.name, came, session.workbook, session.today)
    return told, (lambda mine: take_comments(mine, theirs)) if came else None
