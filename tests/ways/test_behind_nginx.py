"""The app behind a real nginx: with HTTPS, a public name and a path, by `deploy/README.md`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from careerkit import content
from support.pages.journey import MOMENTS, add, part, visit, wait_until_kept
from support.serving import servers
from support.serving.processes import free_port
from support.ways import nginx
from support.ways.needs import needs

pytestmark = needs("nginx", "openssl")

HOME = f"https://{nginx.NAME}/careers/"
MOODLE = "https://moodle.example.net/"
HERE = "http://localhost/"
FRAME = """<!DOCTYPE html><title>A course</title>
<iframe src="{home}01_passion" width="1200" height="800"></iframe>"""


@pytest.fixture(scope="module")
def app(place: Path):
    embedders = [f"--allow-embedding={url}" for url in (f"{MOODLE}course/view.php?id=3", HERE)]
    served = servers.start_app(*nginx.OPTIONS, *embedders, places=place)
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()
    assert "Error at" not in served.log(), served.log()


def frame_it(context: BrowserContext, site: str, home: str = HOME) -> Page:
    """A page of another site that shows the app in a frame, not loaded yet."""
    body = FRAME.format(home=home)
    context.route(site, lambda route: route.fulfill(body=body, content_type="text/html"))
    return context.new_page()


def write_and_find_again(page: Page) -> None:
    """Fill in a moment, and find it after the page was loaded again."""
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    visit(page, f"{HOME}01_passion")
    field = "What were you doing?"
    add(page, MOMENTS, "Add a moment").get_by_label(field).fill("Baking for the street")
    wait_until_kept(page)
    page.reload()
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")
    assert sockets
    assert all(url.startswith(f"wss://{nginx.NAME}/careers/api/kernels/") for url in sockets)
    assert page.problems == []


@pytest.mark.parametrize("strips", [False, True], ids=["prefix kept", "prefix stripped"])
def test_what_is_written_is_found_again(app, browse, tmp_path: Path, strips):
    with nginx.behind(tmp_path, urlsplit(app.url).netloc, strips=strips) as port:
        context = browse(nginx.NAME, port)
        write_and_find_again(context.new_page())

        [cookie] = context.cookies(HOME)
        assert (cookie["name"], cookie["secure"], cookie["sameSite"]) == ("_xsrf", True, "Lax")


def test_a_socket_in_a_folder_does_as_well(browse, place: Path, tmp_path: Path):
    socket = place / "app.sock"
    served = servers.start_app(*nginx.OPTIONS, f"--unix-socket={socket}", places=tmp_path)
    try:
        with nginx.behind(tmp_path, f"unix:{socket}") as port:
            write_and_find_again(browse(nginx.NAME, port).new_page())
    finally:
        served.stop()
    assert not socket.exists()


def test_the_terminal_shows_the_address_that_people_open(app):
    assert content.text("site.start.public", address=HOME) in app.log()


def test_a_site_that_was_named_may_show_it_in_a_frame_and_it_works_there(
    app, browse, tmp_path: Path
):
    with nginx.behind(tmp_path, urlsplit(app.url).netloc) as port:
        context = browse(nginx.NAME, port)
        page = frame_it(context, MOODLE)
        page.goto(MOODLE)
        # The step's widgets are there: the frame's page has its cookie, and reaches its kernel.
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Add a moment").click()
        frame.get_by_label("What were you doing?").last.fill("Baking for the street")
        expect(frame.locator(".ck-vault-status")).to_contain_text("are kept")

        [cookie] = context.cookies(HOME)
        assert (cookie["secure"], cookie["sameSite"]) == (True, "None")
        assert cookie["partitionKey"] == "https://example.net"
        expect(frame.locator("#ck-framed")).to_be_hidden()


def test_no_other_site_may_show_it(app, browse, tmp_path: Path):
    elsewhere = "https://elsewhere.example.com/"
    with nginx.behind(tmp_path, urlsplit(app.url).netloc) as port:
        page = frame_it(browse(nginx.NAME, port), elsewhere)
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(elsewhere)
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_count(0)


def test_a_frame_where_the_browser_keeps_nothing_says_so_and_leads_out_of_it(app, browse):
    """Without HTTPS no cookie can go into a frame of another site."""
    page = frame_it(browse(nginx.NAME, free_port()), HERE, app.url)
    page.goto(HERE)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text(content.text("serve.page.framed"))).to_be_visible()
    expect(frame.locator("#ck-cookies")).to_be_hidden()

    with page.context.expect_page() as opened:
        frame.get_by_role("link", name=content.text("serve.page.framed_open")).click()
    visited = opened.value
    expect(visited.get_by_role("button", name="Add a moment")).to_be_visible()
    expect(visited).to_have_url(f"{app.url}01_passion")
    expect(visited.locator("#ck-framed")).to_be_hidden()
