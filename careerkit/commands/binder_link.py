"""The command that prints the link with which others open a repository on Binder."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from careerkit import content
from careerkit.commands.needs import need
from careerkit.commands.repository import (
    Repository,
    RepositoryError,
    binder_request,
    find,
    is_public,
)
from careerkit.commands.terminal import say, stop

__all__ = ["commands"]

commands = typer.Typer()

_FOLDER = "binder"


@commands.command("binder-link", help=content.text("binder.link.about"))
def binder_link(
    *,
    ref: Annotated[str, typer.Option(help=content.text("binder.link.ref"))] = "",
    remote: Annotated[str, typer.Option(help=content.text("binder.link.remote"))] = "",
    binder: Annotated[
        str, typer.Option(metavar="URL", help=content.text("binder.link.binder"))
    ] = "https://mybinder.org/",
    check: Annotated[bool, typer.Option("--check", help=content.text("binder.link.check"))] = False,
) -> None:
    """Print the link, a badge and a QR code."""
    need("psutil", "segno")
    from careerkit.serve.binder import link  # noqa: PLC0415 - only this command's
    from careerkit.serve.console import qr_code, shows_pictures  # noqa: PLC0415

    if urlsplit(binder).scheme not in ("http", "https") or not urlsplit(binder).netloc:
        stop(content.text("binder.problems.not_binder", value=binder))
    try:
        found = find(Path.cwd(), remote=remote, ref=ref)
    except RepositoryError as error:
        stop(str(error))
    if not (found.top / _FOLDER).is_dir():
        stop(content.text("binder.problems.no_folder"))
    if check:
        _check(found)
    host = f"{binder.rstrip('/')}/"
    address = link(host, binder_request(found.address, found.ref))
    badge, alt = f"{host}badge_logo.svg", content.text("binder.link.alt")
    say(f"{content.text('binder.link.link')}\n{address}\n")
    say(f"{content.text('binder.link.markdown')}\n[![{alt}]({badge})]({address})\n")
    html = f'<a href="{escape(address)}"><img src="{escape(badge)}" alt="{escape(alt)}"></a>'
    say(f"{content.text('binder.link.html')}\n{html}\n")
    if shows_pictures(sys.stdout):
        say(qr_code(address))
    if found.unpushed is None:
        say(content.text("binder.link.unpushed", ref=found.ref, remote=found.remote))
    elif found.unpushed:
        say(content.text("binder.link.ahead", ref=found.ref, remote=found.remote))
    say(content.text("binder.link.first"))


def _check(found: Repository) -> None:
    """End with a sentence where Binder would not get that version."""
    public = is_public(found.address, found.ref)
    if not public:
        problem = "no_answer" if public is None else "not_public"
        stop(content.text(f"binder.problems.{problem}", address=found.address, ref=found.ref))
