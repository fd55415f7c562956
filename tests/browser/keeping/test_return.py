"""Pages that lose their kernel: told why, and back by themselves with every word."""

from __future__ import annotations

import signal

import psutil
import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.journey import (
    MOMENTS,
    add_moment,
    part,
    press_reload,
    visit,
    wait_until_kept,
    wait_until_ready,
)
from support.serving import servers
from support.stress.chaos import kill_kernel

pytestmark = pytest.mark.long

QUIET = "performance.now = ((now) => () => now() + 60_000)(performance.now.bind(performance))"
"""Lets the page believe that it was not touched for a minute."""

BUSY = "setInterval(() => document.body.dispatchEvent(new Event('input', {bubbles: true})), 1000)"
"""Lets it believe that the person goes on typing, however long the server takes to come back."""


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """An app of this file's own, which comes back as often as it is killed."""
    served = servers.start_app(places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


def banner(page):
    return page.locator(".ck-banner")


def names(page):
    return part(page, MOMENTS).locator(".ck-record-name")


def child_of(app) -> psutil.Process:
    [child] = psutil.Process(app.process.pid).children()
    return child


@pytest.mark.stress
def test_a_page_at_rest_comes_back_by_itself_after_the_server_died(page, mine):
    visit(page, mine.url)
    add_moment(page, "From before")
    wait_until_kept(page)
    page.evaluate("document.documentElement.dataset.old = 'yes'")
    page.evaluate(QUIET)

    child_of(mine).kill()

    page.wait_for_function("!document.documentElement?.dataset.old", timeout=90_000)
    wait_until_ready(page)
    expect(names(page)).to_have_text(["From before"])
    wait_until_kept(page)


@pytest.mark.stress
def test_a_page_at_which_a_person_works_waits_for_their_word(page, mine):
    visit(page, mine.url)
    add_moment(page, "Typed just now")
    wait_until_kept(page)
    page.evaluate(BUSY)
    mine.kill_kernels()
    child_of(mine).kill()

    # The app that was started again knows nothing of the kernel, and says so.
    page.wait_for_function("careerkitPage.connection === 'gone'")
    expect(banner(page)).to_contain_text(content.text("vault.lost_safe"))
    press_reload(page)

    wait_until_ready(page)
    expect(names(page)).to_have_text(["Typed just now"])


@pytest.mark.stress
def test_in_a_pause_the_page_comes_back_with_the_caret_where_it_was(page, mine):
    visit(page, mine.url)
    for name in ("First", "Second"):
        add_moment(page, name)
    field = part(page, MOMENTS).get_by_label("What were you doing?").last
    wait_until_kept(page)
    page.evaluate("document.documentElement.dataset.old = 'yes'")
    field.focus()
    field.evaluate("one => one.setSelectionRange(2, 4)")
    child_of(mine).kill()

    page.wait_for_function("!document.documentElement?.dataset.old", timeout=90_000)
    expect(field).to_be_focused()
    page.keyboard.type("X")
    expect(names(page)).to_have_text(["First", "SeXnd"])
    expect(part(page, MOMENTS).locator(".ck-record.ck-open")).to_have_count(1)
    expect(field).to_be_in_viewport()


@pytest.mark.stress
def test_what_is_typed_while_the_page_comes_back_stands_where_the_caret_was(page, mine):
    visit(page, mine.url)
    add_moment(page, "Repairing")
    field = part(page, MOMENTS).get_by_label("What were you doing?").last
    wait_until_kept(page)
    page.evaluate("document.documentElement.dataset.old = 'yes'")
    field.focus()
    page.keyboard.press("End")
    held = []

    def hold(script):
        held.append(script)

    page.route("**/host-*.js", hold)  # without it the page has no field
    child_of(mine).kill()
    page.wait_for_function(
        "window.careerkitPage && !document.documentElement?.dataset.old", timeout=90_000
    )

    page.keyboard.type(" tn")
    page.keyboard.press("Backspace")
    page.keyboard.type("oys & 5")
    page.keyboard.press("Enter")
    for script in held:
        script.continue_()

    expect(field).to_be_focused()
    page.keyboard.type("!")
    expect(field).to_have_value("Repairing toys & 5!")
    expect(names(page)).to_have_text(["Repairing toys & 5!"])
    wait_until_kept(page)


@pytest.mark.stress
def test_what_is_typed_until_the_old_page_goes_is_kept_and_the_caret_is_behind_it(page, mine):
    visit(page, mine.url)
    add_moment(page, "Repairing")
    field = part(page, MOMENTS).get_by_label("What were you doing?").last
    wait_until_kept(page)
    field.focus()
    page.keyboard.press("End")
    held = []

    def hold(route):
        if route.request.is_navigation_request():
            held.append(route)
        else:
            route.fallback()

    page.route(page.url, hold)  # the server takes its time for the new page
    child_of(mine).kill()
    with page.expect_navigation(timeout=90_000):
        page.wait_for_event("request", lambda one: one.is_navigation_request(), timeout=90_000)
        page.keyboard.type(" toys")
        [route] = held
        route.continue_()

    expect(field).to_be_focused()
    page.keyboard.type("!")
    expect(field).to_have_value("Repairing toys!")
    wait_until_kept(page)


def test_a_lost_kernel_is_told_in_words_and_with_no_sign_beside_each_widget(page, app):
    visit(page, app.url)
    # Or else the page would come back by itself, before the test could look at it.
    page.evaluate("sessionStorage.setItem('careerkit/went-back', Date.now())")
    kill_kernel(page, app)
    expect(banner(page)).to_contain_text("The connection to careerkit is lost")
    # What the front end calls a widget whose kernel was started again, as JupyterLab does.
    widget = page.locator(".ck-cell .careerkit").first
    widget.evaluate("one => one.classList.add('jupyter-widgets-disconnected')")

    shown = "one => getComputedStyle(one, '::before').display"
    assert widget.evaluate(shown) == "none"


@pytest.mark.stress
def test_a_person_who_comes_back_after_their_kernel_was_ended_finds_everything(page, app):
    visit(page, app.url)
    add_moment(page, "Before lunch")
    wait_until_kept(page)
    # As on a phone that was put away: the connection is gone, and later the idle kernel is, too.
    page.context.set_offline(True)
    # Chromium tells the page a moment before nothing gets through any more: an answer may slip in.
    page.evaluate("dispatchEvent(new Event('offline'))")
    page.evaluate("document.documentElement.dataset.old = 'yes'")
    page.evaluate(QUIET)
    expect(banner(page)).to_be_visible(timeout=20_000)
    address = page.evaluate("careerkitPage.kernelAddress('voila/api/shutdown')")
    token = next(c["value"] for c in page.context.cookies() if c["name"] == "_xsrf")
    ended = page.request.post(f"{app.url.rstrip('/')}{address}", form={"_xsrf": token})
    assert ended.status == 204

    page.context.set_offline(False)

    page.wait_for_function("!document.documentElement?.dataset.old", timeout=60_000)
    wait_until_ready(page)
    expect(names(page)).to_have_text(["Before lunch"])


@pytest.mark.stress
def test_a_page_does_not_come_back_over_and_over(page, mine):
    visit(page, mine.url)
    page.evaluate("sessionStorage.setItem('careerkit/went-back', Date.now())")
    page.evaluate(QUIET)

    child_of(mine).kill()

    expect(banner(page)).to_contain_text(content.text("vault.reachable"), timeout=60_000)


def test_a_browser_that_blocks_cookies_is_told(page, app):
    page.add_init_script(
        "Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} })"
    )
    page.goto(app.url)

    expect(page.locator("#ck-cookies")).to_have_text(content.text("serve.page.cookies"))


@pytest.mark.stress
def test_a_server_that_stops_says_goodbye_and_what_is_typed_then_is_kept(page, mine):
    """The last one of those that stop an app: nothing starts it anew."""
    visit(page, mine.url)
    add_moment(page, "Before the end")
    wait_until_kept(page)

    mine.process.send_signal(signal.SIGINT)

    expect(banner(page)).to_contain_text(content.text("vault.stopped"))
    expect(banner(page)).to_contain_text(content.text("vault.lost_safe"))
    add_moment(page, "After the end")
    kept = page.evaluate("Object.values({...localStorage}).join()")
    assert "Before the end" in kept
    assert "After the end" in kept
    assert mine.process.wait(timeout=60) == 0
