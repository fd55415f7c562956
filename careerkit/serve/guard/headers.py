"""What every answer says about itself: which scripts may run, and who may use it.

One place for all of them: pages, errors, files, numbers, and refused connections. It is a
transform of the application's and no handler's duty, so that no handler can forget it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any

from tornado.web import GZipContentEncoding, OutputTransform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tornado.httputil import HTTPHeaders, HTTPServerRequest

__all__ = ["HEADERS", "INLINE", "STRICTER", "PackedPages", "SafeHeaders", "safe_headers"]

INLINE = ("careerkitPage.connect();", "careerkitPage.place();", "window.voila_heartbeat()")
"""The scripts that stand in a page itself, word for word: connect to the kernel, put a cell's
outputs in their place, and say that the kernel is still at work.

Known by their hashes and not by a nonce: a page is run ahead for a visitor to come, and what is
known beforehand can be in it.
"""


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


_POLICY = {
    "default-src": ["'none'"],
    # blob: because anywidget imports each widget's module from one: its code comes from the
    # kernel, over a connection that belongs to this page alone.
    "script-src": ["'self'", "blob:", *map(_hash, INLINE)],
    # The widgets of JupyterLab, of Vega and ours set styles from their scripts.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}

_NOT_USED = (
    *("accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid"),
    *("identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone"),
    *("midi", "payment", "picture-in-picture", "publickey-credentials-create"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "web-share"),
    "xr-spatial-tracking",
)
"""What a browser could do for a page, and does not for ours. Copying a draft is left out: the
clipboard's features are the only ones that a widget may ever ask for."""

_CSP = "Content-Security-Policy"

HEADERS = {
    _CSP: "; ".join(f"{name} {' '.join(sources)}" for name, sources in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOT_USED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""The headers of every answer. They stand in for what a handler says."""

STRICTER = "Careerkit-Policy"
"""In this header a handler says a second policy, which holds on top of the one for all: a page can
be stricter, and never less strict. (What Jupyter's handlers say as a policy is passed over.)"""

_OPENED_BY_NOBODY = {"none", "same-origin"}
"""What ``Sec-Fetch-Site`` says of an address that a person typed, kept or was sent, and of a link
of ours (docs/decisions/0081-a-page-that-nobody-opened.md). No page can set that header."""


class SafeHeaders(OutputTransform):
    """Sets the headers at the last moment before they are sent: ``app.add_transform``."""

    def __init__(self, request: HTTPServerRequest, headers: Mapping[str, str] = HEADERS) -> None:
        super().__init__(request)
        self._headers = headers
        site = request.headers.get("Sec-Fetch-Site")
        self._left_out = {"Cross-Origin-Opener-Policy"} if site in _OPENED_BY_NOBODY else set()

    def transform_first_chunk(
        self,
        status_code: int,
        headers: HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: ARG002, FBT001 - tornado's
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Set our headers and tell nothing of the server's version.

        Args:
            status_code: The answer's status, which stays.
            headers: Those that the handler set. They are changed in place.
            chunk: The first part of the body, which stays.
            finishing: Whether it is all of it.

        Returns:
            Status, headers and body, as tornado goes on with them.
        """
        headers.pop("Server", None)  # tells the version of tornado
        for name, value in self._headers.items():
            # The gate's form has to say where it comes from.
            if name not in self._left_out and (name != "Referrer-Policy" or name not in headers):
                headers[name] = value
        if stricter := headers.pop(STRICTER, None):
            headers[_CSP] = f"{headers[_CSP]}, {stricter}"
        return status_code, headers, chunk


def safe_headers(embedders: Sequence[str]) -> Any:  # noqa: ANN401 - tornado wants a class and only calls it
    """The transform for an application that the pages of these origins may show in a frame."""
    return partial(SafeHeaders, headers=headers_for(embedders)) if embedders else SafeHeaders


def headers_for(embedders: Sequence[str]) -> dict[str, str]:
    """The headers of every answer that the pages of these origins may show in a frame.

    ``X-Frame-Options`` knows no list. Browsers that know neither of the two are long gone.
    """
    if not embedders:
        return HEADERS
    policy = HEADERS["Content-Security-Policy"]
    allowed = f"frame-ancestors {' '.join(embedders)}"
    headers = {
        **HEADERS,
        "Content-Security-Policy": policy.replace("frame-ancestors 'none'", allowed),
    }
    del headers["X-Frame-Options"]
    return headers


class PackedPages(GZipContentEncoding):
    """Compresses pages, piece by piece as they go out; files are compressed beforehand.

    No page repeats what a request says beside a secret, so that its length tells nothing; the token
    in the gate's form is another text each time.
    """

    def _compressible_type(self, ctype: str) -> bool:
        return ctype == "text/html"
