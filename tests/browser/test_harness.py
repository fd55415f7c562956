"""The harness itself: a guard that never fires would make every journey's promise empty."""

import pytest

from support.pages.accessibility import axe
from support.pages.chromium import watch
from support.serving.servers import start_app, write_journey

pytestmark = pytest.mark.long


def test_a_request_to_another_computer_is_noticed_and_goes_nowhere(browser):
    context = browser.new_context()
    strangers = watch(context)
    page = context.new_page()
    page.goto("about:blank")

    # A WebSocket is told of when it has failed, which may be after the other request has.
    with page.expect_websocket():
        outcome = page.evaluate(
            """() => {
              new WebSocket("ws://192.0.2.7/socket");
              return fetch("http://192.0.2.7/x").then(() => "answered", () => "blocked");
            }"""
        )
    context.close()

    assert outcome == "blocked"
    assert "http://192.0.2.7/x" in strangers
    assert "ws://192.0.2.7/socket" in strangers


def test_errors_of_a_page_are_collected(page):
    page.goto("about:blank")
    page.evaluate("console.error('first')")
    with pytest.raises(Exception, match="second"):
        page.evaluate("() => { throw new Error('second') }")
    with page.expect_event("pageerror", lambda error: "third" in str(error)):
        page.evaluate("() => void setTimeout(() => { throw new Error('third') })")

    assert any("first" in problem for problem in page.problems)
    assert any("third" in problem for problem in page.problems)


def test_axe_finds_a_control_without_a_name(page):
    page.set_content("<html lang=en><title>t</title><main><input></main></html>")

    assert [violation["id"] for violation in axe(page)] == ["label"]


def test_the_app_is_served_with_a_kernel_for_each_page(page, serve_app, tmp_path):
    app = serve_app("--folder", str(write_journey(tmp_path)))
    assert app.kernel_pids() == []

    page.goto(app.url)
    page.get_by_role("heading", level=1).wait_for()

    assert app.wait_for_kernels(1)
    page.close()
    app.wait_for_kernels(0)


@pytest.mark.stress
def test_a_page_on_its_way_out_leaves_nothing_to_the_next_test(profile, app):
    for _ in range(20):
        with profile.lent() as context:
            pages = [context.new_page(), context.new_page()]
            for page in pages:
                page.goto(app.url + "healthz")
            assert pages[0].evaluate("Object.keys(localStorage)") == []
            for page in pages:
                page.evaluate(
                    """() => {
                      const write = () => {
                        for (let number = 0; number < 50; number++)
                          localStorage.setItem(`${number}`, "x".repeat(20_000) + Math.random());
                      };
                      write();
                      addEventListener("pagehide", write);
                      addEventListener("storage", () => localStorage.setItem("heard", "late"));
                    }"""
                )


def test_a_slow_link_is_one_that_the_page_can_feel(page, app, slow_link):
    slow_link(page)

    page.goto(app.url, wait_until="commit")

    speed = page.evaluate("({down: navigator.connection.downlink, rtt: navigator.connection.rtt})")
    # Chromium blurs what it tells by up to a tenth, and rounds it to steps of 0.025 and of 25.
    # An unhindered link to oneself reads 10 and 0.
    assert speed["down"] <= 2.25
    assert speed["rtt"] >= 250


def test_a_server_that_does_not_start_says_why(tmp_path):
    with pytest.raises(AssertionError, match="No such option"):
        start_app("--no-such-option", places=tmp_path)
