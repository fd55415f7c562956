"""The vault's storage in a real browser: what it hands over, keeps, and tidies away."""

import pytest

from support.pages.vault_parts import open_parts, put
from support.serving.kernels import eventually

pytestmark = pytest.mark.new_profile  # its time runs by our leave


@pytest.fixture
def parts(page):
    return open_parts(page)


def found(page):
    return page.evaluate("model.sent.filter(({ type }) => type === 'found')")


def test_a_page_that_found_something_asks_until_the_kernel_answers(parts):
    put(parts, "document/a", "text")
    parts.clock.install()

    parts.evaluate("window.storage = new VaultStorage(model); storage.tell()")
    parts.clock.run_for(7000)
    assert [message["attempt"] for message in found(parts)] == [0, 1, 2]
    parts.evaluate("model.python('merged', {seq: 1, writers: ['a']})")
    parts.clock.run_for(60_000)

    assert [message["texts"] for message in found(parts)] == [["text"], [], []]
    assert {message["seq"] for message in found(parts)} == {1}


def test_what_is_lost_on_its_way_every_time_is_not_given_for_ever(parts):
    put(parts, "document/a", "text")
    parts.clock.install()
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.tell();
          const { send } = model;
          model.send = (message, ...rest) => {
            send.call(model, message, ...rest);
            const { seq } = message;
            if (!rest[1].length) setTimeout(() => model.says({ type: "missing", seq }));
          };
        }"""
    )
    parts.clock.run_for(120_000)

    texts = [message["texts"] for message in found(parts)]
    assert texts == [["text"], [], ["text"], [], ["text"]]
    assert [message["attempt"] for message in found(parts)] == [0, 1, 2, 3, 4]


def hand_over(parts, progress):
    put(parts, "document/a", "text")
    parts.clock.install()
    parts.evaluate(
        """(progress) => {
          page.handed = { seq: 1, documents: documentsBeside(""), isErased: false, progress };
          window.storage = new VaultStorage(model);
          storage.begin();
        }""",
        progress,
    )


def test_what_is_still_on_its_way_is_asked_for_and_not_said_again(parts):
    hand_over(parts, "sending")
    parts.clock.run_for(60_000)
    asked = found(parts)
    assert {(one["seq"], *one["texts"], one["isComing"]) for one in asked} == {(1, True)}

    parts.evaluate("page.handed.progress = 'sent'")
    parts.clock.run_for(3000)
    assert [one["isComing"] for one in found(parts)[len(asked) :]] == [False]
    parts.evaluate("model.python('merged', {seq: 1, writers: ['a']})")
    parts.clock.run_for(60_000)

    assert len(found(parts)) == len(asked) + 1
    assert parts.evaluate("storage.restored")


@pytest.mark.parametrize("progress", ["", "failed"])
def test_what_was_never_on_its_way_is_said(parts, progress):
    hand_over(parts, progress)

    assert [(one["seq"], one["texts"]) for one in found(parts)] == [(2, ["text"])]


def test_what_stopped_on_its_way_is_said_after_all(parts):
    hand_over(parts, "sending")
    parts.evaluate("page.handed.progress = 'failed'")
    parts.clock.run_for(2500)

    assert [(one["seq"], one["texts"]) for one in found(parts)] == [(1, []), (2, ["text"])]


def test_what_went_out_and_never_arrived_is_said_after_all(parts):
    hand_over(parts, "sent")
    parts.evaluate("model.says({ type: 'missing', seq: 1 })")

    assert [(one["seq"], one["texts"]) for one in found(parts)] == [(1, []), (2, ["text"])]


def test_documents_too_large_for_one_message_go_one_after_the_other(parts):
    for writer in "abc":
        put(parts, f"document/{writer}", writer * 1_500_000)
    parts.evaluate("window.storage = new VaultStorage(model); storage.tell()")
    for seq in (1, 2, 3):
        parts.evaluate(
            """(seq) => {
              const { writers } = model.sent.findLast(({ type }) => type === "found");
              model.python("merged", { seq, writers });
            }""",
            seq,
        )

    sent = [message["writers"] for message in found(parts)]
    assert sorted(writer for batch in sent for writer in batch) == ["a", "b", "c"]
    assert len(sent) == 2


def test_an_earlier_visit_makes_room_for_the_document_that_it_is_part_of(parts):
    put(parts, "document/earlier", "e" * 3_000_000)
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.tell();
          model.gives(1, { head: "n".repeat(3_000_000) });
        }"""
    )
    assert parts.evaluate("storage.trouble") == "full"

    parts.evaluate("model.python('merged', {seq: 1, writers: ['earlier']})")

    assert parts.evaluate("[storage.trouble, model.get('kept')]") == ["", 1]
    assert parts.evaluate("page.storage.keys('document/')") == [parts.evaluate("storage.key")]


