"""A document as JSON: the workbook itself, which any careerkit opens again.

It is written as the store writes it, so that with everything chosen it is the workbook's own file,
byte for byte. ``careerkit schema`` prints the form that it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.store import encode

if TYPE_CHECKING:
    from careerkit.export.contents import Document

__all__ = ["render"]


def render(document: Document) -> bytes:
    """What is taken along of the workbook, as its file."""
    return encode(document.workbook).encode()
