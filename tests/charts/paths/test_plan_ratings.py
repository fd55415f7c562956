"""Three plans and their ratings."""

from careerkit.charts.paths.plan_ratings import plan_ratings
from careerkit.model import FiveYearPlan, Workbook

BAKER = FiveYearPlan(id="path", title="The baker", resources=2, liking=5, confidence=4)
FREE = FiveYearPlan(id="free", liking=3)


def test_unrated_plans_give_a_sentence_and_no_chart():
    drawn = plan_ratings(Workbook(plans=[FiveYearPlan(id="path", title="The baker")]))

    assert drawn.chart is None
    assert "Rate a plan" in drawn.description


def test_each_rated_plan_has_a_row_with_its_four_ratings():
    drawn = plan_ratings(Workbook(plans=[FREE, BAKER]))

    assert drawn.rows == (
        ("The baker", 2, 5, 4, None),
        ("What I would do if money and opinion did not matter", None, 3, None, None),
    )
    assert len(drawn.spec()["layer"]) == 6


def test_the_description_names_what_is_high():
    said = plan_ratings(Workbook(plans=[BAKER, FREE])).description

    assert "“The baker” is high in: liking and confidence." in said
    assert "not high in any" in said
