"""The commands that say what a workbook file is: whether it is sound, and its schema."""

from __future__ import annotations

import json
from pathlib import Path  # noqa: TC003 - typer reads annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from careerkit import content
from careerkit.commands.terminal import say, stop

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["commands"]

commands = typer.Typer()


@commands.command(help=content.text("cli.about.check"))
def check(file: Annotated[Path, typer.Argument(help=content.text("cli.options.file"))]) -> None:
    """Say whether a workbook file is sound."""
    from careerkit.store import StoreError, read  # noqa: PLC0415 - the other commands do without

    try:
        workbook = read(file)
    except StoreError as error:
        stop(str(error))
    say(content.text("cli.check.sound", name=file.name))
    for line in _summary(workbook):
        say(line)


def _summary(workbook: Workbook) -> list[str]:
    """How much a workbook holds, without any of its words."""
    titles = content.texts("cli.check.sections")
    counts = {name: len(workbook.records(name)) for name in (*titles, *workbook.others)}
    lines = [
        content.plural("cli.check.entries", count, section=titles[name])
        if name in titles
        else content.plural("cli.check.other_entries", count, section=name)
        for name, count in counts.items()
        if count
    ]
    moment = f"{workbook.updated:%Y-%m-%d %H:%M}"
    return [
        *(lines or [content.text("cli.check.empty")]),
        content.text("cli.check.changed", moment=moment),
    ]


@commands.command(help=content.text("cli.about.schema"))
def schema() -> None:
    """Print the JSON Schema of a workbook file."""
    from careerkit.store import json_schema  # noqa: PLC0415 - the other commands do without

    say(json.dumps(json_schema(), indent=2, ensure_ascii=False))
