"""The journey's steps in their order, and where links to them lead."""

import json

import pytest

from careerkit.journey import HOME, ONWARD, link_to_mine, links, numbered_steps
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
