"""A workshop with a code: typed on a phone, or brought along by a link."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from careerkit import content
from careerkit.serve.guard.access import Access, kept_key
from support.pages import chromium
from support.pages.chromium import wait_for_page
from support.serving import servers

CODE = "Linden Tree 17"
TYPED = "linden-tree-17"
CHAT = "http://chat.test/"
FORM = content.text("serve.code.heading")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("notebooks")
    for name, title in (("career_journey", "The journey"), ("01_passion", "A step")):
        servers.write_notebook([new_markdown_cell(f"# {title}"), "1"], folder / f"{name}.ipynb")
    served = servers.start_app(
        *("--folder", str(folder), "--access-code", CODE),
        places=tmp_path_factory.mktemp("app"),
    )
    yield served
    served.stop()


@pytest.fixture
def chat(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows another site, ``http://chat.test``, with a link to the workshop."""
    context = browser.new_context()
    context.set_default_timeout(30_000)
    chromium.watch(context)
    yield context
    context.close()


def follow(context: BrowserContext, address: str) -> tuple[Page, list[Request]]:
    """Open the chat in a tab, follow its link, and wait for the page behind the door."""
    link = f"<!DOCTYPE html><title>Chat</title><a href='{address}'>The workshop</a>"
    context.route(CHAT, lambda route: route.fulfill(body=link, content_type="text/html"))
    page = context.new_page()
    page.goto(CHAT)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks it
    page.get_by_role("link", name="The workshop").click()
    wait_for_page(page)
    return page, asked


def enter(page: Page, code: str = TYPED) -> None:
    page.get_by_label(content.text("serve.code.label")).fill(code)
    page.get_by_role("button", name=content.text("serve.code.enter")).click()


def test_the_code_is_typed_on_a_phone_and_a_reload_another_page_and_the_way_back_ask_no_more(
    phone, app, assert_accessible, shot
):
    phone.goto(f"{app.url}01_passion")

    expect(phone.get_by_role("heading", name=FORM)).to_be_visible()
    expect(phone.get_by_label(content.text("serve.code.label"))).to_be_focused()
    assert_accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    shot(phone, "door-360")

    phone.keyboard.type(TYPED)
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", name="A step")).to_be_visible()
    expect(phone).to_have_url(f"{app.url}01_passion")
    wait_for_page(phone)
    phone.reload()
    wait_for_page(phone)
    phone.goto(app.url)
    expect(phone.get_by_role("heading", name="The journey")).to_be_visible()
    phone.go_back()

    expect(phone.get_by_role("heading", name="A step")).to_be_visible()
    wait_for_page(phone)
    assert phone.problems == []


def test_without_scripts_the_code_works_too(new_context, app):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{app.url}01_passion")

    enter(page)

    expect(page.get_by_role("heading", name="A step")).to_be_visible()
    expect(page).to_have_url(f"{app.url}01_passion")


def test_the_code_of_a_neighbours_box_is_still_there_behind_the_gate(page, app):
    page.goto(f"{app.url}story#abcde-fghjk")

    enter(page)

    expect(page.get_by_label(content.text("story_page.story_label"))).to_be_visible()
    expect(page.locator("#ck-code")).to_have_value("abcde-fghjk")
    expect(page).to_have_url(f"{app.url}story")


def test_a_wrong_code_is_told_kindly_by_day_and_by_night_and_the_right_one_still_works(
    page, look, app, assert_accessible, shot
):
    page.goto(f"{app.url}01_passion")

    enter(page, "willow-tree-17")

    expect(page.get_by_role("alert")).to_have_text(content.text("serve.code.wrong"))
    field = page.get_by_label(content.text("serve.code.label"))
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(field).to_have_accessible_description(
        f"{content.text('serve.code.hint')} {content.text('serve.code.wrong')}"
    )
    for scheme in ("light", "dark"):
        look(scheme)
        assert_accessible(page)
        shot(page, f"door-wrong-{scheme}")

    page.keyboard.type(CODE)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="A step")).to_be_visible()


def test_a_visitor_who_guesses_is_asked_to_wait(page, app, assert_accessible):
    page.goto(app.url)
    for guess in range(6):
        enter(page, f"guess number {guess}")
        expect(page.get_by_role("alert")).to_have_text(content.text("serve.code.wrong"))

    enter(page)

    expect(page.get_by_role("alert")).to_contain_text("too many tries")
    assert_accessible(page)


def test_a_link_from_another_site_lets_in_and_leaves_no_code_behind(chat, app):
    for kind in ("Strict", "Lax"):
        chat.add_cookies([{"name": kind, "value": "1", "url": app.url, "sameSite": kind}])

    page, asked = follow(chat, f"{app.url}01_passion?code={TYPED}")

    expect(page.get_by_role("heading", name="A step")).to_be_visible()
    assert page.url == f"{app.url}01_passion"
    first, *later = [request.all_headers() | {"url": request.url} for request in asked]
    assert first["cookie"] == "Lax=1"  # so the browser knows that the link is another site's
    assert TYPED in first["url"]
    assert len(later) > 5
    assert not any(TYPED in value for request in later for value in request.values())
    assert page.evaluate("document.referrer") == app.url
    assert page.evaluate("history.length") == 3  # the empty tab, the chat, this page

    page.go_back()

    assert page.url == CHAT


def kernel_address(page: Page, app) -> str:
    return urljoin(app.url, page.evaluate("careerkitPage.kernelAddress()"))


def test_another_link_leaves_open_pages_alone_and_the_end_of_a_page_ends_its_kernel(chat, app):
    first, _ = follow(chat, f"{app.url}?code={TYPED}")
    kernel = kernel_address(first, app)

    for query in (f"?code={TYPED}", ""):
        second, _ = follow(chat, f"{app.url}01_passion{query}")

        expect(second.get_by_role("heading", name="A step")).to_be_visible()
        for address in (kernel, kernel_address(second, app)):
            assert chat.request.get(address).status == 200

    first.goto("about:blank")

    deadline = time.monotonic() + 60
    while chat.request.get(kernel).status != 404:
        assert time.monotonic() < deadline, "the kernel outlived its page"
        time.sleep(0.1)


def test_a_link_without_the_code_finds_the_pass(chat, app):
    granted = Access(CODE, key=kept_key(app.log_file.parent / "state" / "careerkit")).granted
    chat.add_cookies([{"name": "careerkit_pass", "value": granted, "url": app.url}])

    page, _ = follow(chat, f"{app.url}01_passion")

    expect(page.get_by_role("heading", name="A step")).to_be_visible()
