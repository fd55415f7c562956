"""Which names are this computer's, and who is answered under which."""

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from careerkit.serve.guard.hosts import is_local, is_near


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "localhost:8866", "LOCALHOST.", "127.0.0.1", "127.0.0.1:1"),
        *("127.8.9.1", "[::1]", "[::1]:8866"),
    ],
)
def test_this_computers_names_are_local(host: str):
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    [
        *("", "example.org", "example.org:8866", "localhost.example.org", "127.0.0.1.example.org"),
        *("192.168.0.1", "8.8.8.8", "[::", "[fe80::1]:80", "localhost\x00", "2130706433", " "),
    ],
)
def test_no_other_name_is(host: str):
    assert not is_local(host)


@pytest.mark.parametrize(
    ("host", "address", "near"),
    [
        *(("127.0.0.1:8866", "127.0.0.1", True), ("localhost", "::1", True)),
        # A proxy on this computer, which passes the name on, or says who is behind it.
        *(("careers.example.org", "127.0.0.1", False), ("localhost", "203.0.113.9", False)),
        *(("localhost", "192.0.2.1", False), ("localhost", "", False)),
    ],
)
def test_only_who_is_here_gets_what_is_not_made_small(host: str, address: str, near: bool):  # noqa: FBT001
    request = HTTPServerRequest(
        start_line=RequestStartLine("GET", "/", "HTTP/1.1"),
        headers=HTTPHeaders({"Host": host}),
    )
    request.remote_ip = address

    assert is_near(request) is near
