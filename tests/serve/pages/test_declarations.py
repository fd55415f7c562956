"""What pages show before they have a kernel."""

import json
import os

import pytest

from careerkit.serve.pages.assets import Assets
from careerkit.serve.pages.declarations import Declarations


@pytest.fixture
def declarations(tmp_path) -> Declarations:
    for name in ("01_passion", "career_journey"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    return Declarations(Assets(), tmp_path)


def test_the_journeys_page_is_looked_at_first_and_each_notebook_once(declarations):
    assert declarations.missing() == "career_journey"
    declarations.keep("career_journey", "{}")
    assert declarations.missing() == "01_passion"
    declarations.keep("01_passion", None)
    assert declarations.missing() is None


def test_a_declaration_is_a_file_that_a_browser_may_keep_for_ever(tmp_path):
    (tmp_path / "01_passion.ipynb").write_text("{}")
    assets = Assets()
    declarations = Declarations(assets, tmp_path)
    text = json.dumps({"cells": [], "models": {"a": "ü" * 1000}})

    declarations.keep("01_passion", text)

    address = declarations.address("01_passion")
    found = assets.content(address)
    assert found.data.decode() == text
    assert assets.content(address, packed=True).packed
    assert address.startswith("careerkit/static/01_passion-")


def test_a_notebook_without_one_has_no_address(declarations):
    declarations.keep("01_passion", None)

    assert declarations.address("01_passion") == ""
    assert declarations.address("career_journey") == ""
    assert declarations.address("nope") == ""


def test_a_notebook_that_is_saved_anew_is_looked_at_again(declarations, tmp_path):
    for name in ("career_journey", "01_passion"):
        declarations.keep(name, "{}")
    os.utime(tmp_path / "01_passion.ipynb", (1, 1))

    assert declarations.address("01_passion") == ""
    assert declarations.address("career_journey")
    assert declarations.missing() == "01_passion"
