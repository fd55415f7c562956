from __future__ import annotations

import threading
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest

from careerkit.site import preview


@contextmanager
def served(folder: Path):
    server = preview.server_of(folder, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def test_files_come_from_this_computer_alone_as_what_they_are(tmp_path: Path):
    (tmp_path / "a.wasm").write_bytes(b"wasm")
    with served(tmp_path) as server:
        assert server.server_address[0] == "127.0.0.1"
        with urllib.request.urlopen(f"{preview.address_of(server)}a.wasm") as answer:  # noqa: S310 - our own
            assert answer.headers["Content-Type"] == "application/wasm"
            assert answer.read() == b"wasm"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("page", ["no such page", None])
def test_where_there_is_nothing_it_answers_as_a_host_does(tmp_path: Path, page, method):
    if page:
        (tmp_path / preview.MISSING).write_text(page, encoding="utf-8")
    with served(tmp_path) as server:
        address = f"{preview.address_of(server)}typo"
        asked = urllib.request.Request(address, method=method)  # noqa: S310 - our own
        with pytest.raises(HTTPError) as missing:
            urllib.request.urlopen(asked)  # noqa: S310 - our own
        told = missing.value.read().decode()
    assert missing.value.code == 404
    if method == "HEAD":
        assert told == ""
    else:
        assert (told == page) is bool(page)
