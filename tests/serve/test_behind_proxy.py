"""The started app behind a proxy that a test plays: what it believes, and what it doesn't.

A proxy is who connects from 127.0.0.2; who connects from 127.0.0.1 is anybody.
"""

from __future__ import annotations

import http.client
import json
import re
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from nbformat.v4 import new_markdown_cell

from careerkit import content
from support.serving import servers
from support.serving.visitors import UPGRADE, Answer, ask

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is Linux's"),
]

PROXY, ANYBODY = "127.0.0.2", "127.0.0.1"
NAME = "careers.example.org"
ORIGIN = f"https://{NAME}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    for name, title in (("career_journey", "The journey"), ("01_step", "A step")):
        servers.write_notebook([new_markdown_cell(f"# {title}")], place / f"{name}.ipynb")
    return place


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """Under a path with which addresses of its own begin, too."""
    served = servers.start_app(
        *("--folder", str(folder), f"--public-url={ORIGIN}/careerkit", f"--trust-proxy={PROXY}"),
        *("--allow-host=intranet", "--allow-embedding=https://moodle.example"),
        places=tmp_path_factory.mktemp("app"),
    )
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()
    assert "Error at" not in served.log(), served.log()


@pytest.fixture(scope="module")
def bare(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """An app that was told of no proxy."""
    served = servers.start_app("--folder", str(folder), places=tmp_path_factory.mktemp("bare"))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def page(app) -> Answer:
    return ask(app, "/careerkit/01_step")


def connect(app, peer: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(
        urlsplit(app.url).netloc, timeout=60, source_address=(peer, 0)
    )


def come(app, peer: str, path: str = "/01_step", **headers: str) -> http.client.HTTPResponse:
    """Ask from an address."""
    connection = connect(app, peer)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()
    connection.close()
    return answer


# ---- the path


@pytest.mark.parametrize("prefix", ["/careerkit", ""], ids=["kept", "stripped"])
def test_all_of_it_is_there_whether_a_proxy_keeps_the_path_or_not(app, page: Answer, prefix: str):
    cookie = page.headers["Set-Cookie"].split(";")[0]
    kernel = re.search(r'"kernelId": "([^"]+)"', page.text)[1]
    script = re.search(r'href="/careerkit(/careerkit/static/first-[^"]+)"', page.text)[1]

    assert "The journey" in ask(app, f"{prefix}/").text
    assert "A step" in ask(app, f"{prefix}/01_step").text
    assert ask(app, f"{prefix}{script}").status == 200
    assert ask(app, f"{prefix}/voila/templates/careerkit/static/page.js").status == 200
    assert ask(app, f"{prefix}/healthz").status == ask(app, f"{prefix}/readyz").status == 200
    assert ask(app, f"{prefix}/api/kernels/{kernel}", Cookie=cookie).status == 200
    assert ask(app, f"{prefix}/career_journey.ipynb").headers["Location"] == "/careerkit/"
    assert ask(app, f"{prefix}/nope").status == 404


def test_every_address_in_a_page_is_below_the_path(page: Answer):
    addresses = re.findall(r'(?:href|src)="(/[^"]*)"', page.text)

    assert addresses
    assert [one for one in addresses if not one.startswith("/careerkit/")] == []


@pytest.mark.parametrize("query", ["", "?code=a-b&x=1"])
def test_the_path_without_its_last_slash_leads_to_it(app, query: str):
    answer = ask(app, f"/careerkit{query}")

    assert (answer.status, answer.headers["Location"]) == (302, f"/careerkit/{query}")


@pytest.mark.parametrize(
    "path",
    [
        *("//evil.example/", "//evil.example", "/careerkit//evil.example/", "/careerkit///"),
        *("/careerkit/../healthz", "/careerkit/%2e%2e/healthz", "/careerkit%2fhealthz"),
        *("/careerkit/..%2f..%2fetc/passwd", "/careerkit/static/../../x", "/careerkitx/healthz"),
        *("/CAREERKIT/healthz", "/careerkit;/healthz", "/careerkit\\healthz", "/./healthz"),
        *("http://evil.example/careerkit/", "/careerkit/careerkit/careerkit/healthz"),
        *("/careerkit/careerkit/static/../../../01_step.ipynb", "/careerkit/01_step/", "*"),
    ],
)
def test_no_path_gets_around_the_base_url_or_away_from_here(app, path: str):
    answer = ask(app, path)

    assert answer.status in (400, 404)
    assert "Location" not in answer.headers
    assert "visitors" not in answer.text
    assert "A step" not in answer.text


def test_a_proxy_that_passes_on_a_path_of_its_own_is_told_of_the_option(bare):
    for path in ("/careers/", "/careers/01_step", "/careers/voila/static/x.js"):
        answer = ask(bare, path, Via="1.1 proxy")

        assert answer.status == 404
        assert content.text("site.missing.path", path="/careers/") in answer.text


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/careers/", {}), ("/<b>x/", {"Via": "1"}), ("/nope", {"Via": "1"}), ("/../", {"Via": "1"})],
)
def test_nobody_else_is_told_and_nothing_unsafe_is_said_again(bare, path: str, headers):
    answer = ask(bare, path, **headers)

    assert answer.status == 404
    assert "--base-url" not in answer.text
    assert "<b>" not in answer.text


# ---- names


@pytest.mark.parametrize("host", [NAME, f"{NAME}:443", "intranet", "INTRANET.:80", "localhost"])
def test_names_that_were_told_are_answered_to(app, host: str):
    assert ask(app, "/healthz", Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", f"{NAME}.evil.example", f"x.{NAME}", "192.168.0.7", "intranet.example"),
        *(f"evil.example/{NAME}", f"{NAME}@evil.example", "[2001:db8::7]", "moodle.example"),
    ],
)
def test_others_are_not_from_anybody(app, host: str):
    for peer in (ANYBODY, PROXY):
        answer = come(
            app, peer, Host=host, **{"X-Forwarded-Host": NAME, "Forwarded": f"host={NAME}"}
        )

        assert answer.status in (400, 421)
        assert "A step" not in answer.text
        assert answer.getheader("Set-Cookie") is None


