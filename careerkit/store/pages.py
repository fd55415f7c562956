"""The workbook in a page: a file of HTML that is read without careerkit, and opened with it.

Such a file goes through many hands: a browser saves it again in a form of its own, a mail program
or an editor touches it. So all that is looked for is one element, wherever it stands, and what is
in it has no letter that another alphabet or HTML would write otherwise.
"""

from __future__ import annotations

import html
import quopri
import re

__all__ = ["PLACE", "is_page", "workbook_in"]

PLACE = "careerkit-workbook"
"""The id of the element, a ``template``: browsers show nothing of it, and save it with the page."""

# Parsers for all of HTML, and for letters, take hours for some files of a few megabytes.
_ELEMENT = re.compile(rf"<template\b[^<>]*?\bid\s*=\s*[\"']?{PLACE}\b[^<>]*>([^<]*)", re.IGNORECASE)
_HEADERS = re.compile(r"(?:From |[\w-]+:)(?:.+\n)*?MIME-Version:", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is HTML, or an archive of a page, which begins as a letter does."""
    return text.lstrip().startswith("<") or _HEADERS.match(text) is not None


def workbook_in(text: str) -> str | None:
    """The JSON of the workbook in a page; None if there is none.

    Args:
        text: HTML, or HTML as browsers archive it (MHTML, quoted-printable).
    """
    found = _found(text)
    # Quoted, it would have another beginning: what is found is never decoded once too often.
    if not found and _HEADERS.match(text):
        found = _found(str(quopri.decodestring(text.encode("latin-1", "replace")), "latin-1"))
    # The last one: behind it stands nothing that a person wrote.
    return html.unescape(found[-1]) if found else None


def _found(text: str) -> list[str]:
    return [one[1] for one in _ELEMENT.finditer(text)]
