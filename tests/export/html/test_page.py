"""The page, as an independent reader (html5lib, which reads as browsers do) finds it."""

import json
import re
import sys
from datetime import UTC, date, datetime

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit import content
from careerkit.charts import Figure
from careerkit.export.choice import Choice, taken
from careerkit.export.contents import Document, Entry, Part, Section, contents_of
from careerkit.export.html import page
from careerkit.export.problems import ExportError
from careerkit.export.words import Answer
from careerkit.model import Topic, Workbook
from careerkit.store import decode, encode
from careerkit.store.pages import PLACE
from support.models.strategies import AWKWARD, texts, workbooks

TODAY, NOW = date(2026, 11, 29), datetime(2026, 11, 29, tzinfo=UTC)
ALL = Choice(names=True, notes=True)

MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "</script>",
                "</template>",
                "</style>",
                "</title>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
            ),
            *("<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", '" autofocus onfocus="x'),
            *("<a href='javascript:alert(1)'>", "javascript:alert(1)", "&lt;", "&#60;b&#62;", "&"),
            *(
                "<base href=//a.b>",
                "<meta http-equiv=refresh>",
                "</dd></dl>",
                "<plaintext>",
                "\x00",
            ),
            *(
                "\u2028",
                "\u202e",
                "\u2067",
                "\r\n",
                "\x0b",
                "\ufeff",
                "\ufffe",
                "\U0002fffe",
                "é",
                "🧑‍🍳",
                "خبز",
                " ",
            ),
            *("http://a.b/c?d=e&f", "HTTPS://A.B", "mailto:a@b.de", "data:text/html,x", "x", "\n"),
        ]
    ),
    max_size=10,
).map("".join)
typed = st.one_of(MARKUP, texts, AWKWARD)


