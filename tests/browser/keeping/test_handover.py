"""What the browser keeps goes to the kernel while the page loads, and nothing depends on it."""

import re

import pytest

from careerkit.model import Activity, Workbook
from careerkit.store import encode
from support.pages.journey import add_moment, names, visit, wait_until_kept
from support.pages.storage import documents

MOMENTS = "Moments that absorbed you"


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


def test_a_workbook_is_there_before_the_vault_has_to_ask(app, page):
    visit(page, app.url)
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert page.handovers == []


def test_the_handover_begins_before_the_front_end_keeps_the_page_busy(app, page):
    page.add_init_script(
        """window.begun = [];
        document.addEventListener("load", ({ target }) => begun.push(target.src ?? ""), true);"""
    )
    visit(page, app.url)

    begun = [src.rpartition("/")[2].partition("-")[0] for src in page.evaluate("begun")]
    assert begun.index("handover") < begun.index("front_end")


def test_what_is_written_then_is_kept_with_it(app, page):
    visit(page, app.url)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)
    page.reload()
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]
    assert len(documents(page)) == 1


@pytest.mark.parametrize("script", ["handover-", "handover_worker-"])
def test_without_the_handover_the_vault_asks_as_ever(app, page, script):
    page.route(re.compile(rf"/careerkit/static/{script}"), lambda route: route.abort())
    visit(page, app.url)
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert len(page.handovers) == 1


def test_a_handover_that_comes_late_changes_nothing(app, page):
    late = []
    page.route(re.compile("/careerkit/static/handover_worker-"), lambda route: late.append(route))  # noqa: PLW0108 - Playwright needs a function
    visit(page, app.url)
    wait_until_kept(page)
    with page.expect_websocket():
        late[0].continue_()
    add_moment(page, "Mending a clock")
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]


SLOW = """
window.Worker = class extends Worker {
  postMessage(message) {
    if (message.texts) super.postMessage(message);
    else {
      this.dispatchEvent(new MessageEvent("message", { data: "sending" }));
      setTimeout(() => super.postMessage(message), 5000);
    }
  }
};
"""
"""What goes out arrives after five seconds."""


def test_on_a_slow_line_the_vault_waits_for_what_is_on_its_way(app, page):
    page.add_init_script(SLOW)
    visit(page, app.url)
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street"]
    assert {*page.handovers} == {"1"}
    assert not any("Baking" in text for text in page.found)


REFUSED = """
let attempts = 0;
window.WebSocket = class extends WebSocket {
  constructor(address, protocols) {
    super((attempts += 1) <= 2 ? address.replace("channels", "nowhere") : address, protocols);
  }
};
"""


def test_a_page_whose_first_connections_never_stand_makes_another(app, page):
    page.add_init_script(REFUSED)
    visit(page, app.url)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]


def test_a_page_that_loses_its_first_connection_makes_another(app, page):
    page.route_web_socket(re.compile("early=1"), lambda socket: socket.close())
    visit(page, app.url)
    add_moment(page, "Mending a clock")
    wait_until_kept(page)

    assert names(page, MOMENTS) == ["Baking for the street", "Mending a clock"]
