"""Exploring: what is shown, and what becomes of a click, with traits set as the front end does."""

import pytest

from careerkit.catalogue import Occupation, starter
from careerkit.model import (
    Activity,
    CareerPath,
    NotForMe,
    PathFilters,
    Topic,
    Workbook,
    occupation_id,
)
from careerkit.session import Session
from careerkit.widgets import PathExplorer
from careerkit.widgets.parts.paths.occupation_list import A_PAGE
from careerkit.widgets.parts.records.record_list import RecordList
from support.models.catalogues import catalogue_of
from support.models.explorers import BAKERS, NURSES, explorer


def wish(step, act, soc):
    seq = step._list._wish.get("seq", 0) + 1
    step._list.set_state({"_wish": {"seq": seq, "act": act, "soc": soc}})


def form_of(step, record_type):
    forms = (child for child in step.children if isinstance(child, RecordList))
    return next(form for form in forms if form.record_type is record_type)


def titles(step):
    return [card["title"] for card in step._list._cards]


def test_occupations_are_shown_best_first_with_their_facts_and_reasons():
    step = explorer()

    assert titles(step) == ["Bakers", "Butchers", "Nurses"]
    card = step._list._cards[0]
    assert card["fits"] == ["Best fit with your interests"]
    assert card["r"].startswith("Best fit (")
    assert card["plain"] == "Bakes bread."
    assert card["pay"] == "$37,160"
    assert card["reasons"] == ["You and this work are both high in: Realistic and Conventional."]
    assert step._list._count == "3 occupations"
    assert not step._list._more


def test_the_source_of_the_facts_stands_below():
    assert explorer()._list._source == "A few"


def test_a_click_puts_it_on_the_shortlist_and_a_second_one_takes_it_off():
    step = explorer()

    wish(step, "add", "51-3011.00")
    [path] = step.session.workbook.paths
    assert (path.id, path.title, path.soc) == (
        occupation_id("51-3011.00"),
        "Bakers",
        "51-3011.00",
    )
    assert step._list._cards[0]["listed"]
    assert step.value == (path,)

    wish(step, "add", "51-3011.00")
    assert len(step.session.workbook.paths) == 1

    wish(step, "drop", "51-3011.00")
    assert step.session.workbook.paths == ()
    assert not step._list._cards[0]["listed"]


def test_what_was_written_about_a_path_survives_taking_it_off_and_undoing():
    step = explorer(paths=[CareerPath(soc="51-3011.00", title="Bakers", why="The smell")])

    wish(step, "drop", "51-3011.00")
    step.session.undo()

    assert step.session.workbook.paths[0].why == "The smell"


def test_not_for_me_hides_it_says_what_went_to_the_end_and_can_be_taken_back():
    step = explorer()

    wish(step, "hide", "51-3011.00")
    assert titles(step) == ["Nurses", "Butchers"]
    assert step._list._hidden == [{"soc": "51-3011.00", "title": "Bakers"}]
    assert any("Butchers" in sentence for sentence in step._lead.sentences)

    wish(step, "bring_back", "51-3011.00")
    assert titles(step) == ["Bakers", "Butchers", "Nurses"]
    assert step._list._hidden == []


@pytest.mark.parametrize(
    "act_and_code", [("add", "no-such-code"), ("explode", "51-3011.00"), ("hide", "")]
)
def test_a_wish_that_makes_no_sense_changes_nothing(act_and_code):
    step = explorer()
    before = step.session.workbook

    wish(step, *act_and_code)

    assert step.session.workbook == before
    assert step.problem == ""


def test_a_search_finds_occupations_whatever_fits_and_whatever_is_filtered():
    step = explorer(path_filters=[PathFilters(group="51")])

    step._list.set_state({"_query": " nur "})
    assert titles(step) == ["Nurses"]
    assert step._list._surprises == []

    step._list.set_state({"_query": "xyzzy"})
    assert titles(step) == []
    assert "Nothing found" in step._list._said

    step._list.set_state({"_query": ""})
    assert titles(step) == ["Bakers", "Butchers"]


@pytest.mark.parametrize("query", ["how to kill myself", "i want to die", "suicide"])
def test_a_search_that_is_a_cry_for_help_is_answered_like_one(query):
    step = explorer()

    step._list.set_state({"_query": query})

    assert "talk today to somebody you trust" in step._list._said
    assert "shortlist" not in step._list._said


def test_a_search_on_its_way_to_a_word_is_a_search():
    dietitians = Occupation(soc="29-1031.00", title="Dietitians", interests=(2, 5, 1, 6, 3, 4))
    step = explorer(catalogue_of(NURSES, BAKERS, dietitians))

    step._list.set_state({"_query": "die"})

    assert titles(step) == ["Dietitians"]
    assert step._list._said == ""


def test_the_form_of_what_counts_offers_what_the_catalogue_has():
    form = form_of(explorer(), PathFilters)

    options = {field["name"]: (field["control"], field["options"]) for field in form._fields}
    assert options["job_zones"] == ("choices", [["1", "Little or none"], ["2", "Some: months"]])
    assert options["group"] == ("choice", [["29", "Health care"], ["51", "Production"]])


def test_a_filter_is_kept_and_counts_at_once():
    step = explorer()
    form = form_of(step, PathFilters)

    record = {"id": "single", "words_weight": None, "job_zones": ["2"], "group": ""}
    put = {"single": {"record": record, "changed": ["job_zones"], "after": None}}
    form.set_state({"_pending": {"seq": 1, "put": put, "remove": [], "order": []}})

    assert step.session.workbook.path_filters[0].job_zones == ("2",)
    assert titles(step) == ["Bakers"]


