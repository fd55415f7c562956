"""Nothing that was written is more than one click away, and nothing given is asked again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.chromium import wait_for_page
from support.pages.journey import NASTY, add_moment, names, part, visit, wait_until_kept
from support.pages.paper import printed_words
from support.serving.kernels import eventually

pytestmark = pytest.mark.long

SUMMARY = content.text("journey.everything.summary")


def everything(page):
    return page.locator(".ck-everything")


def test_it_reads_well_and_leads_to_its_step(page, demo, assert_accessible, shot):
    page.goto(f"{demo.url}05_mentors")
    wait_for_page(page)
    page.get_by_text(SUMMARY, exact=True).focus()
    page.keyboard.press("Enter")
    expect(everything(page)).to_contain_text("Mr. Okafor")

    assert_accessible(page, ".ck-everything")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shot(page, "everything-light-1280")
    everything(page).get_by_role("link", name="Set goals").press("Enter")
    expect(page).to_have_url(f"{demo.url}04_goals")


def test_what_was_just_written_stands_there_as_text_and_what_was_erased_is_gone(page, app):
    visit(page, app.url)
    page.get_by_text(SUMMARY, exact=True).click()
    expect(everything(page)).to_contain_text(content.text("journey.everything.empty"))
    add_moment(page, NASTY)
    expect(everything(page)).to_contain_text(NASTY)
    assert everything(page).locator("img, script").count() == 0

    page.get_by_role("button", name="Undo", exact=True).click()

    expect(everything(page)).not_to_contain_text("onerror")
    assert page.problems == []


def test_what_the_first_page_asked_is_printed_once_and_stands_on_the_pages_of_the_steps(page, app):
    visit(page, app.url)
    page.get_by_role("radio", name="2, a direction").check()
    page.get_by_role("radio", name="Some", exact=True).check()
    page.locator(".ck-record", has_text=content.text("home.first.card")).get_by_label(
        "What were you doing?"
    ).fill("Mending a clock")
    expect(page.locator(".ck-sentences", has_text="Mending a clock").first).to_be_attached()
    wait_until_kept(page)

    def once():
        words = printed_words(page)
        return (words.count("Mending a clock\n"), words.count("2, a direction")) == (1, 1)

    assert eventually(once), printed_words(page)
    assert "Set goals" not in printed_words(page)

    page.goto(f"{app.url}01_passion")
    moments = "Moments that absorbed you"
    expect(part(page, moments).locator(".ck-record-name")).to_have_text("Mending a clock")
    assert names(page, moments) == ["Mending a clock"]

    page.goto(f"{app.url}09_check_in")
    before = page.locator(".ck-record", has_text="Before the journey")
    expect(before.locator(".ck-record-facts")).to_have_text("2, a direction · Some")
    expect(page.locator(".ck-record", has_text="Two quick ticks")).to_have_count(0)


def test_hours_that_were_given_in_one_step_stand_in_the_other(page, app):
    label = "Hours a week for all of your goals"
    page.goto(f"{app.url}04_goals")
    page.get_by_label(label).fill("4")
    page.get_by_label(label).blur()
    wait_until_kept(page)

    page.goto(f"{app.url}07_learning")

    expect(page.get_by_label(label)).to_have_value("4")
