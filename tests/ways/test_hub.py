"""The app as a service of a real JupyterHub, with two users, in one browser and in two."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from careerkit import content
from careerkit.serve.hub.folders import folder_name
from support.pages import chromium
from support.pages.accessibility import assert_accessible
from support.pages.journey import MOMENTS, add, part, wait_until_kept
from support.pages.parts import ALL_OPEN
from support.pages.storage import stored
from support.ways.hub import PROXY, USERS, log_in, start_hub
from support.ways.needs import needs

pytestmark = needs(PROXY, modules=("jupyterhub",))

ANNA, BEN = USERS
WHAT = "What were you doing?"
LOGIN = re.compile("/hub/login")
LEAVE, LEFT = content.texts("account.leave"), content.texts("account.left")


@pytest.fixture(scope="module")
def hub(place: Path):
    served = start_hub(place, "jupyterhub_config.py")
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()
    assert "Baking" not in served.log()


@pytest.fixture(scope="module")
def home(hub) -> str:
    return f"{hub.url}services/careerkit/"


@pytest.fixture
def browser(playwright: Playwright) -> Iterator[Callable[[], BrowserContext]]:
    """Open one more browser."""
    with ExitStack() as left:

        def start() -> BrowserContext:
            opened = chromium.launch(playwright)
            left.callback(opened.close)
            context = opened.new_context()
            context.set_default_timeout(60_000)
            context.add_init_script(ALL_OPEN)
            return context

        yield start


@pytest.fixture(autouse=True)
def nothing_kept(hub, place: Path):
    """Each test begins with users who have written nothing."""
    yield
    hub.wait_for_kernels(0)  # of pages that are closed by now: they would write it again
    for file in (place / "answers").glob("*/careerkit.json*"):
        file.unlink()


def come_in(page: Page, home: str, user: str) -> None:
    log_in(page, f"{home}01_passion", user)
    expect(page).to_have_url(f"{home}01_passion")
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible()


def write(page: Page, what: str) -> None:
    add(page, MOMENTS, "Add a moment").get_by_label(WHAT).fill(what)
    page.keyboard.press("Tab")
    wait_until_kept(page)
    expect(page.locator(".ck-vault-status")).to_have_text(content.text("account.vault.kept"))


def log_out(page: Page, choice: str) -> None:
    page.get_by_role("link", name=LEAVE["log_out"]).click()
    assert_accessible(page)
    page.get_by_role("button", name=LEAVE[choice]).click()
    expect(page).to_have_url(LOGIN)


def moments_in(file: Path) -> list[str]:
    return [moment["what"] for moment in json.loads(file.read_text(encoding="utf-8"))["activities"]]


def file_of(place: Path, user: str) -> Path:
    return place / "answers" / folder_name(user) / "careerkit.json"


def test_the_next_user_of_a_browser_sees_nothing_and_who_comes_back_sees_all(
    home, browser, place: Path
):
    context = browser()
    page = context.new_page()
    come_in(page, home, ANNA)
    write(page, "Baking for the street")
    log_out(page, "keep")

    come_in(page, home, BEN)
    expect(page.locator("#ck-account")).to_contain_text(BEN)
    expect(page.locator(".ck-footer")).to_have_text(LEAVE["footer"])
    expect(page.locator(".ck-footer")).not_to_contain_text(content.text("serve.page.footer"))
    write(page, "Sorting screws")
    expect(part(page, MOMENTS)).not_to_contain_text("Baking")
    assert moments_in(file_of(place, BEN)) == ["Sorting screws"]
    log_out(page, "keep")

    come_in(page, home, ANNA)
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")
    expect(part(page, MOMENTS)).not_to_contain_text("Sorting")
    assert moments_in(file_of(place, ANNA)) == ["Baking for the street"]


def test_a_user_finds_their_answers_in_another_browser_and_both_ways(home, browser, place: Path):
    one, other = (browser().new_page() for _ in range(2))
    come_in(one, home, ANNA)
    write(one, "Baking for the street")

    come_in(other, home, ANNA)
    expect(part(other, MOMENTS)).to_contain_text("Baking for the street")
    write(other, "Mending a lamp")

    expect(part(one, MOMENTS)).to_contain_text("Mending a lamp")  # of a page that is open, too
    file = file_of(place, ANNA)
    assert sorted(moments_in(file)) == ["Baking for the street", "Mending a lamp"]
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_copy_can_be_removed_from_the_device_and_nothing_is_lost(home, browser):
    context = browser()
    page = context.new_page()
    come_in(page, home, ANNA)
    write(page, "Baking for the street")
    log_out(page, "remove")

    page.goto(f"{home}careerkit/static/none")  # a page of the same origin
    assert stored(page) == {}
    assert stored(page, "sessionStorage") == {}
    come_in(page, home, ANNA)
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")


def test_the_hubs_own_logout_ends_an_open_page_which_says_what_stays(hub, home, browser):
    context = browser()
    page, other = context.new_page(), context.new_page()
    come_in(page, home, ANNA)
    write(page, "Baking for the street")
    kernel = page.evaluate("careerkitPage.kernelAddress()")

    other.goto(f"{hub.url}hub/logout")
    expect(page.get_by_role("heading", name=LEFT["title"])).to_be_visible()
    expect(page.get_by_text("Baking for the street")).to_have_count(0)
    expect(page.get_by_text(LEFT["whole"])).to_be_visible()
    assert_accessible(page)
    assert context.request.get(f"{hub.url.rstrip('/')}{kernel}", max_redirects=0).status == 403
    page.get_by_role("button", name=LEFT["remove"]).click()
    expect(page.get_by_text(LEFT["removed"])).to_be_visible()
    assert stored(page) == {}
    hub.wait_for_kernels(0)

    page.go_back()
    expect(page.get_by_text("Baking for the street")).to_have_count(0)


@contextmanager
def left_behind(page: Page, folder: Path, what: str) -> Iterator[None]:
    """Write a moment that can't come into the account's folder until the block ends."""
    moved = folder.with_name("moved")
    folder.rename(moved)
    folder.write_text("in the way")
    try:
        add(page, MOMENTS, "Add a moment").get_by_label(WHAT).fill(what)
        page.keyboard.press("Tab")
        expect(page.get_by_text(content.text("account.behind"))).to_be_visible()
        yield
    finally:
        folder.unlink()
        moved.rename(folder)


def test_what_has_not_reached_the_server_is_not_offered_for_removal(home, browser, place: Path):
    context = browser()
    page = context.new_page()
    come_in(page, home, ANNA)
    write(page, "Baking for the street")
    with left_behind(page, file_of(place, ANNA).parent, "Mending a lamp"):
        page.get_by_role("link", name=LEAVE["log_out"]).click()
        expect(page.get_by_text(LEAVE["part"])).to_be_visible()
        expect(page.get_by_role("button", name=LEAVE["remove"])).to_have_count(0)
        page.get_by_role("button", name=LEAVE["keep"]).click()
        expect(page).to_have_url(LOGIN)

    come_in(page, home, ANNA)
    expect(part(page, MOMENTS)).to_contain_text("Mending a lamp")
    expect(page.locator(".ck-vault-status")).to_have_text(content.text("account.vault.kept"))
    assert sorted(moments_in(file_of(place, ANNA))) == ["Baking for the street", "Mending a lamp"]


def test_who_keeps_no_copy_is_told_that_the_rest_is_in_this_tab(home, browser, place: Path):
    page = browser().new_page()
    come_in(page, home, ANNA)
    write(page, "Baking for the street")
    page.locator(".ck-vault-more > summary").click()
    page.get_by_role("switch", name=content.text("account.vault.keep")).click()
    expect(page.locator(".ck-vault-status")).to_have_text(content.text("account.vault.kept_tab"))
    page.get_by_role("link", name=LEAVE["log_out"]).click()
    for said in ("whole", "stays_tab", "shared"):
        expect(page.get_by_text(LEAVE[said], exact=True)).to_be_visible()
    page.keyboard.press("Escape")

    with left_behind(page, file_of(place, ANNA).parent, "Mending a lamp"):
        page.get_by_role("link", name=LEAVE["log_out"]).click()
        for said in ("part_tab", "stays_tab", "stays_part"):
            expect(page.get_by_text(LEAVE[said], exact=True)).to_be_visible()
        expect(page.get_by_text(LEAVE["shared"])).to_have_count(0)
        page.get_by_role("button", name=LEAVE["keep"]).click()
        expect(page).to_have_url(LOGIN)

    come_in(page, home, ANNA)
    expect(part(page, MOMENTS)).to_contain_text("Mending a lamp")


def test_erasing_everything_erases_it_from_the_account_too(home, browser, place: Path):
    page, other = (browser().new_page() for _ in range(2))
    come_in(page, home, ANNA)
    write(page, "Baking for the street")
    come_in(other, home, ANNA)
    expect(part(other, MOMENTS)).to_contain_text("Baking for the street")
    page.locator(".ck-vault-more > summary").click()
    page.get_by_role("button", name=content.text("vault.erase")).click()
    expect(page.get_by_text(content.text("account.vault.erase_sure"))).to_be_visible()
    page.get_by_role("button", name=content.text("vault.erase_yes")).click()
    expect(page.get_by_text(content.text("vault.erased")).last).to_be_visible()

    # A page that is open elsewhere forgets it, too, and does not bring it back.
    expect(part(other, MOMENTS)).not_to_contain_text("Baking for the street")
    assert "Baking" not in "".join(
        file.read_text(encoding="utf-8") for file in file_of(place, ANNA).parent.iterdir()
    )
    assert "Baking" not in "".join(stored(other).values())
    come_in(browser().new_page(), home, ANNA)


def test_nobody_comes_in_with_anothers_token_or_to_anothers_kernel(hub, home, browser):
    anna, ben = browser(), browser()
    page, others = anna.new_page(), ben.new_page()
    come_in(page, home, ANNA)
    come_in(others, home, BEN)
    kernel = page.evaluate("careerkitPage.kernelAddress()")
    root = hub.url.rstrip("/")

    assert anna.request.get(f"{root}{kernel}").status == 200
    assert ben.request.get(f"{root}{kernel}").status == 404
    # The token of one login in another's session of the hub: each alone is not enough.
    tokens = {
        one: [c for c in one.cookies() if c["name"] == "service-careerkit"] for one in (anna, ben)
    }
    ben.add_cookies([{**tokens[anna][0]}])
    answer = ben.request.get(f"{home}01_passion", max_redirects=0)
    assert answer.status == 302
    assert "/hub/api/oauth2/authorize" in answer.headers["location"]
    # A token in an address, or a header, opens nothing.
    stranger = browser().request
    for asked in (
        stranger.get(f"{home}?token=abc", max_redirects=0),
        stranger.get(home, headers={"Authorization": "token abc"}, max_redirects=0),
    ):
        assert asked.status == 302
    assert "token=abc" not in "".join(
        line for line in hub.log().splitlines() if "ConfigProxy" not in line and "HTTP" not in line
    )


@pytest.mark.parametrize(
    "path",
    ["..%2f..%2fetc/passwd", "%2e%2e/answers/", "//evil.example/", "answers/", "careerkit.json"],
)
def test_no_trick_in_an_address_leads_anywhere(home, browser, path):
    stranger = browser().request
    answer = stranger.get(f"{home}{path}", max_redirects=0)
    assert answer.status in (302, 403, 404)
    if answer.status == 302:
        assert answer.headers["location"].startswith(("/hub/", "/services/careerkit/"))
