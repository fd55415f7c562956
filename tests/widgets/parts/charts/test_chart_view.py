from importlib.metadata import PackageNotFoundError

import altair as alt
import pytest

from careerkit.charts import Figure, energy_map
from careerkit.model import Activity, Workbook
from careerkit.session import Session
from careerkit.widgets.parts.charts.chart_view import ChartView

BAKING = Activity(what="Baking", absorbed=5, energy=2)


def display(view):
    """What the front end says when the chart is on a page."""
    view._handle_custom_msg({"type": "displayed"}, [])


def following(session):
    view = ChartView(draw=energy_map, session=session)
    drawn = []
    view.observe(lambda change: drawn.append(change["new"]), names="_spec")
    return view, drawn


def test_a_chart_that_is_not_on_a_page_is_not_drawn():
    session = Session()
    _, drawn = following(session)

    session.apply(lambda workbook: workbook.put("activities", BAKING))

    assert drawn == []


def test_a_chart_on_a_page_follows_the_workbook():
    session = Session()
    view, drawn = following(session)
    display(view)
    assert view._spec is None
    assert "blank" in view._description

    session.apply(lambda workbook: workbook.put("activities", BAKING))

    assert drawn == [energy_map(session.workbook).spec()]
    assert view._rows == [["Baking", "fully", "charged", "Feeds you"]]
    assert view._columns == ["Moment", "Absorbed", "Afterwards", "Part of the map"]


def test_a_chart_that_follows_is_away_until_it_has_something_to_show():
    session = Session()
    view, _ = following(session)
    display(view)
    assert view._waits

    session.apply(lambda workbook: workbook.put("activities", BAKING))
    assert not view._waits

    session.undo()
    assert view._waits


def test_words_that_tell_more_than_that_there_is_nothing_yet_are_shown_without_a_chart():
    def full(_):
        return Figure(chart=None, title="Weeks", description="No week has room.", tells=True)

    view = ChartView(draw=full, session=Session())
    display(view)

    assert not view._waits


def test_a_figure_that_stands_alone_is_shown_empty_too():
    view = ChartView(energy_map(Workbook()))
    display(view)

    assert not view._waits
    assert "blank" in view._description


def test_a_change_that_the_chart_does_not_show_sends_nothing():
    session = Session(Workbook(activities=[BAKING]))
    view, drawn = following(session)
    display(view)

    session.apply(lambda w: w.put("activities", BAKING.changed(how_often="daily")))

    assert len(drawn) == 1


def test_a_figure_stands_alone():
    view = ChartView(energy_map(Workbook(activities=[BAKING])))
    display(view)

    assert view._title == "What absorbs you, and what it leaves you with"
    assert view._spec["width"] == "container"


def test_any_altair_chart_is_shown_with_the_words_that_it_has():
    chart = alt.Chart(alt.InlineData(values=[{"x": 1}]), title="Ones", description="One one.")

    view = ChartView(chart.mark_point().encode(x="x:Q"))
    display(view)

    assert (view._title, view._description, view._rows) == ("Ones", "One one.", [])


def test_a_closed_chart_follows_no_longer():
    session = Session()
    view, drawn = following(session)
    display(view)

    view.close()
    session.apply(lambda workbook: workbook.put("activities", BAKING))

    assert drawn == []


def test_a_mistake_in_drawing_becomes_a_kind_sentence():
    def broken(_):
        raise RuntimeError("Baking")

    view = ChartView(draw=broken, session=Session())
    display(view)

    assert view.problem
    assert "Baking" not in view.problem


def test_vega_is_sent_when_the_page_asks_for_it(monkeypatch):
    view, sent = ChartView(), []
    monkeypatch.setattr("careerkit.widgets.front_end.vega.bundle_text", lambda: "export default 1;")
    monkeypatch.setattr(view, "send", lambda content, buffers: sent.append((content, buffers)))

    view._handle_custom_msg({"type": "bundle"}, [])

    assert sent == [({"type": "bundle"}, [b"export default 1;"])]


def test_the_page_hears_at_once_that_nothing_here_can_make_vega(monkeypatch):
    view, sent = ChartView(), []
    monkeypatch.setattr("careerkit.widgets.front_end.vega.version", _not_installed)
    monkeypatch.setattr(view, "send", lambda content, buffers: sent.append((content, buffers)))

    view._handle_custom_msg({"type": "bundle"}, [])

    assert sent == [({"type": "bundle"}, [])]
    assert view.problem == ""


def _not_installed(name):
    raise PackageNotFoundError(name)


@pytest.mark.parametrize("address", ["", "/careerkit/static/vega-1.js"])
def test_the_server_says_where_vega_is(monkeypatch, address):
    monkeypatch.setenv("CAREERKIT_VEGA_URL", address)

    assert ChartView()._bundle_url == address
