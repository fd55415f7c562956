"""How Voila is set up for the kit: for ``careerkit serve`` and for Voila on a Jupyter server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from traitlets.config import Config

from careerkit import content, theme
from careerkit.journey import folded, link_to_mine, links
from careerkit.serve import notebooks
from careerkit.serve.log import log_cell_error
from careerkit.store import own_server

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EXTENSIONS", "configuration", "find_template"]

EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
"""What a page of ours loads of JupyterLab's extensions, whatever else is installed."""


def configuration(folder: Path | None = None) -> Config:
    """Voila's configuration: our template, no tracebacks, nothing that a visitor may override.

    Pages show what each cell gives even after one of them failed, and a kernel is ended when
    its page is gone. Read it in a ``jupyter_server_config.py`` as well::

        c.merge(configuration())

    Args:
        folder: Where the notebooks are; those that came with careerkit by default.
    """
    return Config(
        VoilaConfiguration={
            "template": "careerkit",
            "theme": "light",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "show_tracebacks": False,
            "strip_sources": True,
            "file_allowlist": [],
            "extension_allowlist": EXTENSIONS,
            "prelaunch_hook": prepare_visit,
            "page_config_hook": without_mathematics,
            "resources": {
                "careerkit": {
                    "language": content.LANGUAGE,
                    "leaving": {
                        name: content.texts(f"account.{name}") for name in ("leave", "left")
                    },
                    "account": _own_account(),
                    "texts": content.texts("serve.page"),
                    "way": content.texts("journey.way"),
                    "take": {name: content.text(f"take.{name}") for name in ("button", "note")},
                    "steps": links(folder or notebooks.folder()),
                    "mine": link_to_mine(folder or notebooks.folder()),
                    "parts": content.texts("journey.parts"),
                    "folded": folded,
                }
            },
        },
        VoilaExecutor={
            "allow_errors": True,
            "on_cell_error": log_cell_error,
            # What a cell shows may be long on its way where many come at once. Without waiting for
            # it, its place on the page stayed empty; and a page that lacks something has to say so.
            "iopub_timeout": 60,
            "raise_on_iopub_timeout": True,
        },
        MappingKernelManager={
            "cull_idle_timeout": 15 * 60,
            "cull_interval": 30,
            "cull_connected": False,
            "cull_busy": False,
        },
    )


def _own_account() -> dict[str, str]:
    """Whose server this is, on a hub, and where they log out; nothing where it is no user's."""
    namespace = own_server.namespace()
    if not namespace:
        return {}
    hub = os.environ.get("JUPYTERHUB_HOST", "") + os.environ.get("JUPYTERHUB_BASE_URL", "/")
    name = os.environ["JUPYTERHUB_USER"]
    return {"name": name, "namespace": namespace, "logout": f"{hub}hub/logout"}


def prepare_visit(handler: Any, **_: Any) -> None:  # noqa: ANN401 - Voila's prelaunch hook
    """Give the page the cookie without which it may not end its kernel.

    Voila checks the token of that request, but nothing of Voila ever hands one out
    (voila-dashboards/voila#1458). Reading the token sets the cookie.
    """
    _ = handler.xsrf_token


def without_mathematics(page_config: dict[str, Any], *, base_url: str, **_: Any) -> dict[str, Any]:  # noqa: ANN401 - Voila's
    """Leave MathJax out: nothing here needs it, and on a Jupyter server it comes from a CDN."""
    stand_in = f"{base_url}voila/templates/careerkit/static/no_math.js"
    return {**page_config, "fullMathjaxUrl": stand_in, "mathjaxConfig": "none"}


def find_template() -> None:
    """Let Jupyter find our template where the package is, without installing anything."""
    known = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    ours = str(theme.jupyter_path())
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        [ours, *(path for path in known if path not in ("", ours))]
    )
