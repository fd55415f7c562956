"""The first step in the app, as a person goes through it."""

import json
import re

import pytest
from playwright.sync_api import expect

from support.pages.journey import (
    MOMENTS,
    NASTY,
    add,
    add_moment,
    answer_all_four,
    names,
    part,
    press_reload,
    visit,
    wait_until_kept,
    wait_until_ready,
)

pytestmark = pytest.mark.long


def fill_statement(page, text):
    page.get_by_label("My passion statement").fill(text)
    page.get_by_label("My passion statement").blur()


def test_a_person_finds_a_theme_writes_a_statement_and_finds_it_all_again(page, app, shot):
    visit(page, app.url)
    answer_all_four(page)
    suggestions = page.get_by_role("region", name="Words that run through your answers")
    card = suggestions.get_by_role("listitem").filter(has_text=re.compile(r"^[Rr]epair")).first
    expect(card).to_contain_text("Running the repair café")
    card.get_by_role("button", name="Keep the theme").click()
    suggestions.get_by_role("button", name=re.compile("Keep.*“[Tt]eaching”")).click()
    expect(part(page, "Your themes").locator(".ck-record")).to_have_count(2)

    expect(page.get_by_text("If your work could have only one")).to_be_visible()
    page.locator(".ck-theme-choice").filter(has_text=re.compile("[Tt]eaching")).click()
    expect(page.locator(".ck-order li").first).to_contain_text(re.compile("[Tt]eaching"))
    assert names(page, "Your themes")[0].lower() == "teaching"

    fill_statement(page, "I help people fix what they thought was lost.")
    expect(page.get_by_text("absorb you and leave you with energy").first).to_be_visible()
    for title in ("What absorbs you", "Where your themes come from", "comes easily"):
        figure = page.locator("figure").filter(has_text=re.compile(title, re.IGNORECASE)).first
        figure.scroll_into_view_if_needed()
        expect(figure.locator("svg").first).to_be_visible()
    wait_until_kept(page)
    shot(page, "passion-filled")

    page.reload()
    wait_until_ready(page)
    expect(page.get_by_label("My passion statement")).to_have_value(
        "I help people fix what they thought was lost."
    )
    assert names(page, MOMENTS) == ["Fixing bikes at the repair café", "Teaching my niece to bake"]
    expect(part(page, "Your themes").locator(".ck-record")).to_have_count(2)
    part(page, "Work you would do without pay").locator(".ck-record-toggle").click()
    expect(page.get_by_label("Hours a month you give it today")).to_have_value("2.5")
    assert page.problems == []


def test_words_typed_when_the_kernel_dies_or_died_are_in_a_file_and_there_after_a_reload(
    page, app, tmp_path
):
    visit(page, app.url)
    app.kill_kernels()
    add_moment(page, "Typed into a dead page")
    banner = page.locator(".ck-banner")
    expect(banner).to_be_visible(timeout=15_000)
    with page.expect_download() as download:
        banner.get_by_role("button", name="Save to a file").click()
    path = tmp_path / "saved.json"
    download.value.save_as(path)
    assert "Typed into a dead page" in path.read_text()
    press_reload(page)
    wait_until_ready(page)
    page.get_by_text("Your answers: keep, save").click()
    page.locator(".ck-vault input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Keep both").click()
    card = part(page, MOMENTS).locator(".ck-record-name")
    expect(card).to_have_text("Typed into a dead page")

    wait_until_kept(page)
    part(page, MOMENTS).get_by_label("What were you doing?").press("End")
    page.keyboard.type(" and in the mid", delay=15)
    app.kill_kernels()
    page.keyboard.type("dle of typing", delay=15)
    page.get_by_label("I care about").fill("every word")
    expect(banner).to_contain_text("The connection to careerkit is lost")
    expect(banner).to_contain_text("safe in this browser")
    press_reload(page)
    wait_until_ready(page)
    expect(card).to_have_text("Typed into a dead page and in the middle of typing")
    expect(page.get_by_label("I care about")).to_have_value("every word")
    wait_until_kept(page)
    assert [key for key in page.evaluate("Object.keys(localStorage)") if "/pending/" in key] == []


def test_what_each_of_two_tabs_changes_survives_in_both_also_in_one_answer(context, app):
    one, two = context.new_page(), context.new_page()
    visit(one, app.url)
    add_moment(one, "From the first tab")
    wait_until_kept(one)
    visit(two, app.url)
    moments = part(two, MOMENTS).locator(".ck-record")
    expect(moments).to_have_count(1)
    moments.get_by_role("button", name="From the first tab").first.click()
    part(two, MOMENTS).get_by_role("radio", name="Charged up").check()
    part(one, MOMENTS).get_by_label("What were you doing?").fill("Baking for the street")
    part(one, MOMENTS).get_by_label("What were you doing?").blur()
    for tab in (one, two):
        card = part(tab, MOMENTS).locator(".ck-record")
        expect(card).to_contain_text("Baking for the street")
        expect(card.locator(".ck-record-facts")).to_have_text("Charged up")

    add_moment(two, "From the second tab")
    add_moment(one, "Once more from the first")
    for tab in (one, two):
        expect(part(tab, MOMENTS).locator(".ck-record")).to_have_count(3)
        wait_until_kept(tab)
    one.reload()
    wait_until_ready(one)
    expect(part(one, MOMENTS).locator(".ck-record")).to_have_count(3)


