from __future__ import annotations

import threading
import urllib.request
from pathlib import Path

from careerkit.site import preview


def test_files_come_from_this_computer_alone_as_what_they_are(tmp_path: Path):
    (tmp_path / "a.wasm").write_bytes(b"wasm")
    server = preview.server_of(tmp_path, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert server.server_address[0] == "127.0.0.1"
        with urllib.request.urlopen(f"{preview.address_of(server)}a.wasm") as answer:  # noqa: S310 - our own
            assert answer.headers["Content-Type"] == "application/wasm"
            assert answer.read() == b"wasm"
    finally:
        server.shutdown()
        server.server_close()
