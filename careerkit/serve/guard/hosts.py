"""Under which names a browser may ask for the app.

A page elsewhere can give its own name this computer's address, and then read what the app says as
if it were its own (DNS rebinding). The browser still sends that name along. A server for this
computer alone answers to this computer's names, and to no other.
"""

from __future__ import annotations

import ipaddress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.routing import AnyMatches, Matcher, Rule, RuleRouter
from tornado.web import Application, RequestHandler

from careerkit.serve.guard.headers import PackedPages, SafeHeaders
from careerkit.serve.log import log_request

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

__all__ = ["guarded", "is_local"]


def is_local(host: str) -> bool:
    """Whether a ``Host`` header, or an address to listen on, names this computer alone."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").removesuffix(".")
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class _Local(Matcher):
    """Requests to this computer's names. One without a name is no browser's."""

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """What tornado asks for: no arguments, or None if it does not match."""
        hosts = request.headers.get_list("Host")
        return {} if all(map(is_local, hosts)) else None


class _Misdirected(RequestHandler):
    """Answers requests that were meant for another host."""

    def prepare(self) -> None:
        """Say no more than the status, whatever the method."""
        self.set_status(HTTPStatus.MISDIRECTED_REQUEST)
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{HTTPStatus.MISDIRECTED_REQUEST}\n")


def guarded(app: Application, address: str) -> RuleRouter:
    """The application, for requests under the right names alone, and with safe headers.

    Args:
        app: The application.
        address: What the server listens on. Bound to a network it has names that nothing here
            can know, so that any will do.
    """
    refusal = Application([(r".*", _Misdirected)], log_function=log_request)
    for one in (app, refusal):
        one.add_transform(SafeHeaders)
    app.add_transform(PackedPages)
    names = _Local() if is_local(f"[{address}]" if ":" in address else address) else AnyMatches()
    return RuleRouter([Rule(names, app), Rule(AnyMatches(), refusal)])
