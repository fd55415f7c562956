"""The journey's page opens a step at a time, from the notebooks' own prose."""

import json
import re
from datetime import date

import pytest

from careerkit.insight.sample import told_today
from careerkit.journey import numbered_steps
from careerkit.model import Activity, Goal, Workbook
from careerkit.session import Session
from careerkit.store import read
from careerkit.widgets import ChartView, Journey
from careerkit.widgets.steps.journey import WidgetPart, notebook_parts
from careerkit.widgets.steps.section_step import SectionStep
from support.serving.servers import ROOT

SAMPLE = ROOT / "careerkit" / "content" / "en" / "sample.json"


def write_notebook(path, *cells):
    made = [
        {
            "cell_type": "markdown" if kind == "part" else kind,
            "metadata": {"tags": [kind]},
            "source": source.splitlines(keepends=True),
        }
        for kind, source in cells
    ]
    path.write_text(json.dumps({"cells": made}))


@pytest.fixture
def folder(tmp_path):
    write_notebook(
        tmp_path / "01_passion.ipynb",
        ("markdown", "# A facilitator's own title\n\nWelcome to *our* workshop."),
        ("code", "from careerkit import FlowLog, open_workbook\nworkbook = open_workbook()"),
        ("code", "FlowLog(workbook)"),
        ("code", "import os; os.remove('x')"),
        ("code", "Missing(workbook)"),
    )
    return tmp_path


def test_the_parts_of_a_notebook_are_its_prose_and_its_widget_lines(folder):
    assert notebook_parts(folder / "01_passion.ipynb") == [
        "Welcome to *our* workshop.",
        WidgetPart("FlowLog"),
        WidgetPart("Missing"),
    ]


def test_what_a_line_asks_of_its_widget_is_taken_along(folder):
    write_notebook(
        folder / "01_passion.ipynb",
        ("code", 'GoalBuilder(workbook, show="week")'),
        ("code", 'GoalBuilder(workbook, show=open("x"))'),
        ("code", "GoalBuilder(workbook, **everything)"),
        ("code", "GoalBuilder(other)"),
    )

    assert notebook_parts(folder / "01_passion.ipynb") == [
        WidgetPart("GoalBuilder", {"show": "week"})
    ]


@pytest.mark.parametrize("each", numbered_steps(), ids=lambda each: each.step.name)
def test_the_heading_says_how_long_a_step_takes_as_its_notebook_does(each):
    first = json.loads(each.notebook.read_text(encoding="utf-8"))["cells"][0]

    told = "".join(first["source"])
    assert f"About {each.step.minutes} minutes" in told
    assert each.step.more in told


@pytest.mark.parametrize(
    "name",
    ["passion", "interests", "paths", "goals", "mentors", "experience", "learning", "roadmap"],
)
def test_the_minutes_of_a_steps_parts_add_up_to_what_its_heading_says(name):
    [each] = [each for each in numbered_steps() if each.step.name == name]
    cells = json.loads(each.notebook.read_text(encoding="utf-8"))["cells"][1:]
    prose = "\n".join("".join(cell["source"]) for cell in cells)
    parts = re.findall(r"^\*(?:About )?(\d+) minutes(?! a path)", prose, re.MULTILINE)

    # "About" is a tenth either way.
    assert sum(map(int, parts)) == pytest.approx(each.step.minutes, rel=0.1)


@pytest.mark.parametrize("each", numbered_steps(), ids=lambda each: each.step.name)
def test_every_widget_of_a_step_is_on_the_journeys_page(each):
    cells = json.loads(each.notebook.read_text(encoding="utf-8"))["cells"]
    lines = [
        "".join(cell["source"])
        for cell in cells
        if cell["cell_type"] == "code" and "import" not in "".join(cell["source"])
    ]

    widgets = [part for part in notebook_parts(each.notebook) if isinstance(part, WidgetPart)]

    assert [part.name for part in widgets] == [line.partition("(")[0] for line in lines]
    assert tuple(dict.fromkeys(part.name for part in widgets)) == each.step.widgets


def test_the_first_step_is_open_and_built_from_the_notebook_in_the_folder(folder):
    journey = Journey(Session(), folder=folder)
    assert journey.value == "passion"
    parts = journey._bodies["passion"].children
    assert [type(part).__name__ for part in parts] == ["Prose", "FlowLog", "Sentences", "StepFoot"]
    assert "our" in str(parts[0]._outline)
    assert "Something went wrong" in parts[2].sentences[0]


def test_without_a_folder_of_ones_own_the_packages_notebooks_are_used(tmp_path):
    journey = Journey(Session(), folder=tmp_path)
    steps = [part for part in within(journey._bodies["passion"]) if isinstance(part, SectionStep)]
    assert [type(part).__name__ for part in steps] == [
        "FlowLog",
        "Topics",
        "Strengths",
        "Stories",
        "UnpaidWork",
        "PassionThemes",
        "PassionThemes",
        "StatementWriter",
    ]


def test_a_step_comes_in_parts_that_lead_from_one_to_the_next(folder):
    write_notebook(
        folder / "01_passion.ipynb",
        ("markdown", "# Title\n\nAbout all of it."),
        ("part", "## Look\n\n*About 8 minutes. A few are plenty.*\n\nThink of *moments*."),
        ("code", "FlowLog(workbook)"),
        ("markdown", "### More of it"),
        ("part", "## Write\n\nIn a sentence."),
        ("code", "StatementWriter(workbook)"),
        ("markdown", "### What now?"),
    )

    whole, look, looking, write, writing, end, _ = (
        Journey(Session(), folder=folder)._bodies["passion"].children
    )

    assert (look.title, look.time, look.first) == (
        "Look",
        "About 8 minutes. A few are plenty.",
        True,
    )
    assert (write.title, write.time, write.first) == ("Write", "", False)
    kinds = [type(part).__name__ for part in looking.children]
    assert kinds == ["Prose", "FlowLog", "Prose", "PartFoot"]
    assert looking.children[-1].label == "Done for now. Next: Write"
    assert writing.children[-1].label == "Done for now"
    assert "Title" not in str(whole._outline)
    assert "What now?" in str(end._outline)


