"""A document as a page: its head, its contents, the steps, and the workbook inside it.

There is no script in it, and its policy forbids one: what folds and what is printed, HTML and CSS
do alone.
"""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING

import careerkit
from careerkit import content, theme
from careerkit.export.html.elements import h, written
from careerkit.export.html.sheet import sheet
from careerkit.export.html.steps import numbered, part_of, place
from careerkit.export.problems import ExportError
from careerkit.store import encode
from careerkit.store.codec import MAX_BYTES
from careerkit.store.pages import PLACE

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from careerkit.export.contents import Document
    from careerkit.export.html.elements import Content
    from careerkit.model import Workbook

__all__ = ["render"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(document: Document) -> bytes:
    """The document as one HTML file, in UTF-8.

    Raises:
        ExportError: If it would be too large to be opened again.
    """
    page = h("html", {"lang": content.LANGUAGE}, _head(document), _body(document))
    data = written(page).encode()
    if len(data) > MAX_BYTES:
        raise ExportError(content.text("html.problems.too_large", limit=MAX_BYTES // 1_000_000))
    return data


def _head(document: Document) -> ET.Element:
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "robots": "noindex",
        "format-detection": "telephone=no, date=no, address=no, email=no",
        "generator": f"careerkit {careerkit.__version__}",
    }
    return h(
        "head",
        None,
        h("meta", {"charset": "utf-8"}),
        h("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        *(h("meta", {"name": name, "content": told}) for name, told in named.items()),
        h("title", None, f"{document.title} ({document.told})"),
        h("style", None, theme.style() + _style()),
    )


def _style() -> str:
    folder = files(__package__)
    sheets = (folder.joinpath(f"{name}.css") for name in ("page", "sheet", "paper"))
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _body(document: Document) -> ET.Element:
    figures = count(1)
    return h(
        "body",
        {"class": "careerkit"},
        _top(document),
        _contents(document),
        h(
            "main",
            None,
            _page(document) if document.page else None,
            h("div", {"class": "steps"}, *(part_of(part, figures) for part in document.parts)),
            _about(document),
        ),
        h("template", {"id": PLACE}, _plain(document.workbook)),
    )


def _plain(workbook: Workbook) -> str:
    """The workbook in letters that no program on its way takes for others."""
    return json.dumps(json.loads(encode(workbook)), ensure_ascii=True, separators=(",", ":"))


def _top(document: Document) -> ET.Element:
    return h(
        "header",
        None,
        h("p", {"class": "made"}, document.told),
        h("h1", None, document.title),
        *(h("p", {"class": "ck-notice"}, note) for note in document.notes),
        h(
            "div",
            {"class": "paper"},
            h(
                "label",
                None,
                h("input", {"type": "checkbox", "id": "all", "aria-describedby": "all-hint"}),
                content.text("html.print_all"),
            ),
            h("p", {"id": "all-hint", "class": "ck-soft"}, content.text("html.print_hint")),
        ),
    )


def _contents(document: Document) -> ET.Element:
    return h(
        "nav",
        {"aria-labelledby": "contents"},
        h("h2", {"id": "contents"}, content.text("html.contents")),
        h(
            "ol",
            None,
            _link("mine", content.text("html.page")) if document.page else None,
            *(_link(place(part), numbered(part), part.title) for part in document.parts),
            _link("about", content.text("html.about")),
        ),
    )


def _link(at: str, *told: Content) -> ET.Element:
    return h("li", None, h("a", {"href": f"#{at}"}, *told))


def _page(document: Document) -> ET.Element:
    return h(
        "section",
        {"class": "mine", "aria-labelledby": "mine"},
        h("h2", {"id": "mine"}, content.text("html.page")),
        sheet(document.page),
    )


def _about(document: Document) -> ET.Element:
    is_part = document.notes and document.parts
    told = ["offline", "private", "inside", *(["part"] if is_part else [])]
    return h(
        "section",
        {"class": "about", "aria-labelledby": "about"},
        h("h2", {"id": "about"}, content.text("html.about")),
        *(h("p", None, content.text(f"html.told.{one}")) for one in told),
        h(
            "p",
            {"class": "ck-soft"},
            content.text("html.told.made", version=careerkit.__version__),
        ),
    )
