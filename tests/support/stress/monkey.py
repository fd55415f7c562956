"""A monkey at the keyboard: plausible actions all over the app, drawn from a seed, and a check.

Whatever it does, and in whatever order: what is on a page is in the saved file, the file is sound
and opens elsewhere with the same words, no typed text is lost, and nothing is said or logged that
is our own fault::

    monkey = Monkey(new_context, app, seed=7)
    monkey.run(36)

Each action is a sentence that tells which control it means, so that a story can be read, and done
again by ``replay``. From the same seed comes the same story as long as the pages answer in the
same order: a person in haste doesn't wait for them.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from careerkit import content
from support.pages import screen
from support.pages.journey import wait_until_at_rest
from support.stress import plausible
from support.stress.chaos import kill_kernel
from support.stress.hands import Action, use
from support.stress.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import BrowserContext, Page

    from support.serving.processes import Served

PLACES = (
    *("", "01_passion", "02_interests", "03_paths", "04_goals", "05_mentors"),
    *("06_experience", "07_learning", "08_roadmap", "09_check_in"),
)
SAMPLE = Path(content.__file__).parent / content.LANGUAGE / "sample.json"
PATIENCE = 60_000
DOZEN = 12

ON_CONTROLS = {
    "add": 16,
    "write": 26,
    "number": 7,
    "tag": 6,
    "date": 6,
    "radio": 12,
    "box": 7,
    "select": 9,
    "toggle": 4,
    "move": 4,
    "grip": 3,
    "remove": 4,
    "restore": 4,
    "chip": 2,
    "search": 2,
    "press": 8,
    "fold": 3,
    "chart": 2,
    "chapter": 4,
    "undo": 5,
    "redo": 3,
    "keep": 0.5,
    "erase": 0.7,
}
ON_PAGES = {
    "visit": 7,
    "reload": 3,
    "back": 2,
    "forward": 1.5,
    "new tab": 2.5,
    "switch": 4,
    "close tab": 1,
    "kill kernel": 1.5,
    "open file": 2,
    "leave field": 2,
}
"""How often each act is chosen, where it can be done."""

CHANGES_MUCH = ("press", "undo", "redo")
"""Acts that may put other words in the place of those that were typed, and should."""

_CHOICES = {"mine": 0, "theirs": 1, "both": 2, "replace": -2, "cancel": -1}
"""Where a choice stands among those that are offered for a file, of which there may be fewer."""

_IS_ANSWERED = """() => {
  const { textContent } = document.querySelector(".ck-vault > .ck-notice[role=status]");
  return textContent !== "" || document.querySelector(".ck-vault-offer button");
}"""


class Tab:
    """One page of the profile, its way through the app, and whether its kernel was killed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.at, self.length = -1, 0
        self.is_dead = False
        self.was_dead = False

    def went(self) -> None:
        """Note a step on to another page."""
        self.at += 1
        self.length = self.at + 1


