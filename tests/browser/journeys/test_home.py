"""The first minute, and the tenth visit, on the journey's page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from careerkit import content
from support.pages.accessibility import assert_accessible
from support.pages.chromium import wait_for_page
from support.pages.held import Held
from support.pages.journey import MOMENTS, add_moment, names, part, visit, wait_until_kept

QUESTION = content.text("home.first.card")


def first_field(page):
    form = page.locator(".ck-record", has_text=QUESTION)
    return form.get_by_label("What were you doing?")


@pytest.mark.parametrize("device", ["page", "phone"])
def test_two_ticks_and_one_moment_bring_three_occupations_by_keyboard_alone(request, app, device):
    page = request.getfixturevalue(device)
    visit(page, app.url)
    page.get_by_role("radio", name="1, fog").focus()
    page.keyboard.press("Space")
    for _ in range(10):
        page.keyboard.press("Tab")
        if first_field(page).evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("baking for the whole street")

    answer = page.locator(".ck-sentences", has_text="to do with what you wrote")
    expect(answer).to_be_visible()
    near = page.locator(".ck-sentences", has_text="Your words meet it in: “baking”")
    expect(near).to_have_count(3)
    wait_until_kept(page)
    assert names(page, MOMENTS) == ["baking for the whole street"]
    assert_accessible(page)
    page.get_by_role("link", name="Rate activities instead").press("Enter")
    expect(page).to_have_url(re.compile("#interests$"))


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


SIZES = [(1280, 800), (360, 740)]


def bottom(locator):
    return locator.evaluate("one => one.getBoundingClientRect().bottom")


def bottom_at_rest(locator):
    """Where it ends once all that is above it has come: what is below may be there before."""
    place = None
    while (now := bottom(locator)) != place:
        place = now
        locator.page.wait_for_timeout(300)
    return place


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_it_is_the_ticks_the_question_and_the_answer_stand_on_one_screen(
    look, app, shot, scheme, width, height
):
    page = look(scheme, width)
    page.set_viewport_size({"width": width, "height": height})
    visit(page, app.url)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("2 minutes are enough to begin")).to_be_in_viewport(ratio=1)
    field = first_field(page)
    expect(field).to_be_in_viewport(ratio=1)
    place = bottom_at_rest(field)

    page.get_by_role("radio", name="2, a direction").check()
    page.get_by_role("radio", name="Some", exact=True).check()
    field.click()
    page.keyboard.type("baking for the whole street")

    near = page.locator(".ck-sentences", has_text="Your words meet it in: “baking”")
    expect(near).to_have_count(3)
    expect(near.last).to_be_in_viewport(ratio=0.9)
    answer = page.locator(".ck-sentences", has_text="to do with what you wrote")
    expect(answer).to_be_in_viewport(ratio=1)
    assert bottom(field) == place
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shot(page, f"home-{scheme}-{width}")


@pytest.mark.closed_parts
@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 900, 1), (360, 740, 1.2)])
def test_on_the_tenth_visit_the_week_the_ticks_and_what_has_moved_stand_close_together(
    look, app, shot, width, height, screens
):
    page = look("light", width)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{app.url}?sample")
    wait_for_page(page)

    assert bottom(part(page, content.text("home.back.week"))) <= screens * height
    assert bottom(part(page, content.text("home.back.ticks"))) <= screens * height
    moved = page.locator(".ck-sentences", has_text=content.text("home.back.moved"))
    assert bottom(moved) <= screens * height
    shot(page, f"home-back-{width}")


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


def test_a_door_has_a_whole_ring_and_leads_to_where_a_file_is_opened(page, app):
    visit(page, app.url)
    door = page.get_by_role("button", name="Bring a file")
    assert door.evaluate(CUT_OFF) == ""
    door.click()

    expect(page.get_by_role("button", name="Open a file")).to_be_visible()


def test_the_sample_opens_beside_and_leaves_ones_own_answers_alone(page, app):
    visit(page, app.url)
    add_moment(page, "Mine")
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
    assert not [frame for frame in sent if "Mine" in frame]
    expect(sample.get_by_text(content.text("opening.sample"))).to_be_visible()
    expect(sample.get_by_text("Mine", exact=True)).to_have_count(0)
    page.reload()
    wait_for_page(page)
    wait_until_kept(page)
    assert names(page, MOMENTS) == ["Mine"]


def test_in_the_sample_every_link_leads_to_the_samples_and_one_leads_out(page, app):
    page.goto(f"{app.url}?sample")
    wait_for_page(page)
    page.get_by_role("link", name="Your page of mine").click()
    expect(page).to_have_url(f"{app.url}page_of_mine?sample")
    expect(page.get_by_text("Teaching people one at a time").first).to_be_visible()
    wait_for_page(page)
    page.get_by_role("navigation", name="The steps").get_by_role("link").nth(2).click()
    expect(page).to_have_url(f"{app.url}03_paths?sample")
    wait_for_page(page)
    page.locator(".ck-part-on:visible").first.click()
    expect(page.locator(".ck-part-done:visible")).to_have_count(1)

    page.get_by_role("link", name=content.text("opening.own")).click()

    expect(page).to_have_url(app.url)
    expect(first_field(page)).to_be_visible()
    page.goto(f"{app.url}03_paths")
    expect(page.locator(".ck-part-on:visible").first).to_be_visible()
    expect(page.locator(".ck-part-done:visible")).to_have_count(0)  # what was done was Mira's


def test_who_comes_back_is_greeted_and_led_on(page, app):
    visit(page, app.url)
    add_moment(page, "Baking <b>for</b> the street")
    wait_until_kept(page)
    page.reload()
    wait_for_page(page)

    greeting = page.locator(".ck-sentences", has_text=content.text("home.back.heading"))
    expect(greeting).to_contain_text("Last time you wrote “Baking <b>for</b> the street”")
    expect(part(page, QUESTION)).to_have_count(0)
    page.get_by_role("link", name="Have a first look at “Name your interests”").click()
    expect(page).to_have_url(re.compile("#interests$"))
