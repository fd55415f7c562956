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
from careerkit.export.html.elements import h, own, written
from careerkit.export.html.pictures import picture
from careerkit.export.html.sheet import sheet
from careerkit.export.problems import ExportError
from careerkit.export.words import number_in_words
from careerkit.store import encode
from careerkit.store.codec import MAX_BYTES
from careerkit.store.pages import PLACE

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterable, Iterator

    from careerkit.charts import Figure
    from careerkit.export.contents import Document, Entry, Part, Section
    from careerkit.export.words import Answer
    from careerkit.model import Workbook

__all__ = ["render"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_MANY = 6
"""More entries than that, with no words of the person's in them, are folded up."""


_SHORT = 40
"""A longer answer has a line of its own."""


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
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


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
            h("div", {"class": "steps"}, *(_part(part, figures) for part in document.parts)),
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
    steps = ((_place(part), _number(part), part.title) for part in document.parts)
    mine = [("mine", "", content.text("html.page"))] if document.page else []
    about = ("about", "", content.text("html.about"))
    return h(
        "nav",
        {"aria-labelledby": "contents"},
        h("h2", {"id": "contents"}, content.text("html.contents")),
        h(
            "ol",
            None,
            *(
                h("li", None, h("a", {"href": f"#{place}"}, _numbered(number), title))
                for place, number, title in (*mine, *steps, about)
            ),
        ),
    )


def _place(part: Part) -> str:
    return f"step-{part.number}" if part.number else "beyond"


def _number(part: Part) -> str:
    return content.text("html.step", number=part.number) if part.number else ""


def _numbered(number: str) -> ET.Element | None:
    return h("span", {"class": "number"}, number, " ") if number else None


def _page(document: Document) -> ET.Element:
    return h(
        "section",
        {"class": "mine", "aria-labelledby": "mine"},
        h("h2", {"id": "mine"}, content.text("html.page")),
        sheet(document.page),
    )


def _about(document: Document) -> ET.Element:
    told = ["offline", "private", "inside", *(["part"] if document.notes else [])]
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


# ---- the steps


def _part(part: Part, figures: Iterator[int]) -> ET.Element:
    place = _place(part)
    return h(
        "section",
        {"class": _paper("part", part.sections), "aria-labelledby": place},
        h("h2", {"id": place}, _numbered(_number(part)), part.title),
        *(_section(section, figures) for section in part.sections),
        *_remarks(part.said, part.figures, figures),
        h("p", {"class": "back"}, h("a", {"href": "#contents"}, content.text("html.back"))),
    )


def _section(section: Section, figures: Iterator[int]) -> ET.Element:
    title = h("h3", None, section.title)
    entries = _entries(section)
    if len(section.entries) > _MANY and not any(map(_has_words, section.entries)):
        told = content.plural("html.folded", len(section.entries), title=section.title)
        entries = h("details", None, h("summary", None, h("h3", None, told)), entries)
        title = None
    return h(
        "section",
        {"class": _paper("section", [section])},
        title,
        entries,
        *_remarks(section.said, section.figures, figures),
    )


def _paper(name: str, sections: Iterable[Section]) -> str:
    """The classes of a place: of one without a word to read, paper is kept free."""
    return name if any(_is_read(e) for one in sections for e in one.entries) else f"{name} facts"


def _is_read(entry: Entry) -> bool:
    """Whether more stands in it than what was rated, chosen and ticked off."""
    has_day = any(answer.kind == "date" for answer in entry.answers)
    return _has_words(entry) or (bool(entry.name) and has_day)


def _has_words(entry: Entry) -> bool:
    return any(answer.is_own for answer in entry.answers)


def _entries(section: Section) -> ET.Element:
    asked = {answer.question for entry in section.entries for answer in entry.answers}
    if len(asked) == 1 and all(map(_is_one_choice, section.entries)):
        pairs = ((entry.name, *entry.answers) for entry in section.entries)
        return h(
            "div",
            {"class": "pairs"},
            h("p", {"class": "ck-soft"}, *asked),
            h("dl", None, *(_answer(answer, name) for name, answer in pairs)),
        )
    several = len(section.entries) > 1
    return h(
        "div",
        {"class": "entries"},
        *(
            _entry(entry, content.text("export.entry", number=number) if several else "")
            for number, entry in enumerate(section.entries, start=1)
        ),
    )


def _is_one_choice(entry: Entry) -> bool:
    """Whether it is a thing and one answer that was chosen: a rating, a card."""
    return bool(entry.name) and len(entry.answers) == 1 and not _has_words(entry)


def _entry(entry: Entry, otherwise: str) -> ET.Element:
    name = entry.name or otherwise
    return h(
        "article",
        {"class": "entry"},
        own("h4", name) if name else None,
        h("dl", None, *map(_answer, entry.answers)) if entry.answers else None,
    )


def _answer(answer: Answer, name: str = "") -> ET.Element:
    return h(
        "div",
        {"class": _sort(answer)},
        own("dt", name) if name else h("dt", {"dir": "auto"}, answer.question),
        own("dd", answer.text),
    )


def _sort(answer: Answer) -> str:
    """Whether an answer is the person's words, a day, or another fact: it says how it is set."""
    if answer.is_own:
        return "words"
    if answer.kind == "date":
        return "day"
    return "fact long" if len(answer.text) > _SHORT else "fact"


# ---- what is said and drawn


def _remarks(
    said: tuple[str, ...], drawn: tuple[Figure, ...], figures: Iterator[int]
) -> Iterator[ET.Element]:
    if said:
        yield h(
            "aside",
            {"class": "said"},
            h("p", None, h("strong", None, content.text("widgets.noticed"))),
            h("ul", None, *(own("li", sentence) for sentence in said)),
        )
    for figure in drawn:
        yield _figure(figure, f"picture-{next(figures)}")


def _figure(figure: Figure, key: str) -> ET.Element:
    drawn = picture(figure, key)
    return h(
        "figure",
        None,
        drawn,
        h(
            "figcaption",
            None,
            own("p", figure.title, {"class": "title"}),
            own("p", figure.description),
        ),
        _table(figure, is_open=drawn is None) if figure.rows else None,
    )


def _table(figure: Figure, *, is_open: bool) -> ET.Element:
    title = content.text("html.table_of", title=figure.title)
    head = (own("th", column, {"scope": "col"}) for column in figure.columns)
    rows = (
        h(
            "tr",
            None,
            *(
                own("td" if place else "th", _cell(cell), {} if place else {"scope": "row"})
                for place, cell in enumerate(row)
            ),
        )
        for row in figure.rows
    )
    return h(
        "details",
        {"open": ""} if is_open else None,
        h("summary", None, content.text("html.table")),
        h(
            "div",
            {"class": "table", "role": "region", "tabindex": "0", "aria-label": title},
            h("table", None, h("thead", None, h("tr", None, *head)), h("tbody", None, *rows)),
        ),
    )


def _cell(cell: str | float | None) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else number_in_words(cell)
