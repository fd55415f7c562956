"""Views are shown after the change: one by one, with room for messages between them."""

import asyncio

import pytest

from careerkit.model import Topic
from careerkit.session import Session
from careerkit.widgets import Topics
from careerkit.widgets.keeping.after_saving import hold, later, release


async def all_shown():
    """Wait until nothing waits; the first list of all takes a while to be listened to."""
    shown = asyncio.Event()
    later(shown.set)
    await asyncio.wait_for(shown.wait(), 30)


def test_without_an_event_loop_a_view_is_shown_at_once():
    shown = []
    later(lambda: shown.append("view"))
    assert shown == ["view"]


def test_in_a_kernel_the_change_ends_first_and_each_view_is_shown_once():
    shown = []

    async def work():
        def chart():
            shown.append("chart")

        later(chart)
        later(lambda: shown.append("sentences"))
        later(chart)
        shown.append("kept")
        await all_shown()

    asyncio.run(work())
    assert shown == ["kept", "chart", "sentences"]


def test_a_message_is_taken_between_two_views():
    shown = []

    async def work():
        loop = asyncio.get_running_loop()
        later(lambda: (shown.append("first"), loop.call_soon(shown.append, "a letter")))
        later(lambda: shown.append("second"))
        await all_shown()

    asyncio.run(work())
    assert shown == ["first", "a letter", "second"]


def test_a_view_that_fails_keeps_no_other_from_being_shown():
    shown = []

    def fail():
        raise ValueError("broken")

    async def work():
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        later(fail)
        later(lambda: shown.append("next"))
        await all_shown()

    asyncio.run(work())
    assert shown == ["next"]


@pytest.mark.parametrize("closed", [True, False])
def test_a_step_that_was_closed_meanwhile_is_not_shown_any_more(closed, monkeypatch):
    shown = []
    session = Session()
    step = Topics(session)
    monkeypatch.setattr(step, "refresh", lambda: shown.append("refreshed"))

    async def work():
        session.apply(lambda workbook: workbook.put("topics", Topic(what="soil")))
        if closed:
            step.close()
        await all_shown()

    asyncio.run(work())
    assert shown == ([] if closed else ["refreshed"])


def test_what_no_page_can_hear_yet_waits_for_it():
    shown = []

    async def work():
        hold()
        later(lambda: shown.append("first"))
        later(lambda: shown.append("second"))
        await asyncio.sleep(0.1)
        assert shown == []
        release()
        await all_shown()

    asyncio.run(work())
    assert shown == ["first", "second"]


def test_views_that_wait_already_wait_on_for_the_page():
    shown = []

    async def work():
        later(lambda: shown.append("view"))
        hold()
        hold()
        await asyncio.sleep(0.1)
        assert shown == []
        release()
        release()
        await all_shown()

    asyncio.run(work())
    assert shown == ["view"]


def test_views_that_are_held_and_released_in_one_breath_are_shown_once_and_nothing_fails():
    shown, failures = [], []

    async def work():
        asyncio.get_running_loop().set_exception_handler(lambda _, what: failures.append(what))
        later(lambda: shown.append("view"))
        hold()
        release()
        await all_shown()
        await asyncio.sleep(0.1)  # and not once more

    asyncio.run(work())
    assert shown == ["view"]
    assert failures == []


def test_a_page_that_never_comes_keeps_no_view_for_ever(monkeypatch):
    monkeypatch.setattr("careerkit.widgets.keeping.after_saving._HELD", 0.05)
    shown = asyncio.Event()

    async def work():
        hold()
        later(shown.set)
        assert not shown.is_set()
        await asyncio.wait_for(shown.wait(), 30)

    asyncio.run(work())
    assert shown.is_set()


@pytest.mark.parametrize("held", [True, False])
def test_a_new_step_says_what_it_has_to_say_at_once_unless_the_page_cannot_hear(held, monkeypatch):
    shown = []
    monkeypatch.setattr(Topics, "refresh", lambda _: shown.append("refreshed"))

    async def work():
        if held:
            hold()
        Topics()
        before = [*shown]
        release()
        await all_shown()
        return before

    assert asyncio.run(work()) == ([] if held else ["refreshed"])
    assert shown == ["refreshed"]


def test_without_an_event_loop_nothing_waits_for_a_page():
    shown = []
    hold()
    later(lambda: shown.append("view"))
    release()
    assert shown == ["view"]
