"""The grid of people and gifts."""

from hypothesis import given, settings

from careerkit.charts.people.support_map import support_map
from careerkit.insight.people.support import GIFTS
from careerkit.model import Supporter, Workbook
from support.models.strategies import sections

ADA = Supporter(id="a", name="Ada", closeness=2, gives=("job_view",))
BEN = Supporter(id="b", name="Ben", closeness=5, gives=("encouragement", "job_view"))
CEM = Supporter(id="c", name="Cem")


def rows_of(drawn):
    """The rows of each layer."""
    spec = drawn.spec()
    return [spec["datasets"][layer["data"]["name"]] for layer in spec["layer"]]


def test_without_people_there_is_a_sentence_and_no_chart():
    drawn = support_map(Workbook(supporters=[Supporter(closeness=5)]))

    assert drawn.chart is None
    assert "still blank" in drawn.description


def test_the_closest_stand_first_and_each_gift_is_a_word_in_the_table():
    drawn = support_map(Workbook(supporters=[ADA, CEM, BEN]))

    assert drawn.rows == (
        ("Ben", 5, "no", "no", "yes", "yes"),
        ("Ada", 2, "no", "no", "yes", "no"),
        ("Cem", None, "no", "no", "no", "no"),
    )
    assert drawn.columns[2:] == ("Advises", "Speaks up", "Shows job", "Encourages")


def test_the_description_says_who_gives_what_and_what_no_supporter_gives():
    said = support_map(Workbook(supporters=[ADA, BEN])).description

    assert said == (
        "Two people are on your map, the closest first; one is rated 4 or 5, close. "
        "Ben and Ada give a view of the job. Ben encourages you. "
        "Open so far: advice and a good word."
    )


def test_who_is_close_is_not_said_before_anybody_is_rated():
    said = support_map(Workbook(supporters=[ADA.changed(closeness=None)])).description

    assert said.startswith("One person is on your map. ")


def test_a_tick_says_what_the_colour_says_and_the_last_row_counts():
    layers = rows_of(support_map(Workbook(supporters=[ADA, BEN])))
    cells = [cell for layer in layers[:3] for cell in layer]

    ticks = {(c["person"], c["gift"]): c["mark"] for c in cells}
    assert ticks["Ben", "Shows job"] == "\N{CHECK MARK}"
    assert ticks["Ada", "Advises"] == ""
    together = [mark for (person, _), mark in ticks.items() if person == "How many of them"]
    assert sorted(together) == ["0", "0", "1", "2"]


@settings(max_examples=20)
@given(sections(Supporter))
def test_any_people_can_be_drawn(people):
    drawn = support_map(Workbook(supporters=people))

    assert len(drawn.rows) == sum(bool(person.name.strip()) for person in people)
    assert (drawn.spec() is None) == (not drawn.rows)
    assert all(len(row) == 2 + len(GIFTS) for row in drawn.rows)
