import re
import sys

import pytest

from careerkit.charts import Figure
from careerkit.charts.drawing.light_altair import alt
from careerkit.charts.passion.maps import energy_map
from careerkit.export.html import pictures
from careerkit.export.html.elements import written
from careerkit.export.html.pictures import picture
from careerkit.model import Activity, Workbook


def drawn(name: str, key: str = "one"):
    workbook = Workbook(activities=(Activity(what=name, absorbed=5, energy=2),))
    return picture(energy_map(workbook), key)


@pytest.mark.parametrize("name", ["</svg><script>alert(1)</script>", "a\x0bb\x00c", "خبز \u202e"])
def test_what_a_chart_names_is_text(name: str):
    tree = drawn(name)

    tags = {one.tag for one in tree.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "line", "rect", "text", "tspan"}
    assert "<script" not in written(tree)


def test_a_name_is_never_cut_in_the_middle_of_an_emoji():
    for length in range(1, 14):
        tree = drawn("x" * length + "\ue000" + 40 * "🧑‍🍳")

        told = "".join(tree.itertext())
        assert "🧑‍🍳" in told
        assert "…" in told


def test_its_colours_are_the_pages_own():
    told = written(drawn("Baking"))

    assert 'fill="var(--ck-text)"' in told
    assert not re.search(r'="--ck-|#[0-9a-f]{6}"|font-family|style=', told)


def test_two_pictures_share_no_id_and_lead_to_their_own():
    data = alt.Data(values=[{"a": 1, "b": 2}, {"a": 2, "b": 3}])
    chart = alt.Chart(data).mark_line(clip=True).encode(x="a:Q", y="b:Q")
    figure = Figure(chart=chart, title="Line", description="A line.")

    for key in ("one", "two"):
        tree = picture(figure, key)
        ids = {one.get("id") for one in tree.iter() if one.get("id")}
        clips = {one.get("clip-path") for one in tree.iter() if one.get("clip-path")}
        assert clips
        assert all(name.startswith(f"{key}-") for name in ids)
        assert {clip.removeprefix("url(#").removesuffix(")") for clip in clips} <= ids


def test_where_nothing_draws_there_is_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)

    assert drawn("Baking") is None


def test_a_chart_that_cannot_be_drawn_is_none_and_its_words_are_in_no_log(caplog):
    figure = Figure(chart=None, title="Secret", description="Secret.")

    assert picture(figure, "one") is None
    assert "drawn" in caplog.text
    assert "Secret" not in caplog.text


def test_a_chart_asks_no_other_computer():
    chart = alt.Chart(alt.UrlData("http://127.0.0.1:9/x.json")).mark_point().encode(x="a:Q")

    assert pictures.picture(Figure(chart=chart, title="T", description="D"), "one") is None
