"""Questions for somebody who does the work, and which of them step 5 has."""

from careerkit.catalogue import Occupation
from careerkit.insight.paths.asking import is_taken, questions_to_ask, with_question
from careerkit.model import CareerPath, Theme, Workbook, occupation_id
from support.models.catalogues import catalogue_of

BAKERS = Occupation(
    soc="51-3011.00",
    title="Bakers",
    interests=(7, 1, 3, 2, 4, 5),
    tasks=("Measure flour.", "Set the oven.", "Clean."),
)
FEW = catalogue_of(BAKERS)
QUESTION = "When do you get up?"


def test_questions_pick_up_the_tasks_of_the_job_and_the_persons_own_themes():
    workbook = Workbook(themes=[Theme(name="Feeding people"), Theme(name=" ")])

    asked = questions_to_ask(workbook, BAKERS.soc, FEW)

    assert sum("Measure flour." in question for question in asked) == 1
    assert not any("Clean." in question for question in asked)
    assert sum("“Feeding people”" in question for question in asked) == 1


def test_a_path_of_ones_own_has_questions_too():
    assert len(questions_to_ask(Workbook(), "", FEW)) == 3


def test_a_question_is_kept_with_its_path_which_is_made_if_need_be():
    kept = with_question(Workbook(), BAKERS.soc, "Baker", QUESTION)

    [path] = kept.paths
    assert (path.id, path.title, path.soc) == (occupation_id(BAKERS.soc), "Baker", BAKERS.soc)
    assert path.questions == QUESTION
    assert is_taken(kept, BAKERS.soc, QUESTION)
    assert not is_taken(kept, "29-1141.00", QUESTION)


def test_a_question_that_is_there_already_is_not_added_again():
    mine = CareerPath(soc=BAKERS.soc, title="Mine", questions="when do YOU get up\n")
    before = Workbook(paths=[mine])

    assert with_question(before, BAKERS.soc, "Baker", QUESTION) is before


def test_what_the_person_wrote_stays_and_the_question_comes_after_it():
    mine = CareerPath(soc=BAKERS.soc, title="Mine", why="The smell", questions="Is it hot?\n\n")

    [path] = with_question(Workbook(paths=[mine]), BAKERS.soc, "Baker", QUESTION).paths

    assert (path.title, path.why) == ("Mine", "The smell")
    assert path.questions == f"Is it hot?\n{QUESTION}"