def within(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from within(child)


@pytest.mark.parametrize("each", numbered_steps(), ids=lambda each: each.step.name)
def test_the_sample_fills_every_chart_of_a_step(each):
    today = date.today()  # noqa: DTZ011 - as the widgets do
    session = Session(workbook=told_today(read(SAMPLE), today))
    journey = Journey(session)
    journey.value = each.step.name
    parts = list(within(journey._bodies[each.step.name]))

    for chart in (part for part in parts if isinstance(part, ChartView)):
        chart._handle_custom_msg({"type": "displayed"}, [])
        assert chart._spec, chart._title
        assert chart._rows


def test_closing_a_step_keeps_its_widgets_for_the_next_time(folder):
    journey = Journey(Session(), folder=folder)
    heading, body = journey._headings["passion"], journey._bodies["passion"]
    built = body.children
    heading.set_state({"_wish": {"seq": 1, "open": False}})
    assert journey.value == ""
    heading.set_state({"_wish": {"seq": 2, "open": True}})
    assert journey.value == "passion"
    assert body.children is built


def test_a_page_that_opens_another_step_gets_its_widgets_and_the_first_one_is_closed():
    journey = Journey(Session())

    called = {name: heading.called for name, heading in journey._headings.items()}

    journey._headings["goals"].set_state({"_wish": {"seq": 1, "open": True}})

    assert journey.value == "goals"
    assert {name: heading.called for name, heading in journey._headings.items()} == called
    assert journey._headings["goals"].filled
    assert not journey._headings["passion"].opened
    assert not journey._headings["paths"].filled


def test_what_python_opens_it_tells_the_page_of_before_it_closes_another():
    journey = Journey(Session())
    told = []
    for heading in journey._headings.values():
        heading.observe(
            lambda change: told.append((change.owner.name, change.owner.opened)), "called"
        )

    journey.value = "goals"

    assert told == [("goals", True), ("passion", False)]


def test_a_wish_to_close_a_step_that_is_not_open_closes_no_other():
    journey = Journey(Session())

    journey._headings["goals"].set_state({"_wish": {"seq": 1, "open": False}})

    assert journey.value == "passion"


@pytest.mark.parametrize(
    ("name", "back", "forth"),
    [
        ("passion", None, "interests"),
        ("paths", "interests", "goals"),
        ("check_in", "roadmap", None),
    ],
)
def test_a_step_ends_with_the_one_before_and_the_next_one(name, back, forth):
    journey = Journey(Session())
    journey.value = name

    foot = journey._bodies[name].children[-1]

    assert (foot.back.get("name"), foot.next.get("name")) == (back, forth)
    assert all(link.get("time", "About").startswith("About") for link in (foot.back, foot.next))


def test_the_last_step_leads_to_the_page_of_mine_if_there_is_one(folder):
    last = Journey(Session(), folder=folder)
    last.value = "check_in"
    assert last._bodies["check_in"].children[-1].next == {}

    (folder / "page_of_mine.ipynb").write_text("{}")
    last = Journey(Session(), folder=folder)
    last.value = "check_in"
    assert last._bodies["check_in"].children[-1].next["title"] == "Page of mine"


def test_a_step_that_can_not_be_read_is_waited_for_no_longer(folder):
    (folder / "01_passion.ipynb").write_text("{")

    assert Journey(Session(), folder=folder)._headings["passion"].filled


def printed(journey, name):
    """What the page has of a step for paper: the names of its entries, without the rest."""
    written = journey._headings[name].written
    return written and [entry["name"] for section in written for entry in section["entries"]]


def test_the_page_has_for_paper_what_was_written_in_steps_that_nobody_opened():
    session = Session(Workbook(activities=[Activity(what="Baking")], goals=[Goal(what="A stall")]))
    journey = Journey(session)
    assert (printed(journey, "passion"), printed(journey, "goals")) == ([], ["A stall"])

    session.apply(lambda workbook: workbook.put("goals", Goal(what="A shop")))
    assert printed(journey, "goals") == ["A stall", "A shop"]

    journey.value = "goals"
    assert printed(journey, "goals") == []
    session.apply(lambda workbook: workbook.put("goals", Goal(what="A street")))
    assert printed(journey, "goals") == []


def test_nothing_is_said_for_paper_before_the_workbook_is_there():
    session = Session()
    session.ready = False
    journey = Journey(session)
    assert printed(journey, "goals") is None

    session.ready = True

    assert printed(journey, "goals") == []


def test_a_step_whose_notebook_can_not_be_read_is_printed_all_the_same(folder):
    (folder / "01_passion.ipynb").write_text("{")
    session = Session(Workbook(activities=[Activity(what="Baking")]))

    assert printed(Journey(session, folder=folder), "passion") == ["Baking"]


def test_the_steps_are_numbered_in_the_order_of_their_notebooks():
    found = numbered_steps()

    assert [each.number for each in found] == list(range(1, 10))
    assert found[0].notebook.name == "01_passion.ipynb"


def test_a_notebook_that_can_not_be_read_is_told_on_the_page(folder):
    (folder / "01_passion.ipynb").write_text("{")
    journey = Journey(Session(), folder=folder)
    assert "Something went wrong" in journey._sorry.sentences[0]
