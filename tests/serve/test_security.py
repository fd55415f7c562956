"""What an attacker gets over HTTP, asked for byte by byte of their own choice."""

from __future__ import annotations

import stat
from itertools import product
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_markdown_cell

from careerkit.serve.guard.headers import HEADERS
from support.serving import servers
from support.serving.visitors import UPGRADE, Visitor, ask, send

SECRET = "a sentence that no other visitor should read"
PREFIXES = (
    "/",
    "/careerkit/static/",
    "/voila/static/",
    "/voila/templates/careerkit/static/",
    "/voila/labextensions/",
    "/voila/labextensions/anywidget/static/",
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("workshop") / "notebooks"
    place.mkdir()
    for secret in (place / "secret.txt", place.parent / "secret.txt", place / "secret.js"):
        secret.write_text(SECRET, encoding="utf-8")
    servers.write_notebook([new_markdown_cell("# Here")], place / "career_journey.ipynb")
    servers.write_notebook([new_markdown_cell("# A step")], place / "01_step.ipynb")
    return place


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_app("--folder", str(folder), places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()
    assert "Error at" not in served.log(), served.log()
    assert SECRET not in served.log()


@pytest.fixture
def visitor(app) -> Visitor:
    return Visitor.arrive(app)


@pytest.fixture
def other(app) -> Visitor:
    return Visitor.arrive(app, "/01_step")


@pytest.fixture(scope="module")
def session(app) -> dict[str, str]:
    """The cookie and the token of a visitor whose kernel does not matter."""
    visitor = Visitor.arrive(app)
    return {"Cookie": visitor.cookie, "X-XSRFToken": visitor.token}


# ---- headers


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/01_step", "GET", 200),
        ("/01_step?topic=birds", "GET", 200),
        ("/career_journey.ipynb", "GET", 302),
        ("/nope", "GET", 404),
        ("/nope", "POST", 403),
        ("/healthz", "GET", 200),
        ("/healthz", "DELETE", 405),
        ("/healthz", "TRACE", 405),
        ("/metrics", "GET", 404),
        ("/voila/static/nope.js", "GET", 404),
        ("/voila/templates/careerkit/static/page.js", "GET", 200),
        ("/voila/templates/careerkit/static/page.js", "HEAD", 200),
        ("/api/kernels/00000000-0000-0000-0000-000000000000", "GET", 404),
        ("/voila/api/shutdown/nope", "POST", 404),
    ],
)
def test_every_answer_has_the_same_headers(app, path: str, method: str, status: int):
    answer = ask(app, path, method)

    assert answer.status == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Server" not in answer.headers


def test_a_refused_connection_has_them_too(app, visitor: Visitor):
    for cookie in ("", visitor.cookie):
        answer = ask(
            app,
            f"{visitor.about}/channels?session_id=x",
            Cookie=cookie,
            Origin="http://example.org",
            **UPGRADE,
        )

        assert answer.status in (403, 404)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "Server" not in answer.headers


# ---- names


@pytest.mark.parametrize(
    "host",
    [
        *("example.org", "example.org:8866", "127.0.0.1.example.org", "192.168.0.7"),
        *("localhost.example.org", "[::ffff]", "8.8.8.8", "127.0.0.1\r\nHost: example.org"),
    ],
)
@pytest.mark.parametrize("path", ["/01_step", "/healthz", "/careerkit/static/x.js"])
def test_no_visitor_is_answered_under_another_name(app, path: str, host: str):
    answer = ask(app, path, Host=host)

    # Tornado itself ends a request with two names.
    assert answer.status == (400 if "\r\n" in host else 421)
    assert "visitors" not in answer.text
    if answer.status == 421:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:8866", "LocalHost."])
def test_this_computers_own_names_will_do(app, host: str):
    assert ask(app, "/healthz", Host=host).status == 200


def test_on_a_network_any_name_will_do(folder: Path, tmp_path: Path):
    everywhere = ("--host", "0.0.0.0")  # noqa: S104 - what is tested
    served = servers.start_app("--folder", str(folder), *everywhere, places=tmp_path)
    try:
        assert ask(served, "/healthz", Host="workshop.example.org").status == 200
    finally:
        served.stop()


# ---- kernels of others, and without what a page has


@pytest.mark.parametrize("who", ["nobody", "another visitor"])
@pytest.mark.parametrize("what", ["the token", "nothing"])
def test_a_kernel_of_another_visitor_is_not_there(
    app, visitor: Visitor, other: Visitor, who: str, what: str
):
    mine = {"Cookie": other.cookie} if who == "another visitor" else {}
    if what == "the token":
        mine["X-XSRFToken"] = other.token

    tried = [
        ask(app, visitor.about, **mine),
        ask(app, f"{visitor.about}?_xsrf={other.token}", **mine),
        ask(app, visitor.about, "DELETE", **mine),
        ask(app, visitor.about, "PATCH", b"{}", **mine),
        ask(app, f"{visitor.about}/interrupt", "POST", b"{}", **mine),
        ask(app, f"{visitor.about}/restart", "POST", b"{}", **mine),
        ask(app, f"{visitor.about}/channels?session_id=x", **{**mine, **UPGRADE}),
        ask(app, f"/voila/api/shutdown/{visitor.kernel}", "POST", b"x=1", **{**mine, **FORM}),
    ]

    assert {answer.status for answer in tried} <= {403, 404}
    assert ask(app, visitor.about, Cookie=visitor.cookie).status == 200


