"""A text as a template takes it."""

import pytest

from careerkit.export.paper.letters import Missing
from careerkit.export.paper.told import Texts

TEXTS = Texts(Missing())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bread", "bread"),
        ("  bread \n\n", "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}bread"),
        ("bread\nand butter", ["bread\nand butter"]),
        ("bread\n \nbutter", ["bread", "butter"]),
        ("خبز", [{"rtl": "خبز"}]),
        ("bread\n\nخبز", ["bread", {"rtl": "خبز"}]),
        (" \n ", []),
        ("", []),
    ],
)
def test_a_text_is_one_line_or_its_paragraphs(text, told):
    assert TEXTS.told(text) == told


@pytest.mark.parametrize(
    ("text", "line"), [("a\n\nb\tc", "a b c"), ("خبز\nbread", [{"rtl": "خبز bread"}]), (" \n", [])]
)
def test_a_text_can_be_put_on_one_line(text, line):
    assert TEXTS.line(text) == line


def test_a_sentence_of_ours_keeps_its_direction():
    assert TEXTS.told("خبز", is_ours=True) == TEXTS.line("خبز", is_ours=True) == "خبز"
