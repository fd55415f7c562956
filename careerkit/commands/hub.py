"""The command that a JupyterHub runs as its service."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from careerkit import content
from careerkit.commands.needs import need
from careerkit.commands.serve import FOR_SERVING, Idle, Lines, Memory, Metrics, Most, Ready, bring
from careerkit.commands.terminal import stop

__all__ = ["commands"]

commands = typer.Typer()

_FOR_THE_HUB = (*FOR_SERVING, "jupyterhub")

Answers = Annotated[
    Path | None,
    typer.Option("--answers", metavar="DIR", help=content.text("cli.options.answers")),
]
HubProxies = Annotated[
    list[str] | None,
    typer.Option("--trust-proxy", metavar="ADDRESS", help=content.text("cli.options.trust_proxy")),
]


@commands.command(help=content.text("cli.about.hub"))
def hub(  # noqa: PLR0913 - one for each option
    *,
    answers: Answers = None,
    ready: Ready = 2,
    max_visitors: Most = 0,
    idle_minutes: Idle = 15,
    kernel_memory: Memory = 768,
    lines: Lines = None,
    metrics_port: Metrics = None,
    trust_proxy: HubProxies = None,
) -> None:
    """Serve the notebooks to the users of a JupyterHub."""
    need(*_FOR_THE_HUB, part="hub")
    if lines is not None:
        bring(lines)
    import attrs  # noqa: PLC0415 - only this command's

    from careerkit.serve.guard.access import kept_key  # noqa: PLC0415
    from careerkit.serve.hub.folders import prepare  # noqa: PLC0415
    from careerkit.serve.hub.place import take_place  # noqa: PLC0415
    from careerkit.serve.ports import CannotServeError  # noqa: PLC0415
    from careerkit.serve.site import SiteError, read_site  # noqa: PLC0415
    from careerkit.serve.supervisor import serve  # noqa: PLC0415

    folder = (answers or user_data_path("careerkit", appauthor=False) / "answers").absolute()
    try:
        place = take_place(os.environ)
        prepare(folder)
        site = read_site(base_url=place.prefix, proxies=trust_proxy or ("127.0.0.1", "::1"))
        status = serve(
            host=place.host,
            port=place.port,
            is_port_fixed=True,
            app="careerkit.serve.hub.app",
            hub=place,
            answers=folder,
            secret=kept_key(),
            site=attrs.evolve(site, has_any_name=True),
            ready=ready,
            most=max_visitors,
            idle_minutes=idle_minutes,
            kernel_memory=kernel_memory,
            metrics_port=metrics_port,
            announce=partial(print, flush=True),
        )
    except (CannotServeError, SiteError) as error:
        stop(str(error))
    except FileNotFoundError:
        stop(content.text("cli.problems.no_notebooks"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        stop(content.text("account.hub.no_folder", folder=folder, reason=reason))
    raise typer.Exit(status)
