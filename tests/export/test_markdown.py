import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from careerkit import content
from careerkit.charts import Figure
from careerkit.export import markdown
from careerkit.export.choice import Choice
from careerkit.export.contents import Document, Entry, Part, Section, contents_of
from careerkit.export.words import Answer
from careerkit.model import Topic, Workbook
from support.models.strategies import AWKWARD, texts

TODAY, NOW = date(2026, 11, 29), datetime(2026, 11, 29, tzinfo=UTC)
READERS = {
    "commonmark": MarkdownIt("commonmark"),
    "github": MarkdownIt("gfm-like"),
}
BLOCKS = {"heading_open", "paragraph_open", "inline", "bullet_list_open", "list_item_open"}
PLAIN = {"text", "softbreak", "hardbreak", "strong_open", "strong_close"}

MARKUP = st.lists(
    st.sampled_from(
        [
            *"\\`*_[](){}<>#+-.!|~^&:=@$'\"%;/ \t\n0129ax",
            *("**", "~~", "==", "```", "---", "===", "1. ", "- ", "> ", "    ", "\n\n", "&amp;"),
            *("<b>", "<!--", "-->", "![", "](", "http://a.b", "www.a.de", "a@b.de", "[^1]"),
            *("[x]: http://a.b", "| a | b |\n|---|---|", "javascript:alert(1)", "\n: b", ":smile:"),
            *("\u202e", "\u2067", "\u2069", "\r\n", "\u2028", "\x00", "\x0c", "é", "🧑‍🍳", "خبز"),
        ]
    ),
    max_size=12,
).map("".join)
typed = st.one_of(MARKUP, texts)


def document(text: str, kind: str = "long_text", figures: tuple[Figure, ...] = ()) -> Document:
    answer = Answer(question="Question?", text=text, value=text, kind=kind)
    entries = (
        Entry(
            name=" ".join(text.split()), answers=(answer, answer), day=TODAY, id="one", updated=NOW
        ),
        Entry(name="", answers=(), day=TODAY, id="two", updated=NOW),
    )
    section = Section(name="s", title=text, entries=entries, said=(text,), figures=figures)
    part = Part(number=1, title="One", sections=(section,))
    return Document(
        title="Title",
        day=TODAY,
        told="Today",
        parts=(part,),
        dates=(),
        notes=(),
        workbook=Workbook(),
    )


def words(text: str) -> str:
    """A text without its white space, and with what can't be seen as one mark."""
    ends = re.sub(r"\r\n?|[\v\f\x1c-\x1f\x85\u2028\u2029]", "\n", text)
    shown = re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "\N{REPLACEMENT CHARACTER}", ends)
    return "".join(shown.split())


def read(data: bytes, reader: str) -> list:
    return READERS[reader].parse(data.decode())


def shown(token) -> str:
    return "".join(part.content for part in token.children)


def bare(text: str) -> str:
    """Without the ends of directions, which a document adds."""
    return re.sub("[\u202c\u2069]", "", text)


@pytest.mark.parametrize("reader", READERS)
@given(text=typed)
def test_what_is_typed_does_nothing_but_show(reader: str, text: str):
    for kind in ("text", "long_text"):
        tokens = read(markdown.render(document(text, kind)), reader)

        assert {token.type for token in tokens if token.nesting >= 0} <= BLOCKS
        inline = [token for token in tokens if token.type == "inline"]
        assert {part.type for token in inline for part in token.children} <= PLAIN
        told = bare("".join(words(shown(token)) for token in inline))
        once = bare(words(text))
        # Title, day, step; the section, the entry, both answers; the remark.
        answers, said = 2 * f"Question?{once}", words(content.text("widgets.noticed"))
        name = once if text.split() else "Entry1"
        assert told == f"TitleTodayStep1:One{once}{name}{answers}Entry2{said}{once}"


@pytest.mark.parametrize("reader", READERS)
def test_lines_stay_lines_and_paragraphs_paragraphs(reader: str):
    told = markdown.render(document("one\ntwo\n\n  three\n\n\n\n")).decode()

    assert "one\\\ntwo\n\n&nbsp;&nbsp;three\n\n**" in told
    html = READERS[reader].render(told)
    assert re.search(r"<p>one<br ?/?>\ntwo</p>\n<p>\u00a0\u00a0three</p>", html)


@settings(max_examples=60)
@given(st.lists(typed, min_size=2, max_size=2))
def test_a_table_has_the_cells_that_its_figure_has(cells):
    figure = Figure(
        chart=None,
        title="Figure",
        description="Words.",
        columns=("A", "B"),
        rows=(tuple(cells), (2.0, None)),
    )

    tokens = read(markdown.render(document("x", figures=(figure,))), "github")

    start = next(n for n, token in enumerate(tokens) if token.type == "table_open")
    table = [token for token in tokens[start:] if token.type == "inline"]
    told = [bare(words(shown(token))) for token in table]
    assert told == ["A", "B", *(bare(words(cell)) for cell in cells), "2", ""]


def test_a_change_of_direction_ends_with_the_text_that_it_is_in():
    told = markdown.render(document("\u202eabc", "text")).decode()

    assert "\u202eabc\u202c" in told
    assert "\u202eabc\n" not in told


def test_an_ordinary_sentence_reads_as_it_was_typed():
    text = "I'd like that (very much): 3.5 hours, a cost of 1,000 - and well-paid; is it? Yes!"

    assert text in markdown.render(document(text)).decode()


def test_things_with_one_short_answer_are_a_list():
    workbook = Workbook().holding({"topics": (Topic(what="Soil", pull=5), Topic(what="*", pull=1))})

    told = markdown.render(contents_of(workbook, TODAY, remarks=False)).decode()

    assert "- **Soil**: 5, can't let it go\n- **\\***: 1, mildly" in told


@pytest.mark.parametrize("reader", READERS)
def test_the_sample_has_no_markup_but_ours(reader: str, whole):
    tokens = read(markdown.render(whole), reader)

    assert {token.type for token in tokens} & {"html_block", "code_block", "fence", "hr"} == set()
    kinds = {part.type for t in tokens if t.type == "inline" for part in t.children}
    assert kinds <= PLAIN


@given(AWKWARD)
def test_words_of_any_length_and_script_are_all_there(text):
    told = markdown.render(contents_of(Workbook().put("topics", Topic(why=text)), TODAY, Choice()))

    inline = [token for token in read(told, "commonmark") if token.type == "inline"]
    assert bare(words(text)) in bare("".join(words(shown(token)) for token in inline))
