"""What only a kernel can do, asked where there is none: told, and nothing seems done."""

import re

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.model import Activity, Theme, Topic, Workbook
from careerkit.store import encode
from support.pages.journey import part, press_reload, visit, wait_until_at_rest, wait_until_ready
from support.pages.vault_parts import open_parts, put
from support.stress.chaos import kill_kernel

UNSURE = content.text("vault.unsure")
WRITTEN = Workbook(
    activities=[
        Activity(id="a", what="Repairing bikes"),
        Activity(id="b", what="Teaching my niece"),
    ],
    topics=[
        Topic(id="c", what="The right to repair"),
        Topic(id="d", what="Teaching for everybody"),
    ],
    themes=[Theme(id="one", name="Bread"), Theme(id="two", name="Soil")],
)


def banner(page):
    return page.locator(".ck-banner")


def suggestions(page):
    return page.get_by_role("region", name="Words that run through your answers")


def evidence(page):
    part_ = page.get_by_role("region", name="What stands behind each theme")
    return part_.get_by_role("checkbox", name="Repairing bikes")


def step_back(page):
    return page.locator(".ck-vault-steps").get_by_role("button", name="Undo")


def wait_until_heard(page):
    """Wait until the kernel has done all that the page asked of it, and said what came of it."""
    page.wait_for_function(
        """() => {
          const page = globalThis[Symbol.for("careerkit.page")];
          return page.heard === page.asked;
        }"""
    )


@pytest.fixture
def themes(page, app):
    """The passion page with two themes, of which the first one is open."""
    page.goto(app.url)
    put(page, "document/earlier", encode(WRITTEN))
    visit(page, app.url)
    page.locator(".ck-evidence summary", has_text="Bread").click()
    expect(evidence(page)).not_to_be_checked()
    expect(suggestions(page).get_by_role("button", name=re.compile("^Keep"))).not_to_have_count(0)
    part(page, "Your themes").get_by_role("button", name="Bread", exact=True).click()
    page.get_by_label("Name of the theme").first.fill("Baking")
    wait_until_at_rest(page)
    expect(step_back(page)).to_be_enabled()
    wait_until_heard(page)
    return page


def tick(page):
    evidence(page).click()
    expect(evidence(page)).not_to_be_checked()


def keep_a_suggestion(page):
    before = suggestions(page).locator(".ck-suggestion").count()
    keep = suggestions(page).get_by_role("button", name=re.compile("^Keep")).first
    keep.click()
    expect(keep).to_be_focused()
    assert suggestions(page).locator(".ck-suggestion").count() == before


def choose(page):
    page.locator(".ck-theme-choice").first.click()
    expect(page.locator(".ck-theme-choice")).to_have_count(2)


def go_back(page):
    step_back(page).click()


def test_a_click_that_is_not_heard_is_told_and_changes_nothing(
    themes, app, shot, assert_accessible
):
    page = themes
    kill_kernel(page, app)
    expect(banner(page)).to_contain_text("The connection to careerkit is lost")
    expect(banner(page)).not_to_contain_text(UNSURE)

    for number, click in enumerate((tick, keep_a_suggestion, choose, go_back)):
        page.evaluate("document.querySelector('.ck-banner [aria-live]').replaceChildren()")
        click(page)
        expect(banner(page)).to_contain_text(UNSURE)
        if number == 0:
            shot(page, "unheard")
            page.set_viewport_size({"width": 360, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            shot(page, "unheard-phone")
            assert_accessible(page, ".ck-banner")
            page.set_viewport_size({"width": 1280, "height": 900})

    press_reload(page)
    wait_until_ready(page)
    expect(banner(page)).to_be_hidden()
    page.locator(".ck-evidence summary", has_text="Baking").click()
    expect(step_back(page)).to_be_disabled()
    evidence(page).click()
    expect(evidence(page)).to_be_checked()
    expect(step_back(page)).to_be_enabled()  # the kernel has it
    wait_until_heard(page)  # Undo may come a moment before what is to be kept
    wait_until_at_rest(page)
    page.reload()
    wait_until_ready(page)
    page.locator(".ck-evidence summary", has_text="Baking").click()
    expect(evidence(page)).to_be_checked()


def test_a_click_right_after_the_kernels_end_is_told_as_soon_as_that_is_known(themes, app):
    kill_kernel(themes, app)
    evidence(themes).click()

    expect(banner(themes)).to_contain_text(UNSURE)


def test_an_occupation_is_not_called_listed_where_the_kernel_did_not_write_it_down(page, app):
    page.goto(f"{app.url}03_paths")
    add = page.get_by_role("button", name=re.compile("^Shortlist: ")).first
    expect(add).to_be_visible()
    wait_until_at_rest(page)
    kill_kernel(page, app)
    expect(banner(page)).to_contain_text("The connection to careerkit is lost")

    add.click()

    expect(banner(page)).to_contain_text(UNSURE)
    expect(page.locator(".ck-occupation-notice")).to_be_hidden()


@pytest.fixture
def watched(new_context):
    """The vault's parts, with a watch over a stand-in for the kernel that answers when told to."""
    page = new_context().new_page()
    page.clock.install()
    open_parts(page)
    page.evaluate(
        """() => {
          window.numbers = [];
          model.send = ({ n }) => numbers.push(n);
          window.answer = () => {
            for (const n of numbers.splice(0)) model.says({ type: "pong", n });
          };
          window.watch = new Watch(model, new Banner(model.get("_texts"), () => {}));
          watch.begin();
          answer();
        }"""
    )
    return page


def beat(page, times=1):
    """Let so many questions be asked and answered."""
    for _ in range(times):
        page.clock.run_for(2000)
        page.evaluate("answer()")


def test_what_was_answered_after_it_was_asked_is_no_matter(watched):
    watched.evaluate("ask(model, { answer: { seq: 1 } })")
    beat(watched)
    watched.clock.run_for(6000)

    expect(banner(watched)).to_be_visible()
    expect(banner(watched)).not_to_contain_text(UNSURE)


def test_what_was_asked_of_silence_is_unsure_until_the_answers_come(watched):
    watched.evaluate("ask(model, { answer: { seq: 1 } })")
    watched.clock.run_for(8000)
    expect(banner(watched)).to_contain_text(UNSURE)
    assert not watched.evaluate("ask(model, { answer: { seq: 2 } })")
    # A kernel that is only slow hears it all the same.
    assert watched.evaluate("model.sent.at(-1).answer.seq") == 2

    beat(watched)

    expect(banner(watched)).to_contain_text("Connected again.")
    expect(banner(watched)).not_to_contain_text(UNSURE)
    assert watched.evaluate("ask(model, { answer: { seq: 3 } })")


def test_what_was_asked_before_an_answer_that_skips_a_question_is_unsure(watched):
    watched.evaluate("ask(model, { answer: { seq: 1 } })")
    watched.clock.run_for(4000)
    watched.evaluate("numbers.shift(); answer()")

    expect(banner(watched)).to_contain_text(content.text("vault.missed"))
    expect(banner(watched)).to_contain_text(UNSURE)


def test_a_closed_connection_is_no_error(watched):
    watched.evaluate("void (model.save_changes = () => { throw new Error('closed') })")
    assert watched.evaluate("ask(model, { answer: { seq: 1 } })")
    watched.clock.run_for(8000)
    expect(banner(watched)).to_contain_text(UNSURE)


def test_a_page_without_a_watch_asks_always(watched):
    watched.clock.run_for(8000)
    watched.evaluate("watch.stop()")
    assert watched.evaluate("ask(model, { answer: { seq: 1 } })")
