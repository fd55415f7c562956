"""A Word file of anybody's: what is in it, or one sentence that says why it can't be read.

python-docx keeps each element in memory, so that a small file can ask for more than there is: how
many there are is counted before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from careerkit import content
from careerkit.importing.packing import OLD_OFFICE, unpacked
from careerkit.importing.problems import ImportingError
from careerkit.store.codec import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerkit.importing.word.remarks import Remarks
    from careerkit.importing.word.text import Place

__all__ = ["MAX_COMMENTS", "MAX_MARKUP", "is_word", "read_word"]

MAX_COMMENTS = 1_000
"""Comments of a file that are read."""

MAX_MARKUP = 1_500_000
"""Tags and attributes of all its parts: several times what five thousand entries make."""

_TEXTS = (".doc", ".docm", ".docx", ".dot", ".dotm", ".dotx", ".odt", ".ott", ".pages", ".rtf")


def is_word(name: str, data: bytes) -> bool:
    """Whether a file is a text document, of Word's or of another program's.

    Args:
        name: What it is called.
        data: What is in it.
    """
    is_packed = data.startswith(b"PK") and b"word/document.xml" in data
    return is_packed or name.lower().endswith(_TEXTS)


def read_word(
    name: str, data: bytes, places: Mapping[str, Place], titles: Mapping[str, str]
) -> Remarks:
    """The comments of a Word file.

    Args:
        name: What it is called.
        data: All of it.
        places: Where the anchors lead that are known.
        titles: Sections by what stands above them, for a file that has lost all anchors.

    Raises:
        ImportingError: If it can't be read, with one sentence that says why.
    """
    _check(name, data)
    try:
        from careerkit.importing.word.remarks import remarks_in  # noqa: PLC0415 - careerkit[export]
    except ImportError:
        needed = content.text("export.problems.needs", name="python-docx")
        raise ImportingError(needed) from None
    try:
        return remarks_in(data, places, titles, MAX_COMMENTS)
    except Exception:  # noqa: BLE001 - whatever is said of a file that anybody may have made
        _refuse("damaged")


def _check(name: str, data: bytes) -> None:
    """Refuse what is no Word file, and what would take too much memory."""
    if len(data) > MAX_BYTES:
        _refuse("too_large", limit=MAX_BYTES // 1_000_000)
    if data.startswith(OLD_OFFICE):
        _refuse("old")
    if not data.startswith(b"PK"):
        _refuse("damaged" if name.lower().endswith(".docx") else "other")
    parts = unpacked(data)
    if "word/document.xml" not in parts:
        _refuse("other")
    if sum(part.count(b"<") + part.count(b"=") for part in parts.values()) > MAX_MARKUP:
        _refuse("too_long")


def _refuse(name: str, **values: object) -> NoReturn:
    raise ImportingError(content.text(f"importing.word.problems.{name}", **values)) from None
