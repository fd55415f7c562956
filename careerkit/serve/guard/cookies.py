"""A cookie in the form that fits how the visitor reached the page.

As text and not by ``http.cookies``, which knows ``Partitioned`` from Python 3.14 on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

    from careerkit.serve.site import Site

__all__ = ["fitted"]

_FRAMES = ("frame", "iframe")
_SAME_SITE = re.compile(r"SameSite=\w+")


def fitted(cookie: str, request: HTTPServerRequest, site: Site) -> str:
    """The header's text: for HTTPS only if the page came by it, and for a frame if it is in one.

    In a frame of another site a browser keeps only what says that it may go there. ``Partitioned``
    keeps it to the frames of that site. Without HTTPS no cookie can say so.

    Args:
        cookie: The header's text, as ``http.cookies`` writes it.
        request: The visitor's.
        site: Knows whether a page may stand in a frame at all.
    """
    if request.protocol != "https":
        return cookie
    if site.embedders and request.headers.get("Sec-Fetch-Dest") in _FRAMES:
        return f"{_SAME_SITE.sub('SameSite=None', cookie)}; Secure; Partitioned"
    return f"{cookie}; Secure"
