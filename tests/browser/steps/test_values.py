"""The sort of values in the second step, and what comes of it in the third."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from careerkit.model import Workbook, WorkValue
from careerkit.store import encode
from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import part, wait_until_kept
from support.pages.paper import on_paper, printed_words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from support.serving.processes import Served

SORT = "What should work give you?"
STEP = "02_interests"
KEPT = "text => localStorage.setItem('careerkit/1/document/earlier', text)"


def start(page: Page, app: Served) -> Locator:
    page.goto(f"{app.url}{STEP}")
    expect(part(page, SORT)).to_be_visible()
    wait_for_page(page)
    return part(page, SORT)


def pile(sort: Locator, name: str) -> Locator:
    """The cards of a pile, in order."""
    return sort.get_by_role("group", name=name).locator(".ck-values-chip")


def five(sort: Locator) -> Locator:
    """The cards that count most, in order."""
    return sort.locator(".ck-values-five .ck-values-title")


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def test_a_held_key_lays_one_card_undo_takes_back_a_choice_and_axe_finds_nothing_on_what_has_begun(
    page, look, app, assert_accessible
):
    sort = start(page, app)
    sort.get_by_role("button", name="Matters a lot").first.focus()
    for _ in range(5):
        page.keyboard.down("1")
    page.keyboard.up("1")
    page.keyboard.press("2")

    expect(sort.get_by_text("2 of 24 cards sorted")).to_be_visible()
    expect(pile(sort, "Matters a lot")).to_have_text(["Doing it my way"])
    expect(pile(sort, "Nice to have")).to_have_text(["Good company"])

    choose = sort.get_by_role("button", name="Choose: Doing it my way")
    choose.click()
    expect(five(sort)).to_have_count(1)
    wait_until_kept(page)
    page.get_by_role("button", name="Undo").first.click()
    expect(five(sort)).to_have_count(0)
    expect(choose).to_be_visible()

    sort.get_by_role("button", name="Matters a lot").first.click()
    sort.get_by_role("button", name="Choose: Enough to live on").click()
    expect(five(sort)).to_have_count(1)
    for scheme, width in (("light", 1280), ("dark", 360)):
        look(scheme, width)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_keyboard_alone_sorts_chooses_orders_and_feeds_the_comparison(page, app, shot):
    sort = start(page, app)
    sort.get_by_role("button", name="Matters a lot").first.focus()
    for at in range(24):
        expect(sort.get_by_text(f"{at} of 24 cards sorted")).to_be_visible()
        page.keyboard.press("1" if at < 7 else "2" if at < 15 else "3")
    expect(sort.get_by_text("All 24 cards lie somewhere.").first).to_be_visible()
    expect(focused(page)).to_have_text("The five that count most")

    for _ in range(5):
        sort.locator(".ck-values-choose").first.focus()
        page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("The five that count most")
    expect(five(sort)).to_have_text(
        [
            "Doing it my way",
            "Good company",
            "Enough to live on",
            "Something new",
            "Being of use",
        ]
    )
    expect(sort.locator(".ck-values-choose")).to_have_count(0)
    expect(sort.get_by_text("Five are chosen.")).to_be_visible()

    sort.get_by_role("button", name="Up: Enough to live on").focus()
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_accessible_name("Up: Enough to live on")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_accessible_name("Down: Enough to live on")
    sort.get_by_role("button", name="Take out: Being of use").focus()
    page.keyboard.press("Enter")
    order = ["Enough to live on", "Doing it my way", "Good company", "Something new"]
    expect(five(sort)).to_have_text(order)
    said = "What counts most for you is “Enough to live on”, then “Doing it my way”"
    expect(page.get_by_text(said)).to_be_visible()
    wait_until_kept(page)
    shot(page, "values")
    page.reload()
    wait_for_page(page)
    expect(five(part(page, SORT))).to_have_text(order)
    expect(pile(part(page, SORT), "Matters a lot")).to_have_count(3)

    page.goto(f"{app.url}03_paths")
    wait_for_page(page)
    offers = part(page, "From your values")
    expect(offers.get_by_role("button")).to_have_count(5)
    offers.get_by_role("button", name="Add: Enough to live on").focus()
    page.keyboard.press("Enter")
    expect(offers.get_by_text("is in your list and counts 5 of 5")).to_be_visible()
    criteria = part(page, "What a path should give you")
    expect(criteria.locator(".ck-record-name")).to_have_text(["Enough to live on"])
    offers.get_by_role("button", name="Take back: Enough to live on").focus()
    page.keyboard.press("Enter")
    expect(criteria.locator(".ck-record-name")).to_have_count(0)
    assert page.problems == []


def test_a_finger_sorts_changes_its_mind_and_comes_back(phone, app):
    sort = start(phone, app)
    sort.get_by_role("button", name="Matters a lot").first.tap()
    sort.get_by_role("button", name="Nice to have").first.tap()
    sort.get_by_role("button", name="Matters little").first.tap()
    expect(sort.get_by_text("3 of 24 cards sorted")).to_be_visible()
    expect(pile(sort, "Matters a lot")).to_have_text(["Doing it my way"])

    sort.get_by_role("button", name="Back to “Enough to live on”").tap()
    expect(sort.get_by_text("It lies on “Matters little” now.")).to_be_visible()
    sort.get_by_role("button", name="Matters a lot").first.tap()
    sort.get_by_role("button", name="Doing it my way: move this card").tap()
    sort.get_by_role("button", name="Matters little").first.tap()
    expect(pile(sort, "Matters a lot")).to_have_text(["Enough to live on"])
    expect(pile(sort, "Nice to have")).to_have_text(["Good company"])
    expect(pile(sort, "Matters little")).to_have_text(["Doing it my way"])

    sort.get_by_role("button", name="Choose: Enough to live on").tap()
    expect(five(sort)).to_have_text(["Enough to live on"])
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wait_until_kept(phone)
    phone.reload()
    wait_for_page(phone)

    sort = part(phone, SORT)
    expect(sort.get_by_text("3 of 24 cards sorted")).to_be_visible()
    expect(sort.locator(".ck-values-name")).to_have_text("Something new")
    expect(five(sort)).to_have_text(["Enough to live on"])
    assert phone.problems == []


def test_on_paper_every_card_stands_where_it_lies_and_nothing_asks_for_a_click(page, demo):
    sort = start(page, demo)
    expect(five(sort)).to_have_count(3)

    words = printed_words(page)

    order = "1. Time with one person\n2. Enough to live on\n3. Working with my hands"
    assert order in words
    assert words.index(order) < words.index("Being of use") < words.index("Peace and quiet")
    with on_paper(page):
        assert sort.get_by_role("button").locator("visible=true").count() == 0


def test_cards_can_be_laid_before_the_kernel_comes_by_who_was_here_before(page, early):
    values = (WorkValue(id="own-way", pile="five"), WorkValue(id="company", pile="some"))
    page.goto(f"{early.url}healthz")
    page.evaluate(KEPT, encode(Workbook(work_values=values)))
    held = Held(page)
    page.goto(f"{early.url}{STEP}", wait_until="commit")
    sort = part(page, SORT)
    expect(sort.get_by_text("2 of 24 cards sorted")).to_be_visible()
    sort.get_by_role("button", name="Matters a lot").first.click()
    sort.get_by_role("button", name="Choose: Enough to live on").click()
    expect(five(sort)).to_have_text(["Doing it my way", "Enough to live on"])

    held.let_go()
    wait_for_page(page)
    wait_until_kept(page)

    expect(five(sort)).to_have_text(["Doing it my way", "Enough to live on"])
    expect(pile(sort, "Nice to have")).to_have_text(["Good company"])
    assert page.problems == []