def test_what_a_kernel_says_is_heard_by_no_other_user_of_the_computer(app, visitor: Visitor):
    places = {
        Path(socket.laddr)
        for pid in app.kernel_pids()
        for socket in psutil.Process(pid).net_connections("unix")
        if visitor.kernel[-12:] in socket.laddr
    }

    assert len(places) == len(("shell", "iopub", "stdin", "control", "heartbeat"))
    [folder] = {place.parent for place in places}
    assert not folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_ones_own_kernel_is_not_ended_without_the_token(app, visitor: Visitor):
    tried = [
        ask(app, visitor.about, "DELETE", Cookie=visitor.cookie),
        ask(
            app,
            f"/voila/api/shutdown/{visitor.kernel}",
            "POST",
            b"_xsrf=wrong",
            **FORM,
            Cookie=visitor.cookie,
        ),
        ask(
            app,
            f"/voila/api/shutdown/{visitor.kernel}",
            "POST",
            f"_xsrf={visitor.token}".encode(),
            **FORM,
            Cookie=visitor.cookie,
            Origin="http://example.org",
        ),
    ]

    assert {answer.status for answer in tried} <= {403, 404}
    assert ask(app, visitor.about, Cookie=visitor.cookie).status == 200


@pytest.mark.parametrize(
    "kernel",
    ["..", "%2e%2e", "*", "", "00000000-0000-0000-0000-000000000000", "nobody", "%00", "x" * 5000],
)
def test_no_made_up_kernel_is_there(app, session: dict, kernel: str):
    for path in (f"/api/kernels/{kernel}", f"/voila/api/shutdown/{kernel}"):
        for method in ("GET", "POST", "DELETE"):
            assert ask(app, path, method, **session).status in (403, 404, 405)


# ---- files


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(
    "climb",
    [
        *("../", "%2e%2e/", "%2e%2e%2f", "..%2f", "%252e%252e%252f", "..%255c", "..\\", "..%5c"),
        *("....//", "..;/", ".%00./", "%c0%ae%c0%ae/", "..%c0%af", "..%ef%bc%8f", "/", "//", "~/"),
    ],
)
def test_no_path_leads_out_of_what_is_offered(app, folder: Path, prefix: str, climb: str):
    targets = ["secret.txt", "secret.js", "etc/passwd", "%2fetc%2fpasswd"]
    targets += [str(folder / "secret.js"), str(folder.parent / "secret.txt")]
    for target, times in product(targets, (1, 12)):
        answer = ask(app, f"{prefix}{climb * times}{target}")

        assert answer.status in (400, 404)
        assert SECRET not in answer.text
        assert "root:" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        *("/secret.txt", "/secret.js", "/secret", "/01_step.ipynb%00", "/01_step%00.ipynb"),
        *("/01_step.ipynb.ipynb", "/./01_step", "//example.org", "//example.org/01_step"),
        *("/\\example.org", "/%2f%2fexample.org", "/01_step/", "/01_step/..%2f", "/.ipynb_x"),
        *("/voila/static/page.js%00.png", "/voila/static", "/voila/static/", "/careerkit"),
        *("/voila/templates/lab/static/index.css", "/voila/templates/../static/page.js"),
        *("/voila/labextensions/anywidget/package.json", "/voila/api/themes/x/y.css"),
    ],
)
def test_what_is_not_offered_is_not_there(app, path: str):
    answer = ask(app, path)

    assert answer.status == 404
    assert "Location" not in answer.headers
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        *("/api", "/api/kernels", "/api/kernelspecs", "/api/sessions", "/api/contents"),
        *("/api/contents/secret.txt", "/api/terminals", "/api/config/x", "/api/me", "/api/status"),
        *("/api/shutdown", "/api/security/csp-report", "/files/secret.txt", "/view/secret.txt"),
        *("/nbconvert/html/01_step.ipynb", "/terminals/1", "/terminals/websocket/1", "/lab"),
        *("/tree", "/login", "/logout", "/edit/x", "/static/style/style.min.css", "/custom/x.css"),
        *("/voila/tree", "/voila/files/secret.txt", "/voila/render/01_step.ipynb"),
        *("/voila/query/00000000-0000-0000-0000-000000000000", "/voila/execution/x"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_else_of_jupyter_or_voila_is_there(app, session: dict, path: str, method: str):
    answer = ask(app, path, method, b"{}" if method == "POST" else b"", **session)

    # A name that a notebook could have is asked for, and takes nothing.
    assert answer.status == (405 if method == "POST" and path.count("/") == 1 else 404)


# ---- methods, and what is no request


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "X"])
@pytest.mark.parametrize("path", ["/", "/01_step", "/healthz", "/voila/static/voila.js"])
def test_no_method_changes_a_page_or_a_file(app, session: dict, path: str, method: str):
    answer = ask(app, path, method, **session)

    assert answer.status == 405
    assert session["X-XSRFToken"] not in answer.text


@pytest.mark.parametrize(
    "request_",
    [
        b"GET\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        (
            b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_no_page(app, request_: bytes):
    assert send(app, request_).split(b"\r\n")[0] in (b"", b"HTTP/1.1 400 Bad Request")
    assert ask(app, "/healthz").status == 200
