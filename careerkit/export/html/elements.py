"""HTML as a tree: whatever is put into it is text, and only ``written`` makes markup of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from careerkit.insight.language.languages import reads
from careerkit.model.values import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Content", "h", "ours", "own", "written"]

Content = str | ET.Element | None
"""What stands in an element; None is nothing."""

_QUOTE = re.compile("(?<=“)([^“”]*)(?=”)")
_ADDRESS = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"'`\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u206f]+",
    re.IGNORECASE,
)
_BEHIND = ".,;:!?)]}*_…»”\N{RIGHT SINGLE QUOTATION MARK}"
# Punctuation that ends a sentence and no address.


def h(tag: str, attributes: Mapping[str, str] | None = None, *content: Content) -> ET.Element:
    """An element::

        h("p", {"class": "ck-soft"}, "Hello ", h("b", None, "world"))

    Args:
        tag: Its name.
        attributes: By their names.
        content: Texts and elements, in their order.
    """
    element = ET.Element(
        tag, {name: printable(value) for name, value in (attributes or {}).items()}
    )
    last: ET.Element | None = None
    for one in content:
        if isinstance(one, str):
            if last is None:
                element.text = (element.text or "") + printable(one)
            else:
                last.tail = (last.tail or "") + printable(one)
        elif one is not None:
            element.append(one)
            last = one
    return element


def own(tag: str, text: str, attributes: Mapping[str, str] | None = None) -> ET.Element:
    """A text with words of the person's: in its own direction and language, its addresses as links.

    Args:
        tag: The element's name.
        text: What stands in it.
        attributes: More of them.
    """
    # Of another language nothing is known but that: it shall not be read as if it were ours.
    language = {} if reads(text) else {"lang": ""}
    return h(tag, {"dir": "auto", **language, **(attributes or {})}, *_linked(text))


def ours(tag: str, sentence: str, attributes: Mapping[str, str] | None = None) -> ET.Element:
    """A sentence of ours, in which each quote of the person's keeps its direction to itself.

    Args:
        tag: The element's name.
        sentence: What stands in it.
        attributes: Its attributes.
    """
    parts = _QUOTE.split(sentence)
    quoted = (h("bdi", None, part) if place % 2 else part for place, part in enumerate(parts))
    return h(tag, attributes, *quoted)


def written(page: ET.Element) -> str:
    """The page as HTML."""
    return f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode', method='html')}\n"


def _linked(text: str) -> Iterator[Content]:
    done = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_BEHIND)
        if not _leads_somewhere(address):
            continue
        yield text[done : found.start()]
        yield h("a", {"href": address, "rel": "noopener noreferrer"}, address)
        done = found.start() + len(address)
    yield text[done:]


def _leads_somewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return "@" in parts.path if parts.scheme == "mailto" else bool(parts.hostname)
