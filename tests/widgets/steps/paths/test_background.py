"""Where a person comes from, in the list of the third step, with traits set as a page does."""

import pytest

from careerkit.catalogue import starter
from careerkit.model import Background, PathFilters
from careerkit.widgets.parts.records.record_list import RecordList
from support.models.explorers import explorer


def form_of(step):
    forms = (child for child in step.children if isinstance(child, RecordList))
    return next(form for form in forms if form.record_type is Background)


def titles(step):
    return [card["title"] for card in step._list._cards]


def not_again(*names, **sections):
    return explorer(background=[Background(id="single", not_again=names)], **sections)


def test_what_somebody_will_not_do_again_is_left_out_and_told():
    step = not_again("nights")

    assert titles(step) == ["Butchers"]
    assert step._left_out.sentences[0] == (
        "“Nights and late evenings”, 2 occupations: “Bakers” and “Nurses”."
    )
    assert "The search still finds" in step._left_out.sentences[1]
    assert "our own estimate" in step._left_out.sentences[2]
    assert "installed release" in step._left_out.sentences[3]


def test_a_tick_counts_at_once_and_one_step_back_brings_all_of_them_back():
    step = explorer()
    assert step._left_out.sentences == []
    record = {"id": "single", "not_again": ["illness"]}
    put = {"single": {"record": record, "changed": ["not_again"], "after": None}}
    form_of(step).set_state({"_pending": {"seq": 1, "put": put, "remove": [], "order": []}})

    assert titles(step) == ["Bakers", "Butchers"]
    assert step._left_out.sentences[0] == "“Illness, injury or blood”: “Nurses”."

    step.session.undo()

    assert titles(step) == ["Bakers", "Butchers", "Nurses"]
    assert step._left_out.sentences == []


def test_what_is_left_out_is_found_by_a_search_which_says_why():
    step = not_again("nights", "standing")
    step._list.set_state({"_query": "bakers"})

    assert titles(step) == ["Bakers"]
    assert step._list._cards[0]["reasons"][-1] == (
        "Often means “Nights and late evenings” and “On my feet all day”, which you won't do again"
    )


def test_where_nothing_is_left_the_ticks_are_named_and_not_the_filters():
    step = not_again("standing")

    assert titles(step) == []
    assert "Take one of your ticks away" in step._list._said


def test_without_anything_to_sort_by_it_still_says_what_is_left_out():
    step = not_again("nights", interest_scores=[])

    assert step._left_out.sentences == [
        "Occupations that often mean “Nights and late evenings” are left out of the list."
    ]
    assert not {"Bakers", "Nurses"} & {*titles(step)}


def test_what_somebody_does_now_is_marked():
    step = explorer(background=[Background(now="baker")])

    assert "It is what you do now." in step._list._cards[0]["reasons"][-1]
    assert not any("what you do now" in r for c in step._list._cards[1:] for r in c["reasons"])


def test_what_carries_over_speaks_for_an_occupation():
    carried = Background(carries="\nBaking bread\nhiking in the hills")
    step = explorer(starter(), interest_scores=[], background=[carried])

    assert titles(step)[:2] == ["Baker", "Travel guide"]
    assert step._list._cards[0]["reasons"] == ["Your words meet it in: “Baking” and “bread”."]


@pytest.mark.parametrize("carries", ["I want to die", "idk", ""])
def test_what_hurts_or_is_no_answer_carries_nothing_and_the_ticks_still_count(carries):
    step = explorer(background=[Background(not_again=("illness",), carries=carries)])

    assert titles(step) == ["Bakers", "Butchers"]
    assert not any(carries and carries in r for c in step._list._cards for r in c["reasons"])


def test_what_pays_less_than_somebody_must_earn_is_told_too():
    step = explorer(path_filters=[PathFilters(lowest_wage=50_000)])

    assert titles(step) == ["Nurses"]
    assert step._left_out.sentences == [
        "“Less than you must earn”: “Bakers”.",
        "The search still finds each of them.",
    ]
    # Of the butchers no pay is known here.
    assert any("1 occupation" in sentence for sentence in step._lead.sentences)
