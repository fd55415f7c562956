"""What the browser keeps goes to the kernel while the page loads, and nothing depends on it."""

import re

import pytest

from careerkit.model import Activity, Workbook
from careerkit.store import encode
from support.pages.journey import MOMENTS, add_moment, names, visit, wait_until_kept
from support.pages.storage import documents


@pytest.fixture
def page(context, app):
    """A page of a person who was here before."""
    page = context.new_page()
    page.goto(f"{app.url}healthz")
    text = encode(Workbook(activities=(Activity(what="Baking for the street"),)))
    page.evaluate("text => localStorage.setItem('careerkit/1/document/earlier', text)", text)
    page.handovers, page.found = listen(page)
    return page


def listen(page):
    """Which documents the vault asks after or brings itself, once there are widgets; and how."""
    numbers, messages = [], []

    def hear(data):
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        if found := re.findall(r'"type":"found","seq":(\d+)', text):
            numbers.extend(found)
            messages.append(text)

    page.on("websocket", lambda socket: socket.on("framesent", hear))
    return numbers, messages


def test_a_workbook_is_handed_over_once_and_the_vault_does_not_bring_it(app, page):
    visit(page, app.url)
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert {*page.handovers} <= {"1"}  # what has become of it
    assert not any("Baking" in text for text in page.found)


def test_the_handover_is_the_first_thing_that_the_kernel_hears(app, page):
    said = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: said.append(data)))  # noqa: PLW0108 - Playwright needs a function
    visit(page, app.url)

    assert b"careerkit.documents" in said[0]


def test_what_is_written_then_is_kept_with_it(app, page):
    visit(page, app.url)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)
    page.reload()
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]
    assert len(documents(page)) == 1


def test_where_the_handover_is_lost_the_vault_brings_it(app, page):
    lost = []

    def pass_on(socket):
        server = socket.connect_to_server()

        def hear(message):
            if not lost and b"careerkit.documents" in message:
                lost.append(message)
                socket.close()
            else:
                server.send(message)

        socket.on_message(hear)

    page.route_web_socket(re.compile("/channels"), pass_on)
    visit(page, app.url)
    wait_until_kept(page)

    assert len(lost) == 1
    assert names(page, MOMENTS) == ["Baking for the street"]


SLOW = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (message) {
  const isHandover = new TextDecoder().decode(message).includes("careerkit.documents");
  setTimeout(() => send.call(this, message), isHandover ? 5000 : 0);
};
"""
"""What is handed over arrives after five seconds, and all else before it."""


@pytest.mark.stress
def test_on_a_slow_line_the_vault_waits_for_what_is_on_its_way(app, page):
    page.add_init_script(SLOW)
    visit(page, app.url)
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert {*page.handovers} == {"1"}
    assert not any("Baking" in text for text in page.found)


@pytest.mark.stress
def test_a_handover_that_comes_late_changes_nothing(app, page):
    page.add_init_script(SLOW)
    visit(page, app.url)
    wait_until_kept(page)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]


REFUSED = """
let attempts = 0;
window.WebSocket = class extends WebSocket {
  constructor(address, protocols) {
    super((attempts += 1) <= 2 ? address.replace("channels", "nowhere") : address, protocols);
  }
};
"""


@pytest.mark.stress
def test_a_page_whose_first_connections_never_stand_makes_another(app, page):
    page.add_init_script(REFUSED)
    visit(page, app.url)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]


@pytest.mark.stress
def test_a_page_that_loses_its_first_connection_makes_another(app, page):
    sockets = []

    def close_the_first(socket):
        sockets.append(socket)
        if len(sockets) == 1:
            socket.close()
        else:
            socket.connect_to_server()

    page.route_web_socket(re.compile("/channels"), close_the_first)
    visit(page, app.url)
    wait_until_kept(page)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]
