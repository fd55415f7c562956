import pytest

from careerkit.export.paper.letters import clusters, missing_in, missing_in_drawings


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a\u0308\u0301", ["e\u0301", "a\u0308\u0301"]),
        ("🧑‍🍳👍🏽", ["🧑‍🍳", "👍🏽"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("", []),
    ],
)
def test_a_letter_keeps_what_is_written_upon_it(text: str, seen: list[str]):
    assert list(clusters(text)) == seen


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("I read 字典 and 书。", "I read [Chinese] and [Chinese]"),
        ("ไทย ภาษา here", "[Thai] here"),
        ("한국어 かな", "[Korean] [Japanese]"),
        ("🧑‍🍳 👍🏽 🇩🇪", "[adult, cooking] [thumbs up sign] [DE]"),
        ("\U000f0000", "[?]"),
        ("Größe, Καλημέρα, день, “so”", "Größe, Καλημέρα, день, “so”"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_in_the_place_of_letters_without_a_font_stands_what_they_are(text: str, marked: str):
    assert missing_in([text]).marked(text) == marked


@pytest.mark.usefixtures("bare")
def test_a_sentence_says_which_script_is_missing_and_what_to_install():
    [sentence] = missing_in(["字典 書", "plain"]).sentences()

    assert "Chinese" in sentence
    assert "[Chinese]" in sentence
    assert "Noto Sans CJK" in sentence


@pytest.mark.usefixtures("bare")
def test_signs_have_a_sentence_of_their_own():
    letters, signs = missing_in(["字 🧑‍🍳"]).sentences()

    assert "[adult, cooking]" not in letters
    assert "[adult, cooking]" in signs


@pytest.mark.usefixtures("bare")
def test_where_nothing_is_missing_nothing_is_said():
    missing = missing_in(["Soil", "naïve"])

    assert missing.sentences() == missing.sentences_on_charts() == ()
    assert missing.marked("字") == "字"


@pytest.mark.usefixtures("bare")
def test_what_only_joins_letters_is_no_letter():
    assert missing_in(["a\u200db\u200cc\u2060\ufe0f"]).letters == frozenset()


@pytest.mark.usefixtures("bare")
def test_a_drawing_is_asked_for_itself():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>字 a</text></svg>'

    missing = missing_in_drawings([svg, "<svg/>"])

    assert missing.letters == {"字"}
    assert "[Chinese] a" in missing.marked(svg)
    assert "[Chinese]" in missing.sentences_on_charts()[0]
