"""The first minute, and the tenth visit, on the journey's page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from careerkit import content
from support.pages.accessibility import assert_accessible
from support.pages.chromium import be_at, wait_for_page
from support.pages.held import Held
from support.pages.journey import MOMENTS, add_moment, names, part, visit, wait_until_kept

QUESTION = content.text("home.first.card")
MINE = "Mending <b>for</b> the street"


def first_field(page):
    form = page.locator(".ck-record", has_text=QUESTION)
    return form.get_by_label("What were you doing?")


def test_the_first_moment_is_kept_once_and_answered_though_its_kernel_came_late(page, early):
    held = Held(page)
    page.goto(early.url, wait_until="commit")
    expect(first_field(page)).to_be_editable()
    first_field(page).type("baking for the whole street")
    held.let_go()
    wait_for_page(page)

    expect(page.locator(".ck-sentences", has_text="to do with what you wrote")).to_be_visible()
    expect(first_field(page)).to_have_value("baking for the whole street")
    wait_until_kept(page)
    assert names(page, MOMENTS) == ["baking for the whole street"]


def bottom(locator):
    return locator.evaluate("one => one.getBoundingClientRect().bottom")


def bottom_at_rest(locator):
    """Where it ends once all that is above it has come: what is below may be there before."""
    place = None
    while (now := bottom(locator)) != place:
        place = now
        locator.page.wait_for_timeout(300)
    return place


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_by_keyboard_alone_two_ticks_and_one_moment_bring_three_occupations_on_one_screen(
    page, app, shot, width, height
):
    page.set_viewport_size({"width": width, "height": height})
    visit(page, app.url)
    field = first_field(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
        expect(page.get_by_text("2 minutes are enough to begin")).to_be_in_viewport(ratio=1)
        expect(field).to_be_in_viewport(ratio=1)
    place = bottom_at_rest(field)

    for tick in ("Some", "2, a direction"):
        page.get_by_role("radio", name=tick, exact=True).focus()
        page.keyboard.press("Space")
    for _ in range(10):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("baking for the whole street")

    near = page.locator(".ck-sentences", has_text="Your words meet it in: “baking”")
    expect(near).to_have_count(3)
    answer = page.locator(".ck-sentences", has_text="to do with what you wrote")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(near.last).to_be_in_viewport(ratio=0.9)
        expect(answer).to_be_in_viewport(ratio=1)
        assert bottom(field) == place
        assert page.evaluate("scrollY") == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"home-{scheme}-{width}")
    wait_until_kept(page)
    assert names(page, MOMENTS) == ["baking for the whole street"]
    assert_accessible(page)
    page.get_by_role("link", name="Rate activities instead").press("Enter")
    expect(page).to_have_url(re.compile("#interests$"))


def test_with_a_keyboard_over_half_of_a_phone_the_answer_has_room_before_it_comes(look, app):
    page = look("light", 360)
    page.set_viewport_size({"width": 360, "height": 400})
    visit(page, app.url)
    first_field(page).click()
    place = bottom(first_field(page))
    scrolled = page.evaluate("scrollY")

    page.keyboard.type("baking for the whole street")

    near = page.locator(".ck-sentences", has_text="Your words meet it in: “baking”")
    expect(near.first).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == scrolled
    assert bottom(first_field(page)) == place


CUT_OFF = """door => {
  const left = door.getBoundingClientRect().left - 5;
  let around = door.parentElement;
  while (around && (getComputedStyle(around).overflowX === "visible"
    || around.getBoundingClientRect().left <= left)) around = around.parentElement;
  return around?.className ?? "";
}"""
"""Which of what stands around a door cuts off the ring of the keyboard."""


def test_the_sample_opens_beside_and_who_comes_back_to_ones_own_is_greeted_and_led_on(page, app):
    visit(page, app.url)
    a_door_has_a_whole_ring_and_leads_to_where_a_file_is_opened(page)
    add_moment(page, MINE)
    wait_until_kept(page)
    sent: list[str] = []

    def listen(sample: Page) -> None:
        sample.on("websocket", lambda one: one.on("framesent", lambda said: sent.append(str(said))))

    page.context.once("page", listen)  # before it says anything
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Look at a sample").click()
    sample = opened.value
    wait_for_page(sample)

    assert sent
    assert not [frame for frame in sent if "Mending" in frame]
    expect(sample.get_by_text(content.text("opening.sample"))).to_be_visible()
    expect(sample.get_by_text(MINE, exact=True)).to_have_count(0)
    page.reload()
    wait_for_page(page)
    wait_until_kept(page)
    assert names(page, MOMENTS) == [MINE]

    greeting = page.locator(".ck-sentences", has_text=content.text("home.back.heading"))
    expect(greeting).to_contain_text(f"Last time you wrote “{MINE}”")
    expect(part(page, QUESTION)).to_have_count(0)
    page.get_by_role("link", name="Have a first look at “Name your interests”").click()
    expect(page).to_have_url(re.compile("#interests$"))


def a_door_has_a_whole_ring_and_leads_to_where_a_file_is_opened(page):
    door = page.get_by_role("button", name="Bring a file")
    assert door.evaluate(CUT_OFF) == ""
    door.click()

    expect(page.get_by_role("button", name="Open a file")).to_be_visible()


@pytest.mark.closed_parts
class TestTheSample:
    """As on somebody's tenth visit."""

    @pytest.mark.parametrize(("width", "height", "screens"), [(1280, 900, 1), (360, 740, 1.2)])
    def test_the_week_the_ticks_and_what_has_moved_stand_close_together(
        self, standing, app, shot, width, height, screens
    ):
        standing.set_viewport_size({"width": width, "height": height})
        be_at(standing, f"{app.url}?sample")

        assert bottom(part(standing, content.text("home.back.week"))) <= screens * height
        assert bottom(part(standing, content.text("home.back.ticks"))) <= screens * height
        moved = standing.locator(".ck-sentences", has_text=content.text("home.back.moved"))
        assert bottom(moved) <= screens * height
        shot(standing, f"home-back-{width}")

    def test_in_the_sample_every_link_leads_to_the_samples_and_one_leads_out(self, standing, app):
        standing.set_viewport_size({"width": 1280, "height": 900})
        be_at(standing, f"{app.url}?sample")
        standing.get_by_role("link", name="Your page of mine").click()
        expect(standing).to_have_url(f"{app.url}page_of_mine?sample")
        expect(standing.get_by_text("Teaching people one at a time").first).to_be_visible()
        wait_for_page(standing)
        standing.get_by_role("navigation", name="The steps").get_by_role("link").nth(2).click()
        expect(standing).to_have_url(f"{app.url}03_paths?sample")
        wait_for_page(standing)
        standing.locator(".ck-part-on:visible").first.click()
        expect(standing.locator(".ck-part-done:visible")).to_have_count(1)

        standing.get_by_role("link", name=content.text("opening.own")).click()

        expect(standing).to_have_url(app.url)
        expect(first_field(standing)).to_be_visible()
        standing.goto(f"{app.url}03_paths")
        expect(standing.locator(".ck-part-on:visible").first).to_be_visible()
        # What was done was Mira's.
        expect(standing.locator(".ck-part-done:visible")).to_have_count(0)
