"""Files that a page loads: known by name at the start, packed once, kept by the browser."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
import re
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import attrs
import brotli
from tornado.web import HTTPError, StaticFileHandler

from careerkit.serve.pages.bundle import without_source_map

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

__all__ = ["AssetFiles", "Assets", "Content", "make_vega", "vega_name"]

_BEST, _GOOD = 11, 9
"""How hard Brotli tries: the best takes ten times as long, and saves a tenth more."""

_LARGE = 300_000
"""Bytes of a file for which the best would take more than half a second."""

_A_YEAR = 365 * 24 * 3600
_FOREVER = f"public, max-age={_A_YEAR}, immutable"
_KINDS = frozenset({".js", ".css", ".svg", ".png", ".woff", ".woff2", ".ttf", ".eot"})
_PACKED_KINDS = frozenset({".js", ".css", ".json", ".svg", ".ttf", ".eot"})
_HASHED = re.compile(r"[.-]([0-9a-f]{8,})\.\w+$")
"""A name that changes with the content, as ours and webpack's do."""
_REFUSED = re.compile(r"\s*q\s*=\s*0(?:\.0*)?\s*")


def vega_name() -> str:
    """The file's name in its address: another one for each version, so that it can be kept."""
    versions = " ".join(version(name) for name in ("careerkit", "altair", "vl-convert-python"))
    return f"vega-{hashlib.sha256(versions.encode()).hexdigest()[:12]}.js"


def make_vega() -> bytes:
    """Vega in one file, so that charts need neither a CDN nor the kernel's connection.

    Raises:
        OSError: If no folder can be written.
    """
    # The bundle belongs to the widgets; charts are optional to the server.
    from careerkit.widgets.front_end import vega  # noqa: PLC0415 - Altair's weight only when it is used

    return vega.bundle_path().read_bytes()


@attrs.frozen
class Content:
    """What goes out for an address: the bytes, how they are compressed, and their entity tag.

    ``encoding`` is HTTP's word for that: ``gzip`` or ``br``; empty if they are not.
    """

    data: bytes
    encoding: str
    tag: str


class Assets:
    """The files that may be asked for, and no others: an address is looked up, never followed.

    A file is read when it is asked for. Its compressed form is made once, by ``pack`` or by the
    first visitor, and kept in memory: nothing is left behind, however the server ends. The smaller
    one by Brotli takes a hundred times as long, so that no visitor waits for it: ``shrink``.
    """

    def __init__(self) -> None:
        self._read: dict[str, Callable[[], bytes]] = {}
        self._packed: dict[str, Content] = {}
        self._small: dict[str, Content] = {}
        self._wanted: set[str] = set()
        self._versions: dict[str, str] = {}

    def add_folder(self, address: str, folder: Path) -> None:
        """Offer what is in a folder and below it; what is offered already stays.

        Only the kinds of files that a page is made of, and no link that leads out of it.
        """
        root = folder.resolve()
        for path in sorted(root.rglob("*")):
            if path.suffix in _KINDS and path.is_file() and path.resolve().is_relative_to(root):
                name = path.relative_to(root).as_posix()
                self._read.setdefault(f"{address}/{name}", path.read_bytes)

    def add_text(self, address: str, name: str, text: str) -> str:
        """Offer a text under a name that says what it holds, and return its address.

        Args:
            address: Where the file is to be.
            name: Its name, such as ``page.js``; the hash comes before the last dot.
            text: What it holds.
        """
        data = text.encode()
        stem, _, kind = name.rpartition(".")
        whole = f"{address}/{stem}-{hashlib.sha256(data).hexdigest()[:16]}.{kind}"
        self.add_made(whole, lambda: data)
        return whole

    def add_made(self, address: str, make: Callable[[], bytes]) -> None:
        """Offer what a function makes when it is asked for; an ``OSError`` means not there."""
        self._read[address] = make

    def remove(self, address: str) -> None:
        """Offer that no more, if it was offered."""
        for known in (self._read, self._packed, self._small, self._versions):
            known.pop(address, None)
        self._wanted.discard(address)

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def content(self, address: str, accepted: Collection[str] = ()) -> Content | None:
        """What goes out for that address; None if it is not in the list.

        Args:
            address: The address, below the base URL.
            accepted: How it may be compressed. Pictures and most fonts are as they are.
        """
        if address not in self._read:
            return None
        if "br" in accepted:
            self._wanted.add(address)
            if address in self._small:
                return self._small[address]
        packed = "gzip" in accepted
        if packed and address in self._packed:
            return self._packed[address]
        try:
            data = self._read[address]()
        except OSError:
            return None
        if not packed or PurePosixPath(address).suffix not in _PACKED_KINDS:
            return _content(data)
        # No clock in it: the same content has the same entity tag after a restart too.
        small = gzip.compress(_lean(address, data), 9, mtime=0)
        return self._packed.setdefault(address, _content(small, "gzip"))

    def versions(self, address: str) -> set[str]:
        """What may stand as ``?v=`` behind an address in the list to say which content is meant.

        webpack repeats the hash that is in the name, tornado and Voila say that of the file.
        """
        if address not in self._versions:
            self._versions[address] = hashlib.sha512(self._read[address]()).hexdigest()
        named = _HASHED.search(address)
        return {self._versions[address], *([named[1]] if named else [])}

    def pack(self, addresses: Iterable[str]) -> None:
        """Compress what every page asks for, before one does."""
        for address in addresses:
            self.content(address, ["gzip"])

    def shrink(self) -> None:
        """Make smaller what browsers have asked for that can read it."""
        for address, packed in [*self._packed.items()]:
            if address in self._wanted and address not in self._small:
                data = gzip.decompress(packed.data)
                quality = _BEST if len(data) < _LARGE else _GOOD
                self._small[address] = _content(brotli.compress(data, quality=quality), "br")
                if address not in self._packed:  # removed meanwhile
                    self._small.pop(address, None)


