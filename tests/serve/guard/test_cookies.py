"""Cookies as they fit how the page was reached."""

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from careerkit.serve.guard.cookies import fitted
from careerkit.serve.site import Site

COOKIE = "_xsrf=2|a|b|1; Path=/; SameSite=Lax"
FRAMED = Site(embedders=("https://moodle.example",))


def asked(scheme: str, destination: str) -> HTTPServerRequest:
    request = HTTPServerRequest(
        start_line=RequestStartLine("GET", "/", "HTTP/1.1"),
        headers=HTTPHeaders({"Host": "localhost", "Sec-Fetch-Dest": destination}),
    )
    request.protocol = scheme
    return request


@pytest.mark.parametrize("destination", ["", "document", "iframe"])
def test_without_https_a_cookie_stays_as_it_is(destination: str):
    assert fitted(COOKIE, asked("http", destination), FRAMED) == COOKIE


@pytest.mark.parametrize(
    ("site", "destination"),
    [(Site(), ""), (Site(), "document"), (Site(), "iframe"), (FRAMED, "document"), (FRAMED, "")],
)
def test_with_https_it_goes_nowhere_else(site: Site, destination: str):
    assert fitted(COOKIE, asked("https", destination), site) == f"{COOKIE}; Secure"


@pytest.mark.parametrize("destination", ["iframe", "frame"])
def test_in_a_frame_that_is_allowed_it_belongs_to_that_frame(destination: str):
    cookie = fitted(COOKIE, asked("https", destination), FRAMED)

    assert cookie == "_xsrf=2|a|b|1; Path=/; SameSite=None; Secure; Partitioned"
