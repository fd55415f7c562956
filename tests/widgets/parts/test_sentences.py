"""Sentences are shown as they are."""

from careerkit.widgets import Sentences


def test_sentences_are_carried_to_the_page_unchanged():
    widget = Sentences(["<b>Baking</b> absorbs you."])
    assert widget.get_state()["sentences"] == ["<b>Baking</b> absorbs you."]


def test_no_sentences_are_fine():
    assert Sentences().sentences == []


def test_several_things_are_spoken_of_under_their_own_names():
    widget = Sentences(about=[["<b>Baking</b>", ["It absorbs you."]]])
    assert widget.get_state()["about"] == [["<b>Baking</b>", ["It absorbs you."]]]
