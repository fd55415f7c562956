"""Files that a page loads: known by name at the start, packed once, kept by the browser."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
import re
import tempfile
import weakref
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError, StaticFileHandler

from careerkit.serve.bundle import without_source_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["AssetFiles", "Assets", "make_vega", "vega_name"]

_A_YEAR = 365 * 24 * 3600
_FOREVER = f"public, max-age={_A_YEAR}, immutable"
_KINDS = frozenset({".js", ".css", ".svg", ".png", ".woff", ".woff2", ".ttf", ".eot"})
_PACKED_KINDS = frozenset({".js", ".css", ".svg", ".ttf", ".eot"})
_HASHED = re.compile(r"[.-][0-9a-f]{8,}\.\w+$")
"""A name that changes with the content, as ours and webpack's do."""


def vega_name() -> str:
    """The file's name in its address: another one for each version, so that it can be kept."""
    versions = " ".join(version(name) for name in ("careerkit", "altair", "vl-convert-python"))
    return f"vega-{hashlib.sha256(versions.encode()).hexdigest()[:12]}.js"


def make_vega() -> Path:
    """The bundle's file, so that charts need neither a CDN nor the kernel's connection.

    Raises:
        OSError: If no folder can be written.
    """
    # The bundle belongs to the widgets; charts are optional to the server.
    from careerkit.widgets import vega  # noqa: PLC0415 - Altair's weight only when it is used

    return vega.bundle_path()


class Assets:
    """The files that may be asked for, and no others: an address is looked up, never followed.

    A file is packed when it is asked for the first time, or before by ``pack``. What is packed
    lies in a folder of this process, which goes with it.
    """

    def __init__(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="careerkit-assets-", ignore_cleanup_errors=True)
        self._folder = Path(folder.name)
        self.close = weakref.finalize(self, folder.cleanup)
        self._files: dict[str, Path] = {}
        self._made: dict[str, Callable[[], Path]] = {}
        self._packed: dict[Path, Path] = {}

    def add_folder(self, address: str, folder: Path) -> None:
        """Offer what is in a folder and below it; what is offered already stays.

        Only the kinds of files that a page is made of, and no link that leads out of it.
        """
        root = folder.resolve()
        for path in sorted(root.rglob("*")):
            if path.suffix in _KINDS and path.is_file() and path.resolve().is_relative_to(root):
                name = path.relative_to(root).as_posix()
                self._files.setdefault(f"{address}/{name}", path)

    def add_text(self, address: str, name: str, text: str) -> str:
        """Offer a text under a name that says what it holds, and return its address.

        Args:
            address: Where the file is to be.
            name: Its name, such as ``page.js``; the hash comes before the last dot.
            text: What it holds.
        """
        stem, _, kind = name.rpartition(".")
        name = f"{stem}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.{kind}"
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        self._files[f"{address}/{name}"] = path
        return f"{address}/{name}"

    def add_made(self, address: str, make: Callable[[], Path]) -> None:
        """Offer a file that is made when it is asked for the first time."""
        self._made[address] = make

    def find(self, address: str) -> Path | None:
        """The file of that address, if there is one. It may have to be made: that takes time."""
        if address in self._made and address not in self._files:
            try:
                self._files[address] = self._made[address]()
            except OSError:
                return None
        return self._files.get(address)

    def pack(self, path: Path) -> Path:
        """The file, compressed with gzip; the same one each time."""
        if path not in self._packed:
            data = _lean(path)
            packed = self._folder / f"{hashlib.sha256(str(path).encode()).hexdigest()}.gz"
            # No clock in it: the same content has the same entity tag after a restart too.
            packed.write_bytes(gzip.compress(data, 9, mtime=0))
            self._packed[path] = packed
        return self._packed[path]

    def pack_all(self, addresses: Iterable[str]) -> None:
        """Pack what every page asks for, before anybody does."""
        for address in addresses:
            if path := self._files.get(address):
                self.pack(path)


def _lean(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != ".js":
        return data
    return without_source_map(data.decode("utf-8")).encode()


class AssetFiles(StaticFileHandler):
    """Hands the files out: compressed to whom can read that, and for ever if the name says so.

    The rest is tornado's: entity tags, ``If-None-Match``, ``HEAD`` and ``Range``. A part of a
    file is a part of the file as it is, never of its compressed form.
    """

    def initialize(self, assets: Assets, prefix: str) -> None:  # type: ignore[override] # no root
        """Take the files, and what stands before the rest of an address."""
        super().initialize(path="/")
        self._assets = assets
        self._prefix = prefix
        self._type = "application/octet-stream"
        self._is_packed = False

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's
        """Send the file, or the headers alone."""
        found = await asyncio.to_thread(self._assets.find, f"{self._prefix}/{path}")
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self._type = _media_type(found)
        self._is_packed = self._wants_packed(found)
        if self._is_packed:
            found = await asyncio.to_thread(self._assets.pack, found)
        self._found = found
        await super().get(path, include_body)

    def _wants_packed(self, path: Path) -> bool:
        accepted = self.request.headers.get("Accept-Encoding", "")
        return (
            path.suffix in _PACKED_KINDS
            and "Range" not in self.request.headers
            and re.search(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", accepted) is not None
        )

    def parse_url_path(self, url_path: str) -> str:
        """The address as it is: it is a name in a list, not a path."""
        return url_path

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        """Nothing is looked up in the file system."""
        return f"{root}{path}"

    def validate_absolute_path(self, root: str, absolute_path: str) -> str:  # noqa: ARG002 - tornado's
        """The file that was found in the list."""
        return str(self._found)

    def get_content_type(self) -> str:
        """The type of the file, compressed or not."""
        return self._type

    def set_extra_headers(self, path: str) -> None:
        """How long the file may be kept, and how it is packed."""
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Content-Type-Options", "nosniff")
        if self._is_packed:
            self.set_header("Content-Encoding", "gzip")
        is_versioned = _HASHED.search(path) or self.get_argument("v", "")
        self.set_header("Cache-Control", _FOREVER if is_versioned else "no-cache")

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's
        """Say no more than the status."""
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code}\n")


def _media_type(path: Path) -> str:
    kind = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}.get(path.suffix)
    if kind:
        return f"{kind}; charset=UTF-8"
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"
