"""The site without a server, in a real browser: cold, back again, offline, and its next version."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from careerkit import content
from support.pages import chromium, take
from support.pages.journey import (
    MOMENTS,
    NASTY,
    add,
    add_moment,
    answer_all_four,
    part,
    save_answers,
    take_up,
    wait_until_at_rest,
)
from support.pages.parts import ALL_OPEN
from support.pages.policy import LISTEN, violations
from support.pages.storage import stored
from support.ways import sites
from support.ways.needs import needs

pytestmark = needs("npm", "node")

STEPS = (
    *("01_passion", "02_interests", "03_paths", "04_goals", "05_mentors", "06_experience"),
    *("07_learning", "08_roadmap", "09_check_in"),
)
CHARTED = ("04_goals", "07_learning", "09_check_in")
PASSION = "01_passion.html"
DOING = "What were you doing?"


@pytest.fixture(scope="module")
def built(place: Path) -> Path:
    folder = place / "built"
    try:
        sites.build(folder)
    except sites.CannotFetchError:
        pytest.skip("Pyodide is not to be had from npm")
    return folder


@pytest.fixture
def host(built: Path, tmp_path: Path):
    """A host with two sites of one owner, each in a folder of its own."""
    for name in ("careers", "other"):
        sites.copy(built, tmp_path / name)
    host = sites.Host(tmp_path)
    yield host
    host.stop()


@pytest.fixture
def context(playwright: Playwright):
    browser = chromium.launch(playwright)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    context.add_init_script(ALL_OPEN)
    context.add_init_script(LISTEN)
    strangers = chromium.watch(context)
    yield context
    browser.close()
    assert strangers == []


def open_page(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    go(page, url)
    return page


def go(page: Page, url: str) -> None:
    page.goto(url)
    chromium.wait_for_page(page)


def wait_until_kept_for_later(page: Page) -> None:
    """Wait until the browser has all of the site, and nothing else."""
    page.wait_for_function(
        """navigator.serviceWorker.getRegistration()
             .then((one) => one?.active?.state === "activated")"""
    )


def caches_of(page: Page) -> list[str]:
    found: list[str] = page.evaluate("caches.keys()")
    return found


def test_one_writes_before_python_is_there_and_is_answered(context, host):
    page = context.new_page()
    with host.holding(r"/assets/(snapshot|packages|rest)-"):
        page.goto(f"{host.url}careers/{PASSION}")
        add(page, MOMENTS, "Add a moment").get_by_label(DOING).fill(NASTY)
        expect(page.locator("html")).not_to_have_attribute("data-ready", "true")
    chromium.wait_for_page(page)
    expect(part(page, MOMENTS).get_by_label(DOING)).to_have_value(NASTY)
    wait_until_at_rest(page)
    add_moment(page, "Teaching my niece to bake", "5, the world", "Lifted")
    expect(page.get_by_role("figure").first).to_contain_text("Teaching my niece")

    page.reload()
    chromium.wait_for_page(page)
    expect(part(page, MOMENTS)).to_contain_text(NASTY)
    wait_until_at_rest(page)
    assert page.problems == []
    assert violations(page) == []


def test_all_of_it_works_without_a_network_and_without_the_host(context, host):
    page = open_page(context, f"{host.url}careers/{PASSION}")
    wait_until_kept_for_later(page)
    add_moment(page, "Fixing bikes at the repair café", "4, very", "Charged up")
    wait_until_at_rest(page)
    host.stop()
    context.set_offline(True)

    for step in STEPS:
        go(page, f"{host.url}careers/{step}.html")
        sorry = page.get_by_text(content.text("widgets.problem")).filter(visible=True)
        expect(sorry).to_have_count(0)
        expect(page.locator("#ck-failed")).to_be_hidden()
    go(page, f"{host.url}careers/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    go(page, f"{host.url}careers/{PASSION}")
    expect(part(page, MOMENTS)).to_contain_text("Fixing bikes")
    add_moment(page, "Teaching my niece to bake", "5, the world", "Lifted")
    wait_until_at_rest(page)
    page.reload()
    chromium.wait_for_page(page)
    expect(part(page, MOMENTS)).to_contain_text("Teaching my niece")
    assert [one for one in page.problems if "ERR_" not in one] == []


def test_no_part_of_it_is_fetched_twice_to_be_kept(context, host):
    """A test's browser is a private window, whose cache takes no files as large as Python."""
    page = open_page(context, f"{host.url}careers/{PASSION}")
    wait_until_kept_for_later(page)

    fetched = Counter(path for path in host.asked if "/assets/" in path)
    assert {path: times for path, times in fetched.items() if times > 1} == {}
    [kept] = caches_of(page)  # and is in one place alone

    before = host.sent
    go(page, page.url)
    assert (host.sent - before, caches_of(page)) == (0, [kept])


def test_charts_are_drawn_in_the_page(context, host):
    page = context.new_page()
    for step in CHARTED:
        go(page, f"{host.url}careers/{step}.html?sample")
        chart = page.locator(".ck-chart").filter(visible=True).first
        chart.scroll_into_view_if_needed()
        expect(chart.locator("svg").first).to_be_visible()
    assert page.problems == []
    assert violations(page) == []


