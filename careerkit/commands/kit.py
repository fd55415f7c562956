"""The ``careerkit`` command: what it says of itself, and its commands in their order."""

from __future__ import annotations

from typing import Annotated

import typer

import careerkit
from careerkit import content
from careerkit.commands.binder_link import commands as on_binder
from careerkit.commands.check import commands as looking_at
from careerkit.commands.export import commands as taking_along
from careerkit.commands.hub import commands as on_a_hub
from careerkit.commands.imports import commands as bringing_in
from careerkit.commands.lab import commands as in_jupyterlab
from careerkit.commands.occupations import occupations
from careerkit.commands.serve import commands as serving
from careerkit.commands.site import site
from careerkit.commands.terminal import say

__all__ = ["app", "main"]

app = typer.Typer(
    help=content.text("cli.about.kit"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(serving)
app.add_typer(on_a_hub)
app.add_typer(in_jupyterlab)
app.add_typer(site, name="site")
app.add_typer(looking_at)
app.add_typer(occupations, name="occupations")
app.add_typer(taking_along)
app.add_typer(bringing_in)
app.add_typer(on_binder)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - an option's callback
    if wanted:
        say(careerkit.__version__)
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=content.text("cli.about.version"),
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command."""
    app()
