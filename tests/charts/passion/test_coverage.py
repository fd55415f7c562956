from hypothesis import given

from careerkit.charts import theme_coverage
from careerkit.model import Activity, Strength, Theme, Topic, UnpaidWorkRecord, Workbook
from support.models.strategies import workbooks

BOOK = Workbook(
    activities=[Activity(id="a"), Activity(id="b")],
    topics=[Topic(id="t")],
    strengths=[Strength(id="s")],
    unpaid_work=[UnpaidWorkRecord(id="u")],
)


def with_themes(*themes):
    return BOOK.replace("themes", themes)


def test_each_theme_is_counted_against_the_four_questions():
    figure = theme_coverage(with_themes(Theme(name="Soil", sources=("a", "b", "t", "gone"))))

    assert figure.columns == ("Theme", "Absorbs you", "Topics", "Strengths", "Unpaid")
    assert figure.rows == (("Soil", 2, 1, 0, 0),)
    assert figure.description == "“Soil” shows up in two of your four answers so far."


def test_a_theme_that_all_four_point_to_is_named_first():
    figure = theme_coverage(
        with_themes(Theme(name="Soil", sources=("a",)), Theme(name="Care", sources=tuple("atsu")))
    )

    assert figure.description.startswith("All four of your answers point to “Care”")


def test_themes_of_the_same_name_keep_rows_of_their_own():
    figure = theme_coverage(with_themes(Theme(name="Soil"), Theme(name="Soil"), Theme()))

    cells = [row for rows in figure.spec()["datasets"].values() for row in rows if "count" in row]
    assert {row["row"] for row in cells} == {0, 1, 2}
    assert figure.rows[2][0] == "Without a name"
    assert figure.description.startswith("No answer is ticked")


def test_without_a_theme_there_is_an_invitation():
    figure = theme_coverage(BOOK)

    assert figure.spec() is None
    assert figure.description.startswith("Keep a theme")


@given(workbooks())
def test_any_workbook_gives_a_valid_chart(book):
    figure = theme_coverage(book)

    assert (figure.spec() is None) == (not book.themes)
    assert len(figure.rows) == len(book.themes)
