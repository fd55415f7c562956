"""What the timeline shows, with traits set as the front end does."""

import pytest
import traitlets

from careerkit.insight.planning.timeline import GROUPINGS, SCALES
from careerkit.steps import dated
from careerkit.widgets.parts.planning.timeline_choice import TimelineChoice


def test_at_first_it_shows_a_quarter_of_everything_kind_by_kind():
    choice = TimelineChoice()

    assert (choice.scale, choice.grouping, choice.kinds) == ("quarter", "kind", list(dated()))


def test_each_choice_has_words():
    choice = TimelineChoice()

    assert [name for name, _ in choice._scales] == list(SCALES)
    assert [name for name, _ in choice._groupings] == list(GROUPINGS)
    assert dict(choice._kinds) == {
        "goals": "Goals",
        "milestones": "Steps",
        "experiments": "Experiments",
        "learning_items": "Learning",
        "contacts": "People",
    }


def test_what_the_browser_chooses_is_told_on():
    choice, told = TimelineChoice(), []
    choice.observe(lambda change: told.append(change["name"]), ["scale", "grouping", "kinds"])

    choice.set_state({"scale": "week"})
    choice.set_state({"grouping": "path", "kinds": ["goals"]})

    assert sorted(told) == ["grouping", "kinds", "scale"]


@pytest.mark.parametrize("state", [{"scale": "era"}, {"grouping": "mood"}, {"kinds": ["cats"]}])
def test_what_there_is_not_cannot_be_chosen(state):
    choice = TimelineChoice()

    with pytest.raises(traitlets.TraitError):
        choice.set_state(state)

    assert (choice.scale, choice.grouping, choice.kinds) == ("quarter", "kind", list(dated()))