def read(data: bytes):
    """The page's tree; what no page may hold, and all that is misplaced, is an error."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(data, transport_encoding="utf-8")
    assert parser.errors == []
    return tree


def document(text: str, figures: tuple[Figure, ...] = (), workbook: Workbook | None = None):
    answers = tuple(
        Answer(question=text, text=text, value=text, kind=kind, is_own=kind != "rating")
        for kind in ("long_text", "rating")
    )
    entries = (
        Entry(name=text, answers=answers, day=TODAY, id="one", updated=NOW),
        Entry(name="", answers=(), day=TODAY, id="two", updated=NOW),
    )
    section = Section(name="s", title=text, entries=entries, said=(text,), figures=figures)
    return Document(
        title=text,
        day=TODAY,
        told=text,
        parts=(Part(number=1, title=text, sections=(section,)),),
        dates=(),
        notes=(text,),
        workbook=workbook or Workbook(),
    )


def skeleton(tree) -> list:
    """Its elements with the names of their attributes, without links and quotes in a text."""
    return [
        (one.tag, sorted(set(one.attrib) - {"lang"}))
        for one in tree.iter()
        if one.tag != "bdi" and (one.tag != "a" or "rel" not in one.attrib)
    ]


def words(text: str) -> str:
    ends = re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    unseen = r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufdd0-\ufdef]"
    seen = (
        "\N{REPLACEMENT CHARACTER}" if ord(one) & 0xFFFE == 0xFFFE else one
        for one in re.sub(unseen, "\N{REPLACEMENT CHARACTER}", ends)
    )
    return "".join("".join(seen).split())


@given(text=typed)
def test_what_is_typed_does_nothing_but_show(text: str):
    figure = Figure(
        chart=None, title=text, description=text, columns=(text, "B"), rows=((text, 2.0),)
    )
    tree = read(page.render(document(text, (figure,))))

    plain = Figure(chart=None, title="x", description="x", columns=("x", "B"), rows=(("x", 2.0),))
    assert skeleton(tree) == skeleton(read(page.render(document("x", (plain,)))))
    shown = words("".join(tree.find("body").itertext()))
    # Title, note, contents, step and section; the entry, twice two answers; said, and the figure.
    assert shown.count(words(text)) >= 15 or not words(text)


@given(text=typed)
def test_a_link_leads_where_it_says_and_never_into_a_script(text: str):
    tree = read(page.render(document(text)))

    for link in tree.iter("a"):
        address = link.get("href")
        if address.startswith("#"):
            continue
        assert re.match(r"(?:https?://|mailto:)", address, re.IGNORECASE)
        assert address == "".join(link.itertext())


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://example.org/a?b=c&d=e.", ["https://example.org/a?b=c&d=e"]),
        (
            "(http://example.org) and mailto:me@example.org",
            ["http://example.org", "mailto:me@example.org"],
        ),
        ("javascript:alert(1) data:text/html,x file:///etc/passwd ftp://a.b www.example.org", []),
        ("https:// http://[ mailto:nobody vbscript:x", []),
    ],
)
def test_addresses_in_a_text_are_links(text: str, addresses: list[str]):
    tree = read(page.render(document(text)))

    [answer, *_] = tree.iter("dd")
    assert [link.get("href") for link in answer.iter("a")] == addresses
    assert "".join(answer.itertext()) == text


def test_the_page_asks_nobody_and_runs_nothing(whole):
    data = page.render(whole)
    tree = read(data)

    tags = {one.tag for one in tree.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    names = {name for one in tree.iter() for name in one.attrib}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "style"})
    policy = next(one for one in tree.iter("meta") if one.get("http-equiv"))
    assert policy.get("content").startswith("default-src 'none';")
    style = "".join(next(tree.iter("style")).itertext())
    assert "url(" not in style
    assert "@import" not in style


def test_all_that_is_written_said_and_drawn_of_the_sample_stands_on_it(whole):
    shown = words("".join(read(page.render(whole)).find("body").itertext()))

    told = [whole.title, whole.told]
    for part in whole.parts:
        told += [part.title, *part.said]
        figures = [*part.figures]
        for section in part.sections:
            told += [section.title, *section.said]
            told += [text for entry in section.entries for text in (entry.name, *answers(entry))]
            figures += section.figures
        for figure in figures:
            told += [figure.title, figure.description, *figure.columns]
            told += [str(cell) for row in figure.rows for cell in row if isinstance(cell, str)]
    assert [text for text in told if words(text) not in shown] == []


def answers(entry):
    return [text for answer in entry.answers for text in (answer.question, answer.text)]


def test_each_chart_is_a_picture_with_a_name_and_its_words_and_no_id_is_there_twice(whole):
    tree = read(page.render(whole))

    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    figures = list(tree.iter("figure"))
    assert len(figures) == 17
    svg = "{http://www.w3.org/2000/svg}"
    for figure in figures:
        picture = figure.find(f"{svg}svg")
        assert picture.get("role") == "img"
        for attribute, tag in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
            named = picture.find(f"{svg}{tag}")
            assert named.get("id") == picture.get(attribute)
            assert named.text
        assert figure.find("details").find("summary").text == content.text("html.table")
        links = re.findall(r"url\(#([^)]*)\)", str([one.attrib for one in picture.iter()]))
        assert set(links) <= set(ids)


def test_the_contents_lead_to_every_part(whole):
    tree = read(page.render(whole))

    nav = next(tree.iter("nav"))
    targets = [link.get("href").removeprefix("#") for link in nav.iter("a")]
    headings = {one.get("id") for one in tree.iter("h2")}
    assert set(targets) == headings - {"contents"}
    assert targets[0] == "mine"
    assert len(targets) == len(whole.parts) + 2


def test_what_was_left_out_is_said_in_a_sentence(sample):
    partly = contents_of(sample, TODAY, Choice(sections=["goals"]))

    shown = words("".join(read(page.render(partly)).find("body").itertext()))
    assert partly.notes
    for note in (*partly.notes, content.text("html.told.part")):
        assert words(note) in shown


def test_without_what_draws_charts_their_words_and_open_tables_stay(whole, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    tree = read(page.render(whole))

    figures = list(tree.iter("figure"))
    assert len(figures) == 17
    assert all("open" in one.find("details").attrib for one in figures)
    assert not [one for figure in figures for one in figure.iter() if one.tag.endswith("svg")]


def test_a_long_list_of_ratings_is_folded_and_a_story_never(whole):
    tree = read(page.render(whole))

    folded = [
        "".join(one.find("summary").itertext())
        for one in tree.iter("details")
        if one.find("summary").find("h3") is not None
    ]
    assert folded == [
        "Answers about interests (30 entries)",
        "Cards about values (24 entries)",
        "Ratings of paths (12 entries)",
    ]


def test_a_text_in_another_language_is_not_read_as_ours():
    workbook = Workbook(topics=(Topic(what="Brot", why="أحب الخبز"), Topic(what="Bread")))

    tree = read(page.render(contents_of(workbook, TODAY, ALL)))
    languages = {"".join(one.itertext()): one.get("lang") for one in tree.iter("dd")}
    assert languages["أحب الخبز"] == ""
    assert all(one.get("dir") == "auto" for one in tree.iter("dd"))
    assert {one.get("lang") for one in tree.iter("h4") if one.text == "Bread"} == {None}


def test_what_cannot_be_opened_again_is_not_made(monkeypatch):
    monkeypatch.setattr(page, "MAX_BYTES", 1000)
    with pytest.raises(ExportError, match="no careerkit could open it again"):
        page.render(document("x"))


# ---- the workbook in it


def template(data: bytes) -> str:
    [found] = [one for one in read(data).iter("template") if one.get("id") == PLACE]
    assert len(found) == 0
    return found.text


@settings(max_examples=50)
@given(workbooks())
def test_with_everything_chosen_the_workbook_in_it_goes_on_byte_for_byte(workbook):
    data = page.render(contents_of(workbook, TODAY, ALL, remarks=False))

    assert encode(decode(data)) == encode(workbook)
    assert json.loads(template(data)) == json.loads(encode(workbook))


@settings(max_examples=25)
@given(workbooks())
def test_the_workbook_in_it_holds_what_was_chosen(workbook):
    data = page.render(contents_of(workbook, TODAY, Choice(), remarks=False))

    assert decode(data) == taken(workbook, Choice())


@given(typed)
def test_the_workbook_is_in_letters_that_no_program_changes(text: str):
    workbook = Workbook(topics=(Topic(what=text),), statements=())
    data = page.render(document("x", workbook=workbook))

    inside = data[data.index(b"<template") : data.index(b"</template>")]
    assert inside.isascii()
    assert b"<!--" not in inside
    assert decode(data) == workbook
