"""What a page begins with is kept, and goes out before anything is worked out for it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from careerkit.serve.pages import renderer
from careerkit.serve.pages.renderer import Known, PageRenderer

PAGE = Known(notebook=("career_journey.ipynb", (1, 2)))


class Rendered(PageRenderer):
    """A page of a few words, which notes when it was worked out."""

    def __init__(self, known: Known) -> None:
        super().__init__(
            self.take, known, base_url="/", voila_configuration=SimpleNamespace(prelaunch_hook=None)
        )
        self.is_ready = False

    async def take(self) -> SimpleNamespace:
        return SimpleNamespace(started=lambda: asyncio.sleep(0, "a kernel"))

    async def initialize(self) -> None:
        self.is_ready = True

    async def generate_content_generator(self):
        if not self.has_begun:
            yield "<h1>", {}
            yield "Words", {}
        yield await self._jinja_kernel_start(), {}


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "_beginnings", {})


def read(page: Rendered) -> list[tuple[str, bool]]:
    """The pieces, each with whether the page was worked out by then."""

    async def reading() -> list[tuple[str, bool]]:
        return [(text, page.is_ready) async for text in page.pieces()]

    return asyncio.run(reading())


def test_a_page_begins_with_what_it_began_with_before_it_is_worked_out():
    assert read(Rendered(PAGE)) == [("<h1>", True), ("Words", True), ("a kernel", True)]

    assert read(Rendered(PAGE)) == [("<h1>Words", False), ("a kernel", True)]


@pytest.mark.parametrize(
    "other",
    [
        Known(notebook=("career_journey.ipynb", (3, 2))),
        Known(notebook=PAGE.notebook, is_ours=True),
        Known(notebook=PAGE.notebook, declared="careerkit/static/a.json"),
        Known(notebook=PAGE.notebook, keeps=False),
    ],
)
def test_a_page_of_which_something_else_is_known_begins_anew(other):
    read(Rendered(PAGE))

    assert read(Rendered(other))[0] == ("<h1>", True)


def test_no_more_beginnings_are_kept_than_there_is_room_for():
    for version in range(renderer._MOST + 1):
        read(Rendered(Known(notebook=("a.ipynb", (version, 0)))))

    assert len(renderer._beginnings) == renderer._MOST
    assert read(Rendered(Known(notebook=("a.ipynb", (0, 0)))))[0] == ("<h1>", True)
