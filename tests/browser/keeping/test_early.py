"""A page can be written on before it has a kernel, and nothing of that is lost or doubled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.model import Activity, UnfitAnswer, UnpaidWorkRecord, Workbook
from careerkit.store import encode
from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import MOMENTS, add_moment, names, part, wait_until_kept
from support.pages.storage import documents, stored

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from support.serving.processes import Served

STEP = "01_passion"
KEPT = "text => localStorage.setItem('careerkit/1/document/earlier', text)"
READY = "document.documentElement.dataset.ready === 'true'"

MOVES = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
"""


VANISHED = """
  window.vanished = false;
  let wasThere = false;
  new MutationObserver(() => {
    const isThere = document.querySelector(".ck-record") !== null;
    vanished ||= wasThere && !isThere;
    wasThere ||= isThere;
  }).observe(document, { childList: true, subtree: true });
"""
"""Whether the words that stood on the page were gone from it for a moment."""


@pytest.fixture
def held(page: Page) -> Held:
    return Held(page)


def begin(page: Page, served: Served, path: str = STEP) -> None:
    """Open a page as far as it comes without its kernel."""
    page.goto(f"{served.url}{path}", wait_until="commit")
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()


def go_on(page: Page, held: Held) -> None:
    held.let_go()
    wait_for_page(page)
    wait_until_kept(page)


@pytest.mark.parametrize("path", [STEP, ""])
def test_what_a_person_writes_when_the_kernel_comes_is_kept_and_the_caret_stays(
    page, early, held, path
):
    begin(page, early, path)
    add_moment(page, "Baking")
    add_moment(page, "Mending a clock")
    add_moment(page, "To be removed")
    part(page, MOMENTS).get_by_role("button", name="Remove").last.click()
    part(page, MOMENTS).get_by_role("button", name="Move up").nth(1).click()
    part(page, MOMENTS).get_by_role("button", name="Baking", exact=True).click()
    field = part(page, MOMENTS).get_by_label("What were you doing?").last
    field.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.evaluate("window.field = document.activeElement")
    assert not page.evaluate(READY)

    held.let_go()
    page.keyboard.type("xy", delay=60)
    wait_for_page(page)
    page.keyboard.type("z")
    wait_until_kept(page)

    assert page.evaluate("field === document.activeElement && field.isConnected")
    expect(field).to_have_value("Bxyzaking")
    assert page.evaluate("field.selectionStart") == 4
    written = ["Mending a clock", "Bxyzaking"]
    assert names(page, MOMENTS) == written
    page.reload()
    wait_for_page(page)
    wait_until_kept(page)

    assert names(page, MOMENTS) == written
    assert page.problems == []


def test_a_person_can_write_before_the_rest_of_the_kit_has_come(page, early):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/kit-\w+\.js"), hold)
    begin(page, early)
    add_moment(page, "Baking for the street")
    page.wait_for_function("document.readyState === 'complete'")
    assert held
    assert not page.evaluate(READY)

    for route in held:
        route.continue_()
    wait_for_page(page)
    wait_until_kept(page)
    assert names(page, MOMENTS) == ["Baking for the street"]
    assert page.problems == []


REST = """
  const wait = window.requestIdleCallback;
  window.requestIdleCallback = (...given) => {
    const isDrawn = (one) => document.querySelector(one) !== null;
    window.drawn ??= [".ck-record-list", ".ck-vault-status"].map(isDrawn);
    return wait(...given);
  };
"""
"""Notes what is drawn when a page first waits until it has nothing else to do."""


def test_the_first_question_is_there_before_the_rest_and_stays_with_its_caret(page, early, held):
    page.add_init_script(REST)
    begin(page, early, "")
    assert page.evaluate("drawn") == [True, False]
    expect(page.locator(".ck-vault-status")).to_be_attached()
    field = page.locator(".ck-first-question input").first
    field.focus()

    go_on(page, held)

    expect(field).to_be_focused()  # it would not be if it had been hidden for a moment
    page.keyboard.type("Mending bikes")
    expect(field).to_have_value("Mending bikes")


def size_and_shifts(page: Page) -> list[float]:
    """How tall the page is, and how much on it has moved of itself, once it is at rest."""
    page.wait_for_timeout(300)
    return page.locator("main").evaluate("main => [main.scrollHeight, window.shifts]")


