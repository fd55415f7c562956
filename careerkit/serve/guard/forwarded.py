"""Where a request really comes from, as far as a trusted proxy can say.

Anybody can write these headers. What counts is who sent them: the peer of the connection, and then
each address that somebody trusted has put at the end of the list.
"""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

from careerkit.serve.site import address_of

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

    from tornado.httputil import HTTPServerRequest

    from careerkit.serve.site import Site

__all__ = ["identify", "was_forwarded"]

_WITH_PORT = re.compile(r"\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[\d.]+):\d+")
_SCHEMES = ("http", "https")
_TRACES = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via")


def identify(request: HTTPServerRequest, site: Site) -> None:
    """Set the request's address and scheme to the visitor's, if a trusted proxy brought it.

    Args:
        request: What came. Who connects by a socket in the file system is trusted: nobody does who
            may not write to it.
        site: Knows the proxies.
    """
    peer = address_of(request.remote_ip or "")
    if not _is_from_socket(request) and not (peer and site.trusts(peer)):
        return
    for said in reversed(_list(request, "X-Forwarded-For")):
        address = _address(said)
        if address is None:
            break
        request.remote_ip = str(address)
        if not site.trusts(address):
            break
    scheme = _list(request, "X-Forwarded-Proto")[-1].lower()
    if scheme in _SCHEMES:
        request.protocol = scheme


def was_forwarded(request: HTTPServerRequest) -> bool:
    """Whether it bears the traces of a proxy. Anybody can leave them, so they allow nothing."""
    return any(name in request.headers for name in _TRACES)


def _is_from_socket(request: HTTPServerRequest) -> bool:
    context = getattr(request.connection, "context", None)
    family = getattr(context, "address_family", None)
    return family is not None and family == getattr(socket, "AF_UNIX", None)


def _list(request: HTTPServerRequest, name: str) -> list[str]:
    """What a header says, once or several times; at least one text, which may be empty."""
    return [one.strip() for one in ",".join(request.headers.get_list(name)).split(",")]


def _address(text: str) -> IPv4Address | IPv6Address | None:
    found = _WITH_PORT.fullmatch(text)
    return address_of((found["six"] or found["four"]) if found else text)
