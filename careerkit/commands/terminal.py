"""What a command says to the person at the terminal."""

from __future__ import annotations

from functools import partial
from typing import NoReturn

import typer

__all__ = ["say", "stop"]

say = partial(typer.echo, err=False)
"""Say a sentence."""


def stop(sentence: str) -> NoReturn:
    """Say what is wrong, and end with an error.

    Args:
        sentence: What is wrong, and what to do.

    Raises:
        typer.Exit: Always.
    """
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