class Monkey:
    """One session of a person in a profile of their own.

    Args:
        new_context: Makes a profile that is watched, as ``chromium.watch`` does.
        app: Served with its ``TMPDIR`` in a folder of its own, so that kernels can be found.
        seed: What is drawn from.
        folder: Where saved files may be kept for a while.
    """

    def __init__(
        self,
        new_context: Callable[[], BrowserContext],
        app: Served,
        *,
        seed: int,
        folder: Path,
    ) -> None:
        self.story: list[Action] = []
        self._chance = random.Random(seed)  # noqa: S311 - the same each time
        self._app = app
        self._context = new_context()
        self._verdict = Verdict(new_context, app, folder)
        self._files = {"sample": SAMPLE}
        self._typed: dict[tuple[str, str], str] = {}
        self.tabs: list[Tab] = []
        self._at = 0

    @property
    def tab(self) -> Tab:
        """Where the person is."""
        return self.tabs[self._at]

    @property
    def page(self) -> Page:
        """The page that they see."""
        return self.tab.page

    def run(self, actions: int) -> None:
        """Do so many things and look at everything after each dozen.

        Raises:
            FoundError: If something is wrong.
        """
        self.do(Action("new tab", 0, text=self._chance.choice(PLACES)))
        for number in range(1, actions + 1):
            self.do(self.choose())
            if number % DOZEN == 0 or number == actions:
                self.do(Action("look at everything", self._at))
        self.leave()

    def replay(self, story: Sequence[Action]) -> None:
        """Do again what a story tells."""
        for action in story:
            self.do(action)
        self.leave()

    def leave(self) -> None:
        """Close the profile."""
        self._context.close()

    # ---- choosing

    def choose(self) -> Action:
        """The next action: something that can be done on the page as it is."""
        by_kind: dict[str, list[screen.Control]] = {}
        for control in screen.controls(self.page):
            by_kind.setdefault(control.kind, []).append(control)
        is_kept_here = not self._is_in_tab_only()
        may = {
            "back": self.tab.at > 0,
            "forward": self.tab.at < self.tab.length - 1,
            "new tab": len(self.tabs) < 3 and is_kept_here,
            "switch": len(self.tabs) > 1,
            "close tab": len(self.tabs) > 1,
            "kill kernel": not self.tab.is_dead,
            "open file": not self.tab.is_dead,
            "keep": len(self.tabs) == 1 and not self.tab.is_dead,
            "erase": not self.tab.is_dead,
        }
        weights = {
            act: weight
            for act, weight in {**ON_CONTROLS, **ON_PAGES}.items()
            if may.get(act, True) and (act in by_kind or act in ON_PAGES)
        }
        [act] = self._chance.choices([*weights], [*weights.values()])
        haste = self._chance.random() < 0.4
        if act in ON_PAGES:
            return Action(act, self._at, text=self._place_or_file(act), in_haste=haste)
        control = self._chance.choice(self._familiar(by_kind[act]) or by_kind[act])
        text, how = plausible.words_for(control, self._chance)
        place = {"where": control.where, "name": control.name, "nth": control.nth}
        return Action(act, self._at, **place, text=text, how=how, in_haste=haste)

    def _familiar(self, controls: list[screen.Control]) -> list[screen.Control]:
        """Now and then those that were used before: two pages are to differ in the same field."""
        if self._chance.random() > 0.3:
            return []
        used = {action.name for action in self.story}
        return [control for control in controls if control.name in used]

    def _place_or_file(self, act: str) -> str:
        match act:
            case "visit" | "new tab":
                return self._chance.choice(PLACES)
            case "switch":
                return str(self._chance.choice([n for n in range(len(self.tabs)) if n != self._at]))
            case "open file":
                return f"{self._chance.choice([*self._files])} {self._chance.choice([*_CHOICES])}"
            case _:
                return ""

    def _is_in_tab_only(self) -> bool:
        return bool(self.page.evaluate("sessionStorage.getItem('careerkit/1/keep') === 'no'"))

    # ---- doing

    def do(self, action: Action) -> None:
        """Do it, and look at once whether something went wrong that a check would miss later.

        Raises:
            FoundError: If something is wrong.
        """
        self.story.append(action)
        self._at = action.tab
        if self.tabs:
            self.page.bring_to_front()
        if action.act in _ON_PAGES:
            _ON_PAGES[action.act](self, action.text)
        else:
            self._use(action)
        if not (action.in_haste or self.tab.is_dead):
            wait_until_at_rest(self.page, patience=PATIENCE)
        self._glance()

    def _use(self, action: Action) -> None:
        control = action.control(self.page)
        if control is None:
            return  # gone or renamed in the meantime, as happens to a person in haste
        record, field = screen.place_of(control)
        stands = use(self.page, action, control)
        if stands is not None and record:
            self._typed[record, field] = stands
        elif action.act == "remove":
            self._typed = {at: text for at, text in self._typed.items() if at[0] != record}
        elif action.act in CHANGES_MUCH or (action.act == "erase" and action.text == "yes"):
            self._typed.clear()

    # ---- whole pages

    def _open_tab(self, place: str) -> None:
        self.tabs.append(Tab(self._context.new_page()))
        self._at = len(self.tabs) - 1
        self._visit(place)

    def _visit(self, place: str) -> None:
        before = self.page.url
        self._leave(lambda page: page.goto(f"{self._app.url}{place}"))
        # To go where one is takes no step in the browser's history.
        if self.page.url != before:
            self.tab.went()

    def _reload(self, _: str = "") -> None:
        self._leave(lambda page: page.reload())

    def _back(self, _: str) -> None:
        self._leave(lambda page: page.go_back())
        self.tab.at -= 1

    def _forward(self, _: str) -> None:
        self._leave(lambda page: page.go_forward())
        self.tab.at += 1

    def _leave(self, go: Callable[[Page], Any]) -> None:
        self.page.evaluate("window.stays = true")
        go(self.page)
        # The browser's buttons lead through the steps of one page, too, and its kernel stays dead.
        if not self.page.evaluate("window.stays === true"):
            self.tab.is_dead = False
        _wait_until_ready(self.page)

    def _switch(self, number: str) -> None:
        self._at = int(number)
        self.page.bring_to_front()

    def _close_tab(self, _: str) -> None:
        self.tabs.pop(self._at).page.close()
        self._at = 0

    def _kill_kernel(self, _: str) -> None:
        self.tab.is_dead = self.tab.was_dead = True
        kill_kernel(self.page, self._app)

    def _leave_field(self, _: str) -> None:
        self.page.keyboard.press("Tab")

    def _open_file(self, text: str) -> None:
        name, choice = text.split()
        said = self.page.locator(".ck-vault > .ck-notice[role=status]")
        # So that the same sentence is seen when it is said again.
        said.evaluate("(notice) => { notice.textContent = ''; }")
        self.page.locator(".ck-vault input[type=file]").set_input_files(self._files[name])
        self.page.wait_for_function(_IS_ANSWERED, timeout=PATIENCE)
        offers = self.page.locator(".ck-vault-offer button")
        if count := offers.count():
            at = _CHOICES[choice]
            offers.nth(at % count if at < 0 else min(at, count - 3)).click()
            expect(offers).to_have_count(0, timeout=PATIENCE)
        if choice in ("theirs", "replace"):
            self._typed.clear()

    # ---- looking

    def _look(self, _: str) -> None:
        """Look at everything, when each page has its kernel again."""
        if self.tab.is_dead and len(self.tabs) == 1:
            wait_until_at_rest(self.page, patience=PATIENCE)
            self._verdict.check_page(self.page, is_alive=False)
        for tab in self.tabs:
            wait_until_at_rest(tab.page, patience=PATIENCE)
        # What a page left behind that had no kernel any more is taken up by those that open.
        is_left = is_waiting(self.page)
        for number, tab in enumerate(self.tabs):
            # On a computer with much to do a page may lose touch without our doing.
            if tab.is_dead or is_left or is_out_of_touch(tab.page):
                self._at = number
                self.page.bring_to_front()
                self._reload()
                wait_until_at_rest(tab.page, patience=PATIENCE)
        latest = self._verdict.check([tab.page for tab in self.tabs], self._typed)
        self._verdict.open_elsewhere(latest, self.page.url)
        self._files[f"file-{len(self._files)}"] = latest
        self._glance()
        for tab in self.tabs:
            tab.was_dead = False

    def _glance(self) -> None:
        self._verdict.glance({tab.page: tab.was_dead for tab in self.tabs})


def is_waiting(page: Page) -> bool:
    """Whether the browser keeps changes that no kernel has confirmed."""
    keys = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    return bool(page.evaluate(f"{keys}.some((key) => key.startsWith('careerkit/1/pending/'))"))


def is_out_of_touch(page: Page) -> bool:
    """Whether the banner asks to load the page anew."""
    return page.locator(".ck-banner-actions").is_visible()


def _wait_until_ready(page: Page) -> None:
    """Wait until the page has come and shows what was written earlier."""
    page.locator("html[data-ready]").wait_for(state="attached", timeout=PATIENCE)
    found = re.compile("kept|keeping")
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", found, timeout=PATIENCE)


_ON_PAGES: dict[str, Callable[[Monkey, str], None]] = {
    "visit": Monkey._visit,
    "reload": Monkey._reload,
    "back": Monkey._back,
    "forward": Monkey._forward,
    "new tab": Monkey._open_tab,
    "switch": Monkey._switch,
    "close tab": Monkey._close_tab,
    "kill kernel": Monkey._kill_kernel,
    "open file": Monkey._open_file,
    "leave field": Monkey._leave_field,
    "look at everything": Monkey._look,
}
