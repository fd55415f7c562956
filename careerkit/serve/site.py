"""How people reach the app: under which addresses, through which proxies, inside which pages.

A proxy in front changes what a request says of itself. Whatever the app has to know of that is one
value, read from the command's options before anything starts.
"""

from __future__ import annotations

import ipaddress
import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

import attrs

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Site", "SiteError", "address_of", "name_of", "read_path", "read_site"]

_SEGMENT = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._~-]+")
_LONGEST_PATH = 200
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:/@\[\]]+))(?::[0-9]{1,5})?")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_OF_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")


class SiteError(ValueError):
    """An option that says nothing usable: a sentence for the person at the terminal."""


@attrs.frozen
class Site:
    """How people reach the app. Made by ``read_site``; without arguments, as without a proxy."""

    base_url: str = "/"
    """What all addresses begin with, from a slash to a slash."""

    public_url: str = ""
    """The address that people open, to its last slash; empty if nothing is known of one."""

    hosts: frozenset[str] = frozenset()
    """Names that the app answers to besides this computer's, as ``name_of`` gives them."""

    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Whose word counts when they say where a request comes from."""

    embedders: tuple[str, ...] = ()
    """The origins whose pages may show the app in a frame."""

    is_one_of_several: bool = False
    """Whether other servers stand behind the same address, so that a phone may come to those."""

    is_private: bool = False
    """Whether somebody before the app lets in one person alone, as a Jupyter server does."""

    has_any_name: bool = False
    """Whether the app answers to each name: where nobody gets anything without having logged in."""

    @property
    def origin(self) -> str:
        """The origin of the public address, as browsers write it; empty if there is none."""
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}" if self.public_url else ""

    @property
    def public_name(self) -> str:
        """The name in the public address; empty if there is none."""
        return name_of(urlsplit(self.public_url).netloc)

    def trusts(self, address: IPv4Address | IPv6Address) -> bool:
        """Whether that is the address of a trusted proxy."""
        return any(address in network for network in self.proxies)


def read_site(  # noqa: PLR0913 - the command's options, by name
    *,
    base_url: str = "",
    public_url: str = "",
    hosts: Iterable[str] = (),
    proxies: Iterable[str] = (),
    embedders: Iterable[str] = (),
    is_one_of_several: bool = False,
) -> Site:
    """What the command's options say.

    Args:
        base_url: A path, with or without its first and its last slash.
        public_url: The address that people open; its path stands for ``base_url``, too.
        hosts: Names without a port.
        proxies: Addresses and networks.
        embedders: Addresses of sites; of each, its origin counts.
        is_one_of_several: Whether other servers stand behind the same address.

    Raises:
        SiteError: If one of them can't be used, or two of them contradict each other.
    """
    path = read_path(base_url)
    if path is None:
        raise _problem("base_url", base_url)
    public = _public(public_url) if public_url else None
    if public is not None:
        if base_url and path != public.path:
            raise SiteError(
                content.text("site.problems.two_paths", base_url=path, path=public.path)
            )
        path = public.path
    return Site(
        base_url=path,
        public_url=public.geturl() if public else "",
        hosts=frozenset(map(_host, hosts)),
        proxies=tuple(map(_network, proxies)),
        embedders=tuple(dict.fromkeys(map(_embedder, embedders))),
        is_one_of_several=is_one_of_several,
    )


def read_path(text: str) -> str | None:
    """A path from a slash to a slash; None where a browser or a proxy might read another in it."""
    inner = text.removeprefix("/").removesuffix("/")
    if not inner:
        return "/" if len(text) < 2 else None
    is_plain = len(text) <= _LONGEST_PATH and all(map(_SEGMENT.fullmatch, inner.split("/")))
    return f"/{inner}/" if is_plain else None


def name_of(host: str) -> str:
    """The name in a ``Host`` header, without its port and as browsers write it; empty if none."""
    found = _HOST.fullmatch(host)
    if found is None:
        return ""
    address = address_of(found["six"] or found["name"])
    if address is not None:
        return str(address)
    try:
        name = (found["name"] or "").removesuffix(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return name if _NAME.fullmatch(name) else ""


def address_of(text: str) -> IPv4Address | IPv6Address | None:
    """The address that a text is; one of IPv4 that was put into IPv6 is one of IPv4."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _public(url: str) -> SplitResult:
    parts = _split(url, "public_url")
    path = read_path(parts.path)
    if path is None or parts.query or parts.fragment or "?" in url or "#" in url:
        raise _problem("public_url", url)
    return parts._replace(path=path)


def _split(url: str, problem: str) -> SplitResult:
    """The parts of a web address, its host as browsers write it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise _problem(problem, url) from None
    scheme, name = parts.scheme.lower(), name_of(parts.netloc)
    if scheme not in _DEFAULT_PORTS or not name or not url.strip().isprintable():
        raise _problem(problem, url)
    host = f"[{name}]" if ":" in name else name
    shown = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    return parts._replace(scheme=scheme, netloc=shown)


def _host(text: str) -> str:
    bare = text.strip()
    address = address_of(bare.removeprefix("[").removesuffix("]"))
    name = str(address) if address else name_of(bare)
    if not name or (":" in bare and not address):
        raise _problem("host", text)
    return name


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        network = ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        raise _problem("proxy", text) from None
    if network.prefixlen == 0:
        raise _problem("everybody", text)
    return network


def _embedder(url: str) -> str:
    parts = _split(url, "embedder")
    if parts.scheme != "https" and name_of(parts.netloc) not in _OF_THIS_COMPUTER:
        raise _problem("embedder", url)
    return f"{parts.scheme}://{parts.netloc}"


def _problem(which: str, value: str) -> SiteError:
    return SiteError(content.text(f"site.problems.{which}", value=value))
