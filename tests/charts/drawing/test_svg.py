"""Whatever a person writes can stand in a chart that is drawn without a browser."""

import xml.etree.ElementTree as ET

import pytest

from careerkit.charts.drawing.look import configuration
from careerkit.charts.drawing.svg import svg_of
from careerkit.charts.passion.maps import energy_map
from careerkit.model import Activity, Workbook


def drawn(name: str) -> str:
    workbook = Workbook(activities=(Activity(what=name, absorbed=5, energy=2),))
    return svg_of(energy_map(workbook).spec(), {**configuration(), "font": "sans-serif"})


def words_in(svg: str) -> str:
    return "".join(ET.fromstring(svg).itertext())  # noqa: S314 - ours


@pytest.mark.parametrize("name", ["a\x00b", "a\x0bb\r\nc", "\ud83d half", "</text><script>"])
def test_what_no_picture_can_hold_ends_no_process(name: str):
    told = words_in(drawn(name))

    assert not set(told) & {"\x00", "\x0b", "\ud83d"}


def test_a_long_name_is_not_cut_in_the_middle_of_an_emoji():
    for length in range(1, 14):
        told = words_in(drawn("x" * length + 40 * "\N{CURLY LOOP}\N{OK HAND SIGN}"))

        assert "…" in told
        assert "\N{REPLACEMENT CHARACTER}" not in told


def test_what_is_no_chart_is_none(caplog):
    assert svg_of({"mark": "no such mark of mine"}, {}) is None
    assert "mine" not in caplog.text
