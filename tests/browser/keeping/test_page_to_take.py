"""The page that a person takes with them: read without a server, a network or a script."""

import re
from datetime import date
from itertools import product

import pytest
from playwright.sync_api import expect

from careerkit.export.saving import export_workbook
from careerkit.insight.sample import told_today
from careerkit.model import SECTIONS, Workbook, declared, kinds
from careerkit.opening import SAMPLE
from careerkit.store import decode, encode, read
from support.pages.journey import save_answers, wait_until_kept
from support.pages.paper import printed_words, sheets

TODAY = date(2026, 11, 29)
WORD = "Donaudampfschiff" * 125
PAPERS = ("A4", "Letter")
LOOKS = list(product(("light", "dark"), (1280, 360)))

NOTICE = ".ck-vault p.ck-notice[role=status]"
AWKWARD = (
    "</template></script><img src=x onerror=alert(1)><svg onload=alert(2)> javascript:alert(3)"
)


def take(workbook: Workbook, path):
    return export_workbook(workbook, path, names=True, notes=True, today=TODAY)


@pytest.fixture(scope="module")
def sample() -> Workbook:
    return told_today(read(SAMPLE), TODAY)


@pytest.fixture(scope="module")
def file(sample, tmp_path_factory):
    return take(sample, tmp_path_factory.mktemp("taken") / "mira.html")


@pytest.fixture
def far(new_context):
    """A page in a browser without a network and without scripts."""
    return new_context(offline=True, java_script_enabled=False).new_page()


def filled(text: str) -> Workbook:
    """A workbook with this text in everything that a person can write."""
    records = {}
    for name, record_type in SECTIONS.items():
        values = {
            field.name: (text,) if isinstance(field.kind, kinds.Tags) else text
            for field in declared(record_type)
            if field.kind.is_words
        }
        if values:
            records[name] = (record_type(id=f"{name}-1", **values),)
    return Workbook().holding(records)


def words(workbook: Workbook) -> list[str]:
    """All that was written in it, each as one line."""
    return [
        " ".join(text.split())
        for name, record_type in SECTIONS.items()
        for record in workbook.records(name)
        for field in declared(record_type)
        if isinstance(field.kind, (kinds.Text, kinds.LongText))
        for text in [getattr(record, field.name)]
        if " " in text
    ]


def test_without_a_network_and_without_scripts_every_word_is_there(far, file, sample):
    far.goto(file.as_uri())

    shown = " ".join(far.locator("body").text_content().split())
    assert [text for text in words(sample) if text not in shown] == []
    expect(far.get_by_role("heading", level=1)).to_have_text("What I have written")
    expect(far.get_by_role("img", name="Your six interests")).to_be_visible()
    # What is folded opens without a script.
    far.get_by_text("Answers about interests (30 entries)").click()
    expect(far.get_by_text("Fix a bicycle so that it runs quietly again")).to_be_visible()
    far.get_by_role("link", name="Step 9 Check in").click()
    expect(far.get_by_role("heading", name="Step 9 Check in")).to_be_in_viewport()


def test_it_can_be_used_by_all_in_every_look(page, look, file, assert_accessible, shot):
    page.goto(file.as_uri())
    for closed in page.locator("details").all():
        closed.evaluate("one => { one.open = true; }")

    for scheme, width in LOOKS:
        look(scheme, width)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"taken-{scheme}-{width}")
    assert page.problems == []


def test_without_other_people_it_is_printed_on_two_to_four_sheets_too(page, sample, tmp_path):
    page.goto(export_workbook(sample, tmp_path / "shared.html", today=TODAY).as_uri())

    for paper in PAPERS:
        assert 2 <= sheets(page, paper) <= 4


def test_it_is_printed_on_two_to_four_sheets_and_whole_on_more(page, file):
    page.goto(file.as_uri())

    for paper in PAPERS:
        assert 2 <= sheets(page, paper) <= 4
    printed = " ".join(printed_words(page).split())
    assert "Classes of twenty-four. I'm good with one at a time." in printed
    assert "What your answers say so far" not in printed

    page.get_by_label("Print everything").check()
    for paper in PAPERS:
        assert sheets(page, paper) > 4
    assert "What your answers say so far" in printed_words(page)


def test_no_word_is_so_long_that_it_leaves_the_page(look, tmp_path):
    file = take(filled(WORD), tmp_path / "long.html")
    look("light").goto(file.as_uri())
    for width in (1280, 360):
        page = look("light", width)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        wide = page.evaluate(
            """() => [...document.querySelectorAll("main *")]
              .filter((one) => !one.closest("svg, .table"))
              .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
              .map((one) => `${one.tagName} ${one.className}`)"""
        )
        assert wide == []


def test_what_is_typed_runs_nowhere(page, tmp_path):
    file = take(filled(AWKWARD), tmp_path / "awkward.html")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))

    page.goto(file.as_uri())

    expect(page.get_by_text(AWKWARD).first).to_be_visible()
    assert asked == []
    assert page.problems == []
    assert page.locator("script, img, main [onload], main [onerror]").count() == 0
    assert page.get_by_role("link", name=re.compile("javascript")).count() == 0


def test_saved_again_by_a_browser_it_still_opens(page, file, sample):
    page.goto(file.as_uri())

    archive = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
    for saved in (page.content(), archive["data"]):
        assert encode(decode(saved)) == encode(sample)


@pytest.mark.stress
def test_the_server_is_gone_and_the_person_goes_on_elsewhere(new_context, serve_app, app, tmp_path):
    before = serve_app()
    page = new_context().new_page()
    page.goto(f"{before.url}01_passion")
    wait_until_kept(page)
    page.get_by_label("Open a file").set_input_files(SAMPLE)
    expect(page.locator(NOTICE)).to_contain_text("Opened")
    wait_until_kept(page)
    written = read(save_answers(page).path())
    file = take(written, tmp_path / "mine.html")
    page.context.close()
    before.stop()

    elsewhere = new_context().new_page()
    elsewhere.goto(file.as_uri())
    shown = " ".join(elsewhere.locator("body").text_content().split())
    assert [text for text in words(written) if text not in shown] == []

    elsewhere.goto(f"{app.url}01_passion")
    wait_until_kept(elsewhere)
    elsewhere.get_by_label("Open a file").set_input_files(file)
    expect(elsewhere.locator(NOTICE)).to_contain_text("Opened “mine.html”")
    wait_until_kept(elsewhere)

    assert encode(read(save_answers(elsewhere).path())) == encode(written)
    assert elsewhere.problems == []


def test_a_page_without_a_workbook_is_one_sentence(page, topics, tmp_path):
    stranger = tmp_path / "stranger.html"
    stranger.write_text("<!doctype html><p>Hello")
    page.goto(topics.url)
    wait_until_kept(page)

    page.locator(".ck-vault-more > summary").click()
    page.get_by_label("Open a file").set_input_files(stranger)

    expect(page.locator(NOTICE)).to_contain_text(
        "“stranger.html” was not opened, and nothing has changed. There is no workbook in this"
    )
    assert page.locator("input[type=file]").first.get_attribute("accept").startswith(".json,.html")
