"""Two apps behind a real HAProxy, set up by what is in `deploy/`: one dies, and no word is lost."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from support.pages.journey import (
    MOMENTS,
    add_moment,
    part,
    visit,
    wait_until_kept,
    wait_until_ready,
)
from support.serving import servers
from support.serving.processes import Served
from support.ways import haproxy
from support.ways.needs import needs

pytestmark = needs("haproxy", "openssl")

HOME = f"https://{haproxy.NAME}/"
WHAT = "What were you doing?"


@pytest.fixture
def apps(place: Path):
    """Two apps of a test's own, by the names that HAProxy has for them."""
    served = {}
    for name in haproxy.SERVERS:
        (place / name).mkdir(exist_ok=True)
        served[name] = servers.start_app(*haproxy.OPTIONS, places=place / name)
    yield served
    for one in served.values():
        one.stop()


def server_of(context: BrowserContext) -> str:
    """The server that a browser is with, by its cookie."""
    [cookie] = [one for one in context.cookies(HOME) if one["name"] == haproxy.COOKIE]
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
    return cookie["value"]


def cut_off(app: Served) -> None:
    """End all of an app at once, as a computer does that loses its power."""
    server = psutil.Process(app.process.pid)
    for one in (server, *server.children(recursive=True)):
        one.kill()
    app.process.wait()


def begin(page: Page, words: str) -> None:
    """Open the first step and write a moment."""
    visit(page, f"{HOME}01_passion")
    add_moment(page, words)
    wait_until_kept(page)


def test_all_words_are_back_on_the_other_server_also_those_typed_after_the_end(
    apps, browse, tmp_path: Path
):
    with haproxy.before(tmp_path, *apps.values()) as port:
        context = browse(haproxy.NAME, port)
        page = context.new_page()
        begin(page, "Before the end")
        first = server_of(context)
        page.evaluate("document.documentElement.dataset.old = 'yes'")

        cut_off(apps[first])
        field = part(page, MOMENTS).get_by_label(WHAT)
        field.press_sequentially(" and after it")

        page.wait_for_function("!document.documentElement?.dataset.old")
        wait_until_ready(page)
        wait_until_kept(page)
        expect(field).to_have_value("Before the end and after it")
        expect(field).to_be_focused()
        assert server_of(context) != first

        # And on it goes there.
        field.press_sequentially(", too")
        wait_until_kept(page)
        page.reload()
        expect(part(page, MOMENTS)).to_contain_text("Before the end and after it, too")


def test_a_page_stays_with_its_server_and_the_next_visitor_goes_to_the_other(
    apps, browse, tmp_path: Path
):
    with haproxy.before(tmp_path, *apps.values()) as port:
        contexts = [browse(haproxy.NAME, port) for _ in haproxy.SERVERS]
        for context in contexts:
            begin(context.new_page(), "Baking")
        assert {server_of(context) for context in contexts} == {*haproxy.SERVERS}

        for context in contexts:
            before = server_of(context)
            context.pages[0].reload()
            wait_until_ready(context.pages[0])
            assert server_of(context) == before


def test_one_whose_network_comes_back_keeps_the_kernel(apps, browse, tmp_path: Path):
    with haproxy.before(tmp_path, *apps.values()) as port:
        context = browse(haproxy.NAME, port)
        page = context.new_page()
        begin(page, "Before the tunnel")
        kernel = page.evaluate("careerkitPage.kernelAddress()")
        page.evaluate("document.documentElement.dataset.old = 'yes'")
        context.set_offline(True)
        part(page, MOMENTS).get_by_label(WHAT).press_sequentially(", in it")
        expect(page.locator(".ck-banner")).to_be_visible()
        context.set_offline(False)

        expect(page.locator(".ck-banner")).to_be_hidden()
        wait_until_kept(page)
        assert page.evaluate("document.documentElement.dataset.old") == "yes"
        assert page.evaluate("careerkitPage.kernelAddress()") == kernel
        part(page, MOMENTS).get_by_label(WHAT).press_sequentially(", after it")
        wait_until_kept(page)
