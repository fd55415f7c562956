"""The steps on the page: what was written, and what is said and drawn of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.html.elements import h, ours, own
from careerkit.export.html.pictures import picture
from careerkit.export.words import number_in_words

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterable, Iterator

    from careerkit.charts import Figure
    from careerkit.export.contents import Entry, Part, Section
    from careerkit.export.words import Answer

__all__ = ["numbered", "part_of", "place"]

_MANY = 6
"""More entries than that, with no words of the person's in them, are folded up."""

_SHORT = 40
"""A longer answer has a line of its own."""


def place(part: Part) -> str:
    """The id of a step's heading."""
    return f"step-{part.number}" if part.number else "beyond"


def numbered(part: Part) -> ET.Element | None:
    """What stands before its title; nothing if it has no number."""
    if part.number is None:
        return None
    return h("span", {"class": "number"}, content.text("html.step", number=part.number), " ")


def part_of(part: Part, figures: Iterator[int]) -> ET.Element:
    """A step with all that is in it.

    Args:
        part: The step.
        figures: Numbers for the pictures, of which no other one of the page has any.
    """
    at = place(part)
    return h(
        "section",
        {"class": _paper("part", part.sections), "aria-labelledby": at},
        h("h2", {"id": at}, numbered(part), part.title),
        *(_section(section, figures) for section in part.sections),
        *_remarks(part.said, part.figures, figures),
        h("p", {"class": "back"}, h("a", {"href": "#contents"}, content.text("html.back"))),
    )


def _section(section: Section, figures: Iterator[int]) -> ET.Element:
    return h(
        "section",
        {"class": _paper("section", [section])},
        *_told(section),
        *_remarks(section.said, section.figures, figures),
    )


def _told(section: Section) -> tuple[ET.Element, ...]:
    """Its heading and its entries; folded up where they are many and nobody's words."""
    entries = _entries(section)
    if len(section.entries) <= _MANY or any(map(_has_words, section.entries)):
        return h("h3", None, section.title), entries
    told = content.plural("html.folded", len(section.entries), title=section.title)
    return (h("details", None, h("summary", None, h("h3", None, told)), entries),)


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
        pairs = ((entry.name, entry.answers[0]) for entry in section.entries)
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
            h("ul", None, *(ours("li", sentence) for sentence in said)),
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
            h("p", {"class": "title"}, figure.title),
            ours("p", figure.description),
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
