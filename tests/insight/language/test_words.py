import pytest

from careerkit.insight.language.words import is_telling, terms


def lemmas(text):
    return [" ".join(term) for term, _ in terms(text)]


@pytest.mark.parametrize(
    ("written", "lemma"),
    [
        ("children", "child"),
        ("taught", "teach"),
        ("Teaching", "teach"),
        ("baking", "bake"),
        ("swimming", "swim"),
        ("fixing", "fix"),
        ("singing", "sing"),
        ("neighbours'", "neighbour"),
        ("child's", "child"),
        ("child’s", "child"),
        ("hands-on", "hands-on"),
        ("CAFE\u0301S", "café"),
    ],
)
def test_forms_of_a_word_share_a_lemma(written, lemma):
    assert lemmas(written) == [lemma]


@pytest.mark.parametrize("text", ["", "   ", "the and of", "2026", "'", "🎉", "…", "a", "I'd've"])
def test_what_says_nothing_gives_no_word(text):
    assert lemmas(text) == []


def test_a_phrase_is_kept_beside_its_words():
    assert lemmas("the street party") == ["street", "street party", "party"]


@pytest.mark.parametrize(
    "text", ["street, party", "street. Party", "street\nparty", "street 🎉 party"]
)
def test_a_phrase_does_not_cross_punctuation(text):
    assert lemmas(text) == ["street", "party"]


def test_a_phrase_does_not_cross_a_stop_word():
    assert lemmas("bread for parties") == ["bread", "party"]


def test_what_the_person_wrote_is_kept_beside_the_lemma():
    assert dict(terms("Repair Cafés"))["repair", "café"] == ("Repair", "Cafés")


@pytest.mark.parametrize("text", ["हिन्दी", "اللغة", "می\u200cخواهم", "日本語", "Straßen", "Ελλάδα"])
def test_words_of_other_languages_stay_whole(text):
    assert [written for _, written in terms(text)] == [(text,)]


def test_an_endless_word_is_no_word():
    assert lemmas("x" * 20_000) == []


def test_some_words_say_something_only_in_a_phrase():
    assert not is_telling(("people",))
    assert is_telling(("young", "people"))


@pytest.mark.parametrize(
    ("spoken", "lemma"),
    [
        ("fixin", "fix"),
        ("sewin'", "sew"),
        ("runnin", "run"),
        ("robin", "robin"),
        ("cabin", "cabin"),
        ("Berlin", "berlin"),
    ],
)
def test_a_form_that_lost_its_g_is_the_form_itself(spoken, lemma):
    assert lemmas(f"{spoken} vans")[:1] == [lemma]


def test_units_of_time_are_no_theme():
    assert lemmas("22 yrs, 3 hrs, 2 wks") == []
