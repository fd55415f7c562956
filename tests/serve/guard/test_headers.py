"""The headers that every answer has, and the scripts that a page may hold."""

import re
import zlib

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from careerkit import theme
from careerkit.serve.guard.headers import (
    HEADERS,
    INLINE,
    STRICTER,
    PackedPages,
    SafeHeaders,
    safe_headers,
)
from careerkit.serve.pages import notebook_page

SCRIPT = re.compile(r"<script(?P<how>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
POLICY = HEADERS["Content-Security-Policy"]


def asked(**headers: str) -> HTTPServerRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named["Host"] = "127.0.0.1"
    return HTTPServerRequest(
        start_line=RequestStartLine("GET", "/", "HTTP/1.1"), headers=HTTPHeaders(named)
    )


def sources(directive: str) -> list[str]:
    return dict(one.split(" ", 1) for one in POLICY.split("; "))[directive].split()


def test_a_page_may_be_stricter_and_never_less_strict():
    own = HTTPHeaders({"Content-Security-Policy": "img-src *", STRICTER: "script-src 'self'"})
    _, headers, _ = SafeHeaders(asked()).transform_first_chunk(200, own, b"", finishing=True)

    # Of two policies a browser holds to both.
    assert headers["Content-Security-Policy"] == f"{POLICY}, script-src 'self'"
    assert STRICTER not in headers


def test_nothing_is_allowed_that_is_not_named():
    assert sources("default-src") == ["'none'"]
    assert sources("frame-ancestors") == ["'none'"]
    assert sources("connect-src") == ["'self'"]


def test_neither_text_nor_the_page_itself_is_a_source_of_scripts():
    allowed = sources("script-src")

    assert "'unsafe-inline'" not in allowed
    assert "'unsafe-eval'" not in allowed
    assert len([one for one in allowed if one.startswith("'sha256-")]) == len(INLINE)


def test_each_script_in_the_template_is_known_to_the_policy():
    folder = theme.jupyter_path() / "voila" / "templates" / "careerkit"
    for name in ("index.html.j2", "problem.html", "story.html"):
        template = (folder / name).read_text(encoding="utf-8")
        for script in SCRIPT.finditer(template):
            if "src=" not in script["how"] and "type=" not in script["how"]:
                assert script["code"] in INLINE


def test_what_is_said_while_a_page_waits_is_known_to_the_policy():
    (script,) = SCRIPT.finditer(notebook_page._STILL_HERE)

    assert script["code"] in INLINE


def test_what_a_handler_says_gives_way_and_no_version_is_told():
    said = HTTPHeaders(
        {"Server": "TornadoServer/6", "X-Frame-Options": "ALLOWALL", "Content-Type": "text/css"}
    )

    status, headers, chunk = SafeHeaders(asked()).transform_first_chunk(
        200, said, b"x", finishing=True
    )

    assert (status, chunk) == (200, b"x")
    assert dict(headers.get_all()) == {**HEADERS, "Content-Type": "text/css"}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "something", "", None])
def test_a_page_is_severed_from_who_may_have_opened_it(site: str | None):
    request = asked() if site is None else asked(Sec_Fetch_Site=site)

    _, headers, _ = SafeHeaders(request).transform_first_chunk(
        200, HTTPHeaders(), b"", finishing=True
    )

    assert dict(headers.get_all()) == HEADERS


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_a_page_that_nobody_opened_needs_no_process_of_its_own(site: str):
    request = asked(Sec_Fetch_Site=site)

    _, headers, _ = SafeHeaders(request).transform_first_chunk(
        200, HTTPHeaders(), b"", finishing=True
    )

    assert HEADERS.items() - dict(headers.get_all()).items() == {
        ("Cross-Origin-Opener-Policy", "same-origin")
    }


def test_a_page_is_compressed_piece_by_piece():
    """Each can be read when it has come: the next may take as long as a kernel does."""
    pages, reader = PackedPages(asked(Accept_Encoding="br, gzip")), zlib.decompressobj(31)

    _, headers, first = pages.transform_first_chunk(
        200, HTTPHeaders({"Content-Type": "text/html"}), b"the prose, ", finishing=False
    )
    assert headers["Content-Encoding"] == "gzip"
    assert reader.decompress(first) == b"the prose, "

    rest = pages.transform_chunk(b"the cells", finishing=True)
    assert reader.decompress(rest) == b"the cells"


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [("text/html", ""), ("text/html", "br"), ("application/json", "gzip"), ("text/css", "gzip")],
)
def test_what_is_no_page_or_not_asked_for_so_goes_out_as_it_is(kind: str, accepted: str):
    _, headers, body = PackedPages(asked(Accept_Encoding=accepted)).transform_first_chunk(
        200, HTTPHeaders({"Content-Type": kind}), b"text" * 1000, finishing=True
    )

    assert "Content-Encoding" not in headers
    assert body == b"text" * 1000


def test_the_sites_that_were_named_may_show_it_in_a_frame_and_nothing_else_changes():
    transform = safe_headers(["https://moodle.example", "https://canvas.example"])(asked())
    _, headers, _ = transform.transform_first_chunk(200, HTTPHeaders(), b"", finishing=True)

    policy = headers["Content-Security-Policy"]
    ancestors = "frame-ancestors https://moodle.example https://canvas.example"
    assert policy == POLICY.replace("frame-ancestors 'none'", ancestors)
    assert HEADERS.keys() - dict(headers.get_all()).keys() == {"X-Frame-Options"}


def test_without_such_a_site_none_may():
    assert safe_headers([]) is SafeHeaders
