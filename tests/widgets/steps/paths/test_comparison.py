"""The comparison, with a session and alone."""

import pytest

from careerkit.model import (
    CareerPath,
    Criterion,
    PathRating,
    Topic,
    Workbook,
    WorkValue,
    rating_id,
)
from careerkit.session import Session
from careerkit.widgets import PathComparison

PATHS = (CareerPath(id="baker", title="Baker"), CareerPath(id="driver", title="Driver"))
CRITERIA = (
    Criterion(id="home", name="Home by five", weight=5),
    Criterion(id="pay", name="Enough to live on", weight=2),
)


def ratings(**scores):
    return [
        PathRating(id=rating_id(path, criterion.id), path=path, criterion=criterion.id, score=score)
        for path, row in scores.items()
        for criterion, score in zip(CRITERIA, row, strict=True)
    ]


RATED = Workbook(paths=PATHS, criteria=CRITERIA, path_ratings=ratings(baker=(5, 2), driver=(2, 4)))


def send(widget, record, *changed):
    put = {record["id"]: {"record": record, "changed": list(changed), "after": None}}
    seq = widget._acknowledged + 1
    widget.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def said(step):
    return "\n".join(step._sentences.sentences)


def test_alone_it_is_empty_and_says_nothing_yet():
    step = PathComparison()

    assert step.value == ()
    assert said(step) == ""
    assert step._grid._rows == []
    assert step.problem == ""


def test_value_is_what_a_path_should_give():
    step = PathComparison(value=CRITERIA)

    assert step.value == CRITERIA
    assert [column["name"] for column in step._grid._columns] == [
        "Home by five",
        "Enough to live on",
    ]


def test_ratings_become_sentences():
    step = PathComparison(Session(RATED))

    assert "“Baker” is ahead of “Driver”" in said(step)


def test_a_rating_changes_what_is_said():
    session = Session(RATED)
    step = PathComparison(session)
    id_ = rating_id("driver", "home")

    send(step._grid, {"id": id_, "path": "driver", "criterion": "home", "score": 5}, "score")

    assert "“Driver” is ahead of “Baker”" in said(step)


def test_a_weight_changes_what_is_said():
    session = Session(RATED)
    step = PathComparison(session)
    criteria = step.children[1]
    record = {"id": "home", "name": "Home by five", "weight": 1}

    send(criteria, record, "weight")

    assert step.value[0].weight == 1
    assert "“Driver” is ahead of “Baker”" in said(step)


def test_the_choice_is_among_the_paths_and_is_kept():
    session = Session(RATED)
    step = PathComparison(session)

    send(step._choice, {"id": "single", "path": "driver", "why": "The road"}, "path", "why")

    [decision] = session.workbook.decisions
    assert (decision.path, decision.why) == ("driver", "The road")


def test_closing_it_closes_all_of_it():
    session = Session(RATED)
    step = PathComparison(session)
    before = said(step)
    step.close()

    session.apply(lambda workbook: workbook.remove("paths", "driver"))

    assert said(step) == before


FIVE = tuple(WorkValue(id=id_, pile="five") for id_ in ("hands", "living", "near"))


def offers(step):
    return [(one["name"], one.get("act", "Add")) for one in step._values._offers]


def wish(step, key):
    widget = step._values
    widget.set_state({"_wish": {"seq": widget._wish.get("seq", 0) + 1, "key": key}})


def test_values_are_offered_and_not_entered():
    session = Session(Workbook(work_values=FIVE))
    step = PathComparison(session)

    assert offers(step) == [
        ("Working with my hands", "Add"),
        ("Enough to live on", "Add"),
        ("Near home", "Add"),
        ("All of them together", "Add"),
    ]
    assert step._values._offers[0]["note"] == "would count 5 of 5"
    assert "You chose" not in step._values._hint
    assert step._values._hint.startswith("In step 2 you chose what counts most in work.")
    assert session.workbook.criteria == ()


def test_one_is_added_and_taken_back():
    session = Session(Workbook(work_values=FIVE))
    step = PathComparison(session)

    wish(step, "value-living")

    assert [(one.name, one.weight) for one in step.value] == [("Enough to live on", 4)]
    assert offers(step)[-1] == ("Enough to live on", "Take back")
    assert step._values._offers[-1]["note"] == "is in your list and counts 4 of 5"

    wish(step, "back/value-living")

    assert step.value == ()
    assert len(offers(step)) == 4


def test_all_of_them_are_one_step_back_and_leave_what_was_there():
    own = Criterion(id="own", name="Home by five", weight=2)
    session = Session(Workbook(work_values=FIVE, criteria=[own]))
    step = PathComparison(session)

    wish(step, "all")

    assert [one.weight for one in step.value] == [2, 5, 4, 4]
    assert "What counts most for you is in your list." in step._values._hint

    session.undo()

    assert step.value == (own,)


@pytest.mark.parametrize("key", ["", "value-seen", "back/home", "back/value-hands", "back/"])
def test_a_wish_for_what_is_not_offered_changes_nothing(key):
    session = Session(Workbook(work_values=FIVE, criteria=CRITERIA))
    step = PathComparison(session)

    wish(step, key)

    assert session.workbook.criteria == CRITERIA
    assert step.problem == ""


@pytest.mark.parametrize(
    ("workbook", "hint"),
    [
        (Workbook(), "Don't know how to begin? In step 2"),
        (Workbook(work_values=[WorkValue(id="near", pile="much")]), "You have sorted cards"),
        # Who sorted cards is not told that they could.
        (Workbook(work_values=[WorkValue(id="near", pile="some")]), "Of the cards that you sorted"),
        (Workbook(criteria=CRITERIA), ""),
        (Workbook(topics=[Topic(what="I want to die")]), ""),
    ],
    ids=["empty", "not chosen", "none matters", "criteria of their own", "a cry for help"],
)
def test_where_nothing_is_offered_it_says_where_offers_come_from_if_that_helps(workbook, hint):
    step = PathComparison(Session(workbook))

    assert offers(step) == []
    assert step._values._hint.startswith(hint)
    assert hint or not step._values._hint


def test_a_value_that_was_given_up_is_told():
    session = Session(Workbook(work_values=FIVE))
    step = PathComparison(session)
    wish(step, "value-near")
    session.apply(lambda workbook: workbook.put("work_values", WorkValue(id="near", pile="some")))

    assert "“Near home” does not count among your first any more" in step._values._hint
    assert [one.name for one in step.value] == ["Near home"]
