import altair as alt
import pytest

from careerkit.charts import Figure


def test_a_figure_without_a_chart_has_no_specification():
    assert Figure(chart=None, title="Map", description="Nothing yet.").spec() is None


def test_a_specification_is_put_together_once():
    chart = alt.Chart({"values": [{"a": 1}]}).mark_point()
    figure = Figure(chart=chart, title="Map", description="One point.")

    assert figure.spec() is figure.spec()


def test_each_row_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="one cell a column"):
        Figure(chart=None, title="", description="", columns=("a", "b"), rows=(("x",),))
