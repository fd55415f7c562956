"""What pages show before they have a kernel."""

import json
import os

import pytest

from careerkit.serve import notebooks
from careerkit.serve.pages.assets import Assets
from careerkit.serve.pages.declarations import Declarations


@pytest.fixture
def assets() -> Assets:
    return Assets()


@pytest.fixture
def declarations(assets, tmp_path) -> Declarations:
    for name in ("01_passion", "career_journey"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    return Declarations(assets, tmp_path)


@pytest.fixture
def keep(declarations, tmp_path):
    """Keep what was found by a run of a notebook as it is now."""

    def keep(name, text):
        version = notebooks.version(tmp_path / f"{name}.ipynb")
        declarations.keep(name, version, text)

    return keep


def test_the_journeys_page_is_looked_at_first_and_each_notebook_once(declarations, keep):
    assert declarations.missing() == "career_journey"
    keep("career_journey", "{}")
    assert declarations.missing() == "01_passion"
    keep("01_passion", None)
    assert declarations.missing() is None


def test_a_declaration_is_a_file_that_a_browser_may_keep_for_ever(assets, declarations, keep):
    text = json.dumps({"cells": [], "models": {"a": "ü" * 1000}})

    keep("01_passion", text)

    address = declarations.address("01_passion")
    found = assets.content(address)
    assert found.data.decode() == text
    assert assets.content(address, ["gzip"]).encoding == "gzip"
    assert address.startswith("careerkit/static/01_passion-")


def test_a_notebook_without_one_has_no_address(declarations, keep):
    keep("01_passion", None)

    assert declarations.address("01_passion") == ""
    assert declarations.address("career_journey") == ""
    assert declarations.address("nope") == ""


def test_a_notebook_that_is_saved_anew_is_looked_at_again(declarations, keep, tmp_path):
    for name in ("career_journey", "01_passion"):
        keep(name, "{}")
    os.utime(tmp_path / "01_passion.ipynb", (1, 1))

    assert declarations.address("01_passion") == ""
    assert declarations.address("career_journey")
    assert declarations.missing() == "01_passion"


def test_a_notebook_that_was_saved_while_it_ran_is_looked_at_again(declarations, tmp_path):
    source = tmp_path / "career_journey.ipynb"
    version = notebooks.version(source)
    os.utime(source, (1, 1))
    declarations.keep("career_journey", version, "{}")

    assert declarations.address("career_journey") == ""
    assert declarations.missing() == "career_journey"
