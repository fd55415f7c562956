"""Under which names and addresses a browser may ask for the app.

A page elsewhere can give its own name this computer's address, and then read what the app says as
if it were its own (DNS rebinding). The browser still sends that name along. A server for this
computer alone answers to this computer's names and to those it was told, and to no other.
"""

from __future__ import annotations

import ipaddress
import re
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.routing import AnyMatches, Matcher, Rule, RuleRouter
from tornado.web import Application, RedirectHandler, RequestHandler

from careerkit import content
from careerkit.serve.guard.forwarded import identify
from careerkit.serve.guard.headers import PackedPages, safe_headers
from careerkit.serve.log import log_request
from careerkit.serve.site import Site, address_of, name_of

if TYPE_CHECKING:
    from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest

__all__ = ["beside", "guarded", "is_local", "is_near"]

_DEEP = frozenset({"api", "careerkit", "story", "voila"})
"""With what those addresses of the app begin that go deeper than a page's."""

_REFUSAL = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto;
padding: 0 1rem; overflow-wrap: anywhere }} code {{ white-space: nowrap }}</style>
</head>
<body><main><h1>{title}</h1><p>{sentence}</p><p>{visitor}</p><p>{host}</p></main></body>
</html>
"""
# It loads nothing: whatever it asked for under that name would be refused as well.

_OPTION = re.compile(r"(?<!\w)--[a-z-]+")


def is_local(host: str) -> bool:
    """Whether a ``Host`` header, or an address to listen on, names this computer alone."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").removesuffix(".")
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_near(request: HTTPServerRequest) -> bool:
    """Whether the browser is on this computer, so that nothing goes over a network."""
    address = address_of(request.remote_ip or "")
    return is_local(request.host) and address is not None and address.is_loopback


class _Names:
    """Which names the app has.

    Args:
        address: What the server listens on. Bound to a network it has names that nothing here can
            know: any will do, unless there is a list of them.
        site: Knows those that it was told.
    """

    def __init__(self, address: str, site: Site) -> None:
        self._is_local = is_local(f"[{address}]" if ":" in address else address)
        self._site = site

    def stranger(self, request: HTTPServerRequest) -> str | None:
        """A name that the request was sent to and that is none of ours; None if there is none.

        A request without a name is no browser's. Where a proxy says that the browser asked for
        another name, the page would never reach its kernel: the browser names the page's own.
        """
        if self._site.has_any_name:
            return None
        hosts = request.headers.get_list("Host")
        for host in hosts:
            if not self._is_ours(host):
                return host
        asked = request.headers.get("X-Forwarded-Host", "").split(",")[0].strip()
        known = {self._site.public_name, *map(name_of, hosts)}
        return asked if asked and name_of(asked) not in known else None

    def _is_ours(self, host: str) -> bool:
        site, name = self._site, name_of(host)
        if is_local(host) or (name and name in (site.public_name, *site.hosts)):
            return True
        # An address is nobody's to give away, unlike a name.
        return not self._is_local and (not site.hosts or address_of(name) is not None)


class _Ours(Matcher):
    """Requests to the app's own names."""

    def __init__(self, names: _Names) -> None:
        self._names = names

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """What tornado asks for: no arguments, or None if it does not match."""
        return {} if self._names.stranger(request) is None else None


class _Misdirected(RequestHandler):
    """Answers requests that were meant for another host."""

    def initialize(self, names: _Names) -> None:
        """Take what knows the names."""
        self._names = names

    def prepare(self) -> None:
        """Say which name came and which option would allow it, whatever the method."""
        name = name_of(self._names.stranger(self.request) or "")
        name = f"[{name}]" if ":" in name else name
        self.set_status(HTTPStatus.MISDIRECTED_REQUEST)
        self.set_header("Cache-Control", "no-store")
        texts = content.texts("site.refused")
        said = {
            "title": texts["title"],
            "visitor": texts["visitor"],
            "sentence": content.text(f"site.refused.{'named' if name else 'unnamed'}", name=name),
            "host": content.text(f"site.refused.{'host' if name else 'unnamed_host'}", name=name),
        }
        safe = {key: _OPTION.sub(r"<code>\g<0></code>", escape(text)) for key, text in said.items()}
        self.finish(_REFUSAL.format(language=content.LANGUAGE, **safe))


class _Entrance(RuleRouter):
    """Sees a request first: who sends it, and where it stands below the base URL."""

    def __init__(self, rules: list[Rule], site: Site) -> None:
        super().__init__(rules)
        self._site = site

    def find_handler(
        self, request: HTTPServerRequest, **kwargs: object
    ) -> HTTPMessageDelegate | None:
        """What answers. A request from which a proxy took the base URL gets it back."""
        identify(request, self._site)
        if self._lacks_prefix(request.path):
            prefix = self._site.base_url.removesuffix("/")
            request.path = f"{prefix}{request.path}"
            request.uri = f"{prefix}{request.uri}"
        return super().find_handler(request, **kwargs)

    def _lacks_prefix(self, path: str) -> bool:
        base = self._site.base_url
        if path == base.removesuffix("/") or not path.startswith("/"):
            return False
        # Under /careerkit/ a file's address begins with that, whether a proxy took it or not.
        first, deeper, _ = path.removeprefix(base).partition("/")
        return not path.startswith(base) or bool(deeper and first not in _DEEP)


def beside(base_url: str) -> list[Any]:
    """The route to the base URL from the same address without its last slash."""
    bare = base_url.removesuffix("/")
    return [(bare, RedirectHandler, {"url": base_url, "permanent": False})] if bare else []


def guarded(app: Application, address: str, site: Site | None = None) -> RuleRouter:
    """The application, for requests under the right names alone, and with safe headers.

    Args:
        app: The application.
        address: What the server listens on.
        site: How people reach it; without a proxy, unless told otherwise.
    """
    site = site or Site()
    names = _Names(address, site)
    refusal = Application([(r".*", _Misdirected, {"names": names})], log_function=log_request)
    for one in (app, refusal):
        one.add_transform(safe_headers(site.embedders))
    app.add_transform(PackedPages)
    return _Entrance([Rule(_Ours(names), app), Rule(AnyMatches(), refusal)], site)
