"""The commands that serve the app."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from careerkit import content
from careerkit.commands.needs import need
from careerkit.commands.terminal import say, stop
from careerkit.content import help_lines

__all__ = [
    "FOR_SERVING",
    "Idle",
    "Lines",
    "Memory",
    "Metrics",
    "Most",
    "Ready",
    "bring",
    "commands",
]

commands = typer.Typer()

_CODE_VARIABLE = "CAREERKIT_ACCESS_CODE"

Port = Annotated[int, typer.Option(help=content.text("cli.options.port"), min=0, max=65535)]
Host = Annotated[str, typer.Option(help=content.text("cli.options.host"))]
Ready = Annotated[int, typer.Option(help=content.text("cli.options.ready"), min=0, max=500)]
Most = Annotated[
    int, typer.Option("--max-visitors", help=content.text("cli.options.max_visitors"), min=0)
]
Idle = Annotated[
    int, typer.Option("--idle-minutes", help=content.text("cli.options.idle_minutes"), min=1)
]
Code = Annotated[
    str | None,
    typer.Option(
        "--access-code",
        metavar="CODE",
        envvar=_CODE_VARIABLE,
        show_envvar=False,
        help=content.text("cli.options.access_code"),
    ),
]
Memory = Annotated[
    int, typer.Option("--kernel-memory", help=content.text("cli.options.kernel_memory"), min=0)
]
Lines = Annotated[
    Path | None,
    typer.Option("--help-lines", metavar="FILE", help=content.text("cli.options.help_lines")),
]
Metrics = Annotated[
    int | None,
    typer.Option("--metrics-port", help=content.text("cli.options.metrics_port"), min=0, max=65535),
]
MetricsHost = Annotated[
    str,
    typer.Option("--metrics-host", metavar="HOST", help=content.text("cli.options.metrics_host")),
]
Drain = Annotated[
    int, typer.Option("--drain-seconds", help=content.text("cli.options.drain_seconds"), min=0)
]
BaseUrl = Annotated[
    str, typer.Option("--base-url", metavar="PATH", help=content.text("cli.options.base_url"))
]
PublicUrl = Annotated[
    str, typer.Option("--public-url", metavar="URL", help=content.text("cli.options.public_url"))
]
Names = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help=content.text("cli.options.allow_host")),
]
Proxies = Annotated[
    list[str] | None,
    typer.Option("--trust-proxy", metavar="ADDRESS", help=content.text("cli.options.trust_proxy")),
]
Embedders = Annotated[
    list[str] | None,
    typer.Option("--allow-embedding", metavar="URL", help=content.text("cli.options.embedding")),
]
Several = Annotated[
    bool, typer.Option("--one-of-several", help=content.text("cli.options.one_of_several"))
]
UnixSocket = Annotated[
    Path | None,
    typer.Option("--unix-socket", metavar="PATH", help=content.text("cli.options.unix_socket")),
]
Open = Annotated[bool, typer.Option("--open", help=content.text("cli.options.open"))]


FOR_SERVING = (
    *("brotli", "ipykernel", "prometheus-client", "psutil", "segno"),
    *("vl-convert-python", "voila"),
)
"""The packages of ``careerkit[serve]`` that the web app is made with."""


_PATHS = ("lines", "folder", "unix_socket")
"""Those options of ``serve`` that are paths."""


def _read_options(context: typer.Context, file: Path | None) -> Path | None:
    """Take from a file what the command line leaves out."""
    from careerkit.serve import options_file  # noqa: PLC0415 - only this command's

    if file is None and not Path(options_file.DEFAULT_NAME).is_file():
        return None
    found = file or Path(options_file.DEFAULT_NAME)
    options: list[Any] = [one for one in context.command.params if one.name != "config"]
    try:
        context.default_map = options_file.read(found, options, _PATHS)
    except options_file.OptionsFileError as error:
        stop(str(error))
    say(content.text("options_file.used", name=found.name))
    return found


@commands.command(help=content.text("cli.about.serve"))
def serve(  # noqa: PLR0913 - one for each option
    *,
    port: Port = 8866,
    host: Host = "127.0.0.1",
    ready: Ready = 2,
    max_visitors: Most = 0,
    idle_minutes: Idle = 15,
    kernel_memory: Memory = 768,
    access_code: Code = None,
    lines: Lines = None,
    metrics_port: Metrics = None,
    metrics_host: MetricsHost = "127.0.0.1",
    drain_seconds: Drain = 0,
    base_url: BaseUrl = "",
    public_url: PublicUrl = "",
    allow_host: Names = None,
    trust_proxy: Proxies = None,
    allow_embedding: Embedders = None,
    one_of_several: Several = False,
    unix_socket: UnixSocket = None,
    open_browser: Open = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            exists=True, file_okay=False, resolve_path=True, help=content.text("cli.options.folder")
        ),
    ] = None,
    config: Annotated[  # noqa: ARG001 - read before the others
        Path | None,
        typer.Option(
            metavar="FILE",
            help=content.text("cli.options.config"),
            callback=_read_options,
            is_eager=True,
        ),
    ] = None,
) -> None:
    """Serve the notebooks as a web app."""
    os.environ.pop(_CODE_VARIABLE, None)  # no kernel inherits it
    if lines is not None:
        bring(lines)
    from careerkit.serve.site import SiteError, read_site  # noqa: PLC0415 - only this command's

    try:
        site = read_site(
            base_url=base_url,
            public_url=public_url,
            hosts=allow_host or (),
            proxies=trust_proxy or (),
            embedders=allow_embedding or (),
            is_one_of_several=one_of_several,
        )
    except SiteError as error:
        stop(str(error))
    _serve(
        port=port,
        host=host,
        site=site,
        unix_socket=unix_socket,
        ready=ready,
        most=max_visitors,
        idle_minutes=idle_minutes,
        kernel_memory=kernel_memory,
        access_code=access_code,
        metrics_port=metrics_port,
        metrics_host=metrics_host,
        drain_seconds=drain_seconds,
        open_browser=open_browser,
        folder=folder,
    )


def bring(lines: Path) -> None:
    """Have every kernel name these help lines; a wrong file is told before a visitor meets it."""
    try:
        help_lines.read(lines)
    except help_lines.HelpLinesError as error:
        stop(str(error))
    os.environ[help_lines.VARIABLE] = str(lines.resolve())


@commands.command(help=content.text("cli.about.demo"))
def demo(
    *,
    port: Port = 8866,
    host: Host = "127.0.0.1",
    ready: Ready = 2,
    open_browser: Open = False,
) -> None:
    """Serve the notebooks with a sample workbook."""
    from careerkit.opening import SAMPLE  # noqa: PLC0415 - only this command's

    if not SAMPLE.is_file():
        stop(content.text("cli.demo.missing"))
    os.environ["CAREERKIT_SAMPLE"] = str(SAMPLE)
    _serve(port=port, host=host, ready=ready, open_browser=open_browser)


def _serve(*, port: int, **options: Any) -> None:  # noqa: ANN401 - those of serve.app.serve
    need(*FOR_SERVING)
    from careerkit.serve.ports import CannotServeError  # noqa: PLC0415 - only this command's
    from careerkit.serve.supervisor import serve  # noqa: PLC0415

    try:
        status = serve(port=port, announce=partial(print, flush=True), **options)
    except CannotServeError as error:
        stop(str(error))
    except FileNotFoundError:
        stop(content.text("cli.problems.no_notebooks"))
    raise typer.Exit(status)
