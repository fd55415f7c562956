"""A person always knows where they are: the steps in the header, the next one at the foot."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.journey import link_to_mine, links
from support.pages.chromium import wait_for_page
from support.pages.journey import add, add_moment, part, visit, wait_until_kept
from support.pages.keyboard import tab_to
from support.serving.servers import WORKBOOKS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.long

STEPS = links(WORKBOOKS)
MINE = link_to_mine(WORKBOOKS)
TITLE_AT = "document.querySelector('h1').offsetTop"
NAMED = "Teach a first evening course"


def way(page: Page) -> Locator:
    return page.get_by_role("navigation", name="The steps")


def state_of(page: Page, step: str) -> Locator:
    return way(page).locator(f"[data-step={step}] .ck-way-state")


def heading(page: Page, title: str) -> Locator:
    return page.get_by_role("heading", name=title).get_by_role("button")


def is_open(page: Page, title: str) -> None:
    expect(heading(page, title)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".ck-step-button[aria-expanded=true]")).to_have_count(1)
    expect(way(page).locator("[aria-current=step]")).to_contain_text(title)


# ---- the header


def test_before_anything_runs_a_page_leads_to_every_step_and_says_how_far_it_is(new_context, app):
    page = new_context(java_script_enabled=False).new_page()
    for path in ("", "01_passion"):
        page.goto(f"{app.url}{path}", wait_until="commit")

        expect(way(page).get_by_role("link")).to_have_count(len(STEPS) + 1)
        expect(way(page).get_by_role("link").nth(2)).to_contain_text("3 Explore paths")
        expect(state_of(page, "paths")).to_have_text("About 55 minutes")

    page.wait_for_load_state()
    for width in (1280, 920):
        page.set_viewport_size({"width": width, "height": 740})
        how_far_the_page_is_stands_on_nothing_else(page)


def how_far_the_page_is_stands_on_nothing_else(page: Page) -> None:
    name = page.locator(".ck-header > a").bounding_box()
    said = page.get_by_text(content.text("serve.page.progress")).bounding_box()
    mine = way(page).locator(".ck-way-mine").bounding_box()
    assert name["x"] + name["width"] < said["x"]
    assert said["x"] + said["width"] < mine["x"]


def test_the_header_says_what_there_is_of_each_step_on_every_page_and_never_moves_it(page, app):
    visit(page, app.url)
    expect(state_of(page, "passion")).to_have_text("About 40 minutes")
    add_moment(page, "Baking for the street")
    add_moment(page, "Mending a clock")
    topic = add(page, "Topics that matter to you", "Add a topic")
    topic.get_by_label("Which topic or issue?").fill("Bread for everybody")
    wait_until_kept(page)
    expect(state_of(page, "passion")).to_have_text("2 moments, 1 topic")
    expect(state_of(page, "goals")).to_have_text("About 45 minutes")

    page.goto(f"{app.url}04_goals")
    expect(state_of(page, "passion")).to_have_text("2 moments, 1 topic")
    expect(way(page).locator("[aria-current=step]")).to_contain_text("4 Set goals")
    wait_for_page(page)
    before = page.evaluate(TITLE_AT)
    goal = add(page, "Your goals", "Add a goal")
    goal.get_by_label("What do you want to have done?").fill(NAMED)
    expect(state_of(page, "goals")).to_have_text("1 goal")
    assert page.evaluate(TITLE_AT) == before


@pytest.mark.parametrize("width", [1280, 360])
def test_any_step_is_two_clicks_from_any_other_and_the_page_of_mine_is_behind_them(
    page, app, width
):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{app.url}09_check_in")
    for step in (STEPS[0], STEPS[7], STEPS[3]):
        unfold_the_way(page, width)
        way(page).get_by_role("link", name=step["title"]).click()
        expect(page).to_have_url(f"{app.url}{step['page']}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(step["title"])

    the_way_ends_with_the_page_of_mine(page, width)


def unfold_the_way(page: Page, width: int) -> None:
    if width == 360:
        way(page).get_by_role("button", name=re.compile(r"^Step \d of 9")).click()


def the_way_ends_with_the_page_of_mine(page: Page, width: int) -> None:
    wait_for_page(page)
    unfold_the_way(page, width)
    mine = way(page).get_by_role("link").last
    expect(mine).to_have_text(f"{MINE['title']} {MINE['time']}")
    mine.click()

    expect(page.get_by_role("article", name="My page")).to_be_visible()
    expect(way(page).locator("[aria-current=page]")).to_contain_text(MINE["title"])
    expect(way(page).locator("[aria-current=step]")).to_have_count(0)
    wait_for_page(page)
    expect(way(page).locator("[aria-current=page] .ck-way-state")).to_have_text(MINE["time"])
    assert page.problems == []


@pytest.mark.parametrize("path", ["/", "/05_mentors"])
def test_the_way_is_there_for_all(look, app, assert_accessible, shot, path):
    page = look("light", 320)
    page.goto(f"{app.url.rstrip('/')}{path}")
    wait_for_page(page)
    way(page).get_by_role("button").first.click()
    for zoom, scheme in product((320, 360, 1280), ("light", "dark")):
        look(scheme, zoom)
        # 1280 pixels at 400 % are 320, and a height of 800 is 200.
        page.set_viewport_size({"width": zoom, "height": 200 if zoom == 320 else 800})
        expect(way(page).get_by_role("link").last).to_be_visible()
        way(page).get_by_role("link").last.scroll_into_view_if_needed()
        for link in way(page).get_by_role("link").all():
            box = link.bounding_box()
            assert box["height"] >= 24
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= zoom
        shot(page, f"way-{path.strip('/') or 'home'}-{scheme}-{zoom}")
        if (path, zoom) != ("/", 1280):  # where it isn't folded, and test_journey_access.py looks
            assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_keyboard_alone_leads_to_another_step_and_on(page, app):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{app.url}03_paths")
    wait_for_page(page)
    tab_to(page, "Step 3 of 9")
    page.keyboard.press("Enter")
    expect(way(page).get_by_role("link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(way(page).get_by_role("link").first).to_be_hidden()
    expect(page.locator(":focus")).to_contain_text("Step 3 of 9")
    page.keyboard.press("Enter")
    tab_to(page, "8 Draw the roadmap")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{app.url}08_roadmap")
    wait_for_page(page)
    tab_to(page, "Check in About 5 minutes")


# ---- the foot


def test_each_step_ends_with_the_one_before_and_the_next_one_but_not_on_paper(page, app):
    page.goto(f"{app.url}01_passion")
    onward = page.get_by_role("navigation", name="Back and next")
    expect(onward.get_by_role("link")).to_have_count(1)
    for step in STEPS[1:]:
        expect(onward.locator(".ck-onward-next")).to_contain_text(step["time"])
        onward.get_by_role("link", name=re.compile("^Next")).click()
        expect(page).to_have_url(f"{app.url}{step['page']}")
    expect(onward.get_by_role("link")).to_have_count(2)
    expect(onward.locator(".ck-onward-next")).to_contain_text("Page of mine")
    onward.get_by_role("link", name=re.compile("^Back")).click()
    expect(page).to_have_url(f"{app.url}08_roadmap")
    assert page.locator(".ck-prose-cell", has_text="The whole journey").count() == 0

    wait_for_page(page)
    page.emulate_media(media="print")
    expect(way(page)).to_be_hidden()
    expect(onward).to_be_hidden()


# ---- the address


def test_the_open_step_is_in_the_address_and_the_back_button_leads_back_and_the_way_to_mine(
    page, app
):
    visit(page, app.url)
    is_open(page, "Find your passion")
    heading(page, "Explore paths").click()
    expect(page).to_have_url(f"{app.url}#paths")
    is_open(page, "Explore paths")
    way(page).get_by_role("link", name="Set goals").click()
    expect(page).to_have_url(f"{app.url}#goals")
    is_open(page, "Set goals")

    page.go_back()
    is_open(page, "Explore paths")
    page.go_back()
    expect(page).to_have_url(app.url)
    is_open(page, "Find your passion")
    page.go_forward()
    is_open(page, "Explore paths")
    expect(page.get_by_role("region", name="Your shortlist")).to_be_visible()

    the_way_ends_with_the_page_of_mine(page, 1280)


def test_a_step_of_the_journeys_page_ends_with_the_next_one_too_and_the_last_with_mine(page, app):
    visit(page, app.url)
    onward = page.get_by_role("navigation", name="Back and next")
    onward.get_by_role("link", name="Name your").click()

    is_open(page, "Name your interests")
    expect(page).to_have_url(re.compile("#interests$"))
    expect(page.locator(":focus")).to_contain_text("Name your interests")
    expect(heading(page, "Name your interests")).to_be_in_viewport()
    expect(onward.locator("a:visible")).to_have_count(2)

    page.goto(f"{app.url}#check_in")
    page.get_by_role("link", name=re.compile("^Next Page of mine")).click()

    expect(page).to_have_url(re.compile("page_of_mine"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_reload_opens_the_step_again_and_so_does_the_next_visit(page, app):
    visit(page, app.url)
    add_moment(page, "Baking for the street")
    wait_until_kept(page)
    heading(page, "Set goals").click()
    goal = add(page, "Your goals", "Add a goal")
    goal.get_by_label("What do you want to have done?").fill(NAMED)
    wait_until_kept(page)

    page.reload()
    is_open(page, "Set goals")
    expect(part(page, "Your goals").locator(".ck-record-name")).to_have_text(NAMED)
    expect(heading(page, "Set goals")).to_be_in_viewport()

    page.goto(f"{app.url}02_interests")
    page.goto(app.url)
    is_open(page, "Set goals")
    expect(part(page, "Your goals").locator(".ck-record-name")).to_have_text(NAMED)
    assert page.problems == []


def test_the_link_to_the_content_and_an_unknown_part_leave_the_step_alone(page, app):
    visit(page, f"{app.url}#nothing-here")
    is_open(page, "Find your passion")
    page.goto(f"{app.url}#nor-here")
    is_open(page, "Find your passion")
    heading(page, "Set goals").click()
    page.keyboard.press("Control+Home")
    page.evaluate("document.querySelector('.ck-skip').click()")
    expect(page).to_have_url(f"{app.url}#ck-main")
    is_open(page, "Set goals")

    erasing_everything_forgets_the_step_too(page)
    page.set_viewport_size({"width": 360, "height": 740})
    the_way_ends_with_the_page_of_mine(page, 360)


def erasing_everything_forgets_the_step_too(page: Page) -> None:
    assert page.evaluate("localStorage.getItem('careerkit/1/step')") == "goals"
    page.get_by_text("Your answers: keep, save").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase everything").click()

    assert page.evaluate("localStorage.getItem('careerkit/1/step')") is None
