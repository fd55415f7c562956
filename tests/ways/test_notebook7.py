"""The notebooks as a workbook in Notebook 7, as ``careerkit lab --notebook`` opens it."""

from __future__ import annotations

import pytest

from careerkit.lab import launching
from support.ways.days import (  # noqa: F401 - what holds in JupyterLab as well
    SAID,
    opened,
    test_a_file_beside_a_notebook_is_no_module_of_it,
    test_a_kernel_that_somebody_shut_down_is_replaced,
    test_a_killed_kernel_comes_back_with_what_was_typed_since,
    test_a_notebook_that_is_not_as_it_came_runs_only_when_somebody_says_so,
    test_a_page_that_stays_open_over_night_goes_on_by_itself,
    test_another_kernel_that_somebody_chose_runs_it_too,
    test_it_runs_when_it_is_opened_and_begins_at_its_top,
    test_it_says_when_a_kernel_does_not_stay,
    test_no_key_of_jupyters_changes_a_cell_that_nobody_sees,
    test_on_the_second_day_everything_is_there_and_nobody_pressed_anything,
    test_the_code_is_shown_if_one_wants_it_also_the_next_time,
    test_the_line_above_is_accessible_on_a_phone_and_in_the_dark,
)
from support.ways.lab import wait_until_run
from support.ways.needs import needs
from support.ways.workbook import NOTEBOOK, TOKEN, Workbook

pytestmark = needs(modules=("notebook",))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    """Notebook 7, as ``careerkit lab --notebook`` starts it."""
    started = Workbook(NOTEBOOK, tmp_path_factory.mktemp("notebook"))
    yield started
    started.stop()


@pytest.fixture
def page(book, browse):
    """A page in a new browser, and nothing written yet."""
    yield from opened(book, browse)


def test_the_first_page_is_the_journey(book, page):
    page.goto(f"{book.served.url}?token={TOKEN}")

    wait_until_run(page)
    assert page.url.startswith(f"{book.served.url}notebooks/career_journey.ipynb")


def test_the_next_step_opens_in_the_place_of_this_one(book, page):
    book.open(page, "01_passion")

    page.get_by_role("link", name=f"{SAID['after']} Name your interests").click()
    page.wait_for_url("**/notebooks/02_interests.ipynb*")

    wait_until_run(page)
    assert len(page.context.pages) == 1
    page.get_by_role("link", name="Explore paths").last.click()
    page.wait_for_url("**/notebooks/03_paths.ipynb*")
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("word", ["--nonsense", "--ServerApp.nonsense=3", "--no-brow", "-x"])
def test_an_option_that_it_has_not_is_named(word):
    assert launching.unknown_option(launching.NOTEBOOK, ["--debug", word]) == word.partition("=")[0]


def test_its_own_options_and_those_of_extensions_are_passed_on():
    words = ["--debug", "--no-browser", "--ServerApp.root_dir=x", "--VoilaExecutor.timeout=3"]

    assert launching.unknown_option(launching.NOTEBOOK, [*words, "a file.ipynb"]) is None
