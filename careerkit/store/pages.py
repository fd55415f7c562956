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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["PLACE", "is_page", "workbook_in"]

PLACE = "careerkit-workbook"
"""The id of the element, a ``template``: browsers show nothing of it, and save it with the page."""

_HEADERS = re.compile(r"(?:From |[\w-]+:)(?:.+\n)*?MIME-Version:", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is HTML, or an archive or a letter, which may hold some."""
    return text.lstrip().startswith("<") or _HEADERS.match(text) is not None


def workbook_in(text: str) -> str | None:
    """The JSON of the workbook in a page; None if there is none.

    Args:
        text: HTML, or HTML as browsers archive it and letters carry it (MHTML, EML).
    """
    if not _HEADERS.match(text):
        return _in_page(text)
    letter = email.message_from_string(text, policy=email.policy.default)
    pages = (part for part in letter.walk() if part.get_content_type() == "text/html")
    return next(filter(None, (_in_page(_text(part)) for part in pages)), None)


def _text(part: Message) -> str:
    """In whatever alphabet it says that it is: what is looked for is ASCII."""
    payload = part.get_payload(decode=True)
    return str(payload, "latin-1") if isinstance(payload, bytes) else ""


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
