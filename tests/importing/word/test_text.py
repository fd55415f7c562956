"""Where in a Word file's text a comment stands, as programs other than ours leave it."""

from docx.oxml.parser import parse_xml

from careerkit.export.paper.anchors import anchor_of
from careerkit.importing.word.text import WordText, lines_of
from importing.word.conftest import at, begin, end, line, run

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PLACES = {
    anchor_of(*place): place for place in (("topics", ""), ("topics", "soil"), ("goals", "g"))
}


def read(*lines, titles=None):
    body = parse_xml(f"<w:body {_W}>{''.join(lines)}</w:body>")
    return WordText(body, PLACES, titles or {})


def test_a_comment_stands_in_the_anchor_around_it():
    text = read(line(begin(1, "topics", "soil"), at(0, run("Soil")), end(1)))

    assert text.places_of("0") == ([("topics", "soil")], False)
    assert text.passage("0") == "Soil"
    assert text.is_ours


def test_an_anchor_that_libreoffice_begins_twice_and_ends_once_is_one():
    first = line(begin(8, "topics", "soil"), run("Soil"))
    last = line(begin(9, "topics", "soil"), at(0, run("feeds us")), end(9))
    behind = line(at(1, run("behind")))

    for lines in (
        (first, last, behind),
        (first, line(run("feeds us"), end(8)), line(begin(9, "topics", "soil"), at(1, run("x")))),
    ):
        text = read(*lines)
        assert text.places_of("1") == ([("topics", "")], False)
    assert read(first, last, behind).places_of("0") == ([("topics", "soil")], False)


def test_an_anchor_that_lost_its_end_reaches_to_the_next_one():
    text = read(
        line(begin(1, "topics", "soil"), run("Soil")),
        line(begin(2, "goals", "g"), at(0, run("A course")), end(2)),
        line(at(1, run("behind"))),
    )

    assert text.places_of("0") == ([("goals", "g")], False)
    assert text.places_of("1") == ([("goals", "")], False)


def test_one_that_was_put_at_no_word_stands_where_its_mark_is():
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    text = read(line(begin(1, "topics", "soil"), run("Soil"), reference, end(1)), line(run("x")))

    assert (text.places_of("0"), text.passage("0")) == (([("topics", "soil")], False), "")
    assert text.begin_of("0") is not None
    assert (text.begin_of("7"), text.passage("7")) == (None, "")
    assert text.places_of("7") == ([("", "")], False)


def test_an_entry_that_is_not_known_is_gone():
    text = read(
        line(begin(1, "topics"), run("Topics"), end(1)),
        line(begin(2, "topics", "other"), at(0, run("Other")), end(2)),
    )

    assert text.places_of("0") == ([("topics", "")], True)


def test_a_passage_is_as_it_was_before_changes_that_are_marked():
    inner = (
        run("It ")
        + f"<w:ins>{run('really ')}</w:ins>"
        + "<w:del><w:r><w:delText>feeds</w:delText></w:r></w:del>"
        + run(" us")
    )
    text = read(line(at(0, inner)), line("<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"))

    assert (text.passage("0"), text.changes) == ("It feeds us", 2)


def test_other_bookmarks_are_nobodys():
    other = '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>'
    text = read(line(other, at(0, run("x"))))

    assert not text.is_ours
    assert text.places_of("0") == ([("", "")], False)


def test_a_title_above_tells_the_section_only_where_all_anchors_are_lost():
    lines = line(run("Goals"), style="heading 2"), line(at(0, run("x")))

    assert read(*lines, titles={"Goals": "goals"}).places_of("0") == ([("goals", "")], False)
    plain = line(run("Goals")), lines[1]
    assert read(*plain, titles={"Goals": "goals"}).places_of("0") == ([("", "")], False)
    ours = line(begin(1, "topics"), run("T"), end(1)), *lines
    assert read(*ours, titles={"Goals": "goals"}).places_of("0") == ([("topics", "")], False)


def test_lines_are_those_of_a_comment_without_what_was_taken_out():
    xml = (
        f"<w:comment {_W}><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        "<w:r><w:annotationRef/><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink></w:p><w:p/>"
        "<w:p><w:r><w:t>four</w:t></w:r></w:p><w:p/></w:comment>"
    )
    paragraphs = parse_xml(xml).iter(f"{{{_W[9:-1]}}}p")

    assert lines_of(paragraphs) == "One\ntwo\tthree link\n\nfour"
