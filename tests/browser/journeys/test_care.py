"""A person writes what hurts: a calm word stands beside it, can be closed, and stays so."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.accessibility import assert_accessible
from support.pages.chromium import be_at
from support.pages.journey import (
    add,
    part,
    visit,
    wait_until_at_rest,
    wait_until_kept,
    wait_until_ready,
)
from support.pages.storage import documents, stored
from support.serving import servers
from support.serving.processes import Served

SENTENCE = "I don't want to be here any more"
TOPICS = content.text("passion.topics.title")
LINES = """
emergency = "112"

[[lines]]
name = "The Listeners"
phone = "+00 000 111"
hours = "day and night"
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app of a host who brought help lines."""
    folder = tmp_path_factory.mktemp("lines")
    (folder / "lines.toml").write_text(LINES, encoding="utf-8")
    served = servers.start_app(
        "--help-lines", str(folder / "lines.toml"), places=tmp_path_factory.mktemp("app")
    )
    yield served
    served.stop()


def note(page):
    return page.get_by_role("region", name=content.text("care.note.name"))


def write(page, what):
    card = add(page, TOPICS, content.text("passion.topics.add"))
    card.get_by_role("textbox").first.fill(what)
    card.get_by_role("radio", name="5").check()
    page.keyboard.press("Tab")
    return card


def test_a_cry_gets_one_calm_word_that_can_be_closed_and_other_words_that_hurt_their_own(
    page, host, shot
):
    visit(page, f"{host.url}01_passion")
    write(page, SENTENCE)

    expect(note(page)).to_have_count(1)
    expect(note(page)).to_contain_text("call 112")
    line = note(page).get_by_role("link", name="+00 000 111")
    expect(line).to_have_attribute("href", "tel:+00000111")
    assert_accessible(page, ".ck-care")
    shot(page, "care-wide")
    page.set_viewport_size({"width": 360, "height": 800})
    note(page).scroll_into_view_if_needed()
    shot(page, "care-narrow")
    wait_until_kept(page)
    for said in page.locator(".ck-sentences:visible").all_inner_texts():
        assert SENTENCE not in said
        assert "matter to you" not in said
        assert "matters to you" not in said

    close = note(page).get_by_role("button", name="Close this note")
    close.focus()
    page.keyboard.press("Enter")

    expect(note(page)).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")
    page.reload()
    wait_until_ready(page)
    expect(part(page, TOPICS).locator(".ck-record-name")).to_have_text([SENTENCE])
    wait_until_kept(page)
    expect(note(page)).to_have_count(0)

    page.set_viewport_size({"width": 1280, "height": 900})
    write(page, "my dad hits me")

    expect(note(page)).to_have_count(1)
    wait_until_kept(page)
    nothing_of_it_is_saved(page)


def nothing_of_it_is_saved(page):
    kept = stored(page)
    saved = "".join(kept[key] for key in documents(page)).lower()
    assert SENTENCE.lower() in saved
    assert not any(word in saved for word in ("crisis", "troubl", "closed", "heard"))


TWO_LISTS = """import ipywidgets
from careerkit.content import help_lines
from careerkit.model import Topic
from careerkit.widgets import RecordList
hurt = [Topic(id="hurt", what="I want to die")]
first = RecordList(Topic, hurt, title="First")
second = RecordList(Topic, [Topic(id="late", what="bread")], title="Second")
def tell(_):
    tell.times += 1
    mark = {"id": "late", "field": "what", "mark": f"mark-{tell.times}"}
    second._care = {"answers": [mark], "words": help_lines.note()}
tell.times = 0
button = ipywidgets.Button(description="Tell")
button.on_click(tell)
ipywidgets.VBox([first, second, button])"""

TELL = "[...document.querySelectorAll('button')].find((one) => one.innerText === 'Tell').click()"


def test_a_note_of_words_that_stood_here_already_does_not_come_once_the_notes_are_closed(
    page, show_cells
):
    page.goto(show_cells([TWO_LISTS]).url)
    note(page).get_by_role("button", name="Close this note").click()
    page.evaluate(TELL)
    page.wait_for_function("Object.keys(localStorage).some((key) => key.endsWith('mark-1'))")
    expect(note(page)).to_have_count(0)

    part(page, "Second").get_by_role("button", name="bread", exact=True).click()
    page.evaluate(TELL)

    expect(
        part(page, "Second").get_by_role("region", name=content.text("care.note.name"))
    ).to_have_count(1)


def test_a_plan_that_is_a_cry_is_not_asked_for_once_more(page, host):
    page.goto(f"{host.url}04_goals")
    wait_until_at_rest(page)
    goal = add(page, content.text("goals.builder.title"), content.text("goals.builder.add"))
    goal.get_by_role("textbox").first.fill("Get through the week")
    plan = part(page, content.text("goals.woop.title"))
    again = plan.get_by_label(content.text("model.goal.rehearsed.label"))
    then = plan.get_by_label(content.text("model.goal.then.label"))
    expect(again).to_be_visible()
    then.fill("cut myself")
    page.keyboard.press("Shift+Tab")

    expect(note(page)).to_have_count(1)
    expect(again).to_be_hidden()
    wait_until_kept(page)
    page.reload()
    wait_until_at_rest(page)
    expect(then).to_have_value("cut myself")
    expect(again).to_be_hidden()

    then.fill("put the kettle on")
    page.keyboard.press("Shift+Tab")

    expect(note(page)).to_have_count(0)
    expect(again).to_be_visible()


class TestWhereOneWrote:
    """On one page, grief before any note was closed."""

    def test_below_grief_no_question_needs_an_answer(self, standing, host):
        be_at(standing, f"{host.url}01_passion")
        leave = content.text("care.form.leave")
        card = add(standing, TOPICS, content.text("passion.topics.add"))
        card.get_by_role("textbox").first.fill("my nan died and I still bake her bread")
        standing.keyboard.press("Tab")

        expect(card).to_contain_text(leave)
        expect(note(standing)).to_have_count(0)

        card.get_by_role("textbox").first.fill("hospital gardens")
        standing.keyboard.press("Tab")

        expect(card).not_to_contain_text(leave)

    def test_a_page_shows_one_note_where_the_person_wrote_last_and_closes_it_for_all(
        self, standing, host
    ):
        be_at(standing, f"{host.url}01_passion")
        write(standing, SENTENCE)
        moments = content.text("passion.flow_log.title")
        card = add(standing, moments, content.text("passion.flow_log.add"))
        card.get_by_role("textbox").first.fill("cutting myself")
        standing.keyboard.press("Tab")

        expect(
            part(standing, moments).get_by_role("region", name=content.text("care.note.name"))
        ).to_have_count(1)
        expect(note(standing)).to_have_count(1)
        wait_until_kept(standing)
        standing.reload()
        wait_until_ready(standing)
        expect(note(standing)).to_have_count(1)

        note(standing).get_by_role("button", name="Close this note").click()

        expect(note(standing)).to_have_count(0)
        wait_until_kept(standing)
        expect(note(standing)).to_have_count(0)