def test_a_page_is_taken_along_and_opened_again(context, host, tmp_path: Path):
    page = open_page(context, f"{host.url}careers/{PASSION}")
    answer_all_four(page)
    wait_until_at_rest(page)
    page.get_by_role("button", name=take.TAKE).last.click()
    expect(take.dialog(page)).to_contain_text(content.text("take.ask.elsewhere"))
    offered = {
        name
        for name, title in take.FORMS.items()
        if take.dialog(page).get_by_role("radio", name=title).count()
    }
    assert offered == {"html", "ics", "xlsx", "json", "md", "csv"}
    take.choose(page, "html")
    name, data = take.made(page)
    assert "Fixing bikes at the repair café" in data.decode()
    (tmp_path / name).write_bytes(data)

    again = open_page(context, f"{host.url}other/{PASSION}")
    expect(part(again, MOMENTS)).not_to_contain_text("Fixing bikes")
    take_up(again, tmp_path / name)
    expect(part(again, MOMENTS)).to_contain_text("Fixing bikes")
    wait_until_at_rest(again)


@pytest.mark.parametrize("form", ["ics", "xlsx", "json", "md", "csv"])
def test_each_form_that_is_offered_comes(context, host, form):
    page = open_page(context, f"{host.url}careers/{PASSION}")
    add_moment(page, "Fixing bikes at the repair café")
    wait_until_at_rest(page)
    page.get_by_role("button", name=take.TAKE).last.click()
    take.choose(page, form)
    _, data = take.made(page)
    assert data
    assert page.problems == []


def test_two_sites_of_one_owner_do_not_see_each_others_answers(context, host):
    page = open_page(context, f"{host.url}careers/{PASSION}")
    add_moment(page, "Fixing bikes at the repair café")
    wait_until_at_rest(page)
    wait_until_kept_for_later(page)
    other = open_page(context, f"{host.url}other/{PASSION}")
    wait_until_kept_for_later(other)

    expect(part(other, MOMENTS).locator(".ck-record")).to_have_count(0)
    assert all("careers" in key or "other" in key for key in stored(other))
    assert {name.split()[1] for name in caches_of(other)} == {"/careers/", "/other/"}


def test_a_page_that_is_open_stays_as_it_is_and_the_next_version_keeps_every_word(context, host):
    url = f"{host.url}careers/{PASSION}"
    page = open_page(context, url)
    add_moment(page, "Fixing bikes at the repair café")
    wait_until_at_rest(page)
    wait_until_kept_for_later(page)
    [before] = caches_of(page)
    sites.change(host.folder / "careers", PASSION, "Find your passion<", "Find your fire<")

    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    page.wait_for_function(
        "navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))"
    )
    page.reload()
    chromium.wait_for_page(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Find your passion")

    page.close()
    fresh = open_page(context, url)
    expect(fresh.get_by_role("heading", level=1)).to_contain_text("Find your fire")
    expect(part(fresh, MOMENTS)).to_contain_text("Fixing bikes")
    fresh.wait_for_function(f"caches.has({before!r}).then((isThere) => !isThere)")


def test_a_version_of_which_a_part_is_another_ones_is_not_kept(context, host):
    """A host in the middle of an update has some files already, and some not yet."""
    page_file = host.folder / "careers" / "04_goals.html"
    page_file.write_text(page_file.read_text(encoding="utf-8").replace("</h1>", " soon</h1>"))
    page = open_page(context, f"{host.url}careers/{PASSION}")
    page.evaluate(
        """() => navigator.serviceWorker.getRegistration().then((one) => new Promise((resolve) => {
             const worker = one?.installing;
             if (!worker) resolve();
             else worker.onstatechange = () => worker.state === "redundant" && resolve();
           }))"""
    )
    assert not page.evaluate("Boolean(navigator.serviceWorker.controller)")


def test_a_page_without_a_snapshot_begins_by_itself(context, host):
    """As where a browser can't take it: a later one, or another one."""
    [snapshot] = (host.folder / "careers" / "assets").glob("snapshot-*.bin")
    snapshot.write_bytes(snapshot.read_bytes()[:1000])
    page = open_page(context, f"{host.url}careers/{PASSION}")
    add_moment(page, "Fixing bikes at the repair café", "4, very", "Charged up")
    wait_until_at_rest(page)
    assert any("/packages-" in path for path in host.asked)


def test_where_python_can_not_start_one_is_told_and_can_write(context, host):
    for broken in (host.folder / "careers" / "assets").glob("*.bin"):
        broken.write_bytes(b"")
    page = context.new_page()
    page.goto(f"{host.url}careers/{PASSION}")
    expect(page.locator("#ck-failed")).to_have_text(content.text("static_site.page.failed"))
    for waiting in ("#ck-progress", "#ck-status"):
        expect(page.locator(waiting)).to_be_hidden()
    status = page.locator(".ck-vault-status")
    expect(status).to_have_text(content.text("vault.kept_here"))
    add(page, MOMENTS, "Add a moment").get_by_label(DOING).fill("Baking for the street")
    page.reload()
    expect(part(page, MOMENTS)).to_contain_text("Baking for the street")


def test_it_can_be_installed(context, host):
    page = open_page(context, f"{host.url}careers/{PASSION}")
    wait_until_kept_for_later(page)
    session = context.new_cdp_session(page)
    told = session.send("Page.getAppManifest")
    assert told["errors"] == []
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one for one in errors if one["errorId"] != "in-incognito"] == []


def test_answers_are_saved_to_a_file_and_links_lead_to_pages(context, host):
    page = open_page(context, f"{host.url}careers/{PASSION}")
    add_moment(page, "Fixing bikes at the repair café")
    wait_until_at_rest(page)
    saved = save_answers(page)
    assert "Fixing bikes" in Path(saved.path()).read_text(encoding="utf-8")
    page.get_by_role("link", name="Name your interests").last.click()
    page.wait_for_url("**/02_interests.html")
    links = page.locator("a[href]").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    assert [link for link in links if ".ipynb" in link] == []
