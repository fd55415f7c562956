import asyncio
import gzip
import hashlib
import http.client
import os
import threading
from pathlib import Path

import brotli
import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from careerkit.serve.pages import assets
from careerkit.serve.pages.assets import AssetFiles, Assets, make_vega, vega_name
from careerkit.widgets.front_end import vega

GZIP = ("gzip",)
SCRIPT = "'use strict';\n" + "let a = 1;\n" * 400
MAPPED = SCRIPT + "//# sourceMappingURL=data:application/json;base64,AAAA\n"


def test_the_name_stays_while_the_versions_do():
    assert vega_name() == vega_name()
    assert vega_name().startswith("vega-")
    assert vega_name().endswith(".js")


@pytest.mark.parametrize("changed", ["careerkit", "altair", "vl-convert-python"])
def test_another_version_gets_another_name(changed: str, monkeypatch: pytest.MonkeyPatch):
    before = vega_name()
    real = assets.version
    monkeypatch.setattr(assets, "version", lambda name: "0" if name == changed else real(name))

    assert vega_name() != before


def test_a_bundle_that_can_not_be_made_is_not_there(monkeypatch: pytest.MonkeyPatch):
    def refuse():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vega, "bundle_path", refuse)
    files = Assets()
    files.add_made("static/vega.js", make_vega)

    assert files.content("static/vega.js", GZIP) is None


def test_what_is_compressed_is_read_once():
    calls = []

    def make() -> bytes:
        calls.append("made")
        return SCRIPT.encode()

    files = Assets()
    files.add_made("static/made.js", make)
    files.pack(["static/made.js", "static/missing.js"])

    assert gzip.decompress(files.content("static/made.js", GZIP).data) == SCRIPT.encode()
    assert calls == ["made"]


def test_a_text_is_named_for_what_it_holds():
    files = Assets()

    first, same, other = (files.add_text("own", "page.js", text) for text in ("a", "a", "b"))

    assert first == same != other
    assert files.content(first).data == b"a"


def test_the_first_folder_that_has_a_file_wins(tmp_path: Path):
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.css").write_text(name, encoding="utf-8")
    files = Assets()
    files.add_folder("static", tmp_path / "ours")
    files.add_folder("static", tmp_path / "theirs")

    assert files.content("static/page.css").data == b"ours"


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_a_link_out_of_the_folder_is_no_file_of_it(tmp_path: Path):
    (tmp_path / "private.js").write_text("private", encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "link.js").symlink_to(tmp_path / "private.js")
    files = Assets()
    files.add_folder("static", tmp_path / "static")

    assert list(files) == []


def test_what_was_asked_for_becomes_smaller_for_who_can_read_that():
    files = Assets()
    for name in ("asked.js", "other.js"):
        files.add_made(f"static/{name}", SCRIPT.encode)
    packed = files.content("static/asked.js", ["br", "gzip"])
    assert packed.encoding == "gzip"

    files.shrink()

    small = files.content("static/asked.js", ["br", "gzip"])
    assert small.encoding == "br"
    assert brotli.decompress(small.data) == SCRIPT.encode()
    assert len(small.data) < len(packed.data)
    assert len({small.tag, packed.tag, files.content("static/asked.js").tag}) == 3
    assert files.content("static/asked.js", GZIP) == packed
    assert files.content("static/other.js", ["br"]).encoding == ""


def test_what_no_browser_asked_for_that_reads_it_is_not_made_smaller():
    files = Assets()
    files.add_made("static/asked.js", SCRIPT.encode)
    files.pack(["static/asked.js"])
    files.content("static/asked.js", GZIP)

    files.shrink()

    assert files.content("static/asked.js", ["br", "gzip"]).encoding == "gzip"


def test_of_what_is_not_offered_nothing_is_remembered():
    files = Assets()

    assert files.content("static/made_up.js", ["br", "gzip"]) is None

    assert files._wanted == set()


def test_what_is_removed_is_gone_in_each_form():
    files = Assets()
    files.add_made("static/asked.js", SCRIPT.encode)
    files.content("static/asked.js", ["br", "gzip"])
    files.shrink()

    files.remove("static/asked.js")

    assert files.content("static/asked.js", ["br", "gzip"]) is None


