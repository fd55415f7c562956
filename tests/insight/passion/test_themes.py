import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.words import terms
from careerkit.insight.passion.themes import (
    QUESTIONS,
    also_matches,
    coverage,
    evidence,
    suggest_themes,
)
from careerkit.model import (
    SECTIONS,
    Activity,
    SetAside,
    Strength,
    Theme,
    Topic,
    UnpaidWorkRecord,
    Workbook,
)
from careerkit.model.fields import declared

VOCABULARY = ["bread", "Bread", "baking", "baked", "street", "party", "parties", "old", "bikes"]
SMALL_WORDS = ["the", "for", ",", ".", "of"]
texts = st.lists(st.sampled_from(VOCABULARY + SMALL_WORDS), max_size=7).map(" ".join)


@st.composite
def answers(draw):
    """A workbook whose answers share words."""
    sections = {
        question: draw(
            st.lists(texts.map(lambda what, q=question: SECTIONS[q](what=what)), max_size=4)
        )
        for question in QUESTIONS
    }
    return Workbook(**sections)


def words_of(record):
    return {
        " ".join(term)
        for field in declared(type(record))
        if field.kind.is_prose
        for term, _ in terms(getattr(record, field.name))
    }


def workbook():
    """Street parties in all four, bread in three, bikes in two, a repair café in two."""
    return Workbook(
        activities=[
            Activity(id="a1", what="Baking bread for the street party"),
            Activity(id="a2", what="Old bikes at the repair café"),
        ],
        topics=[Topic(id="t1", what="Waste", why="Street parties throw away bread, bread, bread")],
        strengths=[Strength(id="s1", what="Organising", story="Three street parties!")],
        unpaid_work=[
            UnpaidWorkRecord(id="u1", what="The Repair Café", keep="Bikes that roll again"),
            UnpaidWorkRecord(id="u2", what="I baked bread for our street party"),
        ],
    )


def labels(book, **options):
    return [suggestion.label for suggestion in suggest_themes(book, **options)]


def test_a_harsh_word_is_suggested_as_no_theme():
    book = Workbook(
        activities=[Activity(what="nothing. I hate my job and my stupid boss")],
        topics=[Topic(what="Kids who are told they are stupid")],
        strengths=[Strength(what="Talking to kids")],
    )

    assert labels(book) == ["kids"]


def test_what_runs_through_all_four_comes_first_with_its_sources():
    first = suggest_themes(workbook())[0]

    assert first.words == ("street party",)
    assert first.sources == ("a1", "t1", "s1", "u2")
    assert first.questions == QUESTIONS


def test_wider_terms_come_first_and_phrases_stand_for_their_words():
    assert labels(workbook()) == ["street parties", "bread", "repair café", "baking bread", "bikes"]


def test_a_word_counts_once_in_a_record():
    bread = suggest_themes(workbook())[1]

    assert bread.sources == ("a1", "t1", "u2")


def test_a_word_in_one_question_only_is_not_suggested():
    book = Workbook(activities=[Activity(what="Juggling"), Activity(what="juggling at dawn")])

    assert suggest_themes(book) == ()


def test_a_part_that_reaches_further_than_the_phrase_is_suggested_too():
    book = workbook().put("topics", Topic(what="Repairing instead of buying"))

    assert "repair café" in labels(book)
    assert any(suggestion.words == ("repair",) for suggestion in suggest_themes(book))


def test_the_label_is_the_form_written_most():
    book = Workbook(
        activities=[Activity(what="Gardens")],
        topics=[Topic(what="gardening in town"), Topic(what="Gardening")],
    )

    assert labels(book) == ["gardening"]


@pytest.mark.parametrize("word", ["honestly", "literally", "lol"])
def test_a_word_that_only_underlines_is_no_theme(word):
    book = Workbook(
        activities=[Activity(what=f"The ward, {word}")],
        topics=[Topic(what=f"My nan and {word} her soup")],
    )

    assert labels(book) == []


def test_no_more_than_the_limit_is_suggested():
    assert labels(workbook(), limit=2) == ["street parties", "bread"]


@pytest.mark.parametrize(
    "settled",
    [
        Theme(name="Feasts", words=("street party",)),
        Theme(name="Street Parties"),
        Theme(name=" STREET PARTY "),
        SetAside(name="something", words=("street party",)),
    ],
)
def test_what_was_kept_or_set_aside_is_not_suggested_again(settled):
    section = "themes" if isinstance(settled, Theme) else "set_aside"
    book = workbook().put(section, settled)

    assert "street parties" not in labels(book)
    assert not {"street", "party", "parties"} & set(labels(book))


def test_coverage_names_the_records_for_each_question_and_forgets_those_that_are_gone():
    theme = Theme(name="Feasts", sources=("u2", "a1", "gone"))

    covered = coverage(theme, workbook())

    assert covered.records == {
        "activities": ("a1",),
        "topics": (),
        "strengths": (),
        "unpaid_work": ("u2",),
    }
    assert covered.questions == ("activities", "unpaid_work")
    assert not covered.is_complete


