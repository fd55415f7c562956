"""Paths on the scales of what matters."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit.charts import path_scores
from careerkit.model import CareerPath, Criterion, PathRating, Workbook, rating_id

HOME = Criterion(id="home", name="Home by five", weight=5)
PAY = Criterion(id="pay", name="Enough to live on", weight=2)


def workbook(*rows, criteria=(HOME, PAY)):
    """Each row is a path's scores, one a criterion."""
    paths = [CareerPath(id=f"p{n}", title=f"Path {'ABCDEFGH'[n]}") for n in range(len(rows))]
    ratings = [
        PathRating(
            id=rating_id(path.id, criterion.id), path=path.id, criterion=criterion.id, score=score
        )
        for path, row in zip(paths, rows, strict=True)
        for criterion, score in zip(criteria, row, strict=True)
    ]
    return Workbook(paths=paths, criteria=criteria, path_ratings=ratings)


def marks(drawn):
    """What is drawn: each mark's row of data, once."""
    spec = drawn.spec()
    kept = spec.get("datasets", {})
    data = [layer["data"] for layer in spec["layer"]]
    rows = [row for one in data for row in one.get("values") or kept.get(one.get("name"), [])]
    return list({json.dumps(row, sort_keys=True): row for row in rows}.values())


def circles(drawn):
    return [row for row in marks(drawn) if "letter" in row and "score" in row]


def test_without_a_rating_there_is_a_sentence_and_no_picture():
    drawn = path_scores(workbook((None, None), (None, None)))

    assert drawn.chart is None
    assert "Rate a path" in drawn.description


def test_the_table_holds_every_score_and_what_they_come_to():
    drawn = path_scores(workbook((5, 3), (2, None)))

    assert drawn.columns == (
        "Path",
        "Home by five (counts 5)",
        "Enough to live on (counts 2)",
        "All together",
    )
    # All together: 5 times 5 and 2 times 3, in 7 parts.
    assert drawn.rows == (("Path A", 5, 3, 4.43), ("Path B", 2, None, None))


def test_each_path_has_its_letter_on_each_scale_and_on_the_one_for_all():
    drawn = path_scores(workbook((5, 3), (2, 4)))

    found = [(row["letter"], round(row["score"], 2)) for row in circles(drawn)]
    assert sorted(found) == [("A", 3), ("A", 4.43), ("A", 5), ("B", 2), ("B", 2.57), ("B", 4)]
    names = [row["name"] for row in marks(drawn) if "name" in row]
    assert names == ["Home by five", "Enough to live on", "All together"]


def test_who_comes_first_is_drawn_in_full():
    drawn = path_scores(workbook((5, 3), (2, 4)))

    assert {row["letter"] for row in marks(drawn) if row.get("first")} == {"A"}


def test_the_key_has_as_many_decimals_as_it_takes_to_tell_two_paths_apart():
    def told(held):
        return [row["mean"] for row in marks(path_scores(held)) if "mean" in row]

    assert told(workbook((5, 3), (2, 4))) == ["4.4", "2.6"]
    # 51 and 50 of 14.
    fourteenths = [Criterion(name="What", weight=weight) for weight in (5, 4, 5)]
    close = workbook((3, 4, 4), (5, 5, 1), criteria=fourteenths)
    assert told(close) == ["3.64", "3.57"]


def test_a_long_title_has_two_lines_in_the_key():
    title = "A repair workshop where people learn to read"
    held = workbook((5, 3), (2, 4)).put("paths", CareerPath(id="p0", title=title))

    first, second = [row for row in marks(path_scores(held)) if "mean" in row]

    assert first["title"] == ["A repair workshop where people", "learn to read"]
    assert first["end"] == second["end"] - first["end"] + 14


def test_there_is_no_line_for_all_while_nothing_is_decidable():
    drawn = path_scores(workbook((5, 3), (2, None)))

    assert "All together" not in [row.get("name") for row in marks(drawn)]
    assert "Some ratings are still open" in drawn.description


def test_the_description_says_who_is_best_by_what():
    assert path_scores(workbook((5, 3), (2, 4))).description == (
        "“Path A” comes first, with everything weighed as you weigh it. "
        "Best by “Home by five”: “Path A”. Best by “Enough to live on”: “Path B”."
    )


def test_level_paths_are_told_as_level_and_equal_ratings_have_no_best():
    description = path_scores(workbook((4, 4), (4, 4))).description

    assert description.startswith("“Path A” and “Path B” are level")
    assert "Best by" not in description


@settings(max_examples=25)
@given(st.lists(st.tuples(*[st.none() | st.integers(1, 5)] * 2), max_size=8))
def test_no_two_circles_of_a_line_cover_each_other(rows):
    drawn = path_scores(workbook(*rows))
    if drawn.chart is None:
        return
    found = [(row["score"], row["y"]) for row in circles(drawn)]
    for n, (score, y) in enumerate(found):
        for other_score, other_y in found[:n]:
            assert abs(score - other_score) > 0.35 or abs(y - other_y) > 20
    assert max(y for _, y in found) < drawn.spec()["height"]


def test_what_a_person_typed_is_data():
    awkward = "</script><script>alert(1)</script>"
    held = workbook((5, 3), (2, 4)).put("paths", CareerPath(id="p0", title=awkward))

    drawn = path_scores(held)

    assert drawn.rows[0][0] == awkward
    assert any(row.get("what", "").startswith(awkward) for row in marks(drawn))


def test_each_of_many_paths_has_a_letter():
    paths = [CareerPath(id=f"p{n}", title=f"Path {n}") for n in range(30)]
    ratings = [
        PathRating(id=rating_id(p.id, HOME.id), path=p.id, criterion=HOME.id, score=3)
        for p in paths
    ]

    drawn = path_scores(Workbook(paths=paths, criteria=[HOME], path_ratings=ratings))

    letters = {row["letter"] for row in marks(drawn) if "letter" in row}
    assert letters == set("ABCDEFGHIJKLMNOPQRST")