def test_without_keeping_a_new_tab_is_empty_but_a_reload_finds_everything(context, app):
    page = context.new_page()
    visit(page, app.url)
    page.get_by_text("Your answers: keep, save").click()
    page.get_by_role("switch", name="Keep my answers on this device").uncheck()
    add_moment(page, "On a shared computer")
    expect(page.locator(".ck-vault-status")).to_contain_text("until you close this tab")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.reload()
    wait_until_ready(page)
    expect(part(page, MOMENTS).locator(".ck-record")).to_have_count(1)
    stranger = context.new_page()
    visit(stranger, app.url)
    expect(part(stranger, MOMENTS).locator(".ck-record")).to_have_count(0)


def test_erasing_empties_both_tabs_and_the_browser_and_a_file_brings_back_what_it_took_along(
    context, app, tmp_path
):
    one, two = context.new_page(), context.new_page()
    visit(one, app.url)
    add_moment(one, "A secret", "3, quite")
    wait_until_kept(one)
    visit(two, app.url)
    expect(part(two, MOMENTS).locator(".ck-record")).to_have_count(1)
    one.get_by_text("Your answers: keep, save").click()
    with one.expect_download() as download:
        one.get_by_role("button", name="Save to a file").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert re.fullmatch(r"careerkit-\d{4}-\d\d-\d\d\.json", path.name)
    assert json.loads(path.read_text())["activities"][0]["what"] == "A secret"

    one.get_by_role("button", name="Erase everything").click()
    one.get_by_role("button", name="Yes, erase everything").click()
    for tab in (one, two):
        expect(part(tab, MOMENTS).locator(".ck-record")).to_have_count(0)
    one.wait_for_timeout(1500)  # a late writer would bring the secret back
    for tab in (one, two):
        assert "secret" not in tab.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    one.reload()
    wait_until_ready(one)
    moments = part(one, MOMENTS).locator(".ck-record")
    expect(moments).to_have_count(0)

    one.get_by_text("Your answers: keep, save").click()
    one.locator(".ck-vault input[type=file]").set_input_files(path)
    expect(moments.locator(".ck-record-name")).to_have_text("A secret")
    expect(one.get_by_text("1 entry")).to_be_visible()
    path.write_text("{ no workbook")
    one.locator(".ck-vault input[type=file]").set_input_files(path)
    expect(one.get_by_text("was not opened, and nothing has changed")).to_be_visible()
    expect(moments).to_have_count(1)


