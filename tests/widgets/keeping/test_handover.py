"""What a page hands over before it has widgets reaches the vault, whichever comes first."""

import asyncio

import comm
import pytest
from IPython.core.events import EventManager
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets import Widget

from careerkit.widgets import Vault
from careerkit.widgets.keeping import handover
from careerkit.widgets.keeping.handover import TARGET, drop, load_ipython_extension, take_with, want

DATA = {"seq": 1, "writers": ["w"]}


class Page:
    """Opens comms, as a page and its worker do, in a kernel whose cells run."""

    def __init__(self):
        self.events = EventManager(InteractiveShell, {"post_run_cell": lambda _: None})
        self.taken = []
        load_ipython_extension(self)

    def hand_over(self):
        comm.get_comm_manager().targets[TARGET](
            None, {"content": {"data": DATA}, "buffers": [b"text"]}
        )

    def make_vault(self):
        take_with(lambda *told: self.taken.append(told))

    def run_cell(self):
        self.events.trigger("post_run_cell", None)

    def ask_for_widgets(self):
        content = {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}}
        comm.get_comm_manager().comm_open(
            None, None, {"content": content, "metadata": {"version": "1.0.0"}}
        )

    def hear_that_it_has_them(self):
        comm.get_comm_manager().comm_close(None, None, {"content": {"comm_id": "c"}})


@pytest.fixture
def page(monkeypatch):
    manager = comm.get_comm_manager()
    targets = {"jupyter.widget.control": Widget.handle_control_comm_opened}
    monkeypatch.setattr(manager, "targets", targets)
    monkeypatch.setattr(manager, "comms", {})
    monkeypatch.setattr(Widget, "_control_comm", None)
    monkeypatch.setattr(handover, "_handover", handover._Handover())
    return Page()


class Clock:
    """Time that passes when a test says so."""

    def __init__(self):
        self.now = 0.0
        asyncio.get_running_loop().time = lambda: self.now

    async def wait(self, quiets):
        """Let so many times pass as have to be quiet."""
        self.now += quiets * handover._QUIET
        for _ in range(3):
            await asyncio.sleep(0)


def play(*steps):
    """One step after the other, and then a while in which nothing happens."""

    async def work():
        clock = Clock()
        for step in steps:
            step()
        await clock.wait(1.5)

    asyncio.run(work())


def test_documents_that_come_first_wait_for_the_vault(page):
    play(page.hand_over, page.make_vault)

    assert page.taken == [(DATA, [b"text"])]


def test_a_vault_that_comes_first_waits_for_the_documents(page):
    play(page.make_vault, page.hand_over)

    assert page.taken == [(DATA, [b"text"])]


def test_a_vault_that_has_gone_takes_nothing(page):
    vault = Vault()
    play(vault.close, page.hand_over)

    assert vault.found == {}
    assert handover._handover.waiting is not None  # for a vault to come


def test_a_vault_that_goes_leaves_the_next_one_what_is_handed_over(page):
    one, other = Vault(), Vault()
    play(one.close, page.hand_over)

    assert one.found == {}
    assert other.found["seq"] == 1
    other.close()


def test_documents_are_handed_on_once(page):
    play(page.hand_over, page.make_vault)
    play(page.make_vault, page.run_cell)

    assert len(page.taken) == 1


def test_documents_wait_until_no_cell_follows(page):
    async def work():
        clock = Clock()
        page.make_vault()
        page.hand_over()
        for _ in range(6):
            await clock.wait(0.6)
            page.run_cell()
        before = [*page.taken]
        await clock.wait(1.5)
        return before

    assert asyncio.run(work()) == []
    assert len(page.taken) == 1


LATE = [
    ("make_vault", "hand_over", "ask_for_widgets"),
    ("make_vault", "ask_for_widgets", "hear_that_it_has_them", "hand_over"),
]


@pytest.mark.parametrize("late", LATE)
def test_documents_that_are_late_wait_until_the_page_asks_for_them(page, late):
    play(*(getattr(page, step) for step in late))
    assert page.taken == []

    play(lambda: want(1))
    assert page.taken == [(DATA, [b"text"])]


def test_documents_that_the_page_asked_for_are_passed_on_when_they_come(page):
    play(page.make_vault, page.ask_for_widgets, lambda: want(1), page.hand_over)

    assert page.taken == [(DATA, [b"text"])]


def test_a_vault_that_wants_documents_hears_whether_they_came(page):
    said = []

    play(lambda: said.append(want(1)), page.hand_over, lambda: said.append(want(1)))

    assert said == [False, True]


def test_documents_of_another_number_than_is_wanted_stay(page):
    play(page.make_vault, page.ask_for_widgets, page.hand_over, lambda: want(2))

    assert page.taken == []


@pytest.mark.parametrize("late", LATE)
def test_after_an_erasure_nothing_that_was_handed_over_comes_back(page, late):
    play(*(getattr(page, step) for step in late), drop)
    play(lambda: want(1), page.hand_over)

    assert page.taken == []