def test_the_same_content_has_the_same_tag_in_the_next_server(tmp_path: Path):
    (tmp_path / "page.js").write_text(SCRIPT, encoding="utf-8")

    def tag(*accepted: str) -> str:
        files = Assets()
        files.add_folder("static", tmp_path)
        return files.content("static/page.js", accepted).tag

    assert tag(*GZIP) == tag(*GZIP) != tag() == tag()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory):
    """A server that offers three scripts, a picture, and nothing of what lies beside them."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "secret.txt").write_text("private", encoding="utf-8")
    (folder / "static").mkdir()
    (folder / "static" / "plain.js").write_text(SCRIPT, encoding="utf-8")
    (folder / "static" / "chunk.0123456789abcdef.js").write_text(MAPPED, encoding="utf-8")
    (folder / "static" / "dot.png").write_bytes(b"\x89PNG")
    (folder / "static" / "notes.json").write_text('"private"', encoding="utf-8")
    files = Assets()
    files.add_folder("static", folder / "static")
    sockets = bind_sockets(0, "127.0.0.1")
    ready, done = threading.Event(), []

    async def run() -> None:
        stop = asyncio.Event()
        done.extend([asyncio.get_running_loop(), stop])
        route = (r"/base/static/(.*)", AssetFiles, {"assets": files, "prefix": "static"})
        server = HTTPServer(Application([route]))
        server.add_sockets(sockets)
        ready.set()
        await stop.wait()
        server.stop()
        await server.close_all_connections()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    ready.wait(10)
    yield sockets[0].getsockname()[1]
    done[0].call_soon_threadsafe(done[1].set)
    thread.join(10)


def ask(port: int, path: str, method: str = "GET", **headers: str):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, f"/base/static/{path}", headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


def packed(port: int, path: str, **headers: str):
    return ask(port, path, **{"Accept-Encoding": "gzip, deflate, br", **headers})


def test_a_script_comes_compressed_to_a_browser_and_plain_to_others(port: int):
    small, plain = packed(port, "plain.js"), ask(port, "plain.js")

    assert small.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(small.body).decode() == plain.body.decode() == SCRIPT
    assert plain.getheader("Content-Encoding") is None
    assert small.getheader("Vary") == plain.getheader("Vary") == "Accept-Encoding"
    assert small.getheader("Content-Type") == "text/javascript; charset=UTF-8"
    assert small.getheader("ETag") != plain.getheader("ETag")


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br, gzip;q=0.0", ""])
def test_who_can_not_read_gzip_gets_none(port: int, accepted: str):
    answer = ask(port, "plain.js", **{"Accept-Encoding": accepted})

    assert answer.getheader("Content-Encoding") is None
    assert answer.body.decode() == SCRIPT


def test_a_picture_is_left_as_it_is(port: int):
    answer = packed(port, "dot.png")

    assert answer.getheader("Content-Encoding") is None
    assert answer.getheader("Content-Type") == "image/png"


def test_the_map_for_debuggers_is_not_sent(port: int):
    answer = packed(port, "chunk.0123456789abcdef.js")

    assert gzip.decompress(answer.body).decode().strip() == SCRIPT.strip()


@pytest.mark.parametrize("query", ["", "?v=0123456789abcdef", "?x=1"])
def test_what_is_named_for_its_content_is_kept_for_ever(port: int, query: str):
    answer = packed(port, f"chunk.0123456789abcdef.js{query}")

    assert answer.getheader("Cache-Control") == "public, max-age=31536000, immutable"


def test_a_file_is_kept_for_ever_under_the_version_that_tornado_gives_it(port: int):
    version = hashlib.sha512(ask(port, "plain.js").body).hexdigest()

    answer = packed(port, f"plain.js?v={version}")

    assert answer.getheader("Cache-Control") == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    [
        *("plain.js?v=0123", "plain.js?v=0123456789abcdef", "plain.js?v="),
        *("chunk.0123456789abcdef.js?v=0123456789abcdee", "chunk.0123456789abcdef.js?v=x"),
        "chunk.0123456789abcdef.js?v=0123456789abcdef&v=1",
    ],
)
def test_a_made_up_version_is_not_kept_for_ever(port: int, path: str):
    answer = packed(port, path)

    assert answer.status == 200
    assert answer.getheader("Cache-Control") == "no-cache"


@pytest.mark.parametrize("refused", ["gzip;q=0", "br, gzip; q=0.0", "identity", ""])
def test_who_reads_nothing_compressed_gets_it_as_it_is(port: int, refused: str):
    answer = ask(port, "plain.js", **{"Accept-Encoding": refused})

    assert answer.getheader("Content-Encoding") is None
    assert answer.body.decode() == SCRIPT


def test_a_date_alone_says_nothing(port: int):
    answer = packed(port, "plain.js", **{"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})

    assert answer.status == 200


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_anything_else_is_asked_for_again_and_not_sent_again(port: int, encoding: str):
    first = ask(port, "plain.js", **{"Accept-Encoding": encoding})
    again = ask(
        port, "plain.js", **{"Accept-Encoding": encoding, "If-None-Match": first.getheader("ETag")}
    )

    assert first.getheader("Cache-Control") == "no-cache"
    assert (again.status, again.body) == (304, b"")


def test_the_headers_alone_say_the_same(port: int):
    head = ask(port, "plain.js", "HEAD", **{"Accept-Encoding": "gzip"})
    whole = packed(port, "plain.js")

    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Length", "Content-Encoding", "ETag", "Content-Type"):
        assert head.getheader(name) == whole.getheader(name)


def test_a_part_is_a_part_of_the_file_itself(port: int):
    answer = packed(port, "plain.js", Range="bytes=0-11")

    assert (answer.status, answer.body.decode()) == (206, SCRIPT[:12])
    assert answer.getheader("Content-Encoding") is None
    assert answer.getheader("Content-Range") == f"bytes 0-11/{len(SCRIPT)}"


@pytest.mark.parametrize(
    "path",
    [
        *("nothing.js", "notes.json", "", ".", "..", "../secret.txt", "..%2fsecret.txt"),
        *("%2e%2e/secret.txt", "/etc/passwd", "%2fetc%2fpasswd", "static/plain.js"),
        *("plain.js/", "plain.js%00", "..\\secret.txt", "sub/../plain.js"),
    ],
)
def test_what_is_not_listed_is_not_there(port: int, path: str):
    answer = packed(port, path)

    assert answer.status == 404
    assert b"private" not in answer.body


def test_nothing_can_be_written(port: int):
    assert ask(port, "plain.js", "PUT").status == 405
    assert ask(port, "plain.js", "POST").status == 405
