"""The app by Binder's own command: what is written is found again, and its end is told before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from careerkit import content
from support.pages import chromium, take
from support.pages.journey import MOMENTS, add, part, save_answers, visit, wait_until_kept
from support.pages.parts import ALL_OPEN
from support.serving import servers
from support.serving.visitors import ask

TAKE, SAVE = content.text("take.button"), content.text("binder.page.save")
HERE, CLOSE, AGAIN = (content.text(f"binder.page.{key}") for key in ("here", "close", "again"))

CLOSED = "document.dispatchEvent(new CustomEvent('careerkit-connection', {detail: 'closed'}))"

MAKE_A_FILE = """async () => {
  const token = document.cookie.match(/_xsrf=([^;]*)/)[1];
  const headers = {"X-XSRFToken": token, "Content-Type": "application/json"};
  const body = '{"type": "file", "ext": ".txt"}';
  return (await fetch("./api/contents", {method: "POST", headers, body})).status;
}"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = chromium.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_binder(tmp_path_factory.mktemp("server"))
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        context.set_default_timeout(60_000)
        context.add_init_script(ALL_OPEN)
        strangers = chromium.watch(context)
        yield context.new_page()
        assert strangers == []


@pytest.fixture
def step(page: Page, server) -> Page:
    """The first step, on a clock that a test turns."""
    page.clock.install()
    visit(page, f"{server.url}01_passion?token={server.token}")
    return page


def said(page: Page, key: str, **values: object) -> None:
    """Look that the notice says that."""
    expect(page.locator("#ck-binder")).to_contain_text(content.text(f"binder.page.{key}", **values))


def test_what_is_written_is_found_again(page, server):
    visit(page, f"{server.url}01_passion?token={server.token}")
    assert server.token not in page.url
    card = add(page, MOMENTS, "Add a moment")
    card.get_by_label("What were you doing?").fill("Baking for the street")
    wait_until_kept(page)

    page.reload()
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")

    page.goto("about:blank")
    page.goto(server.url)
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")
    assert page.problems == []


def test_a_browser_that_was_not_let_in_sees_nothing_of_it(page, server):
    page.goto(f"{server.url}01_passion")

    expect(page.get_by_text("Token authentication is enabled")).to_be_visible()
    expect(page.get_by_role("button", name="Add a moment")).to_have_count(0)


def test_jupyterlab_and_the_app_share_a_browser(page, server):
    visit(page, f"{server.url}01_passion?token={server.token}")
    page.goto(server.url.replace("careerkit/", "lab"))
    expect(page.locator("#jp-main-dock-panel")).to_be_visible()
    # JupyterLab may still change something: the token against forgery is one for both.
    made = page.evaluate(MAKE_A_FILE)

    assert made == 201
    visit(page, f"{server.url}01_passion")
    add(page, MOMENTS, "Add a moment").get_by_label("What were you doing?").fill("Baking")
    wait_until_kept(page)


def test_a_page_that_is_open_is_not_warned_of_quiet_and_one_without_a_connection_is(step, server):
    step.clock.fast_forward("08:10")
    step.clock.run_for(20_000)
    expect(step.locator("#ck-binder")).to_be_hidden()

    step.evaluate(CLOSED)
    step.clock.run_for(20_000)
    said(step, "idle")

    before = activity(server)
    step.get_by_role("button", name=HERE).click()
    expect(step.locator("#ck-binder")).to_be_hidden()
    step.clock.run_for(60_000)
    expect(step.locator("#ck-binder")).to_be_hidden()
    assert activity(server) > before


def test_who_writes_is_not_warned_and_keeps_the_session(step, server):
    add(step, MOMENTS, "Add a moment").get_by_label("What were you doing?").focus()
    before = activity(server)
    for word in ("Baking", "for", "the", "street"):
        step.clock.fast_forward("05:00")
        step.keyboard.type(f"{word} ")
        step.clock.run_for(16_000)
        expect(step.locator("#ck-binder")).to_be_hidden()
    assert activity(server) > before


def test_half_an_hour_before_the_end_one_takes_everything_along(step):
    add(step, MOMENTS, "Add a moment").get_by_label("What were you doing?").fill("Baking")
    wait_until_kept(step)
    step.clock.fast_forward("05:35:00")
    step.clock.run_for(16_000)
    said(step, "ending", minutes=25)

    step.locator("#ck-binder").get_by_role("button", name=TAKE).click()
    take.choose(step, "json")
    _, data = take.made(step)
    assert b"Baking" in data


def test_who_has_put_the_warning_away_is_warned_once_more_and_writes_on(step):
    field = add(step, MOMENTS, "Add a moment").get_by_label("What were you doing?")
    step.clock.fast_forward("05:35:00")
    step.clock.run_for(16_000)
    field.focus()
    step.get_by_role("button", name=CLOSE).focus()
    step.keyboard.press("Enter")
    expect(step.locator("#ck-binder")).to_be_hidden()
    expect(field).to_be_focused()
    step.clock.run_for(60_000)
    expect(step.locator("#ck-binder")).to_be_hidden()

    step.clock.fast_forward("16:00")
    step.clock.run_for(16_000)
    said(step, "ending", minutes=5)


def test_at_the_end_there_is_a_way_on_and_everything_is_still_here(browser, tmp_path_factory):
    served = servers.start_binder(tmp_path_factory.mktemp("ending"))
    try:
        with browser.new_context(accept_downloads=True) as context:
            context.add_init_script(ALL_OPEN)
            page = context.new_page()
            page.clock.install()
            visit(page, f"{served.url}01_passion?token={served.token}")
            card = add(page, MOMENTS, "Add a moment")
            card.get_by_label("What were you doing?").fill("Baking for the street")
            wait_until_kept(page)
            served.stop()

            page.clock.fast_forward("02:00")
            for _ in range(3):
                page.keyboard.press("Shift")
                page.clock.run_for(16_000)
            said(page, "over")
            again = page.get_by_role("link", name=AGAIN)
            expected = "https://mybinder.org/v2/gh/OWNER/REPO/main?urlpath=careerkit%2F"
            expect(again).to_have_attribute("href", expected)
            expect(page.locator(".ck-banner")).to_have_count(1)
            expect(page.locator(".ck-banner")).to_be_hidden()  # one notice says all of it
            with page.expect_download() as download:
                page.locator("#ck-binder").get_by_role("button", name=SAVE).click()
            saved = download.value.path().read_text(encoding="utf-8")
            assert "Baking for the street" in saved
            assert "Baking for the street" in save_answers(page).path().read_text("utf-8")
    finally:
        served.stop()


def activity(server) -> str:
    """When the server last did something for somebody, as it would tell whoever ends it."""
    path = urlsplit(server.url).path.replace("careerkit/", "api/status")
    told: str = json.loads(ask(server, path, Authorization=f"token {server.token}").text)[
        "last_activity"
    ]
    return told
