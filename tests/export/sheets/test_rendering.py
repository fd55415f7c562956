"""Sheets as pages and as texts: what was typed does nothing in them but show."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from careerkit.export.choice import Choice
from careerkit.export.sheets import html, markdown
from careerkit.export.sheets.fitting import SIZES, size_of
from careerkit.export.sheets.making import SHEETS, sheet_of
from careerkit.export.sheets.sheet import Letter, Lines, Point, Quote, Section, Sheet, Table
from careerkit.model import Workbook
from careerkit.model.values import printable
from support.models.strategies import texts, workbooks
from support.models.torn import TODAY

HOSTILE = (
    "</style><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:x) | \u202e*"
)
ALL = Choice(names=True, notes=True)


def sheet(*blocks, heading="H"):
    return Sheet(
        name="plan",
        title="T",
        lead="L",
        sections=(Section(heading=heading, blocks=blocks),),
        day=TODAY,
    )


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.attributes = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attributes]

    def handle_data(self, data):
        self.words.append(data)


def page(made):
    return Page(html.render(made).decode())


def letters(text):
    """A text without what can't be seen."""
    return "".join(one for one in text if one.isprintable() and not one.isspace())


BLOCKS = (
    Point(text=HOSTILE, note=HOSTILE),
    Quote(text=HOSTILE, label=HOSTILE),
    Letter(text=HOSTILE),
    Table(columns=("a", HOSTILE), rows=((HOSTILE, "b"),)),
    Lines(label=HOSTILE, help=HOSTILE),
)


def test_what_was_typed_is_text_in_a_page():
    tame = page(sheet(*[Point(text="x")]))
    found = page(sheet(*BLOCKS, heading=HOSTILE))

    assert "script" not in found.tags
    assert "img" not in found.tags
    assert not [name for name in found.attributes if name.startswith("on") or name == "src"]
    assert tame.tags.count("style") == found.tags.count("style") == 1
    assert "".join(found.words).count("alert(1)") == 2 * 10


def test_a_page_asks_nobody_and_runs_nothing():
    text = unescape(html.render(sheet(Letter(text="Dear Jo"))).decode())

    assert "default-src 'none'; style-src 'sha256-" in text
    assert "unsafe" not in text
    assert not re.findall(r"(?:src|href)=|url\(|@import|style=\"", text)


@settings(max_examples=60)
@given(texts)
def test_every_word_is_in_the_page_and_in_the_text(words):
    shown = "".join(page(sheet(Point(text=words))).words)

    assert letters(printable(words)) in letters(shown)
    tokens = MarkdownIt("commonmark").parse(markdown.render(sheet(Point(text=words))).decode())
    sorts = {one.type for token in tokens for one in token.children or ()}
    assert sorts <= {"text", "softbreak", "hardbreak"}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_as_text_has_its_title_and_its_headings(name, sample, today):
    made = sheet_of(sample, name, today, ALL).only()
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.render(made).decode())
    headings = [b.content for a, b in pairwise(tokens) if a.type == "heading_open"]

    assert len(headings) == 1 + sum(1 for section in made.sections if section.heading)


@pytest.mark.parametrize("name", [name for name, kind in SHEETS.items() if kind.is_written])
def test_the_sample_fits_a_page_and_says_nothing_of_another_one(name, sample, today):
    made = sheet_of(sample, name, today, ALL).only()

    assert size_of(made) in SIZES
    assert "longer than one page" not in html.render(made).decode()


def test_what_fits_no_page_says_so_and_is_not_cut():
    made = sheet(*[Point(text=f"{number} " + "word " * 30) for number in range(90)])
    text = html.render(made).decode()

    assert size_of(made) is None
    assert "This sheet is longer than one page." in text
    assert all(f">{number} word" in text for number in range(90))


def test_a_letter_as_wide_as_two_takes_the_room_of_two():
    latin, chinese = (sheet(*[Point(text=one * 600)] * 4) for one in ("a", "\u6211"))

    assert size_of(latin) > (size_of(chinese) or 0)


@settings(max_examples=20, deadline=None)
@given(workbooks())
def test_whatever_was_written_every_sheet_is_a_page_and_a_text(workbook):
    for name, kind in SHEETS.items():
        if kind.is_written:
            made = sheet_of(workbook, name, TODAY, ALL)
            assert "script" not in page(made).tags
            assert markdown.render(made)


def test_blank_hand_outs_are_a_page_of_boxes_and_lines():
    found = page(sheet_of(Workbook(), "hand-out", TODAY, about="goals"))

    assert found.attributes.count("contenteditable") == 0
    assert found.tags.count("div") > 20
