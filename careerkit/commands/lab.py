"""The command that opens JupyterLab."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from careerkit import content
from careerkit.commands.needs import need
from careerkit.commands.terminal import say, stop

__all__ = ["commands"]

commands = typer.Typer()


@commands.command(help=content.text("cli.about.lab"))
def lab(
    *,
    port: Annotated[
        int | None, typer.Option(help=content.text("cli.options.lab_port"), min=1, max=65535)
    ] = None,
    no_open: Annotated[
        bool, typer.Option("--no-open", help=content.text("cli.options.no_open"))
    ] = False,
) -> None:
    """Open JupyterLab on a copy of the workbooks."""
    need("jupyterlab")
    _copy_workbooks(Path.cwd())
    command = [sys.executable, "-m", "jupyterlab", *([f"--port={port}"] if port else [])]
    command += ["--no-browser"] if no_open else []
    try:
        ended = subprocess.run(command, check=False)  # noqa: S603 - our own words
    except KeyboardInterrupt:
        return
    raise typer.Exit(ended.returncode)


def _copy_workbooks(folder: Path) -> None:
    """Copy the notebooks that aren't there yet; one that is may hold the person's own changes."""
    from careerkit.serve import notebooks  # noqa: PLC0415 - the other commands do without

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
