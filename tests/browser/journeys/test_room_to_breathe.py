"""A page shows what has something to say, in parts that a person can finish."""

from __future__ import annotations

from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
from support.pages.journey import add_moment, wait_until_kept


def test_boxes_and_charts_with_nothing_to_say_are_not_there(page, app):
    page.goto(f"{app.url}01_passion")
    wait_for_page(page)
    chart = page.locator(".ck-chart").first
    expect(chart).to_be_attached()
    expect(page.locator(".ck-chart:visible, .ck-sentences:visible")).to_have_count(0)

    add_moment(page, "Baking for the street", "5, the world", "Charged up")
    wait_until_kept(page)

    expect(chart).to_be_visible()
    expect(page.locator(".ck-sentences:visible")).to_have_count(1)
    expect(page.locator(".ck-chart:visible")).to_have_count(1)
