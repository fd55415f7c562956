"""What the Content-Security-Policy lets a page do: all of ours, nothing smuggled in.

That each notebook's page is within it is seen in ``journeys/test_every_page.py``.
"""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
from support.pages.policy import LISTEN, violations


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another server on this computer: another origin."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), http.server.BaseHTTPRequestHandler
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def visit(page, url: str):
    page.add_init_script(LISTEN)
    page.goto(url)
    wait_for_page(page, timeout=60_000)
    return page


def test_a_chart_is_drawn_without_making_code_of_a_text(page, demo):
    visit(page, f"{demo.url}02_interests")
    chart = page.get_by_role("figure").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".ck-chart-canvas svg")).to_be_visible(timeout=60_000)
    chart.locator(".ck-chart-canvas svg").hover()

    assert violations(page) == []
    assert page.problems == []


def test_what_was_smuggled_into_a_page_does_not_run(page, demo):
    visit(page, f"{demo.url}01_passion")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.smuggled = 'a script'";
          document.body.append(script);
          const image = document.createElement("img");
          image.setAttribute("onerror", "window.smuggled = 'a handler'");
          image.src = "/nope";
          const link = document.createElement("a");
          link.setAttribute("href", "javascript:window.smuggled = 'an address'");
          document.body.append(image, link);
          link.click();
          setTimeout("window.smuggled = 'a text'");
        }"""
    )
    page.wait_for_function("window.violations.length >= 4")

    assert page.evaluate("window.smuggled") is None


def test_a_page_speaks_to_no_other_server(page, demo, elsewhere: str):
    visit(page, f"{demo.url}01_passion")
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))

    told = page.evaluate(
        """async (elsewhere) => {
          const image = new Promise((tell) => {
            const made = new Image();
            made.onload = () => tell("loaded");
            made.onerror = () => tell("blocked");
            made.src = `${elsewhere}image.png`;
          });
          const data = fetch(elsewhere, { mode: "no-cors" }).then(() => "sent", () => "blocked");
          return [await data, await image];
        }""",
        elsewhere,
    )

    assert told == ["blocked", "blocked"]
    assert {violation.split()[0] for violation in violations(page)} == {"connect-src", "img-src"}
    assert [url for url in asked if url.startswith(elsewhere)] == []


def test_no_page_of_ours_stands_in_a_frame(page, demo):
    visit(page, f"{demo.url}01_passion")

    assert page.locator("iframe, object, embed").count() == 0
    page.evaluate(
        """() => new Promise((tell) => {
          const frame = document.createElement("iframe");
          frame.src = "/healthz";
          frame.onload = tell;
          document.body.append(frame);
        })"""
    )
    assert "visitors" not in page.frames[-1].content()


def test_a_page_of_an_error_breaks_no_rule_either(page, demo):
    page.add_init_script(LISTEN)
    page.goto(f"{demo.url}nope")

    expect(page.get_by_role("link", name="careerkit")).to_be_visible()
    assert violations(page) == []


def test_a_page_that_another_opened_is_out_of_its_reach_and_stays_so(page, demo, elsewhere: str):
    """Another port is another origin of the same site, which shares most with ours."""
    page.goto(elsewhere)
    with page.expect_popup() as coming:
        page.evaluate("address => { window.held = window.open(address) }", demo.url)
    opened = coming.value
    wait_for_page(opened, timeout=60_000)

    assert page.evaluate("held.closed")
    assert opened.evaluate("window.opener") is None

    opened.goto(elsewhere)
    opened.evaluate("address => { location.href = address }", f"{demo.url}02_interests")
    opened.wait_for_url("**/02_interests")
    wait_for_page(opened, timeout=60_000)

    assert page.evaluate("held.closed")
    assert opened.evaluate("window.opener") is None


def test_a_link_of_ours_leads_to_no_page_that_another_could_hold(page, demo, elsewhere: str):
    page.goto(elsewhere)
    with page.expect_popup() as coming:
        page.evaluate("address => { window.held = window.open(address) }", f"{demo.url}01_passion")
    opened = coming.value
    wait_for_page(opened, timeout=60_000)

    opened.evaluate("address => { location.href = address }", f"{demo.url}02_interests")
    opened.wait_for_url("**/02_interests")
    wait_for_page(opened, timeout=60_000)

    assert page.evaluate("held.closed")
    assert opened.evaluate("window.opener") is None
