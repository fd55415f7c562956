"""A sheet as one HTML file: it prints on a page, asks nobody on the network and runs no script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from careerkit import content, theme
from careerkit.export.html.elements import h, written
from careerkit.export.sheets.fitting import SIZES, size_of
from careerkit.export.sheets.sheet import Letter, Lines, Options, Paragraph, Point, Quote, Table

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

    from careerkit.export.sheets.sheet import Block, Section, Sheet

__all__ = ["render"]


_OF_SEVERAL = 10
# The size of the letters where there are several pages anyway.

_EDITABLE = {
    "class": "letter",
    "dir": "auto",
    "role": "textbox",
    "aria-multiline": "true",
    "tabindex": "0",
    "contenteditable": "plaintext-only",
}


def render(sheet: Sheet) -> bytes:
    """The sheet as an HTML page, in UTF-8."""
    size = size_of(sheet)
    look = f"careerkit ck-size-{_class(size or _OF_SEVERAL)}{'' if size else ' several'}"
    header = h(
        "header",
        None,
        h("h1", None, sheet.title),
        h("p", {"class": "lead"}, sheet.lead),
        None if size else h("p", {"class": "long"}, content.text("sheets.long")),
    )
    main = h("main", None, header, *map(_section, sheet.sections))
    page = h("html", {"lang": content.LANGUAGE}, _head(sheet), h("body", {"class": look}, main))
    return written(page).encode("utf-8", "replace")


def _head(sheet: Sheet) -> ET.Element:
    return h(
        "head",
        None,
        h("meta", {"charset": "utf-8"}),
        h("meta", {"http-equiv": "Content-Security-Policy", "content": _policy()}),
        h("meta", {"name": "referrer", "content": "no-referrer"}),
        h("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        h("title", None, sheet.title),
        h("style", None, _style()),
    )


def _section(section: Section) -> ET.Element:
    return h(
        "section",
        {"class": "begins"} if section.is_new_page else None,
        _own("h2", section.heading) if section.heading else None,
        *_blocks(section),
    )


def _blocks(section: Section) -> Iterator[ET.Element]:
    for is_list, some in groupby(section.blocks, lambda one: isinstance(one, Point)):
        # Points in a row are one list.
        told = (_block(one, section.heading) for one in some)
        yield from [h("ul", None, *told)] if is_list else told


def _block(block: Block, heading: str) -> ET.Element:  # noqa: PLR0911 - one for each sort
    match block:
        case Point(text=text, note=note):
            return h("li", None, _own("span", text), _own("q", note) if note else None)
        case Quote(label=label, text=text):
            said = _own("figcaption", label) if label else None
            return h("figure", None, said, _own("blockquote", text))
        case Paragraph(text=text):
            return _own("p", text)
        case Letter(text=text):
            return h("div", {**_EDITABLE, "aria-label": heading}, text)
        case Table():
            return _table(block)
        case Options(label=label, options=options, help=said, is_one=is_one):
            answers = (one for option in options for one in (h("span", None, option), " "))
            boxes = h("p", {"class": "circles" if is_one else "boxes"}, *answers)
            return _asked(label, said, boxes)
        case Lines(label=label, count=count, help=said):
            rules = (h("div", {"class": "rule"}) for _ in range(count or 1))
            return _asked(label, said, *rules, is_short=count == 0)
    raise TypeError(type(block).__name__)


def _own(tag: str, text: str) -> ET.Element:
    """A text that may be in another direction, and keeps that to itself."""
    return h(tag, {"dir": "auto"}, text)


def _table(table: Table) -> ET.Element:
    heads = (h("th", {"scope": "col"}, column) for column in table.columns)
    rows = (h("tr", None, *(_own("td", cell) for cell in row)) for row in table.rows)
    look = {"class": "blank"} if table.is_blank else None
    return h("table", look, h("thead", None, h("tr", None, *heads)), h("tbody", None, *rows))


def _asked(label: str, said: str, *answer: ET.Element, is_short: bool = False) -> ET.Element:
    return h(
        "div",
        {"class": "asked short" if is_short else "asked"},
        h("p", {"class": "label"}, label) if label else None,
        h("p", {"class": "help"}, said) if said else None,
        *answer,
    )


@cache
def _style() -> str:
    sizes = (f".ck-size-{_class(size)} main {{ font-size: {size}pt; }}" for size in SIZES)
    look = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return f"{theme.tokens()}\n{look}\n@media print {{ {' '.join(sizes)} }}\n"


def _class(size: float) -> str:
    return f"{size:g}".replace(".", "-")


@cache
def _policy() -> str:
    """Nothing but the page's own style sheet, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