def test_the_refusal_says_which_name_came_and_what_would_allow_it(app):
    answer = ask(app, "/", Host="careers.school.example:8080")

    assert answer.status == 421
    assert answer.headers["Content-Type"].startswith("text/html")
    name = "careers.school.example"
    text = re.sub(r"</?code>", "", answer.text)
    for key in ("named", "host"):
        assert content.text(f"site.refused.{key}", name=name) in text
    assert ask(app, "/", "HEAD", Host=name).text == ""


@pytest.mark.parametrize("host", ["'\"><script>alert(1)</script>", "a&b", "x" * 300])
def test_a_name_that_could_be_markup_is_not_said_again(app, host: str):
    answer = ask(app, "/", **{"X-Forwarded-Host": host})

    assert answer.status == 421
    assert content.text("site.refused.unnamed") in answer.text
    assert host not in answer.text


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_proxy_that_hides_the_name_is_told_before_a_page_that_would_not_work(bare, method: str):
    answer = ask(bare, "/01_step", method, **{"X-Forwarded-Host": f"{NAME}, inner.example"})

    assert answer.status == 421
    assert NAME in answer.text


def test_one_that_hides_a_name_which_was_told_is_fine(app):
    assert ask(app, "/healthz", **{"X-Forwarded-Host": NAME}).status == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        *((ORIGIN, 101), ("http://evil.example", 403), (f"http://{NAME}", 403)),
        *((f"{ORIGIN}:8443", 403), (f"{ORIGIN}.evil.example", 403), ("null", 403)),
        ("https://moodle.example", 403),
    ],
)
def test_a_page_at_the_public_address_reaches_its_kernel_and_no_other_does(
    app, page: Answer, origin: str, status: int
):
    """Also where the proxy asks by this computer's name."""
    cookie = page.headers["Set-Cookie"].split(";")[0]
    kernel = re.search(r'"kernelId": "([^"]+)"', page.text)[1]
    address = f"/careerkit/api/kernels/{kernel}/channels?session_id=x"
    headers = {"Cookie": cookie, "Host": "localhost", "Origin": origin, **UPGRADE}
    connection = connect(app, ANYBODY)
    connection.request("GET", address, headers=headers)

    assert connection.getresponse().status == status
    connection.close()
    if status == 403 and origin != "null":
        words = content.text("site.log.other_origin", origin=origin, host="localhost")
        assert app.log().count(words) == 1


# ---- who visits, and how