def test_a_browser_that_keeps_nothing_is_told_plainly_and_a_file_can_be_saved(page, app, tmp_path):
    # What Chromium does when site data is blocked in its settings.
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
             Object.defineProperty(window, name, {
               get() { throw new DOMException("Access is denied.", "SecurityError"); },
             });"""
    )
    visit(page, app.url)
    expect(page.get_by_text("does not let the page keep anything")).to_be_visible()
    add_moment(page, "Nowhere to stay")
    expect(page.get_by_text("absorb", exact=False).first).to_be_visible()
    expect(page.locator(".ck-vault-status")).to_have_text("Your answers are not being kept.")
    expect(part(page, MOMENTS).locator(".ck-record-name")).to_have_text("Nowhere to stay")
    page.wait_for_timeout(1500)  # the typed text goes to the kernel, which gives it to the vault
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    path = tmp_path / "saved.json"
    download.value.save_as(path)
    assert "Nowhere to stay" in path.read_text()


@pytest.mark.stress
def test_over_a_slow_link_with_a_cold_cache_everything_comes_back(context, app, slow_link):
    first = context.new_page()
    visit(first, app.url)
    add_moment(first, "From before")
    fill_statement(first, "Slow is fine.")
    wait_until_kept(first)
    first.close()
    page = context.new_page()
    slow_link(page)
    visit(page, app.url, patience=120_000)
    expect(part(page, MOMENTS).locator(".ck-record-name")).to_have_text("From before")
    expect(page.get_by_label("My passion statement")).to_have_value("Slow is fine.")


def test_text_is_shown_literally_everywhere(page, app):
    visit(page, app.url)
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    long = "word 🧡 " * 2500
    add_moment(page, f"{NASTY} in my pottery class on Mondays", "5, the world", "Charged up")
    topic = add(page, "Topics that matter to you", "Add a topic")
    topic.get_by_label("Which topic or issue?").fill(f"pottery, and how old it is {NASTY}")
    topic.get_by_label("Why does it matter to you?").fill(long)
    strength = add(page, "Your strengths", "Add a strength")
    strength.get_by_label("What are you good at?").fill(f"{NASTY} and the pottery that I made")
    strength.get_by_role("radio", name="5, by itself").check()
    strength.get_by_role("radio", name="4, a lot").check()
    strength.get_by_label("What are you good at?").blur()
    suggestion = page.get_by_role("button", name=re.compile("Keep the theme.*pottery"))
    expect(suggestion.first).to_be_visible()
    suggestion.first.click()
    theme = part(page, "Your themes")
    theme.locator(".ck-record-toggle").click()
    theme.get_by_label("Name of the theme").fill(NASTY)
    theme.get_by_label("Name of the theme").blur()
    expect(page.locator(".ck-evidence-name")).to_have_text(NASTY)
    page.locator("figure").last.scroll_into_view_if_needed()
    wait_until_kept(page)
    page.reload()
    wait_until_ready(page)
    expect(part(page, MOMENTS).locator(".ck-record-name")).to_contain_text("<img src=x onerror=")
    part(page, "Topics that matter to you").locator(".ck-record-toggle").click()
    expect(page.get_by_label("Why does it matter to you?")).to_have_value(long)
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_cards_keep_their_places_when_one_comes_back_is_moved_or_is_held_while_things_arrive(
    page, app
):
    visit(page, app.url)
    for name in ("One", "Two", "Three"):
        add_moment(page, name)
    page.get_by_role("button", name="Remove: Two").click()
    expect(part(page, MOMENTS).locator(".ck-record")).to_have_count(2)
    part(page, MOMENTS).get_by_role("button", name="Undo").click()
    assert names(page, MOMENTS) == ["One", "Two", "Three"]
    page.get_by_role("button", name="Move up: Three").click()
    assert names(page, MOMENTS) == ["One", "Three", "Two"]
    wait_until_kept(page)
    page.reload()
    wait_until_ready(page)
    expect(part(page, MOMENTS).locator(".ck-record")).to_have_count(3)
    assert names(page, MOMENTS) == ["One", "Three", "Two"]

    drag_last_to_top(page)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert names(page, MOMENTS) == ["One", "Three", "Two"]
    drag_last_to_top(page)
    page.mouse.up()
    assert names(page, MOMENTS) == ["Two", "One", "Three"]
    wait_until_kept(page)

    page.get_by_role("button", name=re.compile("^Three")).click()
    part(page, MOMENTS).get_by_label("What were you doing?").last.fill("Three and a half")
    drag_last_to_top(page)
    wait_until_kept(page)
    held = names(page, MOMENTS)
    page.mouse.up()
    assert held == names(page, MOMENTS) == ["Three and a half", "Two", "One"]
    wait_until_kept(page)
    page.reload()
    wait_until_ready(page)
    expect(part(page, MOMENTS).locator(".ck-record").first).to_contain_text("Three and a half")


def drag_last_to_top(page):
    grip = part(page, MOMENTS).locator(".ck-grip").last
    grip.scroll_into_view_if_needed()
    grip = grip.bounding_box()
    first = part(page, MOMENTS).locator(".ck-record").first.bounding_box()
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, first["y"] + 40, steps=5)
    page.mouse.move(grip["x"] + 10, first["y"] + 2, steps=5)


class TestOnAPageThatStands:
    @pytest.fixture
    def page(self, standing, app):
        if standing.url != app.url:
            visit(standing, app.url)
        return standing

    def test_undo_takes_back_a_step_and_redo_brings_it_again(self, page):
        add_moment(page, "Baking")
        part(page, MOMENTS).get_by_label("What were you doing?").blur()
        panel = page.get_by_role("region", name="Where your answers are kept")
        expect(panel.get_by_role("button", name="Undo")).to_be_enabled()
        wait_until_kept(page)
        panel.get_by_role("button", name="Undo").click()
        expect(part(page, MOMENTS).locator(".ck-record")).to_have_count(0)
        panel.get_by_role("button", name="Redo").click()
        expect(part(page, MOMENTS).locator(".ck-record-name")).to_have_text("Baking")

    def test_a_number_that_makes_no_sense_is_kept_and_questioned(self, page):
        unpaid = add(page, "Work you would do without pay", "Add something")
        unpaid.get_by_label("What would you do without pay?").fill("Gardening")
        hours = unpaid.get_by_label("Hours a month you give it today")
        hours.fill("999")
        hours.blur()
        expect(unpaid.get_by_text("between 0 and 744")).to_be_visible()
        expect(hours).to_have_value("999")
        hours.fill("a lot")
        hours.blur()
        expect(unpaid.get_by_text("should be a number")).to_be_visible()
        expect(hours).to_have_value("a lot")
        hours.fill("12")
        hours.blur()
        expect(unpaid.locator(".ck-problem-text:visible")).to_have_count(0)