def nothing_jumps_when_the_kernel_comes(page: Page, held: Held) -> None:
    size, shifts = size_and_shifts(page)

    go_on(page, held)

    later_size, later_shifts = size_and_shifts(page)
    assert later_size == size
    assert later_shifts <= shifts + 0.001


@pytest.mark.new_profile
def test_for_a_new_person_nothing_jumps_when_the_kernel_comes(page, early, held):
    page.add_init_script(MOVES)
    begin(page, early)
    nothing_jumps_when_the_kernel_comes(page, held)


SAID = """
window.said = new Set();
new MutationObserver(() => {
  for (const { textContent } of document.querySelectorAll(".ck-sentences")) said.add(textContent);
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
"""Remembers all that was said of a person's answers, however short it stood there."""


def leave_answers(page: Page, served: Served) -> None:
    """Be a person who was here before, and left the page when all of it was there."""
    activities = (Activity(id="a", what="Baking for the street"), Activity(id="b", what="Chess"))
    work = UnpaidWorkRecord(id="w", what="Mending bikes")
    unfit = UnfitAnswer(section="unpaid_work", record="w", field="hours", value="two evenings")
    workbook = Workbook(activities=activities, unpaid_work=(work,), unfit_answers=(unfit,))
    text = encode(workbook)
    page.evaluate(KEPT, text)
    page.goto(f"{served.url}{STEP}")
    wait_for_page(page)
    wait_until_kept(page)
    part(page, MOMENTS).get_by_role("button", expanded=False).first.click()  # a card, which is long
    page.wait_for_timeout(1500)  # as charts are drawn
    page.goto(f"{served.url}healthz")


@pytest.fixture
def returning(standing: Page, early: Served) -> Page:
    """The page that stands, of a person who was here before and has two moments."""
    standing.goto(f"{early.url}healthz")
    if not stored(standing):
        leave_answers(standing, early)
    return standing


class TestWhoComesBack:
    """What they wrote is on the page before its kernel."""

    def test_for_them_nothing_jumps_either_when_the_kernel_comes(self, returning, early):
        page, held = returning, Held(returning)
        page.add_init_script(MOVES)
        begin(page, early)
        nothing_jumps_when_the_kernel_comes(page, held)

    def test_they_read_what_does_not_fit_in_its_field_and_never_what_is_said_of_no_answers(
        self, returning, early
    ):
        page, held = returning, Held(returning)
        page.add_init_script(SAID)
        begin(page, early)
        work = part(page, "Work you would do without pay")
        work.get_by_role("button", expanded=False).first.click()
        hours = work.get_by_label("Hours a month you give it today")
        expect(hours).to_have_value("two evenings")
        expect(work.get_by_text("two evenings")).to_have_count(0)

        go_on(page, held)

        expect(hours).to_have_value("two evenings")
        expect(hours).to_have_accessible_description(re.compile("number"))
        page.wait_for_timeout(1000)
        now = page.locator(".ck-sentences").all_text_contents()
        assert set(page.evaluate("[...said]")) == set(now) != set()

    def test_at_another_step_they_never_see_the_first_one(self, returning, early):
        page, held = returning, Held(returning)
        page.goto(f"{early.url}#goals", wait_until="commit")
        step = page.get_by_role("button", name=re.compile("Set goals"))
        expect(step).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("button", name="Add a moment")).to_be_hidden()
        expect(page.locator("[data-step=goals]")).to_have_attribute("aria-current", "step")

        held.let_go()

        expect(page.get_by_role("button", name="Add a goal")).to_be_visible()
        expect(step).to_be_in_viewport()

    def test_they_find_their_words_and_what_they_erase_is_gone_at_once_and_stays_so(
        self, returning, early
    ):
        page, held = returning, Held(returning)
        begin(page, early)
        assert names(page, MOMENTS) == ["Baking for the street", "Chess"]
        expect(page.get_by_text(content.text("vault.restoring"))).to_be_visible()
        add_moment(page, "Mending a clock")
        go_on(page, held)
        assert names(page, MOMENTS) == ["Baking for the street", "Chess", "Mending a clock"]
        assert len(documents(page)) == 1
        page.goto(f"{early.url}healthz")

        held = Held(page)
        begin(page, early)
        page.locator(".ck-vault-more summary").click()
        page.get_by_role("button", name="Erase everything").click()
        page.locator(".ck-vault-erase").get_by_role("button").first.click()
        assert names(page, MOMENTS) == []
        held.let_go()
        wait_for_page(page)
        wait_until_kept(page)
        assert names(page, MOMENTS) == []
        page.goto(f"{early.url}healthz")
        assert stored(page) == {}


