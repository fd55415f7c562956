"""The dialog as its front end uses it: traits are set, messages sent, and bytes come back."""

import asyncio
import json

import pytest

from careerkit.export.problems import ExportError
from careerkit.model import Activity, Supporter, Workbook
from careerkit.session import Session
from careerkit.widgets.parts.take import job, take_dialog
from careerkit.widgets.parts.take.take_dialog import TakeDialog

WORKBOOK = Workbook(
    activities=[Activity(what="Baking")], supporters=[Supporter(name="Amina Okafor")]
)
MAKE = {"seq": 1, "act": "make", "form": "json", "left_out": [], "names": False, "notes": False}


class Page:
    """A dialog, and the pieces that it sends."""

    def __init__(self, monkeypatch, workbook=WORKBOOK):
        self.session = Session(workbook)
        self.dialog = TakeDialog(self.session)
        self.sent = []
        monkeypatch.setattr(
            self.dialog, "send", lambda content, buffers: self.sent.append((content, buffers))
        )

    def wish(self, **wish):
        self.dialog._wish = {**MAKE, **wish}

    def ask(self, begin, seq=1):
        self.dialog._on_message(self.dialog, {"seq": seq, "begin": begin}, [])

    async def reach(self, phase):
        """Wait until it has come so far."""
        is_there = asyncio.Event()
        self.dialog.observe(
            lambda change: change["new"].get("phase") == phase and is_there.set(), names="_state"
        )
        await is_there.wait()

    def fetch(self):
        """The whole file, asked for as the front end does."""
        data = b""
        self.ask(0)
        while len(data) < self.dialog._state["size"]:
            data += self.sent[-1][1][0]
            self.ask(len(data))
        return data


@pytest.fixture
def page(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # no other process is ahead
    return Page(monkeypatch)


def test_it_shows_what_there_is_when_it_is_opened_and_follows_what_is_written(page):
    assert page.dialog._groups == []
    page.dialog.called = {"seq": 1, "format": ""}
    assert [one["title"] for one in page.dialog._groups] == ["1 Find your passion", "5 Find people"]

    page.session.apply(lambda workbook: workbook.replace("supporters", ()))

    assert [one["title"] for one in page.dialog._groups] == ["1 Find your passion"]


def test_once_it_is_closed_it_follows_no_letter(page):
    page.dialog.called = {"seq": 1, "format": ""}
    page.wish(act="close")
    before = page.dialog._groups

    page.session.apply(lambda workbook: workbook.replace("supporters", ()))

    assert page.dialog._groups == before


def test_the_file_comes_in_pieces_as_they_are_asked_for(page, monkeypatch):
    monkeypatch.setattr(take_dialog, "_AT_ONCE", 100)
    page.wish()

    assert page.dialog._state["phase"] == "made"
    assert page.dialog._state["seq"] == 1
    data = page.fetch()

    assert len(page.sent) > 3
    assert json.loads(data)["activities"][0]["what"] == "Baking"
    assert b"Okafor" not in data


def test_a_piece_that_was_lost_on_the_way_is_sent_again(page):
    page.wish()
    page.ask(0)
    page.ask(0)

    assert len(page.sent) == 2
    assert page.sent[0] == page.sent[1]


def test_when_the_page_has_all_of_it_it_is_kept_no_longer(page):
    page.wish()
    page.fetch()
    count = len(page.sent)

    page.ask(0)

    assert len(page.sent) == count


@pytest.mark.parametrize("begin", [-1, 10**9, "0", None])
def test_what_is_no_place_in_the_file_sends_nothing(page, begin):
    page.wish()

    page.ask(begin)

    assert page.sent == []


def test_what_was_asked_for_an_earlier_file_sends_nothing(page):
    page.wish(seq=2)

    page.ask(0, seq=1)

    assert page.sent == []


def test_names_and_sections_are_as_they_were_ticked(page):
    page.wish(left_out=["activities"], names=True)

    document = json.loads(page.fetch())

    assert document["activities"] == []
    assert document["supporters"][0]["name"] == "Amina Okafor"


def test_a_sentence_of_the_export_is_said_as_it_is(page):
    page.wish(form="ics", left_out=["check_ins"])

    assert page.dialog._state == {
        "seq": 1,
        "phase": "sorry",
        "sentence": "Nothing of what you chose has a date, so there is nothing for a calendar. "
        "The other formats work all the same.",
    }


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (ExportError("The library is missing."), "The library is missing."),
        (MemoryError(), "There was too little memory"),
        (TimeoutError(), "This took too long"),
        (ValueError("Amina"), "Something went wrong in this part."),
    ],
)
def test_each_failure_is_one_sentence_and_no_word_of_an_answer_is_logged(
    page, monkeypatch, caplog, error, begins
):
    def fail(_order, _tell):
        raise error

    monkeypatch.setattr(take_dialog, "make", fail)
    page.wish()

    assert page.dialog._state["phase"] == "sorry"
    assert page.dialog._state["sentence"].startswith(begins)
    assert "Amina" not in caplog.text


def test_whoever_has_to_wait_for_a_turn_is_told_so_and_then_it_is_made(page, monkeypatch):
    turns = iter([False, False, True])
    monkeypatch.setattr(job.Turn, "take", lambda _: next(turns))
    monkeypatch.setattr(job, "_AGAIN", 0.001)
    phases = []
    page.dialog.observe(lambda change: phases.append(change["new"].get("phase")), names="_state")

    async def wish():
        page.wish()
        await page.reach("made")

    asyncio.run(asyncio.wait_for(wish(), 60))

    assert phases[0] == "waiting"
    assert "making" in phases
    assert next(turns, None) is None


def test_what_is_cancelled_is_not_made(page, monkeypatch):
    monkeypatch.setattr(job.Turn, "take", lambda _: False)
    monkeypatch.setattr(job, "_AGAIN", 0.001)

    async def wish():
        page.wish()
        page.wish(act="cancel", seq=2)
        await asyncio.sleep(0.02)

    asyncio.run(wish())

    assert page.dialog._state == {}
    assert page.dialog._job is None


def test_what_takes_too_long_is_stopped(page, monkeypatch):
    monkeypatch.setattr(job, "_MOST", 0.01)
    monkeypatch.setattr(take_dialog, "make", lambda _order, _tell: asyncio.run(asyncio.sleep(30)))

    async def wish():
        page.wish()
        await page.reach("sorry")

    asyncio.run(asyncio.wait_for(wish(), 60))

    assert page.dialog._state["sentence"].startswith("This took too long")


def test_a_second_wish_takes_the_place_of_the_first(page):
    async def wish():
        page.wish(seq=1, form="md")
        page.wish(seq=2)
        await page.reach("made")

    asyncio.run(asyncio.wait_for(wish(), 60))

    assert page.dialog._state["seq"] == 2
    assert page.dialog._state["name"].endswith(".json")
