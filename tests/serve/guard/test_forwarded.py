"""Who may say where a request comes from, and what is made of it."""

import socket
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from careerkit.serve.guard.access import Access
from careerkit.serve.guard.forwarded import identify
from careerkit.serve.site import Site, read_site

BEHIND = read_site(proxies=["10.0.0.0/24", "2001:db8:1::/48"])
STRANGER = "203.0.113.9"


def came(
    peer: str, *forwarded: str, site: Site = BEHIND, scheme: str = "", family: int = socket.AF_INET
) -> tuple[str, str]:
    """The address and the scheme of a request, after its headers were looked at."""
    headers = HTTPHeaders({"Host": "localhost"})
    for line in forwarded:
        headers.add("X-Forwarded-For", line)
    if scheme:
        headers.add("X-Forwarded-Proto", scheme)
    context = SimpleNamespace(remote_ip=peer, protocol="http", address_family=family)
    request = HTTPServerRequest(
        start_line=RequestStartLine("GET", "/", "HTTP/1.1"),
        headers=headers,
        connection=SimpleNamespace(context=context),
    )
    identify(request, site)
    return request.remote_ip, request.protocol


def test_a_trusted_proxy_tells_visitors_apart_and_how_they_came():
    assert came("10.0.0.7", STRANGER, scheme="https") == (STRANGER, "https")
    assert came("2001:db8:1::5", "2001:db8:2::1", scheme="http") == ("2001:db8:2::1", "http")


@pytest.mark.parametrize("peer", [STRANGER, "127.0.0.1", "::1", "10.0.1.7", "2001:db8:2::1"])
def test_nobody_else_is_believed(peer: str):
    assert came(peer, "198.51.100.1", scheme="https") == (peer, "http")


def test_without_a_list_nobody_is_believed():
    assert came("10.0.0.7", STRANGER, site=Site(), scheme="https") == ("10.0.0.7", "http")


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        # What a visitor writes stands on the left of what the proxy adds.
        ([f"198.51.100.1, {STRANGER}"], STRANGER),
        ([f"10.0.0.8, {STRANGER}"], STRANGER),
        (["198.51.100.1", STRANGER], STRANGER),
        ([f"127.0.0.1, {STRANGER}, 10.0.0.9"], STRANGER),
        ([f"{STRANGER}, 10.0.0.9 , 10.0.0.8"], STRANGER),
        ([f"{STRANGER}, x"], "10.0.0.7"),
        ([f"{STRANGER}, , 10.0.0.9"], "10.0.0.9"),
        (["10.0.0.8"], "10.0.0.8"),
        (["x" * 5000], "10.0.0.7"),
        ([""], "10.0.0.7"),
        ([], "10.0.0.7"),
        (["unknown"], "10.0.0.7"),
        ([f"{STRANGER}:4711"], STRANGER),
        (["[2001:db8:2::1]:4711"], "2001:db8:2::1"),
        ([f"::ffff:{STRANGER}"], STRANGER),
    ],
)
def test_the_last_address_that_is_no_proxys_counts(forwarded: list[str], address: str):
    assert came("10.0.0.7", *forwarded)[0] == address


def test_a_proxy_that_comes_by_ipv4_in_ipv6_is_known():
    assert came("::ffff:10.0.0.7", STRANGER)[0] == STRANGER


@pytest.mark.parametrize(
    ("said", "scheme"),
    [
        *(
            ("https", "https"),
            ("HTTPS", "https"),
            ("http, https", "https"),
            ("https, http", "http"),
        ),
        *(("javascript", "http"), ("https,", "http"), ("wss", "http")),
    ],
)
def test_the_proxys_own_word_about_the_scheme_counts(said: str, scheme: str):
    assert came("10.0.0.7", STRANGER, scheme=said)[1] == scheme


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no such sockets here")
def test_who_comes_by_a_socket_in_a_folder_is_believed():
    came_so = came("", STRANGER, site=Site(), scheme="https", family=socket.AF_UNIX)

    assert came_so == (STRANGER, "https")


def tried(peer: str, sources: list[str]) -> Access:
    """A workshop's door after a wrong code from each of those, all at one moment."""
    access = Access("linden-tree-17", clock=lambda: 0.0)
    for number, source in enumerate(sources):
        assert not access.is_right("willow-tree-17", b"%d" % number, came(peer, source)[0])
    return access


def waits(access: Access, address: str) -> bool:
    access.turn(address)  # the first in line is served at once
    return access.turn(address) > 0


def test_a_strangers_wrong_codes_close_the_door_to_nobody_else():
    access = tried("10.0.0.7", [STRANGER] * 400)

    assert waits(access, came("10.0.0.7", STRANGER)[0])
    assert not waits(access, came("10.0.0.7", "203.0.113.10")[0])
    assert not waits(access, "10.0.0.7")


def test_made_up_addresses_give_nobody_more_tries():
    """On the left of the proxy's word, or from somebody who is none."""
    made_up = [f"198.51.{number // 250}.{number % 250}" for number in range(400)]
    behind = tried("10.0.0.7", [f"{one}, {STRANGER}" for one in made_up])
    direct = tried(STRANGER, made_up)

    assert waits(behind, came("10.0.0.7", f"192.0.2.1, {STRANGER}")[0])
    assert waits(direct, came(STRANGER, "192.0.2.1")[0])
    assert not waits(direct, came("10.0.0.7", "192.0.2.1")[0])
