"""The interests step, with a session and alone."""

from careerkit.insight.interests.scoring import question_ids
from careerkit.model import InterestAnswer, InterestScores
from careerkit.session import Session
from careerkit.widgets import InterestProfile
from careerkit.widgets.parts.interest_grid import InterestGrid


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