def _content(data: bytes, encoding: str = "") -> Content:
    return Content(data, encoding, f'"{hashlib.sha256(data).hexdigest()[:32]}"')


def _lean(address: str, data: bytes) -> bytes:
    if not address.endswith(".js"):
        return data
    return without_source_map(data.decode("utf-8")).encode()


class AssetFiles(StaticFileHandler):
    """Hands the files out: compressed to whom can read that, and for ever if the name says so.

    The rest is tornado's: ``If-None-Match``, ``HEAD`` and ``Range``. A part of a file is a part
    of the file as it is, never of its compressed form.
    """

    _content: Content
    _is_for_ever = False

    def initialize(self, assets: Assets, prefix: str) -> None:  # type: ignore[override] # no folder
        """Take the files, and what stands before the rest of an address."""
        super().initialize(path="/")
        self._assets = assets
        self._prefix = prefix

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's
        """Send the file, or the headers alone.

        Raises:
            HTTPError: 404 if it is not in the list of what the app serves.
        """
        found = await asyncio.to_thread(
            self._assets.content, f"{self._prefix}/{path}", self._accepted()
        )
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self._content = found
        self._is_for_ever = await asyncio.to_thread(self._is_for_one_content, path)
        await super().get(path, include_body)

    def _is_for_one_content(self, path: str) -> bool:
        """Whether the address, as it was asked for, never stands for another content."""
        asked = {*self.get_query_arguments("v")}
        if not asked:
            return _HASHED.search(path) is not None
        return len(asked) == 1 and asked <= self._assets.versions(f"{self._prefix}/{path}")

    def _accepted(self) -> set[str]:
        if "Range" in self.request.headers:
            return set()
        told = self.request.headers.get("Accept-Encoding", "").lower().split(",")
        named = (one.partition(";") for one in told)
        return {name.strip() for name, _, weight in named if not _REFUSED.fullmatch(weight)}

    def parse_url_path(self, url_path: str) -> str:
        """The address as it is: it is a name in a list, not a path."""
        return url_path

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:  # noqa: ARG003 - tornado's
        """The name again: nothing is looked up in the file system."""
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str:  # noqa: ARG002 - tornado's
        """It was found in the list."""
        return absolute_path

    def get_content(  # type: ignore[override] # tornado asks the instance
        self,
        abspath: str,  # noqa: ARG002 - tornado's
        start: int | None = None,
        end: int | None = None,
    ) -> bytes:
        """The bytes, or a part of them.

        Args:
            abspath: The file's place, which ``get`` looked up before.
            start: The first byte, from 0; the beginning if not given.
            end: The first byte that is no longer sent; all if not given.
        """
        return self._content.data[start:end]

    def get_content_size(self) -> int:
        """How many bytes there are."""
        return len(self._content.data)

    def get_modified_time(self) -> None:
        """No date: the entity tag knows better, and holds after a new installation too."""

    def should_return_304(self) -> bool:
        """Whether the visitor has it already, by its tag alone."""
        return self.check_etag_header()

    def compute_etag(self) -> str:
        """The tag of what goes out: another one for the compressed form."""
        return self._content.tag

    def get_content_type(self) -> str:
        """The type of the file, compressed or not."""
        suffix = PurePosixPath(self.absolute_path or "").suffix
        text = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}.get(suffix)
        if text:
            return f"{text}; charset=UTF-8"
        return mimetypes.types_map.get(suffix, "application/octet-stream")

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's
        """How long the file may be kept, and how it is packed."""
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Content-Type-Options", "nosniff")
        if self._content.encoding:
            self.set_header("Content-Encoding", self._content.encoding)
        self.set_header("Cache-Control", _FOREVER if self._is_for_ever else "no-cache")

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's
        """Say no more than the status."""
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code}\n")
