import re

from careerkit import theme
from careerkit.charts import energy_map, theme_coverage
from careerkit.charts.drawing.look import configuration
from careerkit.model import Activity, Theme, Workbook


def texts_in(part):
    if isinstance(part, dict):
        for value in part.values():
            yield from texts_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from texts_in(value)
    elif isinstance(part, str):
        yield part


def test_each_token_is_one_of_the_theme():
    tokens = {text for text in texts_in(configuration()) if text.startswith("--ck-")}

    assert tokens
    assert tokens <= set(re.findall(r"--ck-[\w-]+", theme.style()))


def test_no_colour_is_fixed_so_that_dark_pages_get_theirs():
    assert not [text for text in texts_in(configuration()) if re.match(r"#|rgb|hsl", text)]


def test_each_style_that_a_chart_names_exists():
    book = Workbook(
        activities=[Activity(what="Baking", absorbed=5, energy=-2)], themes=[Theme(name="Soil")]
    )
    specs = [energy_map(book).spec(), theme_coverage(book).spec()]

    named = {layer["mark"]["style"] for spec in specs for layer in spec["layer"] if "mark" in layer}

    assert named <= set(configuration()["style"])
    assert not [text for text in texts_in([s["layer"] for s in specs]) if text.startswith("#")]
