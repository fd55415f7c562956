"""A site without a server, built once, and a host for it that a test can stop."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from careerkit import content
from careerkit.site.preview import KINDS
from careerkit.site.pyodide import VERSION
from support.serving.servers import ROOT

_CANNOT_FETCH = content.text("static_site.problems.cannot_fetch", version=VERSION)
_LISTED = re.compile(r"const SITE = (\{.*?\});\n")
KEEPER = "service-worker.js"


class CannotFetchError(Exception):
    """Pyodide is not to be had from npm here."""


def build(folder: Path) -> None:
    """Build a site as a person does.

    Raises:
        CannotFetchError: If Pyodide can't be fetched.
    """
    command = [sys.executable, "-m", "careerkit", "site", "build", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if _CANNOT_FETCH in done.stderr:
        raise CannotFetchError(done.stderr)
    assert done.returncode == 0, done.stderr


class Host:
    """A host of static files below a folder, such as GitHub Pages with a folder a repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.sent = 0  # bytes
        self._may_answer = threading.Event()
        self._may_answer.set()
        self._held = re.compile(r"(?!)")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, self, folder))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def answer(self, path: str) -> None:
        """Note what is asked for, and wait with what is held."""
        self.asked.append(path)
        if self._held.search(path):
            self._may_answer.wait(60)

    @contextmanager
    def holding(self, pattern: str) -> Iterator[None]:
        """Let files with such an address not come before the end of the block."""
        self._held = re.compile(pattern)
        self._may_answer.clear()
        try:
            yield
        finally:
            self._may_answer.set()

    def stop(self) -> None:
        self._may_answer.set()
        self._server.shutdown()
        self._server.server_close()


class _Files(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **KINDS}  # noqa: RUF012 - as its parent's

    def __init__(self, host: Host, folder: Path, *args: object) -> None:
        self._host = host
        super().__init__(*args, directory=str(folder))

    def do_GET(self) -> None:
        self._host.answer(self.path)
        super().do_GET()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        data = source.read()
        self._host.sent += len(data)
        outputfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def copy(site: Path, to: Path) -> Path:
    """The same site in another place."""
    shutil.copytree(site, to)
    return to


def change(site: Path, name: str, old: str, new: str) -> None:
    """Change a page's words, as the next version of a site has other ones."""
    page, keeper = site / name, site / KEEPER
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    script = keeper.read_text(encoding="utf-8")
    listed = json.loads(_LISTED.match(script)[1])
    listed["files"][name] = sha256(page.read_bytes()).hexdigest()[:16]
    listed["version"] = sha256(json.dumps(listed).encode()).hexdigest()[:16]
    keeper.write_text(
        _LISTED.sub(f"const SITE = {json.dumps(listed)};\n", script), encoding="utf-8"
    )
