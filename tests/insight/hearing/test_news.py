"""What is told of words that were written elsewhere, and what is not quoted."""

from careerkit.insight.hearing.news import of_records
from careerkit.model import PassionStatement, Topic


def test_a_record_that_came_back_is_named():
    assert of_records("came_back", [Topic(what="Soil")]).startswith("“Soil” was removed in one")


def test_of_several_one_is_named():
    told = of_records("both_kept", [Topic(), Topic(what="Soil")])
    assert told.startswith("Two entries, such as “Soil”, were written on in two places.")


def test_a_long_text_is_named_by_its_beginning():
    statement = PassionStatement(statement="I help people to grow their own food, " * 20)
    assert len(of_records("both_kept", [statement])) < 250


def test_a_cry_for_help_is_not_read_out():
    told = of_records("both_kept", [Topic(what="I want to die")])
    assert told.startswith("“…” was written on in two places.")
