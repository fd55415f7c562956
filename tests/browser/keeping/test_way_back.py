"""When a page that lost its kernel is loaded anew by itself, and when it stays."""

import pytest

from support.pages.vault_parts import open_parts

pytestmark = pytest.mark.new_profile  # its time runs by our leave

SERVER = """() => {
  window.told = [];
  window.reached = 0;
  window.careerkitPage = { kernelAddress: () => "/api/kernels/1" };
  window.server = { kernel: 404, page: 200, headers: {} };
  window.fetch = async (address) => {
    const status = address === "/api/kernels/1" ? server.kernel : server.page;
    if (!status) throw new TypeError("no network");
    return { status, headers: new Headers(server.headers) };
  };
  page.events.addEventListener("reachable", () => (reached += 1));
  window.wayBack = new WayBack((state) => told.push(state), () => true);
  window.went = false;
  wayBack.go = () => {
    went = true;
    wayBack.end();
  };
}"""
WENT = "went"
TYPE = "document.body.dispatchEvent(new InputEvent('input', { bubbles: true }))"


@pytest.fixture
def parts(page):
    opened = open_parts(page)
    opened.clock.install()
    opened.evaluate(SERVER)
    return opened


def test_a_page_goes_in_a_pause_of_typing_and_not_before(parts):
    parts.evaluate("wayBack.begin()")
    for _ in range(5):
        parts.evaluate(TYPE)
        parts.clock.run_for(2000)
    assert not parts.evaluate(WENT)

    parts.clock.run_for(1500)
    assert parts.evaluate(WENT)


@pytest.mark.parametrize(
    "half_done",
    [
        "document.body.append(Object.assign(document.createElement('dialog'), { open: true }))",
        "document.body.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))",
        "document.body.appendChild(document.createElement('input')).focus()",
    ],
    ids=["a dialog", "a word that is put together", "a field of no card"],
)
def test_what_is_half_done_is_not_torn_away(parts, half_done):
    parts.evaluate(f"{half_done}; {TYPE}; wayBack.begin()")

    parts.clock.run_for(18_000)
    assert not parts.evaluate(WENT)
    assert parts.evaluate("told.at(-1)") == "reachable"
    parts.clock.run_for(10_000)
    assert parts.evaluate(WENT)


def test_a_kernel_that_is_still_there_after_an_outage_is_found_again(parts):
    parts.evaluate("Object.assign(server, { kernel: 0, page: 0 }); wayBack.begin()")
    parts.clock.run_for(60_000)
    assert parts.evaluate("told.at(-1)") == "unreachable"

    parts.evaluate("server.kernel = server.page = 200; dispatchEvent(new Event('online'))")
    parts.clock.run_for(10_000)
    # The line is told, and has time to come back.
    assert parts.evaluate("reached") > 0
    assert not parts.evaluate(WENT)


def test_a_page_whose_line_does_not_come_back_is_loaded_anew(parts):
    parts.evaluate("server.kernel = 200; wayBack.begin()")

    parts.clock.run_for(15_000)
    assert not parts.evaluate(WENT)
    parts.clock.run_for(30_000)
    assert parts.evaluate(WENT)


def test_a_page_stays_while_the_server_is_full(parts):
    parts.evaluate("Object.assign(server, { page: 503, headers: { 'Retry-After': '15' } })")
    parts.evaluate("wayBack.begin()")

    parts.clock.run_for(60_000)
    assert parts.evaluate("told.at(-1)") == "no_room"
    assert not parts.evaluate(WENT)


def test_a_proxy_without_a_server_is_no_full_one(parts):
    parts.evaluate("server.page = 503; wayBack.begin()")

    parts.clock.run_for(60_000)
    assert parts.evaluate("told.at(-1)") == "unreachable"
