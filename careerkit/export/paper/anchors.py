"""Anchors in a Word file: where an answer stands, so that what is said beside it finds back."""

from __future__ import annotations

import hashlib

__all__ = ["anchor_of", "is_anchor"]

_OURS = "_ck_"


def anchor_of(section: str, record_id: str = "") -> str:
    """The name of the bookmark around a record, or around a whole section.

    An id may be any text, and Word takes forty letters, digits and underscores. So it is a digest
    of both: whoever has the workbook can tell which record it is. With an underscore in front,
    Word doesn't list it.
    """
    digest = hashlib.sha256(f"{section}/{record_id}".encode()).hexdigest()
    return f"{_OURS}{digest[:32]}"


def is_anchor(bookmark: str) -> bool:
    """Whether a bookmark of this name is an anchor of ours."""
    return bookmark.startswith(_OURS)