def test_filters_that_leave_nothing_say_so():
    step = explorer(path_filters=[PathFilters(lowest_wage=1_000_000)])

    assert step._list._cards == []
    assert "No occupation passes" in step._list._said
    assert any("1 occupation" in sentence for sentence in step._lead.sentences)


@pytest.mark.parametrize(
    ("sections", "basis"),
    [
        ({}, "Sorted by your six interests."),
        ({"activities": [Activity(what="baking")]}, "and by your own words."),
        ({"activities": [Activity(what="baking")], "interest_scores": []}, "Sorted by your own"),
        ({"interest_scores": []}, "nothing to sort by yet"),
        ({"activities": [Activity(what="idk")]}, "Sorted by your six interests."),
    ],
)
def test_it_says_what_the_list_is_sorted_by(sections, basis):
    assert basis in explorer(**sections)._lead.sentences[0]


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        (Activity(what="idk"), "no answer in the first step says enough"),
        (Activity(what="Gartenarbeit mit meiner Oma"), "in a language"),
        (Activity(what="sitting on a chair"), "comes near enough"),
        (Activity(what="baking bread", energy=-2), "what drains you"),
    ],
)
def test_where_words_lead_nowhere_it_says_why_and_lists_nothing_by_them(activity, why):
    by_interests = explorer(activities=[activity])
    by_nothing = explorer(activities=[activity], interest_scores=[])

    assert why in " ".join(by_interests._lead.sentences)
    assert why in by_nothing._lead.sentences[0]
    assert "disagree" in by_nothing._list._said


def test_an_answer_in_another_language_beside_others_is_spoken_of():
    written = [Activity(what="baking bread"), Activity(what="Gartenarbeit mit meiner Oma")]

    assert any("in a language" in said for said in explorer(activities=written)._lead.sentences)


def test_where_nothing_is_known_there_are_eight_to_disagree_with_and_why_they_are_there():
    step = PathExplorer(Session(Workbook()))

    assert len(step._list._cards) == 8
    assert all("One to look at if you like" in card["reasons"][0] for card in step._list._cards)
    assert "eight to disagree with" in step._list._said
    assert step._list._surprises == []


def test_what_is_not_for_me_is_no_beginning_and_filters_hold():
    first = PathExplorer(Session(Workbook()))._list._cards[0]["soc"]
    hidden = NotForMe(id=occupation_id(first), soc=first, title="Once called this")
    filters = PathFilters(job_zones=("2", "3", "4"))

    step = PathExplorer(Session(Workbook(not_for_me=[hidden], path_filters=[filters])))

    assert first not in [card["soc"] for card in step._list._cards]
    assert step._list._hidden[0]["title"] != "Once called this"


def test_by_words_alone_no_row_stands_without_a_reason():
    step = PathExplorer(Session(Workbook(topics=[Topic(what="horses")])))

    assert titles(step)
    assert all(card["reasons"] for card in step._list._cards)
    assert all("match with your words" in card["fits"][-1] for card in step._list._cards)
    assert all(card["words"] != "\N{EN DASH}" for card in step._list._cards)


def test_what_people_say_stands_first_and_on_the_shortlist():
    step = PathExplorer()
    step._list.set_state({"_query": "bakers"})

    wish(step, "add", "51-3011.00")

    assert step.session.workbook.paths[0].title == "Baker"


def test_a_shortlist_of_another_day_keeps_the_titles_that_it_has():
    step = explorer(starter(), paths=[CareerPath(soc="51-3011.00", title="Bakers")])
    step._list.set_state({"_query": "baker"})

    assert step._list._cards[0]["listed"]
    assert step.session.workbook.paths[0].title == "Bakers"


def test_a_search_says_what_it_looked_for_instead_of_a_slip_of_the_pen():
    step = explorer()

    step._list.set_state({"_query": "nruses"})

    assert titles(step) == ["Nurses"]
    assert "“nurses”" in step._list._said


def test_a_search_for_what_the_person_does_not_want_says_what_it_can_do():
    step = explorer()

    step._list.set_state({"_query": "not a nurse"})

    assert titles(step) == []
    assert "can't leave things out" in step._list._said


@pytest.mark.parametrize("query", ["not sure", "idk", "no idea"])
def test_a_search_without_a_word_for_it_offers_a_beginning(query):
    step = explorer()

    step._list.set_state({"_query": query})

    assert titles(step) == []
    assert step._list._said.startswith("No word for it yet?")


@pytest.mark.parametrize("query", ["etwas mit Tieren", "algo con animales", "Krankenschwester"])
def test_a_search_in_another_language_says_which_one_is_read(query):
    step = explorer()

    step._list.set_state({"_query": query})

    assert "English words only" in step._list._said


def test_more_is_shown_a_page_at_a_time():
    many = catalogue_of(
        *(
            Occupation(soc=f"11-{n:04}.00", title=f"Work {n}", interests=(7, 1, 3, 2, 4, 5))
            for n in range(A_PAGE + 1)
        )
    )
    step = explorer(many)
    assert len(step._list._cards) == A_PAGE
    assert step._list._more

    step._list.set_state({"_limit": 2 * A_PAGE})
    assert len(step._list._cards) == A_PAGE + 1
    assert not step._list._more


def test_it_works_alone_for_searching():
    step = PathExplorer()

    step._list.set_state({"_query": "bakers"})

    assert titles(step)[0] == "Baker"
    # A name that differs by the plural alone is not said twice.
    assert step._list._cards[0]["official"] == ""
    assert step._list._cards[0]["r"] == "\N{EN DASH}"
    assert step._list._cards[0]["reasons"] == []

    step._list.set_state({"_query": "game developer"})

    assert step._list._cards[0]["official"].startswith("In the catalogue: ")
