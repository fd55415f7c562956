"""A look at a site on this computer: files from a folder, on its own address alone."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

from careerkit.serve.ports import bind

__all__ = ["KINDS", "MISSING", "address_of", "server_of"]

_LOOPBACK = "127.0.0.1"

MISSING = "404.html"
"""The page for any other address, where hosts of static sites look for it."""

KINDS = MappingProxyType(
    {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }
)
"""What a computer's own list of kinds may have otherwise, so that a browser would not take it."""


class _Files(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **KINDS}  # noqa: RUF012 - as its parent has it

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as a host does: where there is no page, with the site's own one for that.

        Args:
            code: HTTP's status.
            message: As its parent takes it.
            explain: As its parent takes it.
        """
        page = Path(self.directory) / MISSING
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of who asked for what."""


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the files in a folder; nobody else on the network reaches it.

    Args:
        folder: The site's.
        port: Where; the next free one if it is taken, 0 for any.

    Raises:
        CannotServeError: If there is no free port.
    """
    listener = bind(_LOOPBACK, port)
    server = ThreadingHTTPServer(
        listener.getsockname(),
        partial(_Files, directory=str(folder)),
        bind_and_activate=False,
    )
    server.socket.close()
    server.socket = listener
    server.server_address = listener.getsockname()
    listener.setblocking(True)  # noqa: FBT003 - the socket module's way
    listener.listen()
    return server


def address_of(server: ThreadingHTTPServer) -> str:
    """Where a browser on this computer finds it."""
    return f"http://{_LOOPBACK}:{server.server_address[1]}/"
