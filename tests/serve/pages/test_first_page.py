"""The front end of the Voila and the extensions that are installed here."""

import re

import pytest
from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from careerkit.serve.configuration import EXTENSIONS, find_template
from careerkit.serve.pages.first_page import FirstPage


@pytest.fixture(scope="module")
def first_page():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", "")
        find_template()
        return FirstPage(
            collect_static_paths(["voila", "nbconvert"], "careerkit"),
            get_voila_labextensions_path([]),
        )


def test_the_template_is_told_one_script_and_each_extensions_entry(first_page: FirstPage):
    told = first_page.resources()

    assert re.fullmatch(r"careerkit/static/front_end-[0-9a-f]{16}\.js", told["script"])
    assert len(told["extensions"]) == len(EXTENSIONS)
    for address in (told["script"], told["math"], *told["extensions"]):
        assert first_page.assets.content(address, ["gzip"]).encoding


def test_the_script_has_the_chunks_of_voila_and_of_each_extension(first_page: FirstPage):
    script = first_page.assets.content(first_page.resources()["script"]).data.decode()

    pushed = set(re.findall(r"(?:webpack|rspack)Chunk\w+", script))
    assert len(pushed) == 1 + len(EXTENSIONS)
    assert script.count("(function(){") > 50


def test_what_is_packed_is_a_third_at_most(first_page: FirstPage):
    address = first_page.resources()["script"]

    packed = first_page.assets.content(address, ["gzip"])
    assert len(packed.data) < len(first_page.assets.content(address).data) / 3


@pytest.mark.parametrize(
    "address",
    [
        "voila/templates/careerkit/static/theme.css",
        "voila/templates/careerkit/static/no_math.js",
        "voila/static/voila.js",
    ],
)
def test_what_a_page_may_ask_for_later_is_there_too(first_page: FirstPage, address: str):
    assert first_page.assets.content(address) is not None


@pytest.mark.parametrize(
    "address",
    [
        "voila/templates/careerkit/index.html.j2",
        "voila/templates/careerkit/static/../index.html.j2",
        "voila/static/third-party-licenses.json",
        "voila/labextensions/anywidget/package.json",
        "voila/labextensions/jupyterlab_pygments/static/style.js",
        "voila/static/favicon.ico",
    ],
)
def test_nothing_else_is(first_page: FirstPage, address: str):
    assert first_page.assets.content(address) is None


def test_without_voilas_script_the_template_is_told_nothing(tmp_path):
    assert FirstPage([str(tmp_path)], [str(tmp_path)]).resources() == {}
