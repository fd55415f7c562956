import json

from careerkit.journey import HOME
from careerkit.lab import facts
from careerkit.lab.extension import extensions
from support.serving.servers import WORKBOOKS

WRITTEN = extensions() / "careerkit" / "static" / "facts.js"


def test_what_the_extension_knows_is_what_the_notebooks_and_the_sentences_say():
    assert WRITTEN.read_text(encoding="utf-8") == facts.script(WORKBOOKS), (
        "Run: python scripts/lab_facts.py"
    )


def test_each_notebook_is_known_by_its_whole_code():
    known = facts.facts(WORKBOOKS)["notebooks"]

    assert known.keys() == {path.stem for path in WORKBOOKS.glob("*.ipynb")}
    assert known["04_goals"]["title"] == "Set goals"
    for name, one in known.items():
        cells = json.loads((WORKBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        assert one["code"] == code


def test_no_two_notebooks_have_the_same_code():
    known = facts.facts(WORKBOOKS)["notebooks"]

    assert len({tuple(one["code"]) for one in known.values()}) == len(known)


def test_the_way_leads_through_all_steps_to_the_page_of_mine():
    known = facts.facts(WORKBOOKS)

    assert known["order"][0] == "01_passion"
    assert known["order"][-2:] == ["09_check_in", "page_of_mine"]
    assert known["home"] == HOME
    assert known["home"] not in known["order"]
