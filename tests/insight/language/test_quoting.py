from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.quoting import around, sentences

LONG = "On Sundays, when the others are still asleep and the street is quiet, I bake my nan's bread"


def test_texts_fall_into_their_sentences():
    written = ["I left school. Now I bake!", "", "One line\nand another", "3.5 kg of flour"]

    assert list(sentences(written)) == [
        "I left school.",
        "Now I bake!",
        "One line",
        "and another",
        "3.5 kg of flour",
    ]


def test_a_short_sentence_is_quoted_whole():
    assert around("Now  I bake!", "bake") == "Now I bake!"


def test_a_long_sentence_is_cut_so_that_the_word_stays():
    quoted = around(f"{LONG} and take it to {'very ' * 30}old neighbours", "bread")

    assert "bread" in quoted
    assert quoted.startswith("…")
    assert quoted.endswith("…")
    assert len(quoted) <= 91


@given(st.text(min_size=1), st.text(min_size=1).map(str.strip), st.text())
def test_the_word_is_always_in_the_quote(before, word, after):
    word = word.split()[0][:40] if word.split() else "x"

    assert word in around(f"{before} {word} {after}", word)
