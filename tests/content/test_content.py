"""Finding a sentence, filling it in, and choosing the form for a count."""

import pytest

from careerkit import content

TEMPLATE = "opening.kept_in_file"


def test_a_sentence_is_found_by_its_file_and_its_name():
    assert content.text("opening.panel.undo") == "Undo"


def test_what_is_filled_in_is_data_and_no_template():
    assert "{other} {0} %s" in content.text(TEMPLATE, name="{other} {0} %s")


def test_a_missing_value_is_an_error_rather_than_a_gap():
    with pytest.raises(KeyError, match="name"):
        content.text(TEMPLATE, other="x")


def test_values_that_a_sentence_does_not_use_are_left_out():
    assert content.text("opening.panel.undo", count=3) == "Undo"


@pytest.mark.parametrize("key", ["opening.nothing", "opening.panel.undo.deeper"])
def test_a_sentence_that_does_not_exist_is_named(key):
    with pytest.raises(KeyError, match=key):
        content.text(key)


def test_a_table_is_no_sentence_and_a_sentence_is_no_table():
    with pytest.raises(KeyError, match="table"):
        content.text("opening.panel")
    with pytest.raises(KeyError, match="one sentence"):
        content.texts("opening.panel.undo")


def test_a_table_goes_to_the_front_end_with_its_placeholders():
    assert content.texts("journey.minutes")["other"] == "About {count} minutes"


def test_changing_a_table_that_was_handed_out_changes_nothing_for_others():
    content.texts("journey.minutes")["other"] = "changed"

    assert content.texts("journey.minutes")["other"] == "About {count} minutes"


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(1, "About a minute"), (2, "About 2 minutes"), (0, "About 0 minutes")],
)
def test_a_count_chooses_its_form(count, sentence):
    assert content.plural("journey.minutes", count) == sentence


def test_a_sentence_begins_with_a_word_and_a_label_with_a_figure():
    assert content.plural("learning.skills.says.unrated", 3).startswith("Three skills")
    assert content.plural("learning.skills.says.unrated", 12).startswith("12 skills")
    assert content.plural("paths.list.count", 3) == "3 occupations"
