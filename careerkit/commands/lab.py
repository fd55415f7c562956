"""The command that opens JupyterLab, or Notebook 7."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from careerkit import content
from careerkit.commands.needs import is_installed, need
from careerkit.commands.terminal import say, stop

__all__ = ["commands"]

commands = typer.Typer()


# Which options JupyterLab has is JupyterLab's to say.
_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


@commands.command(help=content.text("cli.about.lab"), context_settings=_PASSED_ON)
def lab(
    context: typer.Context,
    *,
    port: Annotated[
        int | None, typer.Option(help=content.text("cli.options.lab_port"), min=1, max=65535)
    ] = None,
    no_open: Annotated[
        bool, typer.Option("--no-open", help=content.text("cli.options.no_open"))
    ] = False,
    notebook: Annotated[
        bool, typer.Option("--notebook", help=content.text("cli.options.notebook"))
    ] = False,
) -> None:
    """Open JupyterLab on a copy of the workbooks."""
    from careerkit.lab import launching  # noqa: PLC0415 - the other commands do without

    need(launching.LAB)
    program = launching.NOTEBOOK if notebook else launching.LAB
    if not is_installed(program):
        stop(content.text("cli.lab.no_notebook"))
    if context.args and (option := launching.unknown_option(program, context.args)):
        stop(content.text(f"cli.lab.no_option.{program}", option=option))
    _copy_workbooks(Path.cwd())
    words = [f"--port={port}"] if port else []
    words += ["--no-browser"] if no_open else []
    command = launching.command(program, [*words, *context.args])
    try:
        ended = subprocess.run(command, env=launching.environment(), check=False)  # noqa: S603 - our own words, and the person's
    except KeyboardInterrupt:
        return
    raise typer.Exit(ended.returncode)


def _copy_workbooks(folder: Path) -> None:
    """Copy the notebooks that aren't there yet; one that is may hold the person's own changes."""
    from careerkit.serve import notebooks  # noqa: PLC0415 - as above

    try:
        shipped = notebooks.folder()
    except FileNotFoundError:
        stop(content.text("cli.problems.no_notebooks"))
    names = [f"{name}.ipynb" for name in notebooks.names(shipped)]
    kept = [name for name in names if (folder / name).exists()]
    copied = [name for name in names if name not in kept]
    try:
        for name in copied:
            shutil.copyfile(shipped / name, folder / name)
    except OSError as error:
        stop(content.text("cli.lab.cannot_copy", reason=error.strerror or type(error).__name__))
    for key, some in (("cli.lab.copied", copied), ("cli.lab.kept", kept)):
        if some:
            say(content.text(key, names=", ".join(some)))
