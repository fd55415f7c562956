"""The journey for all: without a mouse, on a phone, by day and by night."""

import pytest
from playwright.sync_api import expect

from support.pages.journey import (
    answer_all_four,
    part,
    show_table,
    visit,
    wait_until_kept,
)
from support.pages.keyboard import tab_to


@pytest.mark.parametrize(
    ("schemes", "width"), [(("light", "dark"), 1280), (("light",), 360)], ids=["wide", "phone"]
)
def test_axe_finds_nothing_on_the_page_empty_or_filled(
    look, app, assert_accessible, shot, schemes, width
):
    page = look(schemes[-1], width)
    visit(page, app.url)
    for scheme in schemes:
        look(scheme, width)
        assert_accessible(page)
    answer_all_four(page)
    page.get_by_role("button", name="Keep the theme").first.click()
    page.locator(".ck-evidence summary").first.click()
    page.get_by_text("Your answers: keep, save").click()
    page.get_by_role("button", name="Erase everything").click()
    more = page.get_by_role("button", name="More: Teaching my niece to bake")
    if more.is_visible():  # on a phone
        more.click()
    page.get_by_role("button", name="Remove: Teaching my niece to bake").click()
    for figure in page.locator("figure").all():
        figure.scroll_into_view_if_needed()
    drawn = page.locator("figure").filter(has=page.locator(".ck-chart-steps:visible"))
    expect(show_table(drawn.first)).to_be_visible()
    wait_until_kept(page)
    for scheme in schemes:
        look(scheme, width)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"journey-{scheme}-{width}")


def test_the_whole_step_can_be_done_with_the_keyboard_alone(page, app):
    visit(page, app.url)
    press, write = page.keyboard.press, page.keyboard.type

    tab_to(page, "Add a moment")
    press("Enter")
    write("Mending the neighbours' chairs")  # adding leads into the first field
    tab_to(page, "How absorbed were you?")
    press("Space")
    for _ in range(3):
        press("ArrowRight")
    tab_to(page, "How did you feel afterwards?")
    press("ArrowLeft")  # from the first one round to the last: charged up

    tab_to(page, "Add a topic")
    press("Enter")
    write("Chairs that nobody mends")
    tab_to(page, "Add a strength")
    press("Enter")
    write("Patience with old wood")
    tab_to(page, "Add something")
    press("Enter")
    write("Mending chairs for the parish")

    tab_to(page, "Keep the theme")
    press("Enter")
    expect(part(page, "Your themes").locator(".ck-record")).to_have_count(1)
    tab_to(page, "My passion statement")
    write("I keep things and people from being thrown away.")
    press("Shift+Tab")
    wait_until_kept(page)

    moment = part(page, "Moments that absorbed you").locator(".ck-record")
    expect(moment.locator(".ck-record-name")).to_have_text("Mending the neighbours' chairs")
    expect(moment.locator(".ck-record-facts")).to_have_text("4, very · Charged up")
    assert page.problems == []


def test_a_removal_and_its_undo_keep_the_keyboard_on_the_page(page, app):
    visit(page, app.url)
    for name in ("One", "Two"):
        part(page, "Moments that absorbed you").get_by_role("button", name="Add a moment").click()
        page.keyboard.type(name)
    page.get_by_role("button", name="Remove: One").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Undo")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text("One")
    page.get_by_role("button", name="Move down: One").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Move down: One")
    expect(page.get_by_text("Moved to place 2 of 2")).to_be_attached()
