"""Which texts the kit reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.language.languages import reads


@pytest.mark.parametrize(
    "text",
    [
        "Tiere",
        "Informatik",
        "musique",
        "cuidar ninos",
        "Kochen und Backen",
        "j'aime les animaux",
        "me gusta dibujar",
        "mi piace cucinare",
        "gosto de ajudar pessoas",
        "lubię rysować",
        "çocuklara yardım etmek",
        "я люблю готовить",
        "我喜欢画画",
        "أحب الرسم",
    ],
)
def test_another_language_is_known_even_by_a_word_or_two(text):
    assert not reads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "AI",
        "NASA",
        "Minecraft",
        "Fortnite with the squad",
        "TikTok and K-pop",
        "manga",
        "crème brûlée",
        "Beyoncé",
        "i like helpin animlas",
        "phsycologist",
        "café work",
        "taekwondo",
        "my brother Krzysztof and his bike",
        "feng shui",
    ],
)
def test_names_brands_slang_and_slips_are_english(text):
    assert reads(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_not(text):
    assert reads(text) in {True, False}


@pytest.mark.parametrize("text", ["rock ' roll", "'0A", "' a '", "o'"])
def test_an_apostrophe_alone_is_no_word(text):
    assert reads(text)


@pytest.mark.parametrize("word", ["nature", "Couture", "barn", "born", "personas"])
def test_an_english_word_that_others_have_too_is_read(word):
    assert reads(word)
