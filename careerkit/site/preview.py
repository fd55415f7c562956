"""A look at a site on this computer: files from a folder, on its own address alone."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import TYPE_CHECKING

from careerkit.serve.ports import bind

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KINDS", "address_of", "server_of"]

_LOOPBACK = "127.0.0.1"

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