def test_an_earlier_visit_stays_where_there_is_no_room_even_without_it(parts):
    put(parts, "document/earlier", "e" * 1000)
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.tell();
          model.gives(1, { head: "n".repeat(7_000_000) });
          model.python("merged", { seq: 1, writers: ["earlier"] });
        }"""
    )

    assert parts.evaluate("[storage.trouble, model.get('kept')]") == ["full", 0]
    assert parts.evaluate("localStorage['careerkit/1/document/earlier'].length") == 1000


def test_a_document_that_was_on_its_way_does_not_survive_an_erasure(parts):
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          model.gives(1, { head: "an answer" });
          storage.erase();
          model.gives(2, { head: "the same answer, a little late" });
        }"""
    )
    assert parts.evaluate("Object.keys(localStorage)") == []

    parts.evaluate(
        """() => {
          model.python("forgotten", 1);
          model.gives(3, { head: "new" });
        }"""
    )
    assert parts.evaluate("Object.values(localStorage)") == ["{\nnew\n}\n"]


@pytest.mark.parametrize(
    ("text", "times", "too_large"),
    [("x", 8_000_000, False), ("x", 8_000_001, True), ("ä", 4_000_001, True), ("€", 10, False)],
)
def test_a_text_is_measured_as_it_travels(parts, text, times, too_large):
    assert parts.evaluate("([text, n]) => isTooLarge(text.repeat(n))", [text, times]) is too_large


def sent(page, kind):
    return page.evaluate("kind => model.sent.filter(({ type }) => type === kind).length", kind)


def test_what_changed_is_put_into_what_the_page_had(parts):
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          model.gives(1, { head: "old", topics: "soil", removed: "none" });
          model.gives(2, { topics: "rivers" }, 1, ["head", "topics", "removed"]);
        }"""
    )

    assert parts.evaluate("Object.values(localStorage)") == ["{\nold,\nrivers,\nnone\n}\n"]
    assert parts.evaluate("model.get('kept')") == 2
    assert sent(parts, "again") == 0


def test_what_builds_on_a_version_that_never_came_is_not_kept_but_asked_for_again(parts):
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          model.gives(1, { head: "old", topics: "soil" });
          model.gives(3, { head: "new" }, 2, ["head", "topics"]);
        }"""
    )
    assert sent(parts, "again") == 1
    assert parts.evaluate("[storage.text, model.get('kept')]") == ["{\nold,\nsoil\n}\n", 1]

    parts.evaluate("model.gives(3, { head: 'new', topics: 'rivers' })")

    assert parts.evaluate("Object.values(localStorage)") == ["{\nnew,\nrivers\n}\n"]
    assert parts.evaluate("model.get('kept')") == 3


FOUND = '{\n "id": "w",\n "topics": [\n  {"what": "soil"}\n ],\n "removed": []\n}\n'


