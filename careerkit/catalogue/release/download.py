"""Fetching a release: the one time that careerkit goes to the internet, when asked to.

A download that was cut off goes on where it stopped, if the server can say that the file is
still the same; otherwise it begins anew.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from careerkit import content
from careerkit.catalogue.problems import problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Progress = Callable[[int, int], None]
    """Told how many bytes there are, and how many there will be (0 if unknown)."""

__all__ = ["MAX_DOWNLOAD", "address", "download"]

MAX_DOWNLOAD = 500_000_000
"""The largest zip that is fetched, in bytes. O*NET 30.1 is 13 MB."""

_PIECE = 1 << 16
_PATIENCE = 30
"""How long the server may be silent, in seconds."""

_CONTENT_RANGE_BROKEN = 416
_PARTIAL = 206


def address(release: str) -> str:
    """Where the official text zip of an O*NET release is.

    Raises:
        CatalogueError: If this can't be a release's number.
    """
    major, dot, minor = release.partition(".")
    if not (dot and major.isdecimal() and minor.isdecimal() and release.isascii()):
        raise problem("no_release", release=release)
    return f"https://www.onetcenter.org/dl_files/database/db_{major}_{minor}_text.zip"


def download(url: str, folder: Path, progress: Progress) -> Path:
    """Fetch a file into a folder, going on with what an earlier try left there.

    Args:
        url: An address of ``https``, or one on this computer.
        folder: Where to put it; ``download.zip`` in it is replaced once all has come.
        progress: Is told how many bytes have come, and of how many.

    Returns:
        The file.

    Raises:
        CatalogueError: If it can't be fetched or is too large. What came so far is kept.
    """
    _check_address(url)
    folder.mkdir(parents=True, exist_ok=True)
    part, notes = folder / "download.zip.part", folder / "download.json"
    try:
        with _open(url, part, notes) as response:
            start = _start(response, part, notes, url)
            _receive(response, part, start, progress)
    except (OSError, http.client.HTTPException) as error:
        raise problem("no_download", address=url, reason=_reason(error)) from None
    notes.unlink(missing_ok=True)
    return part.replace(folder / "download.zip")


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    # A server on this computer is what tests use, and people behind a mirror.
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise problem("not_https", address=url)


def _open(url: str, part: Path, notes: Path) -> Any:  # noqa: ANN401 - typeshed says so little
    headers = {"User-Agent": "careerkit", "Accept-Encoding": "identity"}
    try:
        return _request(url, headers | _range(url, part, notes))
    except urllib.error.HTTPError as error:
        if error.code != _CONTENT_RANGE_BROKEN:
            raise
        error.close()
        return _request(url, headers)


def _request(url: str, headers: dict[str, str]) -> Any:  # noqa: ANN401 - as above
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - checked above
    return urllib.request.build_opener(_CheckedRedirects).open(request, timeout=_PATIENCE)


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a server elsewhere, but only to where we would have gone ourselves."""

    def redirect_request(self, *args: Any) -> urllib.request.Request | None:  # noqa: ANN401 - as above
        _check_address(args[-1])
        return super().redirect_request(*args)


def _range(url: str, part: Path, notes: Path) -> dict[str, str]:
    """What to ask for, so that a file goes on that is the same still."""
    try:
        known = json.loads(notes.read_text(encoding="utf-8"))
        size = part.stat().st_size
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict) or known.get("address") != url or not known.get("mark"):
        return {}
    return {"Range": f"bytes={size}-", "If-Range": str(known["mark"])} if size else {}


def _start(response: Any, part: Path, notes: Path, url: str) -> int:  # noqa: ANN401 - as above
    """Where in the file the answer begins; notes how to go on from there another time."""
    size = part.stat().st_size if part.exists() else 0
    partial = response.status == _PARTIAL
    if partial and response.headers.get("Content-Range", "").startswith(f"bytes {size}-"):
        return size
    if partial:
        notes.unlink(missing_ok=True)
        raise OSError(0, content.text("catalogue.download.other_part"))
    mark = response.headers.get("ETag", "")
    if not mark or mark.startswith("W/"):
        mark = response.headers.get("Last-Modified", "")
    notes.write_text(json.dumps({"address": url, "mark": mark}), encoding="utf-8")
    return 0


def _receive(response: Any, part: Path, start: int, progress: Progress) -> None:  # noqa: ANN401 - as above
    length = response.length or 0
    total, done = (start + length if length else 0), start
    with part.open("r+b" if start else "wb") as file:
        file.seek(start)
        while piece := response.read(_PIECE):
            done += len(piece)
            if max(done, total) > MAX_DOWNLOAD:
                raise problem("too_large", name=part.name, limit=MAX_DOWNLOAD // 1_000_000)
            file.write(piece)
            progress(done, total)
    if done < total:
        raise OSError(0, content.text("catalogue.download.cut_off"))


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error.code} {error.reason}"
    if isinstance(error, urllib.error.URLError):
        return str(getattr(error.reason, "strerror", None) or error.reason)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
