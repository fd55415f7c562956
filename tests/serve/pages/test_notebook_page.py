"""A page goes out in few parts, in order, whoever reads it how fast."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from careerkit.serve.guard import accounts
from careerkit.serve.pages.notebook_page import NotebookPage, together

STILL_HERE = "still here"


async def pieces(*given):
    """What a template gives: a text at once, or seconds to wait before the next."""
    for one in given:
        if isinstance(one, float):
            await asyncio.sleep(one)
        else:
            yield one


def read(given, *, patience=60.0, pause=0.0):
    """All that comes of it, for somebody who pauses after each part."""

    async def reading():
        found = []
        async for text in together(given, patience, STILL_HERE):
            found.append(text)
            await asyncio.sleep(pause)
        return found

    return asyncio.run(reading())


def test_what_is_there_goes_out_at_once_and_together():
    assert read(pieces("a", "b", 0.1, "c", "d")) == ["ab", "cd"]


def test_nothing_is_lost_where_parts_come_while_others_go_out():
    numbers = [str(number) for number in range(50)]
    given = [one for number in numbers for one in (number, 0.001)]

    assert "".join(read(pieces(*given), pause=0.003)) == "".join(numbers)


def test_a_page_that_is_still_at_work_says_so():
    first, *heartbeats, last = read(pieces("a", 0.5, "b"), patience=0.1)

    assert (first, last) == ("a", "b")
    assert set(heartbeats) == {STILL_HERE}


def test_a_page_that_takes_long_to_write_goes_out_in_parts_meanwhile(monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr("careerkit.serve.pages.notebook_page.time.monotonic", lambda: next(clock))

    assert read(pieces("a", "b", "c")) == ["a", "b", "c"]


def test_what_was_written_before_a_failure_goes_out_and_then_it_fails():
    async def failing():
        yield "a"
        raise ValueError("in a template")

    async def reading():
        parts = together(failing(), 60, STILL_HERE)
        assert await anext(parts) == "a"
        with pytest.raises(ValueError, match="in a template"):
            await anext(parts)

    asyncio.run(reading())


def test_who_leaves_ends_the_writing_at_its_next_piece():
    written = []

    async def recorded():
        async for one in pieces("a", 0.05, "b", 0.05, "c"):
            written.append(one)
            yield one

    async def leaving():
        parts = together(recorded(), 60, STILL_HERE)
        await anext(parts)
        await parts.aclose()
        await asyncio.sleep(0.3)

    asyncio.run(leaving())
    assert written == ["a", "b"]


@pytest.mark.parametrize(
    ("is_open", "ends", "query", "has_account", "is_kept"),
    [
        (True, False, "", False, True),
        (False, False, "", False, False),  # behind a gate
        (True, True, "", False, False),  # on Binder
        (True, False, "?topic=gardening", False, False),
        (True, False, "", True, False),
    ],
)
def test_a_browser_keeps_only_what_is_the_same_for_everyone_and_stays(
    is_open: bool,  # noqa: FBT001 - a case
    ends: bool,  # noqa: FBT001 - a case
    query: str,
    has_account: bool,  # noqa: FBT001 - a case
    is_kept: bool,  # noqa: FBT001 - a case
):
    line = RequestStartLine("GET", f"/{query}", "HTTP/1.1")
    request = HTTPServerRequest(start_line=line, headers=HTTPHeaders({"Host": "localhost"}))
    if has_account:
        shown = accounts.ShownAccount(name="Mira", namespace="m", logout="/logout")
        accounts.note(request, accounts.Account(shown=shown, login=b"l", folder=Path()))
    settings = {"careerkit_passing": True} if ends else {}
    page = SimpleNamespace(request=request, settings=settings, _is_open=is_open)

    assert NotebookPage._is_for_all.fget(page) is is_kept