@pytest.mark.parametrize(("peer", "is_secure"), [(PROXY, True), (ANYBODY, False)])
def test_a_cookie_is_kept_to_https_if_a_trusted_proxy_says_so(app, peer: str, is_secure: bool):  # noqa: FBT001
    cookie = come(app, peer, Host=NAME, **{"X-Forwarded-Proto": "https"}).getheader("Set-Cookie")

    assert ("; Secure" in cookie) is is_secure
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("peer", "source", "is_small"),
    [
        *((PROXY, "203.0.113.9", True), (PROXY, "127.0.0.1", False), (PROXY, "", False)),
        *((ANYBODY, "203.0.113.9", False), (ANYBODY, "203.0.113.9, 127.0.0.2", False)),
    ],
)
def test_messages_are_made_small_for_whom_a_trusted_proxy_brings_from_elsewhere(
    app, peer: str, source: str, is_small
):
    page = ask(app, "/01_step")
    cookie = page.headers["Set-Cookie"].split(";")[0]
    kernel = re.search(r'"kernelId": "([^"]+)"', page.text)[1]
    asked = {"Sec-WebSocket-Extensions": "permessage-deflate", "X-Forwarded-For": source}
    connection = connect(app, peer)
    connection.request(
        "GET",
        f"/careerkit/api/kernels/{kernel}/channels?session_id=x",
        headers={"Cookie": cookie, **UPGRADE, **asked},
    )
    answer = connection.getresponse()

    assert answer.status == 101
    assert (answer.getheader("Sec-WebSocket-Extensions") is not None) is is_small
    connection.close()


@pytest.mark.parametrize("origin", [ORIGIN, ""])
def test_a_neighbour_gets_the_link_that_people_open(app, origin: str):
    cookie = ask(app, "/01_step").headers["Set-Cookie"].split(";")[0]
    headers = {"Cookie": cookie, "X-XSRFToken": cookie.removeprefix("_xsrf="), "Host": "localhost"}
    headers |= {"Origin": origin} if origin else {}

    opened = json.loads(ask(app, "/careerkit/story/box", "POST", **headers).text)

    assert opened["link"].startswith(f"{ORIGIN}/careerkit/story#")


# ---- frames


@pytest.mark.parametrize("path", ["/01_step", "/nope", "/healthz", "/careerkit/static/x.js"])
def test_only_the_site_that_was_named_may_show_it(app, path: str):
    answer = ask(app, path, Referer="https://evil.example/", Origin="https://evil.example")

    ancestors = re.findall(r"frame-ancestors ([^;]*)", answer.headers["Content-Security-Policy"])
    assert ancestors == ["https://moodle.example"]
    assert "X-Frame-Options" not in answer.headers


def test_in_its_frame_a_cookie_goes_along_and_elsewhere_it_stays_as_it_was(app):
    https = {"Host": NAME, "X-Forwarded-Proto": "https"}
    framed = come(app, PROXY, **https, **{"Sec-Fetch-Dest": "iframe"}).getheader("Set-Cookie")
    whole = come(app, PROXY, **https, **{"Sec-Fetch-Dest": "document"}).getheader("Set-Cookie")

    assert framed.endswith("; SameSite=None; Secure; Partitioned")
    assert whole.endswith("; SameSite=Lax; Secure")


def test_without_the_option_no_site_may(bare):
    answer = ask(bare, "/healthz")

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


# ---- headers alone, and sockets


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/01_step", 200),
        ("/nope", 404),
        ("/healthz", 200),
        ("/story", 200),
        ("/01_step.ipynb", 302),
    ],
)
def test_who_asks_for_headers_alone_starts_nothing(bare, path: str, status: int):
    answer = ask(bare, path, "HEAD")

    assert (answer.status, answer.text) == (status, "")
    assert "Set-Cookie" not in answer.headers
    assert bare.kernel_pids() == []


def test_a_socket_in_a_folder_is_where_a_proxy_finds_it(folder: Path, tmp_path_factory):
    place = tmp_path_factory.mktemp("s") / "app.sock"
    served = servers.start_app(
        f"--unix-socket={place}", "--folder", str(folder), places=place.parent
    )
    try:
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(str(place))
        connection.request("GET", "/01_step", headers={"X-Forwarded-Proto": "https"})
        answer = connection.getresponse()

        assert "A step" in answer.read().decode()
        assert answer.getheader("Set-Cookie").endswith("; Secure")
        connection.close()
    finally:
        served.stop()
    assert f"unix:{place}" in served.log()
    assert not place.exists()
