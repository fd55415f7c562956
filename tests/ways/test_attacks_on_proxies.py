"""What somebody may write who comes through a real nginx or HAProxy, and what it gets them."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from nbformat.v4 import new_markdown_cell

from support.serving import servers
from support.ways import haproxy, nginx
from support.ways.needs import needs

pytestmark = needs("nginx", "haproxy", "openssl")

CODE = "linden-tree-17"
FORGED = (
    "X-Forwarded-For: 127.0.0.1",
    "X-Forwarded-For: 203.0.113.{n}",
    "Forwarded: for=203.0.113.{n};proto=http;host=evil.example",
    "X-Real-IP: 203.0.113.{n}",
    "X-Client-IP: 203.0.113.{n}",
    "True-Client-IP: 203.0.113.{n}",
)
"""How somebody could say that each request is another's."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    for name, title in (("career_journey", "The journey"), ("01_passion", "A step")):
        servers.write_notebook([new_markdown_cell(f"# {title}")], place / f"{name}.ipynb")
    return place


@pytest.fixture(scope="module", params=["nginx", "haproxy"])
def way(request, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    """A workshop with a code, behind one of the two."""
    options = nginx.OPTIONS if request.param == "nginx" else haproxy.OPTIONS
    places = tmp_path_factory.mktemp("way")
    app = servers.start_app(
        *("--folder", str(folder), "--access-code", CODE, *options), places=places, plain=True
    )
    try:
        if request.param == "nginx":
            with nginx.behind(places, urlsplit(app.url).netloc) as port:
                yield Way(port, nginx.NAME, "/careers/")
        else:
            with haproxy.before(places, app, app) as port:
                yield Way(port, haproxy.NAME, "/")
        assert "Traceback" not in app.log(), app.log()
    finally:
        app.stop()


def header(answer: str, name: str) -> str:
    """The first header of that name in an answer; HAProxy writes all names small."""
    lines = answer.partition("\r\n\r\n")[0].splitlines()[1:]
    found = (line.partition(": ") for line in lines)
    return next((value for key, _, value in found if key.lower() == name), "")


class Way:
    """A port of this computer behind which an app has a name and a path."""

    def __init__(self, port: int, name: str, path: str) -> None:
        self.port = port
        self.name = name
        self.path = path

    def ask(self, path: str, *lines: str, host: str = "", body: str = "") -> tuple[int, str]:
        """Ask for exactly that path, with these header lines; status, and all of the answer."""
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        head = [
            f"{'POST' if body else 'GET'} {path} HTTP/1.1",
            f"Host: {host or self.name}",
            "Connection: close",
            *lines,
        ]
        if body:
            head += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=60) as plain,
            context.wrap_socket(plain, server_hostname=self.name) as line,
        ):
            line.sendall("\r\n".join([*head, "", body]).encode("latin-1"))
            pieces = []
            while piece := line.recv(65536):
                pieces.append(piece)
        answer = b"".join(pieces).decode("utf-8", errors="replace")
        return int(answer.split(" ", 2)[1]), answer


@pytest.mark.parametrize("forged", FORGED)
def test_nobody_gets_more_tries_by_saying_that_they_are_others(way: Way, forged: str):
    _, form = way.ask(way.path)
    cookie = header(form, "set-cookie").split(";")[0]
    token = cookie.removeprefix("_xsrf=")
    statuses = []
    for n in range(8):
        body = urlencode({"code": f"willow-tree-{n}0", "_xsrf": token})
        line = forged.format(n=n + 1)
        statuses.append(way.ask(way.path, line, f"Cookie: {cookie}", body=body)[0])

    assert 429 in statuses
    assert statuses[0] != 429


@pytest.mark.parametrize(
    "line", ["X-Forwarded-Proto: http", "X-Forwarded-Proto: javascript", "Forwarded: proto=http"]
)
def test_nobody_gets_a_cookie_that_goes_without_https(way: Way, line: str):
    _, answer = way.ask(way.path, line)
    assert "secure" in header(answer, "set-cookie").lower()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:443", "localhost.evil.example"])
def test_another_name_is_refused(way: Way, host: str):
    status, answer = way.ask(way.path, host=host)

    assert status in (403, 421)
    assert "A step" not in answer


@pytest.mark.parametrize(
    "line",
    [
        *("X-Forwarded-Host: evil.example", "X-Forwarded-Prefix: /evil", "X-Forwarded-Port: 1"),
        *("X-Original-URL: /healthz", "X-Rewrite-URL: /healthz", "X-Script-Name: /evil"),
        "X-HTTP-Method-Override: DELETE",
    ],
)
def test_no_other_header_leads_anywhere(way: Way, line: str):
    _, plain = way.ask(way.path)
    status, answer = way.ask(way.path, line)

    assert status in (200, 403, 421)
    # The refusal says which name came; nothing leads there.
    assert not re.search(r"""(href|src|action)=["'][^"']*evil""", answer)
    assert "evil" not in header(answer, "location")
    assert '"visitors"' not in answer
    assert "The journey" not in plain


@pytest.mark.parametrize(
    "climb",
    [
        *("//evil.example/", "..//", "../healthz", "%2e%2e/healthz", "%2e%2e%2fhealthz"),
        *("..%5chealthz", "%00", "01_passion%00.ipynb", "01_passion/", "01_passion//"),
        *("\\evil.example", "/\\evil.example", "%5cevil.example", ".;/healthz", "?code=//evil"),
    ],
)
def test_no_path_leads_elsewhere_or_past_the_door(way: Way, climb: str):
    status, answer = way.ask(f"{way.path}{climb}")
    location = urlsplit(header(answer, "location"))

    assert status < 500
    assert location.netloc in ("", way.name)
    assert location.path[1:2] not in ("/", "\\")
    assert "The journey" not in answer
    assert "<h1>A step" not in answer


def test_a_code_brought_by_a_link_leads_to_a_page_of_ours_alone(way: Way):
    for target in ("//evil.example", "/\\evil.example", "https://evil.example"):
        status, answer = way.ask(f"{way.path}{target}?code={CODE}")
        location = urlsplit(header(answer, "location"))

        assert status < 500
        assert location.netloc in ("", way.name)
        assert location.path[1:2] not in ("/", "\\")


def test_no_page_may_be_shown_in_a_frame_by_others(way: Way):
    _, answer = way.ask(way.path, "Referer: https://evil.example/", "Sec-Fetch-Dest: iframe")

    assert "frame-ancestors 'none'" in answer or "frame-ancestors 'self'" in answer
    assert "evil" not in answer
