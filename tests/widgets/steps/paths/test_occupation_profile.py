"""An occupation from the inside, with traits set as the front end does."""

import pytest

from careerkit.catalogue import Occupation
from careerkit.model import Activity, InterestScores, Workbook
from careerkit.session import Session
from careerkit.widgets import PathExplorer
from support.models.catalogues import catalogue_of

BAKERS = Occupation(soc="51-3011.00", title="Bakers", interests=(7, 1, 3, 2, 4, 5))
BUTCHERS = Occupation(soc="51-3021.00", title="Butchers", interests=(7, 1, 2, 2, 4, 5))
FEW = catalogue_of(BAKERS, BUTCHERS)
SCORES = InterestScores(
    realistic=36, investigative=2, artistic=14, social=8, enterprising=20, conventional=26
)


def explorer(**sections):
    session = Session(Workbook(**{"interest_scores": [SCORES], **sections}))
    return PathExplorer(session, catalogue=FEW)


def wish(step, act, soc, **more):
    seq = step._list._wish.get("seq", 0) + 1
    step._list.set_state({"_wish": {"seq": seq, "act": act, "soc": soc, **more}})


def test_an_occupation_is_looked_into_only_when_it_is_opened():
    step = explorer()
    assert step._list._profile == {}

    wish(step, "open", BAKERS.soc)

    profile = step._list._profile
    assert (profile["soc"], profile["title"]) == (BAKERS.soc, "Bakers")
    assert [*profile["meets"]] == step._list._cards[0]["reasons"]
    assert not profile["listed"]
    assert profile["labels"]["pay"] == "Pay"


def test_related_lead_on_and_closing_it_shows_none():
    step = explorer()
    wish(step, "open", BAKERS.soc)
    [(related, _), *_] = step._list._profile["related"]

    wish(step, "open", related)
    assert step._list._profile["soc"] == related

    wish(step, "close", "")
    assert step._list._profile == {}
    wish(step, "add", related)
    assert step._list._profile == {}


def test_what_is_open_follows_the_answers():
    step = explorer()
    wish(step, "open", BAKERS.soc)

    wish(step, "add", BAKERS.soc)
    assert step._list._profile["listed"]

    step.session.apply(lambda workbook: workbook.replace("interest_scores", []))
    assert step._list._profile["meets"][0].startswith("Nothing is here yet")


def test_a_question_goes_to_its_path_once_and_one_step_takes_it_back():
    step = explorer()
    wish(step, "open", BAKERS.soc)
    question = step._list._profile["questions"][0]

    wish(step, "ask", BAKERS.soc, question=question)
    wish(step, "ask", BAKERS.soc, question=question)

    [path] = step.session.workbook.paths
    assert (path.title, path.questions) == ("Bakers", question)
    assert step._list._profile["asked"] == [question]
    assert step._list._profile["listed"]
    step.session.undo()
    assert step.session.workbook.paths == ()


@pytest.mark.parametrize("question", ["Mine", "", None, 7, ["What?"]])
def test_what_is_none_of_its_questions_is_not_written_down(question):
    step = explorer()

    wish(step, "ask", BAKERS.soc, question=question)
    wish(step, "ask", "no-such-code", question=question)

    assert step.session.workbook.paths == ()
    assert step.problem == ""


def test_what_hurts_is_not_quoted_from_the_inside_either():
    written = [Activity(what="baking bread"), Activity(what="I want to kill myself")]
    step = explorer(activities=written)

    wish(step, "open", BAKERS.soc)

    assert "kill myself" not in str(step._list._profile)
    assert any("baking" in reason for reason in step._list._profile["meets"])