def test_a_theme_with_an_answer_to_each_question_is_complete():
    assert coverage(Theme(sources=("a1", "t1", "s1", "u1")), workbook()).is_complete


def test_answers_with_a_themes_words_are_offered_unless_they_are_its_sources():
    theme = Theme(name="Feasts", words=("Street parties",), sources=("a1",))

    assert also_matches(theme, workbook()) == ("t1", "s1", "u2")


def test_a_merged_theme_matches_the_words_of_either():
    theme = Theme(words=("street party", "bike"))

    assert also_matches(theme, workbook()) == ("a1", "a2", "t1", "s1", "u1", "u2")


def test_a_theme_without_words_matches_nothing():
    assert also_matches(Theme(name="Feasts"), workbook()) == ()


def test_an_empty_workbook_suggests_nothing():
    assert suggest_themes(Workbook()) == ()


@given(answers())
def test_a_suggestion_cites_exactly_the_records_that_hold_its_words(book):
    for suggestion in suggest_themes(book, limit=100):
        holding = [
            record.id
            for question in QUESTIONS
            for record in book.section(question)
            if suggestion.words[0] in words_of(record)
        ]
        assert list(suggestion.sources) == holding
        assert len(suggestion.questions) >= 2


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_change_what_is_suggested(book, luck):
    shuffled = attrs.evolve(
        book,
        **{name: luck.sample(book.section(name), len(book.section(name))) for name in QUESTIONS},
    )

    def plain(suggestions):
        return [(s.label, s.words, frozenset(s.sources), s.questions) for s in suggestions]

    assert plain(suggest_themes(book, limit=100)) == plain(suggest_themes(shuffled, limit=100))


@given(st.text(), st.text())
def test_any_text_is_taken(first, second):
    book = Workbook(activities=[Activity(what=first + " x")], topics=[Topic(why=second)])

    for suggestion in suggest_themes(book):
        assert len(suggestion.sources) == 2


def test_a_large_workbook_is_read_word_by_word_only_once(monkeypatch):
    luck = random.Random(7)  # noqa: S311 - test data, not a secret
    book = Workbook(
        activities=[Activity(what=" ".join(luck.sample(VOCABULARY, 4))) for _ in range(300)],
        topics=[Topic(what=" ".join(luck.sample(VOCABULARY, 4))) for _ in range(300)],
    )
    theme = Theme(words=("bread",))
    found = suggest_themes(book), also_matches(theme, book)
    monkeypatch.setattr("careerkit.insight.passion.themes.terms", None)

    assert (suggest_themes(book), also_matches(theme, book)) == found


LEFT = Workbook(
    activities=[Activity(id="a1", what="I left my phone at home: baking bread")],
    topics=[Topic(id="t1", what="School", why="I left early. Others make time for bread.")],
    strengths=[Strength(id="s1", what="Calm", story="I make people calm")],
    unpaid_work=[UnpaidWorkRecord(id="u1", what="bakign for the neighbours")],
)


def test_no_verb_alone_is_suggested():
    assert set(labels(LEFT)) == {"bread", "baking"}


def test_a_slip_of_the_pen_counts_for_the_word_that_was_meant():
    baking = next(s for s in suggest_themes(LEFT) if s.label == "baking")

    assert baking.sources == ("a1", "u1")
    assert also_matches(Theme(name="Baking", words=("bake",)), LEFT) == ("a1", "u1")


def test_the_evidence_is_the_sentence_with_the_word_in_it():
    bread = next(s for s in suggest_themes(LEFT) if s.label == "bread")
    records = {record.id: record for name in QUESTIONS for record in LEFT.section(name)}

    quotes = [
        evidence(records[id_], written)
        for id_, written in zip(bread.sources, bread.written, strict=True)
    ]

    assert quotes == ["I left my phone at home: baking bread", "Others make time for bread."]


@given(answers())
def test_every_source_has_a_sentence_with_the_suggestion_as_it_was_written(book):
    records = {record.id: record for name in QUESTIONS for record in book.section(name)}
    for suggestion in suggest_themes(book, limit=100):
        for id_, written in zip(suggestion.sources, suggestion.written, strict=True):
            assert written[0] in evidence(records[id_], written)


def test_two_words_that_were_written_together_are_one_theme():
    book = Workbook(
        activities=[Activity(what="fixing bikes")],
        topics=[Topic(what="I fix my bike")],
        strengths=[Strength(what="I can fix any bike")],
    )

    (theme,) = suggest_themes(book)

    assert (theme.label, set(theme.words)) == ("fixing bikes", {"fix", "bike"})
    assert len(theme.sources) == 3


def test_a_weak_word_alone_is_no_theme():
    book = Workbook(
        activities=[Activity(what="eats with my mates"), Activity(what="late nights")],
        topics=[Topic(what="my mates"), Topic(what="good eats"), Topic(what="nights")],
    )

    assert suggest_themes(book) == ()