def test_a_document_that_is_the_workbook_as_it_is_becomes_the_pages_own(parts):
    put(parts, "document/earlier", FOUND)
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.begin();
          model.state.revision = 1;
          model.python("merged", { seq: 1, writers: ["earlier"], same: "earlier", revision: 1 });
        }"""
    )
    assert parts.evaluate("[model.get('kept'), storage.restored]") == [1, True]
    wait_for_one_document(parts)
    assert parts.evaluate("Object.values(localStorage)") == [FOUND]

    parts.evaluate(
        """() => model.gives(2, { topics: ' "topics": []' }, 1, ["head", "topics", "removed"])"""
    )

    [text] = parts.evaluate("Object.values(localStorage)")
    assert text == '{\n "id": "w",\n "topics": [],\n "removed": []\n}\n'


def test_there_is_room_for_a_large_document_that_becomes_the_pages_own(parts):
    put(parts, "document/earlier", "e" * 4_000_000)
    parts.evaluate(
        """() => {
          window.troubles = [];
          window.storage = new VaultStorage(model);
          storage.events.addEventListener("changed", () => troubles.push(storage.trouble));
          storage.begin();
          model.state.revision = 1;
          model.python("merged", { seq: 1, writers: ["earlier"], same: "earlier", revision: 1 });
        }"""
    )
    wait_for_one_document(parts)

    assert set(parts.evaluate("troubles")) == {""}
    assert parts.evaluate("Object.values(localStorage)[0].length") == 4_000_000


def wait_for_one_document(page):
    assert eventually(
        lambda: page.evaluate("page.storage.keys('document/')") == [page.evaluate("storage.key")]
    )


HANDED = """() => {
  page.handed = { seq: 1, documents: documentsBeside(""), isErased: false };
  window.begin = (merged) => {
    if (merged) model.state.merged = merged;
    window.storage = new VaultStorage(model);
    storage.begin();
  };
}"""


def test_what_was_handed_over_before_there_were_widgets_is_not_said_again(parts):
    put(parts, "document/earlier", FOUND)
    parts.evaluate(HANDED)
    parts.evaluate(
        """() => {
          model.state.revision = 1;
          begin({ seq: 1, writers: ["earlier"], same: "earlier", revision: 1 });
        }"""
    )

    assert found(parts) == []
    assert parts.evaluate("[storage.restored, model.get('kept')]") == [True, 1]
    wait_for_one_document(parts)


def test_what_no_kernel_took_is_handed_over_again(parts):
    put(parts, "document/earlier", FOUND)
    parts.evaluate(HANDED)
    parts.evaluate("begin()")

    [message] = found(parts)
    assert message["seq"] == 2
    assert message["texts"] == [FOUND]
    assert parts.evaluate("storage.restored") is False


def test_a_version_that_python_gave_before_there_were_widgets_is_asked_for(parts):
    put(parts, "document/one", FOUND)
    put(parts, "document/two", FOUND.replace("soil", "rivers"))
    parts.evaluate(HANDED)
    parts.evaluate("model.state.revision = 1; begin({ seq: 1, writers: ['one', 'two'] })")
    assert sent(parts, "again") == 1
    assert parts.evaluate("page.storage.keys('document/').length") == 2

    parts.evaluate("model.gives(1, { head: 'both' })")

    assert "{\nboth\n}\n" in parts.evaluate("Object.values(localStorage)")


def test_a_version_that_python_gave_while_the_vault_still_asked_is_asked_for(parts):
    put(parts, "document/earlier", FOUND)
    parts.evaluate(
        """() => {
          window.storage = new VaultStorage(model);
          storage.begin();
          model.python("revision", 1);
          model.python("merged", { seq: 7, writers: ["earlier"], same: "earlier", revision: 1 });
          model.python("merged", { seq: 1, writers: ["earlier"] });
        }"""
    )
    assert sent(parts, "again") == 1

    parts.evaluate("model.gives(1, { head: 'all' })")

    assert parts.evaluate("Object.values(localStorage)") == ["{\nall\n}\n"]
    assert parts.evaluate("model.get('kept')") == 1


def test_a_later_view_takes_no_old_text_for_the_present_version(parts):
    put(parts, "document/earlier", FOUND)
    parts.evaluate(HANDED)
    parts.evaluate(
        """() => {
          model.state.revision = 7;
          begin({ seq: 1, writers: ["earlier"], same: "earlier", revision: 1 });
        }"""
    )

    assert sent(parts, "again") == 1
    assert parts.evaluate("[storage.text, storage.revision]") == ["", 0]


def test_what_another_tab_erased_while_the_page_loaded_is_forgotten(parts):
    put(parts, "document/earlier", FOUND)
    parts.evaluate(HANDED)
    parts.evaluate(
        """() => {
          page.handed.isErased = true;
          model.state.revision = 1;
          begin({ seq: 1, writers: ["earlier"], same: "earlier", revision: 1 });
        }"""
    )

    assert parts.evaluate("Object.keys(localStorage)") == []
    assert parts.evaluate("[model.get('erased'), storage.text]") == [1, ""]
