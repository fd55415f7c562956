"""A link leads to its record, as long as that is there."""

import pytest

from careerkit.insight.linked import linked
from careerkit.model import Goal, Topic, Workbook

SOIL = Topic(id="soil", what="soil")
BOOK = Workbook(topics=[Topic(what="bread"), SOIL], goals=[Goal(id="goal")])


def test_a_link_leads_to_the_record_of_its_section():
    assert linked(BOOK, "topics", "soil") is SOIL


@pytest.mark.parametrize("record_id", ["", "gone", "goal"])
def test_a_link_that_leads_nowhere_gives_nothing(record_id):
    assert linked(BOOK, "topics", record_id) is None


def test_a_link_follows_what_its_record_becomes():
    later = BOOK.put("topics", SOIL.changed(what="soil and water")).remove("goals", "goal")

    assert linked(later, "topics", "soil").what == "soil and water"
    assert linked(later, "goals", "goal") is None
    assert linked(BOOK, "goals", "goal") is not None
