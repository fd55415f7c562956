"""What a JupyterHub tells its service: where that is, and where the hub is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs

from careerkit import content
from careerkit.serve.ports import CannotServeError
from careerkit.serve.site import read_path

if TYPE_CHECKING:
    from collections.abc import MutableMapping

__all__ = ["HubPlace", "take_place"]

_NEEDED = (
    "JUPYTERHUB_API_TOKEN",
    "JUPYTERHUB_API_URL",
    "JUPYTERHUB_CLIENT_ID",
    "JUPYTERHUB_SERVICE_NAME",
    "JUPYTERHUB_SERVICE_PREFIX",
    "JUPYTERHUB_SERVICE_URL",
)
_OURS = "JUPYTERHUB_"


@attrs.frozen
class HubPlace:
    """Where service and hub are. Made by ``take_place``.

    Attributes:
        host: The address to listen on.
        port: The port there.
        prefix: What the service's addresses begin with, from a slash to a slash.
        logout: The hub's address for logging out.
        told: What the hub said, by the names of the variables.
    """

    host: str
    port: int
    prefix: str
    logout: str
    told: dict[str, str] = attrs.field(repr=False)


def take_place(environment: MutableMapping[str, str]) -> HubPlace:
    """What the hub said, which is then gone from the environment: no kernel gets the token.

    Raises:
        CannotServeError: If it was no hub that started this, or it said what can't be used.
    """
    if missing := [name for name in _NEEDED if not environment.get(name)]:
        raise CannotServeError(content.text("account.hub.not_a_hub", names=", ".join(missing)))
    told = {name: value for name, value in environment.items() if name.startswith(_OURS)}
    for name in told:
        del environment[name]
    prefix = read_path(told["JUPYTERHUB_SERVICE_PREFIX"])
    if prefix is None:
        value = told["JUPYTERHUB_SERVICE_PREFIX"]
        raise CannotServeError(content.text("account.hub.bad_prefix", value=value))
    host, port = _listens_at(told["JUPYTERHUB_SERVICE_URL"])
    hub = told.get("JUPYTERHUB_HOST", "") + told.get("JUPYTERHUB_BASE_URL", "/")
    return HubPlace(host, port, prefix, f"{hub}hub/logout", told)


def _listens_at(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.scheme != "http":
        raise CannotServeError(content.text("account.hub.bad_url", value=url))
    return host, port
