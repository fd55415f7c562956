"""Fetching a release from a server on this computer: it goes on where it stopped."""

import contextlib
import http.server
import threading

import pytest

from careerkit.catalogue import CatalogueError
from careerkit.catalogue.release import download

DATA = bytes(range(256)) * 2000


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves DATA, and can be told to fail in the ways that servers do."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        server = self.server
        server.asked.append(dict(self.headers))
        if server.redirect:
            self.send_response(302)
            self.send_header("Location", server.redirect)
            self.end_headers()
            return
        if server.status:
            self.send_error(server.status)
            return
        start = self._start()
        if start is not None and start >= len(server.data) and not server.ignores_range:
            self.send_error(416)
            return
        self._send(start)

    def _start(self):
        wanted = self.headers.get("Range", "")
        same = self.headers.get("If-Range") in (self.server.mark, None)
        if not wanted or not same or self.server.ignores_range:
            return None
        return int(wanted.removeprefix("bytes=").removesuffix("-"))

    def _send(self, start):
        server, body = self.server, self.server.data[start or 0 :]
        self.send_response(200 if start is None else 206)
        if server.mark:
            self.send_header("Last-Modified" if server.weak else "ETag", server.mark)
        if server.weak:
            self.send_header("ETag", 'W/"1"')
        if start is not None:
            end = len(server.data)
            self.send_header("Content-Range", f"bytes {start + server.shift}-{end - 1}/{end}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: server.breaks_after])


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.data, httpd.mark, httpd.weak, httpd.shift = DATA, '"one"', False, 0
    httpd.status = httpd.breaks_after = httpd.redirect = None
    httpd.ignores_range, httpd.asked = False, []
    httpd.url = f"http://127.0.0.1:{httpd.server_port}/db_30_1_text.zip"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield httpd
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture
def fetch(server, tmp_path):
    def fetching(progress=lambda *_: None):
        return download.download(server.url, tmp_path, progress).read_bytes()

    return fetching


@pytest.fixture
def cut_off(server, fetch):
    """A first try, of which only a part arrived."""
    server.breaks_after = 200_000
    with pytest.raises(CatalogueError, match="the connection ended early"):
        fetch()
    server.breaks_after = None
    server.asked.clear()


def test_a_file_arrives_whole_and_nothing_else_is_left(fetch, tmp_path):
    assert fetch() == DATA
    assert [path.name for path in tmp_path.iterdir()] == ["download.zip"]


def test_progress_is_told_up_to_the_end(fetch):
    told = []

    fetch(lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1] == (len(DATA), len(DATA))


@pytest.mark.usefixtures("cut_off")
def test_a_download_that_was_cut_off_goes_on_where_it_stopped(server, fetch):
    told = []

    assert fetch(lambda done, total: told.append((done, total))) == DATA

    assert server.asked[0]["Range"] == "bytes=200000-"
    assert server.asked[0]["If-Range"] == '"one"'
    assert told[0][0] > 200_000
    assert told[-1] == (len(DATA), len(DATA))


@pytest.mark.usefixtures("cut_off")
def test_a_file_that_has_changed_begins_anew(server, fetch):
    server.data, server.mark = b"another file", '"two"'

    assert fetch() == b"another file"


@pytest.mark.usefixtures("cut_off")
def test_a_server_that_can_not_go_on_begins_anew(server, fetch):
    server.ignores_range = True

    assert fetch() == DATA


@pytest.mark.usefixtures("cut_off")
def test_a_file_that_has_become_shorter_begins_anew(server, fetch):
    server.data = DATA[:1000]

    assert fetch() == DATA[:1000]
    assert "Range" not in server.asked[1]


@pytest.mark.usefixtures("cut_off")
def test_a_wrong_part_is_not_put_in_and_the_next_try_begins_anew(server, fetch):
    server.shift = 5
    with pytest.raises(CatalogueError, match="another part of the file"):
        fetch()

    assert fetch() == DATA
    assert "Range" not in server.asked[-1]


def test_a_weak_mark_is_not_trusted_but_the_date_is(server, fetch):
    server.weak, server.mark = True, "Mon, 01 Dec 2025 00:00:00 GMT"
    server.breaks_after = 1000
    with pytest.raises(CatalogueError):
        fetch()
    server.breaks_after = None

    assert fetch() == DATA
    assert server.asked[-1]["If-Range"] == server.mark


def test_without_a_mark_it_begins_anew(server, fetch):
    server.mark, server.breaks_after = "", 1000
    with pytest.raises(CatalogueError):
        fetch()
    server.breaks_after = None

    assert fetch() == DATA
    assert "Range" not in server.asked[-1]


@pytest.mark.usefixtures("cut_off")
def test_damaged_notes_of_the_first_try_begin_anew(fetch, server, tmp_path):
    (tmp_path / "download.json").write_bytes(b"[1]")

    assert fetch() == DATA
    assert "Range" not in server.asked[0]


def test_an_error_of_the_server_is_told_with_the_address(server, fetch):
    server.status = 404

    with pytest.raises(CatalogueError, match=r"127\.0\.0\.1.*404"):
        fetch()


def test_a_server_that_is_not_there_is_told(tmp_path):
    with contextlib.closing(http.server.HTTPServer(("127.0.0.1", 0), Handler).socket) as socket:
        url = f"http://127.0.0.1:{socket.getsockname()[1]}/x.zip"

    with pytest.raises(CatalogueError, match="could not be fetched"):
        download.download(url, tmp_path, lambda *_: None)


def test_a_file_that_is_far_too_large_is_not_fetched(fetch, monkeypatch):
    monkeypatch.setattr(download, "MAX_DOWNLOAD", 1000)

    with pytest.raises(CatalogueError, match="is larger than"):
        fetch()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/x.zip",
        "ftp://example.org/x.zip",
        "file:///etc/passwd",
        "http://localhost@example.org/x.zip",
        "http://127.0.0.1.example.org/x.zip",
    ],
)
def test_only_secure_addresses_are_asked(url, tmp_path):
    with pytest.raises(CatalogueError, match="not a secure address"):
        download.download(url, tmp_path, lambda *_: None)


def test_being_sent_to_an_insecure_address_is_refused_before_it_is_asked(server, fetch):
    server.redirect = "http://example.invalid/x.zip"

    with pytest.raises(CatalogueError, match=r"example.invalid.* not a secure address"):
        fetch()


def test_the_official_address_is_made_from_the_releases_number():
    assert download.address("30.1").endswith("onetcenter.org/dl_files/database/db_30_1_text.zip")


@pytest.mark.parametrize("release", ["", "30", "30.1.2", "../30.1", "a.b", "30.", "³.1"])
def test_what_is_no_release_is_not_put_into_an_address(release):
    with pytest.raises(CatalogueError, match=r"not the number of an O\*NET release"):
        download.address(release)
