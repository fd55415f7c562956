"""The workbook in a page: a file of HTML that is read without careerkit, and opened with it.

Such a file goes through many hands: a browser saves it again in a form of its own, a mail program
or an editor touches it. So all that is looked for is one element, wherever it stands, and what is
in it has no letter that another alphabet would change.
"""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser

__all__ = ["PLACE", "is_page", "workbook_in"]

PLACE = "careerkit-workbook"
"""The id of the element, a ``template``: browsers show nothing of it, and save it with the page."""

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_HEADERS = re.compile(r"(?:From |[\w-]+:).*?^MIME-Version:", re.I | re.S | re.M)


def is_page(text: str) -> bool:
    """Whether a text is HTML, or a letter or an archive with headers that may hold some."""
    return bool(_PAGE.match(text) or _HEADERS.match(text))


def workbook_in(text: str) -> str | None:
    """The JSON of the workbook in a page; None if there is none.

    Args:
        text: HTML, or HTML as browsers archive it and letters carry it (MHTML, EML).
    """
    if not _HEADERS.match(text):
        return _in_page(text)
    letter = email.message_from_string(text, policy=email.policy.default)
    pages = (part for part in letter.walk() if part.get_content_type() == "text/html")
    found = (_in_page(part.get_content()) for part in pages)
    return next((one for one in found if one is not None), None)


def _in_page(text: str) -> str | None:
    finder = _Finder()
    finder.feed(text)
    finder.close()
    return "".join(finder.found) if finder.found else None


class _Finder(HTMLParser):
    """Collects what stands in the element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "template":
            self._is_inside = ("id", PLACE) in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.found.append(data)
