"""The table of paths and criteria, with traits set as the front end does."""

from careerkit.model import CareerPath, Criterion, PathRating, Workbook, rating_id
from careerkit.session import Session
from careerkit.widgets.parts.paths.rating_grid import RatingGrid

BAKER = CareerPath(id="baker", title="Baker")
DRIVER = CareerPath(id="driver", title="Driver")
HOME = Criterion(id="home", name="Home by five", weight=5)
PAY = Criterion(id="pay", name="Enough to live on")

WORKBOOK = Workbook(paths=[BAKER, DRIVER], criteria=[HOME, PAY])


def rate(grid, path, criterion, score):
    """What the browser sends: a record that it began itself, with its links in it."""
    id_ = rating_id(path.id, criterion.id)
    record = {"id": id_, "path": path.id, "criterion": criterion.id, "score": score}
    put = {id_: {"record": record, "changed": ["score"], "after": None}}
    seq = grid._acknowledged + 1
    grid.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})


def test_each_path_meets_each_criterion_in_a_cell_with_the_ratings_own_id():
    grid = RatingGrid(Session(WORKBOOK))

    assert [row["name"] for row in grid._rows] == ["Baker", "Driver"]
    assert [(column["name"], column["counts"]) for column in grid._columns] == [
        ("Home by five", "counts 5 of 5"),
        ("Enough to live on", "no weight yet"),
    ]
    assert grid._cells["driver"]["pay"] == rating_id("driver", "pay")
    assert {kept for row in grid._cells.values() for kept in row.values()} == {
        rating_id(path.id, criterion.id) for path in (BAKER, DRIVER) for criterion in (HOME, PAY)
    }


def test_a_score_has_five_words():
    [score] = [field for field in RatingGrid()._fields if field["name"] == "score"]

    assert [value for value, _ in score["options"]] == [1, 2, 3, 4, 5]


def test_a_rating_is_kept_with_the_path_and_the_criterion_that_it_is_of():
    session = Session(WORKBOOK)
    grid = RatingGrid(session)

    rate(grid, DRIVER, HOME, 4)

    [kept] = session.workbook.path_ratings
    assert (kept.id, kept.path, kept.criterion, kept.score) == (
        rating_id("driver", "home"),
        "driver",
        "home",
        4,
    )


def test_rating_again_changes_the_same_record_and_a_rating_can_be_taken_back():
    session = Session(WORKBOOK)
    grid = RatingGrid(session)
    rate(grid, DRIVER, HOME, 4)

    rate(grid, DRIVER, HOME, 2)
    assert [kept.score for kept in session.workbook.path_ratings] == [2]

    rate(grid, DRIVER, HOME, None)
    assert [kept.score for kept in session.workbook.path_ratings] == [None]


def test_the_table_follows_the_paths_and_the_criteria():
    session = Session(WORKBOOK)
    grid = RatingGrid(session)

    session.apply(lambda workbook: workbook.remove("paths", "baker"))
    assert [row["name"] for row in grid._rows] == ["Driver"]
    assert list(grid._cells) == ["driver"]

    session.apply(lambda workbook: workbook.put("criteria", PAY.changed(name="Pay", weight=2)))
    assert [column["name"] for column in grid._columns] == ["Home by five", "Pay"]


def test_ratings_of_a_path_that_went_are_there_when_it_comes_back():
    rating = PathRating(id=rating_id("baker", "home"), path="baker", criterion="home", score=5)
    session = Session(WORKBOOK.put("path_ratings", rating))
    grid = RatingGrid(session)

    session.apply(lambda workbook: workbook.remove("paths", "baker"))
    session.apply(lambda workbook: workbook.put("paths", BAKER))

    cell = grid._cells["baker"]["home"]
    assert [record["score"] for record in grid._records if record["id"] == cell] == [5]


def test_what_has_no_name_has_no_place_in_the_table():
    held = WORKBOOK.put("paths", CareerPath(id="x", title=" ")).put("criteria", Criterion(id="y"))

    grid = RatingGrid(Session(held))

    assert len(grid._rows) == len(grid._columns) == 2


def test_without_a_session_there_is_nothing_to_rate_and_words_for_what_is_missing():
    grid = RatingGrid()

    assert grid._rows == grid._columns == []
    assert "shortlist" in grid._texts["no_paths"]


def test_a_closed_grid_follows_no_longer():
    session = Session(WORKBOOK)
    grid = RatingGrid(session)
    grid.close()

    session.apply(lambda workbook: workbook.remove("paths", "baker"))

    assert len(grid._rows) == 2
