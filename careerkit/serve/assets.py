"""Files of ours that a page loads once and keeps: the Vega bundle."""

from __future__ import annotations

import asyncio
import hashlib
from http import HTTPStatus
from importlib.metadata import version

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

__all__ = ["VegaBundle", "vega_name"]

_A_YEAR = 365 * 24 * 3600


def vega_name() -> str:
    """The file's name in its address: another one for each version, so that it can be kept."""
    versions = " ".join(version(name) for name in ("careerkit", "altair", "vl-convert-python"))
    return f"vega-{hashlib.sha256(versions.encode()).hexdigest()[:12]}.js"


class VegaBundle(JupyterHandler):
    """Hands out Vega, so that charts need neither a CDN nor the kernel's connection."""

    async def get(self) -> None:
        """Send the bundle; it is made when it is asked for the first time."""
        # The bundle belongs to the widgets; charts are optional to the server.
        from careerkit.widgets import vega  # noqa: PLC0415 - Altair's weight only when it is used

        try:
            text = await asyncio.to_thread(lambda: vega.bundle_path().read_bytes())
        except OSError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        self.set_header("Content-Type", "text/javascript; charset=UTF-8")
        self.set_header("Cache-Control", f"public, max-age={_A_YEAR}, immutable")
        self.finish(text)
