"""The comparison, with a session and alone."""

from careerkit.model import CareerPath, Criterion, PathRating, Workbook, rating_id
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
