"""The interests step and its sort of values, with a session and alone."""

from careerkit.insight.interests.scoring import question_ids
from careerkit.model import InterestAnswer, InterestScores, Workbook, WorkValue
from careerkit.session import Session
from careerkit.widgets import InterestProfile, WorkValues
from careerkit.widgets.parts.interests.interest_grid import InterestGrid
from careerkit.widgets.parts.interests.value_sort import ValueSort


def grid_of(step):
    return next(child for child in step.children if isinstance(child, InterestGrid))


def answer(grid, likings):
    put = {
        id_: {"record": {"id": id_, "liking": liking}, "changed": ["liking"], "after": None}
        for id_, liking in likings.items()
    }
    seq = grid._acknowledged + 1
    grid.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def test_the_grid_brings_sixty_questions_and_five_words():
    grid = InterestGrid()
    assert len(grid._questions) == 60
    assert grid._short == 30
    assert [value for value, _ in grid._fields[0]["options"]] == [1, 2, 3, 4, 5]


def test_answers_become_a_profile_in_words():
    session = Session()
    step = InterestProfile(session)
    likings = {id_: 5 if id_.startswith("social") else 2 for id_ in question_ids(5)}
    answer(grid_of(step), likings)
    assert len(session.workbook.interest_answers) == 30
    assert any("Holland code is S" in sentence for sentence in step._sentences.sentences)


def test_changing_an_answer_changes_the_same_record():
    session = Session()
    grid = grid_of(InterestProfile(session))
    answer(grid, {"social-1": 2})
    answer(grid, {"social-1": 5})
    assert [(a.id, a.liking) for a in session.workbook.interest_answers] == [("social-1", 5)]


def test_the_step_works_alone():
    step = InterestProfile(value=[InterestAnswer(id="social-1", liking=4)])
    assert grid_of(step)._records == [{"id": "social-1", "liking": 4}]


def test_official_scores_change_what_is_said():
    session = Session()
    step = InterestProfile(session)
    scores = InterestScores(
        scale="40",
        realistic=30,
        investigative=20,
        artistic=10,
        social=5,
        enterprising=4,
        conventional=3,
    )
    session.apply(lambda workbook: workbook.put("interest_scores", scores))
    assert any("RIA" in sentence for sentence in step._sentences.sentences)


def test_what_is_asked_in_one_part_is_told_in_another():
    session = Session()
    asked = InterestProfile(session, show="questions")
    told = InterestProfile(session, show="letters")
    assert told._sentences.sentences == []

    answer(grid_of(asked), dict.fromkeys(question_ids(5), 2) | {"social-1": 5})

    assert any("Holland code is S" in sentence for sentence in told._sentences.sentences)


def sort_of(step):
    return next(child for child in step.children if isinstance(child, ValueSort))


def lay(sort, piles, order=()):
    put = {
        id_: {"record": {"id": id_, "pile": pile}, "changed": ["pile"], "after": None}
        for id_, pile in piles.items()
    }
    seq = sort._acknowledged + 1
    sort.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": list(order)}})


def test_the_sort_brings_its_cards_and_four_places_for_them():
    sort = ValueSort()

    assert len(sort._deck) == 24
    assert {*sort._deck[0]} == {"id", "name", "note"}
    assert [value for value, _ in sort._fields[0]["options"]] == ["five", "much", "some", "little"]
    assert sort._most == 5


def test_cards_are_kept_and_said():
    session = Session()
    step = WorkValues(session)
    lay(sort_of(step), {"hands": "five", "quiet": "little"})

    assert session.frame("work_values")["pile"].to_dict() == {"hands": "five", "quiet": "little"}
    assert step._sentences.sentences[0] == "What counts most for you is “Working with my hands”."


def test_choosing_and_ordering_is_one_step_back():
    before = [WorkValue(id="new", pile="much"), WorkValue(id="hands", pile="five")]
    session = Session(Workbook(work_values=before))
    lay(sort_of(WorkValues(session)), {"new": "five"}, order=["hands", "new"])
    assert [value.id for value in session.workbook.work_values] == ["hands", "new"]

    session.undo()

    assert [(value.id, value.pile) for value in session.workbook.work_values] == [
        ("new", "much"),
        ("hands", "five"),
    ]


def test_a_pile_that_there_is_not_is_put_aside_and_the_card_stays_where_it_lay():
    session = Session(Workbook(work_values=[WorkValue(id="new", pile="much")]))
    lay(sort_of(WorkValues(session)), {"new": "bin"})

    assert session.workbook.work_values[0].pile == "much"
    assert [answer.value for answer in session.workbook.unfit_answers] == ["bin"]


def test_nothing_is_said_of_cards_that_nobody_sorted():
    assert WorkValues()._sentences.sentences == []
