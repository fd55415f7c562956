"""What has to be true of the app whatever a person did in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Error, expect
from playwright.sync_api import TimeoutError as Late
from typer.testing import CliRunner

from careerkit import content
from careerkit.commands import kit
from careerkit.model import Workbook
from careerkit.store import StoreError, read
from support.pages import screen
from support.pages.journey import save_answers, wait_until_at_rest
from support.stress.saved import Saved, is_wrongly_questioned, shown, unlike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from support.serving.processes import Served

PATIENCE = 60_000
SETTLES = 10.0
"""Seconds in which tabs have told each other what they know, also on a busy computer."""

_OUR_FAULT = (
    content.text("widgets.problem"),
    content.text("widgets.sorry"),
    content.text("store.mishap"),
    content.text("store.browser_unreadable"),
    content.text("charts.view.unavailable"),
    content.text("charts.view.unavailable_plain"),
    content.text("serve.page.error"),
    content.text("serve.page.cookies"),
    content.text("serve.missing.sentence"),
    content.text("serve.failed.sentence"),
    "was not opened",
    "can't be read",
)
_OF_THE_KILLED = re.compile(
    r"/api/kernels/|/api/shutdown/|status of 405|Could not send widget sync message"
)
"""In the console of a page that looks for its kernel, and whether the server is there (by HEAD), or
has more to say to a kernel that is gone."""
_IN_LOG = re.compile(r"Traceback|\b\w*(?:Error|Exception) in \w|\b\w*(?:Error|Exception) while ")
_LINES = 40
"""Of the log, from the line on that is our own fault."""


class FoundError(AssertionError):
    """Something is wrong with the app, or with what we believe about it."""


class Verdict:
    """Looks at pages and at the files that they save; what is wrong is a ``FoundError``.

    Args:
        new_context: Makes a fresh profile.
        app: What serves the pages.
        folder: Where saved files are kept.
        settles: Seconds after which news from another tab must have come.
    """

    def __init__(
        self,
        new_context: Callable[[], BrowserContext],
        app: Served,
        folder: Path,
        *,
        settles: float = SETTLES,
    ) -> None:
        self._new_context = new_context
        self._app = app
        self._folder = folder
        self._settles = settles
        self._files = 0
        self._log_at = len(app.log())

    def glance(self, pages: Mapping[Page, bool]) -> None:
        """See what can be seen at any moment. ``pages``: whether a kernel was killed."""
        for page, was_killed in pages.items():
            for problem in _taken(page.problems):  # type: ignore[attr-defined]
                if not (was_killed and _OF_THE_KILLED.search(problem)):
                    raise FoundError(f"{page.url} has a problem: {problem}")
            for notice in _notices(page):
                if any(sentence in notice for sentence in _OUR_FAULT):
                    raise FoundError(f"{page.url} says: {notice}")

    def check(self, pages: Sequence[Page], typed: Mapping[tuple[str, str], str]) -> Path:
        """Look at all pages of a profile together; returns the file that the first one saved."""
        paths = [self.check_page(page) for page in pages]
        first, *others = paths

        def problems() -> Iterator[str]:
            yield from Saved(_read(first)).lost(typed)
            for page, path in zip(pages[1:], others, strict=True):
                for sentence in unlike(Saved(_read(first)).words, Saved(_read(path)).words):
                    yield f"{pages[0].url} and {page.url} save different things: {sentence}"

        self._until_none(
            problems,
            lambda pause: [
                self._save(p, to, after=pause) for p, to in zip(pages, paths, strict=True)
            ],
        )
        answer = CliRunner().invoke(kit.app, ["check", str(first)])
        if answer.exit_code != 0:
            raise FoundError(f"careerkit check refuses a saved file: {answer.output}")
        self._read_log()
        return first

    def check_page(self, page: Page, *, is_alive: bool = True) -> Path:
        """What is on the page is in the file that it saves; returns that file."""
        path = self._folder / f"saved-{self._files}.json"
        self._files += 1
        self._save(page, path)

        def problems() -> Iterator[str]:
            saved, answers = Saved(_read(path)), screen.answers(page)
            yield from saved.lacks(answers)
            yield from saved.disorders(screen.lists(page))
            for answer in filter(is_wrongly_questioned, answers if is_alive else ()):
                yield f"{shown(answer.value)} is questioned: {answer.problem}"

        self._until_none(problems, lambda pause: self._save(page, path, after=pause))
        return path

    def open_elsewhere(self, path: Path, url: str) -> None:
        """The file opens in a fresh profile: the same words on the page, and in its own file."""
        context = self._new_context()
        page = context.new_page()
        page.goto(url)
        wait_until_at_rest(page, patience=PATIENCE)
        page.locator(".ck-vault input[type=file]").set_input_files(path)
        said = page.locator(".ck-vault > .ck-notice[role=status]")
        expect(said).not_to_be_empty(timeout=PATIENCE)
        if "Opened “" not in said.inner_text():
            raise FoundError(f"A saved file is opened elsewhere, and it says: {said.inner_text()}")
        wait_until_at_rest(page, patience=PATIENCE)
        again = self.check_page(page)
        for sentence in unlike(Saved(_read(path)).words, Saved(_read(again)).words):
            raise FoundError(f"Opened elsewhere, a saved file is another one: {sentence}")
        self.glance({page: False})
        context.close()

    @staticmethod
    def _save(page: Page, path: Path, *, after: float = 0) -> None:
        page.wait_for_timeout(1000 * after)
        page.bring_to_front()  # a page that is not seen stands still
        try:
            save_answers(page).save_as(path)
        except Late:
            problems = _taken(page.problems)  # type: ignore[attr-defined]
            raise FoundError(f"{page.url} saves no file: {problems}") from None

    def _until_none(
        self, problems: Callable[[], Iterator[str]], again: Callable[[float], object]
    ) -> None:
        """Wait until nothing is wrong any more: news from another tab may be on its way.

        With growing pauses, since a browser lets no page save a file again and again.
        """
        pause = 0.25
        while found := next(problems(), ""):
            if pause > self._settles:
                raise FoundError(found)
            again(pause)
            pause *= 2

    def _read_log(self) -> None:
        log = self._app.log()
        new, self._log_at = log[self._log_at :], len(log)
        lines = new.splitlines()
        for number, line in enumerate(lines):
            if _IN_LOG.search(line):
                told = "\n".join(lines[number : number + _LINES])
                raise FoundError(f"The log says: {told}")


def _read(path: Path) -> Workbook:
    try:
        return read(path)
    except StoreError as error:
        raise FoundError(f"A saved file can't be read: {error}") from None


def _taken(problems: list[str]) -> list[str]:
    taken = [*problems]
    problems.clear()
    return taken


def _notices(page: Page) -> list[str]:
    try:
        return screen.notices(page)
    except Error:
        return []  # it is just being loaded anew
