"""The journey's steps in their order, and where links to them lead."""

import json

import pytest

from careerkit.journey import (
    HOME,
    ONWARD,
    folded,
    link_to_mine,
    links,
    numbered_steps,
    page_for_guests,
)
from support.serving.servers import WORKBOOKS

LINKS = links(WORKBOOKS)
MINE = link_to_mine(WORKBOOKS)


def test_each_step_has_a_page_of_its_own():
    assert [link["number"] for link in LINKS] == list(range(1, 10))
    assert LINKS[2] == {
        "name": "paths",
        "number": 3,
        "title": "Explore paths",
        "time": "About 55 minutes",
        "page": "03_paths",
    }
    assert all((WORKBOOKS / f"{link['page']}.ipynb").is_file() for link in LINKS)


def test_a_step_without_a_notebook_in_the_folder_is_a_part_of_the_journeys_page(tmp_path):
    (tmp_path / "04_goals.ipynb").write_text("{}")

    pages = {link["name"]: link["page"] for link in links(tmp_path)}

    assert pages.pop("goals") == "04_goals"
    assert set(pages.values()) == {HOME}
    assert len(pages) == 8


def test_a_notebook_of_ones_own_goes_before_the_packages(tmp_path):
    (tmp_path / "04_goals.ipynb").write_text("{}")

    found = {one.step.name: one.notebook for one in numbered_steps(tmp_path)}

    assert found["goals"] == tmp_path / "04_goals.ipynb"
    assert found["paths"] == WORKBOOKS / "03_paths.ipynb"


def test_the_page_of_mine_is_led_to_where_there_is_one(tmp_path):
    assert (WORKBOOKS / f"{MINE['page']}.ipynb").is_file()
    assert link_to_mine(tmp_path) == {}


@pytest.mark.parametrize(
    ("markdown", "pieces"),
    [
        ("One thing.", [("", "One thing.")]),
        ("# Title\n\n*5 minutes*\n\nFirst.", [("", "# Title\n\n*5 minutes*\n\nFirst.")]),
        ("First.\n\nMore.\n\nStill.", [("", "First."), ("More about this", "More.\n\nStill.")]),
        (
            "First:\n\n- a\n- b\n\n| a |\n\nMore.\n\n1. c",
            [
                ("", "First:\n\n- a\n- b\n\n| a |"),
                ("More about this", "More.\n\n1. c"),
            ],
        ),
        ("First.\n\n> Mira", [("", "First."), ("An example", "> Mira")]),
        ("## A\n\nFirst.\n\n## B\n\nFirst.", [("", "## A\n\nFirst.\n\n## B\n\nFirst.")]),
        ("", [("", "")]),
    ],
)
def test_what_is_said_first_stands_there_and_more_of_it_and_examples_behind_a_line(
    markdown, pieces
):
    assert folded(markdown) == pieces


@pytest.mark.parametrize("path", sorted(WORKBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_nothing_of_a_notebooks_prose_is_lost_between_its_pieces(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            prose = "".join(cell["source"])
            assert "\n\n".join(text for _, text in folded(prose)) == prose.strip()


def minutes(link):
    return link["time"][0].lower() + link["time"][1:]


@pytest.mark.parametrize("place", range(9), ids=[link["name"] for link in LINKS])
def test_a_notebook_ends_with_links_to_the_ones_before_and_after_it(place):
    notebook = WORKBOOKS / f"{LINKS[place]['page']}.ipynb"
    last = json.loads(notebook.read_text(encoding="utf-8"))["cells"][-1]

    said = [
        f"{way}: [{link['title']}]({link['page']}.ipynb), {minutes(link)}"
        for way, link in (
            ("Back", LINKS[place - 1] if place else None),
            ("Next", (*LINKS, MINE)[place + 1]),
        )
        if link
    ]
    assert last["metadata"]["tags"] == [ONWARD]
    assert "".join(last["source"]).split("\n\n") == [*said, f"[The whole journey]({HOME}.ipynb)"]


def test_the_page_for_guests_is_led_to_where_there_is_one(tmp_path):
    assert page_for_guests(WORKBOOKS) == "guest.ipynb"
    assert page_for_guests(tmp_path) == ""