def test_another_notebook_than_the_page_was_told_of_loses_no_word(page, early, held):
    """As where it was saved anew, or the app was started with another version of the kit."""
    page.route(
        re.compile(r"01_passion-\w+\.json"),
        lambda route: route.fulfill(
            body=route.fetch().text().replace('"title": "Moments', '"title": "Other moments')
        ),
    )
    page.goto(f"{early.url}{STEP}", wait_until="commit")
    add = page.get_by_role("button", name="Add a moment")
    add.click()
    page.keyboard.type("Baking for the street")
    page.keyboard.press("Tab")

    go_on(page, held)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert page.problems == []


def test_words_of_a_page_whose_kernel_never_comes_are_there_the_next_time(context, early):
    page = context.new_page()
    Held(page)
    begin(page, early)
    add_moment(page, "Baking for the street")
    page.wait_for_timeout(700)
    page.close()

    page = context.new_page()
    page.add_init_script(VANISHED)
    page.goto(f"{early.url}{STEP}")
    wait_for_page(page)
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert not page.evaluate("vanished")


def test_two_tabs_that_write_before_their_kernels_come_keep_both(context, early):
    pages = [context.new_page(), context.new_page()]
    lines = [Held(page) for page in pages]
    for page, what in zip(pages, ("Baking", "Chess"), strict=True):
        begin(page, early)
        add_moment(page, what)
    for page, line in zip(pages, lines, strict=True):
        go_on(page, line)

    for page in pages:
        page.reload()
        wait_for_page(page)
        wait_until_kept(page)
        assert sorted(names(page, MOMENTS)) == ["Baking", "Chess"]


def test_a_step_opens_when_the_kernel_is_there_and_who_left_there_can_write_in_the_first_at_once(
    page, early, held
):
    begin(page, early, "")
    add_moment(page, "Baking for the street")
    step = page.get_by_role("button", name=re.compile("Name your interests"))
    step.click()
    expect(step).to_have_attribute("aria-busy", "true")
    expect(step).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Add a moment")).to_be_hidden()

    go_on(page, held)

    expect(step).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("region", name=re.compile("like", re.IGNORECASE)).first).to_be_visible()

    page.goto(f"{early.url}healthz")
    held.is_held = True

    begin(page, early, "#passion")
    add_moment(page, "Mending a clock")
    go_on(page, held)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]


STILL_COMES = """
  const isFirst = performance.getEntriesByType("navigation")[0]?.type !== "reload";
  const hold = (event) => event.stopImmediatePropagation();
  if (isFirst) addEventListener("readystatechange", hold, { capture: true });
"""
"""Lets the page take itself for one whose end has not come yet, until it is loaded again."""


@pytest.mark.parametrize("still_comes", [False, True], ids=["whole", "still coming"])
def test_a_kernel_that_ends_before_it_was_there_is_told_of(page, early, held, still_comes):
    if still_comes:
        page.add_init_script(STILL_COMES)
    begin(page, early)
    add_moment(page, "Baking for the street")
    page.evaluate("careerkitPage.kernel")  # what is not born yet can't be killed

    early.kill_kernels()

    expect(page.locator("#ck-late")).to_be_visible(timeout=10_000)
    held.let_go()
    with page.expect_navigation(wait_until="commit"):
        page.locator("#ck-late").get_by_role("button").click()
    wait_for_page(page)
    wait_until_kept(page)
    assert names(page, MOMENTS) == ["Baking for the street"]


def test_a_page_whose_beginning_was_kept_has_it_once(page, early):
    for _ in range(2):
        text = page.request.get(f"{early.url}{STEP}").text()

        assert [text.count(part) for part in ("<!DOCTYPE", "<main", "ck-footer", "</html>")] == [
            1
        ] * 4
