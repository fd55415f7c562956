"""What Binder does to a session: how long it lets one be, and where another one begins."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["IDLE", "LONGEST", "link", "told"]

LONGEST = 6 * 3600
"""Seconds after which mybinder.org ends a session, whatever happens in it."""

IDLE = 600
"""Seconds after which it ends one in which nothing happens."""

_HOST, _REQUEST = "BINDER_LAUNCH_HOST", "BINDER_REQUEST"
"""The variables by which BinderHub tells a server where it was launched, and for what."""


def link(host: str, request: str) -> str:
    """The address that opens the app on Binder.

    Args:
        host: Binder's own address, to its last slash.
        request: Where the repository is and which version of it, as Binder writes it:
            ``v2/gh/OWNER/REPO/main``.
    """
    return f"{host}{request}?urlpath=careerkit%2F"


def told(variables: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """What a page is told of the session that it is in; nothing where that is not Binder's.

    Args:
        variables: Those of the server.

    Returns:
        ``ends``, in milliseconds since 1970, ``idle`` in milliseconds, ``again``, the address that
        begins another session, which is empty if it isn't known, and the ``texts``.
    """
    host, request = variables.get(_HOST, ""), variables.get(_REQUEST, "").lstrip("/")
    if not request:
        return {}
    parts = urlsplit(host)
    is_known = parts.scheme in ("http", "https") and parts.netloc
    return {
        "ends": round(1000 * (psutil.Process().create_time() + LONGEST)),
        "idle": 1000 * IDLE,
        "again": link(f"{host.rstrip('/')}/", request) if is_known else "",
        "texts": content.texts("binder.page"),
    }
