"""Two tabs write in the same place, and one of them is late: both texts are still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from careerkit import content
from careerkit.model import SECTIONS, Topic
from careerkit.store import read
from careerkit.widgets import RecordList
from careerkit.widgets.keeping.pending import checksum
from support.pages.journey import (
    MOMENTS,
    add_moment,
    names,
    part,
    save_answers,
    visit,
    wait_until_at_rest,
    wait_until_ready,
)
from support.pages.vault_parts import open_parts
from support.stress.chaos import kill_kernel

STATEMENT = "My passion statement"


def write_on(page, label, words):
    """Go to the end of a text, and write."""
    page.bring_to_front()
    page.get_by_label(label).last.press("End")
    page.keyboard.type(words)


def written_in_two_tabs(page, app):
    """A moment that is written on in a page without a kernel, and then in another one: that one."""
    visit(page, app.url)
    add_moment(page, "Baking")
    wait_until_at_rest(page)
    other = page.context.new_page()
    visit(other, app.url)
    page.bring_to_front()
    kill_kernel(page, app)
    write_on(page, "What were you doing?", " old")
    other.bring_to_front()
    part(other, MOMENTS).locator(".ck-record-toggle").click()
    write_on(other, "What were you doing?", ", newer words")
    wait_until_at_rest(other)
    return other


def test_words_that_were_typed_into_a_dead_page_hide_no_newer_ones_nor_does_its_file(page, app):
    both = {"Baking old", "Baking, newer words"}
    other = written_in_two_tabs(page, app)

    page.bring_to_front()
    assert {moment.what for moment in read(Path(save_answers(page).path())).activities} == both
    page.reload()
    wait_until_ready(page)

    expect(part(page, MOMENTS).locator(".ck-record-name")).to_have_text(
        ["Baking old", "Baking, newer words"]
    )
    expect(page.locator(".ck-vault")).to_contain_text("“Baking, newer words” was written on in two")
    wait_until_at_rest(page)
    assert {moment.what for moment in read(Path(save_answers(page).path())).activities} == both
    expect(part(other, MOMENTS).locator(".ck-record-name")).to_have_count(2)
    assert set(names(other, MOMENTS)) == both


def test_a_form_of_its_own_shows_the_other_version_until_it_is_not_needed_any_more(page, app):
    visit(page, app.url)
    page.get_by_label(STATEMENT).fill("I grow food")
    wait_until_at_rest(page)
    other = page.context.new_page()
    visit(other, app.url)
    kill_kernel(page, app)
    write_on(page, STATEMENT, " in the dark")
    write_on(other, STATEMENT, " with children")
    wait_until_at_rest(other)
    page.bring_to_front()
    page.reload()
    wait_until_ready(page)
    version = page.get_by_role("region", name=content.text("record_list.other_version"))

    expect(page.get_by_label(STATEMENT)).to_have_value("I grow food in the dark")
    expect(version.get_by_text("I grow food with children")).to_be_visible()
    version.get_by_role("button", name="Remove this version").click()

    expect(version).to_have_count(0)
    expect(page.get_by_label(STATEMENT)).to_have_value("I grow food in the dark")
    wait_until_at_rest(page)
    [statement] = read(Path(save_answers(page).path())).statements
    assert statement.statement == "I grow food in the dark"


@pytest.fixture
def editing(standing):
    """The page that stands, with an editing of one topic, and a stand-in for the kernel."""
    return edit(standing, RecordList(Topic, [Topic(id="soil", what="Soil")]))


def edit(page, widget):
    open_parts(page, widget=widget)
    page.evaluate("window.editing = new RecordEditing(model)")
    return page


class TestWhatAWriterHadSeen:
    """An editing says it by checksums, on one page for all of these."""

    def test_the_browser_and_the_kernel_make_the_same_checksum(self, editing):
        for text in ("", "Soil", "زيت 🧑‍🍳", "a" * 5000):
            assert editing.evaluate("checksum", text) == checksum(text)
            assert editing.evaluate("checksum", [text, "b"]) == checksum([text, "b"])

        half = editing.evaluate("checksum('half \\ud83d, whole \\ud83d\\ude00')")
        as_kept = "half \N{REPLACEMENT CHARACTER}, whole \N{GRINNING FACE}"
        assert half == checksum(as_kept), "half an emoji is what the kernel keeps of it"

    def test_a_set_says_what_its_writer_had_seen_and_sent(self, editing):
        editing.evaluate("editing.edit('soil', 'what', 'Soil and rain', { now: true })")
        editing.evaluate("editing.send()")
        editing.evaluate("editing.edit('soil', 'what', 'Rain')")

        assert editing.evaluate("editing.wire().seen") == {
            "soil": {"what": [checksum("Soil"), checksum("Soil and rain")]}
        }

    def test_what_the_kernel_says_beneath_words_on_their_way_was_not_seen(self, editing):
        editing.evaluate("editing.edit('soil', 'what', 'Rain')")
        editing.evaluate(
            "what => model.python('_records', [{ ...model.get('_records')[0], what }])",
            "Soil of another tab",
        )
        editing.evaluate("editing.edit('soil', 'what', 'Rain, daily')")

        assert checksum("Soil of another tab") not in editing.evaluate(
            "editing.wire().seen.soil.what"
        )

    @pytest.mark.parametrize(
        ("section", "record", "seen", "left"),
        [
            ("topics", {"what": "Soil"}, {"what": ["Soil"]}, 0),
            ("topics", {"what": "Soil"}, {"what": ["So"]}, 1),
            ("topics", {"what": "Soil"}, None, 0),
            ("themes", {"words": ["soil"]}, {"words": [[]]}, 1),
            ("milestones", {"done": "2026-12-01"}, {"done": ["2026-11-30"]}, 0),
        ],
    )
    def test_of_earlier_visits_a_removal_holds_against_what_it_saw(
        self, standing, section, record, seen, left
    ):
        page = edit(standing, RecordList(SECTIONS[section]))
        written = {"put": {"r": {"record": record, "changed": list(record), "after": None}}}
        sights = {
            name: [checksum(value) for value in values] for name, values in (seen or {}).items()
        }
        removed = {"remove": ["r"], "seen": {} if seen is None else {"r": sights}}

        page.evaluate("sets => sets.forEach((set) => editing.fold(set))", [written, removed])

        assert len(page.evaluate("editing.wire().put")) == left
        assert len(page.evaluate("editing.wire().remove")) == 1 - left
