"""careerkit in each user's own server of a real JupyterHub, with two users in one browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Playwright, expect

from careerkit import content
from support.pages import chromium
from support.pages.journey import MOMENTS, add, part, wait_until_kept
from support.pages.parts import ALL_OPEN
from support.pages.storage import stored
from support.ways.hub import PROXY, USERS, log_in, start_hub
from support.ways.needs import needs

pytestmark = needs(PROXY, modules=("jupyterhub",))

ANNA, BEN = USERS


@pytest.fixture(scope="module")
def hub(place: Path):
    served = start_hub(place, "own_servers.py")
    yield served
    served.stop()


@pytest.fixture
def page(playwright: Playwright):
    opened = chromium.launch(playwright)
    context = opened.new_context()
    context.set_default_timeout(120_000)
    context.add_init_script(ALL_OPEN)
    yield context.new_page()
    opened.close()


def come_in(page: Page, hub, user: str) -> None:
    step = f"user/{quote(user, safe='@')}/voila/render/01_passion.ipynb"
    log_in(page, f"{hub.url}hub/login", user)
    page.goto(f"{hub.url}{step}")
    page.wait_for_url(re.compile("/voila/render/01_passion.ipynb"))
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()


def log_out(page: Page, choice: str) -> None:
    page.get_by_role("link", name=content.text("account.leave.log_out")).click()
    page.get_by_role("button", name=content.text(f"account.leave.{choice}"), exact=True).click()
    expect(page).to_have_url(re.compile("/hub/login"))


def test_one_users_answers_are_not_anothers_and_are_in_a_file_of_their_own(
    hub, page: Page, place: Path
):
    come_in(page, hub, ANNA)
    add(page, MOMENTS, "Add a moment").get_by_label("What were you doing?").fill("Baking")
    page.keyboard.press("Tab")
    wait_until_kept(page)
    log_out(page, "keep")
    kept = json.loads((place / "home" / ANNA / "careerkit" / "careerkit.json").read_text())
    assert [moment["what"] for moment in kept["activities"]] == ["Baking"]

    come_in(page, hub, BEN)
    wait_until_kept(page)
    expect(part(page, MOMENTS)).not_to_contain_text("Baking")
    log_out(page, "leave")  # who wrote nothing leaves nothing

    come_in(page, hub, ANNA)
    expect(part(page, MOMENTS)).to_contain_text("Baking")
    assert all(key.startswith("careerkit/1@") for key in stored(page))

    # In a browser that keeps nothing of it, the file brings it.
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(part(page, MOMENTS)).to_contain_text("Baking")
