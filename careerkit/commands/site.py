"""The commands that build the kit as a site without a server, and show it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from careerkit import content
from careerkit.commands.needs import need
from careerkit.commands.terminal import say, stop

__all__ = ["site"]

site = typer.Typer(help=content.text("static_site.about.site"), no_args_is_help=True)

_MB = 1_000_000

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help=content.text("static_site.options.folder"))
]
Notebooks = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help=content.text("static_site.options.notebooks")),
]
Place = Annotated[
    str | None, typer.Option(metavar="PLACE", help=content.text("static_site.options.pyodide"))
]
NoSnapshot = Annotated[
    bool, typer.Option("--no-snapshot", help=content.text("static_site.options.no_snapshot"))
]
Built = Annotated[
    Path, typer.Argument(metavar="FOLDER", help=content.text("static_site.options.site"))
]
Port = Annotated[int, typer.Option(help=content.text("static_site.options.port"), min=0, max=65535)]


@site.command(help=content.text("static_site.about.build"))
def build(
    folder: Folder,
    *,
    notebooks: Notebooks = None,
    pyodide: Place = None,
    no_snapshot: NoSnapshot = False,
) -> None:
    """Write the site into a folder."""
    need("voila", "vl-convert-python")
    from careerkit.site import builder  # noqa: PLC0415 - brings what serves notebooks
    from careerkit.site.output import check  # noqa: PLC0415 - as above
    from careerkit.site.problems import CannotBuildError  # noqa: PLC0415 - as above

    try:
        check(folder)
        say(content.text("static_site.done.building"))
        built = builder.build(
            folder, source=notebooks, place=pyodide, with_snapshot=not no_snapshot
        )
    except CannotBuildError as error:
        stop(str(error))
    size = round(built.size / _MB)
    say(content.text("static_site.done.built", folder=folder, count=built.pages, size=size))
    if not built.has_snapshot and not no_snapshot:
        say(content.text("static_site.done.no_snapshot"))


@site.command(help=content.text("static_site.about.serve"))
def serve(folder: Built, *, port: Port = 8867) -> None:
    """Show a site on this computer until Ctrl-C."""
    need("voila")
    from careerkit.serve.ports import CannotServeError  # noqa: PLC0415 - as above
    from careerkit.site import preview  # noqa: PLC0415 - as above
    from careerkit.site.output import is_site  # noqa: PLC0415 - as above

    if not is_site(folder):
        stop(content.text("static_site.problems.no_site", folder=folder))
    try:
        server = preview.server_of(folder, port)
    except CannotServeError as error:
        stop(str(error))
    say(content.text("static_site.done.serving", address=preview.address_of(server)))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
