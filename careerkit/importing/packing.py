"""Files that are packed in one: a zip, a spreadsheet, a Word file. Anybody may have made them."""

from __future__ import annotations

import io
import zipfile
import zlib

from careerkit import content
from careerkit.importing.problems import ImportingError

__all__ = ["MAX_FILES", "MAX_UNPACKED", "OLD_OFFICE", "unpacked"]

MAX_FILES = 500
"""Files in a zip."""

MAX_UNPACKED = 60_000_000
"""Bytes of all that is packed in a file."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How a file of an older Office begins, and one that has a password."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """All files of a zip, as long as they are not more than anybody would have packed.

    Args:
        data: The zip.

    Raises:
        ImportingError: If it can't be read, with one sentence that says why.
    """
    files: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            if len(pack.infolist()) > MAX_FILES:
                raise _problem("too_many_files", limit=MAX_FILES)
            for info in pack.infolist():
                # What it says of its size is not asked: it need not be true.
                with pack.open(info) as packed:
                    files[info.filename] = packed.read(left + 1)
                left -= len(files[info.filename])
                if left < 0:
                    raise _problem("too_large_unpacked", limit=MAX_UNPACKED // 1_000_000)
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
        *(NotImplementedError, RuntimeError, ValueError),
    ):
        # A RuntimeError is a password's, a NotImplementedError another way of packing.
        raise _problem("damaged") from None
    return files


def _problem(name: str, **values: object) -> ImportingError:
    return ImportingError(content.text(f"importing.problems.{name}", **values))
