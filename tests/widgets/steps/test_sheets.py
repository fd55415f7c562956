"""Sheets on a page: nothing before somebody opens them, and then what was ticked."""

import subprocess
import sys

import pytest

from careerkit import ConversationBrief, Sheets
from careerkit.export.sheets import making
from careerkit.export.sheets.making import SHEETS, sheet_of
from careerkit.insight.sample import told_today
from careerkit.model import PassionStatement, Supporter, Topic, Workbook
from careerkit.opening import SAMPLE
from careerkit.session import Session
from careerkit.store import read
from support.models.torn import TODAY


@pytest.fixture
def session():
    held = Session(told_today(read(SAMPLE), TODAY))
    held.day = TODAY
    return held


def wish(widget, **details):
    widget._wish = {"seq": widget._wish.get("seq", 0) + 1, "open": True, **details}
    return widget._sheet


def test_before_it_is_opened_and_when_it_is_closed_no_word_is_on_the_page(session):
    widget = ConversationBrief(session)
    assert widget._sheet == {}

    assert "I help people who gave up on learning" in wish(widget)["page"]

    widget._wish = {"seq": 9, "open": False}
    assert (widget._sheet, widget._file) == ({}, {})


def test_nothing_is_rendered_while_it_is_closed(session):
    widget = ConversationBrief(session)

    session.apply(lambda w: w.put("statements", PassionStatement(statement="Another one")))

    assert widget._sheet == {}


def test_a_page_with_closed_sheets_loads_nothing_that_makes_them():
    code = "import careerkit, sys; careerkit.Sheets; print(*sys.modules)"

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "careerkit.export" not in result.stdout


def test_a_sheet_is_made_once_for_all_its_ticks(session, monkeypatch):
    made = []

    def counted(workbook, *args, **kwargs):
        made.append(workbook)
        return sheet_of(workbook, *args, **kwargs)

    monkeypatch.setattr(making, "sheet_of", counted)
    widget = ConversationBrief(session)

    keys = [tick["key"] for tick in wish(widget)["ticks"]]
    wish(widget, ticked=keys[:1])
    wish(widget, ticked=keys[:2], save="md")
    assert len(made) == 1

    wish(widget, with_names=True)
    session.apply(lambda w: w.put("topics", Topic(what="Another one")))
    wish(widget, with_names=True)
    assert made[1:] == [made[0], session.workbook]


def test_what_is_ticked_is_on_the_page_and_can_be_ticked_again(session):
    widget = ConversationBrief(session)
    ticks = wish(widget)["ticks"]
    kept = [tick["key"] for tick in ticks if tick["isTicked"] and "drains" not in tick["key"]]

    sheet = wish(widget, ticked=kept)

    assert "gives you little energy" not in sheet["page"]
    assert [tick["key"] for tick in sheet["ticks"]] == [tick["key"] for tick in ticks]
    assert [t["key"] for t in sheet["ticks"] if t["isTicked"]] == kept


def test_it_follows_what_is_written_while_it_is_open(session):
    widget = ConversationBrief(session)
    wish(widget)
    [statement] = session.workbook.statements

    changed = statement.changed(statement="I mend what is broken.")
    session.apply(lambda workbook: workbook.put("statements", changed))

    assert "I mend what is broken." in widget._sheet["page"]


def test_names_and_notes_are_on_the_page_only_when_ticked(session):
    widget = Sheets(session)

    plain = wish(widget, name="request", about="sample-ask-lindgren")
    named = wish(
        widget, name="request", about="sample-ask-lindgren", with_names=True, with_notes=True
    )

    assert "Lindgren" not in plain["page"]
    assert plain["notes"]
    assert "Dear Ms. Lindgren" in named["page"]


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "brief"])
def test_each_sheet_can_be_chosen_and_what_it_is_about(session, name):
    sheet = wish(Sheets(session), name=name)

    assert sheet["name"] == name
    assert [one for one, _ in sheet["names"]] == [name for name in SHEETS if name != "brief"]
    assert bool(sheet["abouts"]) == (name in ("request", "questions", "hand-out"))


def test_a_wish_that_there_is_not_gets_the_first_sheet_and_no_problem(session):
    widget = Sheets(session)

    assert wish(widget, name="brief", about="nobody")["name"] == "plan"
    assert widget.problem == ""


def test_a_changed_letter_is_in_the_page_and_in_the_file(session):
    widget = Sheets(session)

    wish(widget, name="request", letter="Dear Jo,\nsee you.")
    wish(widget, name="request", letter="Dear Jo,\nsee you.", save="md")

    assert "Dear Jo,\nsee you." in widget._sheet["page"]
    assert b"see you." in widget._file["data"]


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-"), ("md", b"# Before we")]
)
def test_a_file_is_made_when_it_is_asked_for(session, form, begins):
    widget = ConversationBrief(session)
    wish(widget)

    wish(widget, save=form)
    wish(widget, save=form)

    assert widget._file["seq"] == 2
    assert widget._file["name"] == f"brief-2026-11-29.{form}"
    assert widget._file["data"].startswith(begins)


def test_what_sets_a_pdf_is_not_loaded_into_the_kernel():
    code = """if True:
        import asyncio, sys
        from careerkit import Sheets
        from careerkit.model import Workbook
        from careerkit.session import Session
        async def main():
            widget = Sheets(Session(Workbook()))
            widget._wish = {"seq": 1, "open": True, "save": "pdf"}
            while not widget._file and not widget.problem:
                await asyncio.sleep(0.05)
            print(widget.problem, bytes(widget._file["data"][:4]), "typst" in sys.modules)
        asyncio.run(main())
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["b'%PDF'", str(sys.platform != "linux")]


def test_without_what_sets_it_no_pdf_is_offered(session, monkeypatch):
    monkeypatch.setattr("careerkit.widgets.steps.sheets.find_spec", lambda _: None)

    assert "pdf" not in Sheets(session)._texts["forms"]


def test_what_hurts_can_not_be_chosen_as_what_a_sheet_is_about():
    people = [Supporter(id="a", name="Jo"), Supporter(id="b", name="He who wants to kill me")]
    session = Session(Workbook(supporters=people, topics=[Topic(what="I want to die")]))

    sheet = wish(Sheets(session), name="request")

    assert sheet["abouts"] == [["a", "Jo"]]


def test_alone_it_makes_blank_sheets():
    assert wish(Sheets(), name="hand-out", about="goals")["title"].startswith("Step 4")
