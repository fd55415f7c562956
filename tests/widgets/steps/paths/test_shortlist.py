"""Shortlist, research and plans, with traits set as the front end does."""

from careerkit.catalogue import starter
from careerkit.model import CareerPath, FiveYearPlan, Workbook, occupation_id
from careerkit.session import Session
from careerkit.widgets import FiveYearPlans, PathResearch, PathShortlist
from careerkit.widgets.parts.records.record_list import RecordList

BAKERS = CareerPath(id=occupation_id("51-3011.00"), soc="51-3011.00", title="Bakers")


def form_of(step):
    return next(child for child in step.children if isinstance(child, RecordList))


def type_into(form, record_id, **values):
    record = {"id": record_id, **values}
    put = {record_id: {"record": record, "changed": list(values), "after": None}}
    seq = form._acknowledged + 1
    form.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def test_the_shortlist_asks_why_and_names_the_source_of_what_it_tells():
    step = PathShortlist(value=[BAKERS])

    assert [field["name"] for field in form_of(step)._fields] == ["title", "why"]
    assert step._sentences.sentences[0].startswith("“Bakers”: Pay: $")
    assert "O*NET" in step._source.sentences[0]


def test_a_path_of_ones_own_needs_no_source():
    step = PathShortlist(value=[CareerPath(title="Bread school")])

    assert step._source.sentences == []


def test_research_has_a_form_for_each_path_on_the_list():
    session = Session(Workbook(paths=[BAKERS]))
    step = PathResearch(session)
    assert form_of(step)._cards == [{"id": BAKERS.id, "name": "Bakers"}]
    assert "O*NET" in step._source.sentences[0]

    session.apply(lambda w: w.put("paths", CareerPath(id="own", title="Bread school")))
    assert [card["name"] for card in form_of(step)._cards] == ["Bakers", "Bread school"]

    session.apply(lambda w: w.remove("paths", BAKERS.id))
    assert [card["name"] for card in form_of(step)._cards] == ["Bread school"]
    assert step._questions.heading == "Questions to take along: Bread school"
    assert step._source.sentences == []


def test_what_is_found_out_is_kept_with_the_path_and_leaves_the_rest_of_it_alone():
    session = Session(Workbook(paths=[BAKERS.changed(why="The smell")]))
    step = PathResearch(session)

    type_into(form_of(step), BAKERS.id, read="A diary")

    [path] = session.workbook.paths
    assert (path.soc, path.title, path.why, path.read) == (
        "51-3011.00",
        "Bakers",
        "The smell",
        "A diary",
    )
    assert any("asked nobody yet" in sentence for sentence in step._sentences.sentences)


def test_without_a_path_there_is_nothing_to_ask():
    step = PathResearch()

    assert form_of(step)._cards == []
    assert step._questions.sentences == []


def test_the_three_plans_stand_side_by_side_before_anything_is_written():
    step = FiveYearPlans()

    form = form_of(step)
    assert [card["id"] for card in form._cards] == ["path", "vanished", "free"]
    assert form._layout == "beside"
    assert step.value == ()


def test_a_plan_is_kept_under_its_own_id():
    step = FiveYearPlans()

    type_into(form_of(step), "vanished", title="The teacher", liking=4)

    [plan] = step.value
    assert isinstance(plan, FiveYearPlan)
    assert (plan.id, plan.title, plan.liking) == ("vanished", "The teacher", 4)
    assert any("The path I am thinking of" in said for said in step._sentences.sentences)


def test_the_starter_catalogue_knows_the_occupation_of_these_tests():
    assert "51-3011.00" in starter()
