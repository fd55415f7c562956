"""What a person writes into the file with an editor holds, and disturbs no tab."""

import os
import re
import time
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerkit.model import Theme, Topic, Workbook
from careerkit.session import Session
from careerkit.store import FileStore, encode, read
from careerkit.store.hand_edits import HandEdits

START = datetime(2026, 1, 1, tzinfo=UTC)
MARKS = ("what", "why")
_later = count(1)


def opened(path):
    return Session(store=FileStore(path))


def at(minutes):
    return START + timedelta(minutes=minutes)


def by_hand(path, old, new):
    """Save a change from an editor, at a time of its own."""
    text = path.read_text()
    assert old in text
    save_by_hand(path, text.replace(old, new, 1))


def save_by_hand(path, text):
    path.write_text(text)
    moment = time.time_ns() + next(_later) * 1_000_000
    os.utime(path, ns=(moment, moment))


def look(*sessions):
    for session in sessions:
        session.store.refresh()


def change(session, **values):
    session.apply(lambda workbook: workbook.put("topics", workbook.topics[0].changed(**values)))


def said(session):
    return [(topic.what, topic.why, topic.pull) for topic in session.workbook.topics]


@pytest.fixture
def path(tmp_path):
    """A file with one topic."""
    path = tmp_path / "w.json"
    topic = Topic(id="t", what="soil", why="worms", pull=3, updated=START)
    path.write_text(encode(Workbook(created=START, updated=START, topics=(topic,))))
    return path


@pytest.mark.parametrize("word", ["sand", "tall", "", "soil and rain"])
@pytest.mark.parametrize("is_seen_first", [True, False])
def test_a_word_that_was_changed_by_hand_holds(path, word, is_seen_first):
    session = opened(path)
    by_hand(path, '"soil"', f'"{word}"')
    if is_seen_first:
        look(session)
        assert said(session) == [(word, "worms", 3)]

    change(session, pull=5)

    assert said(session) == [(word, "worms", 5)]
    assert [(topic.what, topic.pull) for topic in read(path).topics] == [(word, 5)]
    assert session.problem == ""


@pytest.mark.parametrize("number", ["1", "5", "null"])
def test_a_number_that_was_changed_by_hand_holds(path, number):
    session = opened(path)
    by_hand(path, '"pull": 3', f'"pull": {number}')
    look(session)
    assert session.workbook.topics[0].pull == (None if number == "null" else int(number))


def test_an_item_that_was_taken_out_of_a_list_by_hand_stays_out(tmp_path):
    path = tmp_path / "w.json"
    theme = Theme(id="t", words=("bread", "oven"), updated=START)
    path.write_text(encode(Workbook(themes=(theme,))))
    session = opened(path)
    by_hand(path, '"bread", "oven"', '"oven", "flour"')
    look(session)
    assert session.workbook.themes[0].words == ("oven", "flour")


@pytest.mark.parametrize("years", [-1, 1])
def test_it_holds_whatever_the_clocks_say(path, years):
    session = opened(path)
    moment = time.time_ns() + years * 365 * 86_400_000_000_000
    path.write_text(path.read_text().replace('"soil"', '"sand"'))
    os.utime(path, ns=(moment, moment))
    look(session)
    change(session, pull=5)
    assert said(opened(path)) == said(session) == [("sand", "worms", 5)]


def test_a_record_from_a_computer_whose_clock_is_ahead_can_be_changed_by_hand(tmp_path):
    path = tmp_path / "w.json"
    ahead = datetime(2090, 1, 1, tzinfo=UTC)
    path.write_text(encode(Workbook(topics=(Topic(id="t", what="soil", updated=ahead),))))
    session = opened(path)
    by_hand(path, '"soil"', '"sand"')
    look(session)
    assert session.workbook.topics[0].what == "sand"


def test_what_is_changed_by_hand_again_and_again_is_as_it_was_left(path):
    session = opened(path)
    words = ["sand", "tall", "a", "soil", "z"]
    for old, new in zip(["soil", *words], words, strict=False):
        by_hand(path, f'"{old}"', f'"{new}"')
        look(session)
        assert said(session) == [(new, "worms", 3)]


def test_looking_at_a_change_by_hand_writes_nothing_and_it_counts_as_kept(path):
    one, two = opened(path), opened(path)
    by_hand(path, '"soil"', '"sand"')
    before = path.read_bytes(), path.stat()

    look(one, two, one, two)

    now = path.stat()
    assert path.read_bytes() == before[0]
    # Looking is a reading of its own: when that was is no part of it.
    assert (now.st_ino, now.st_mtime_ns) == (before[1].st_ino, before[1].st_mtime_ns)
    assert one.workbook == two.workbook == one.saved == two.saved
    assert not one.can_undo


def test_two_notebooks_come_to_rest_after_a_change_by_hand(path):
    one, two = opened(path), opened(path)
    by_hand(path, '"soil"', '"sand"')
    look(one)
    change(one, pull=5)
    change(two, why="rain")
    look(one, two)
    before = path.read_bytes(), path.stat()

    look(one, two, one, two)

    now = path.stat()
    assert path.read_bytes() == before[0]
    # Looking is a reading of its own: when that was is no part of it.
    assert (now.st_ino, now.st_mtime_ns) == (before[1].st_ino, before[1].st_mtime_ns)
    assert one.workbook == two.workbook
    assert said(one) == [("sand", "rain", 5)]


def test_an_editor_that_shows_an_older_version_loses_no_tab_a_word(path):
    session = opened(path)
    shown = path.read_text()
    change(session, why="worms and rain", pull=5)
    change(session, what="soil of the garden")
    save_by_hand(path, shown.replace('"soil"', '"sand"'))

    look(session)

    assert {(what, why) for what, why, _ in said(session)} == {
        ("sand", "worms and rain"),
        ("soil of the garden", "worms and rain"),
    }
    assert {pull for _, _, pull in said(session)} == {5}
    assert len(read(path).topics) == 2


def test_a_version_that_another_notebook_wrote_meanwhile_can_be_changed_by_hand_too(path):
    one, two = opened(path), opened(path)
    change(two, what="sand")
    shown = path.read_text()
    change(two, what="clay")
    look(one)  # it never saw the version that the editor shows
    save_by_hand(path, shown.replace('"sand"', '"silt"'))

    look(one, two, one)

    assert {what for what, _, _ in said(one)} == {"clay", "silt"}
    assert said(one) == said(two)


def test_a_field_that_another_notebook_had_left_alone_can_be_changed_by_hand_too(path):
    one, two = opened(path), opened(path)
    change(two, what="sand", pull=5)
    shown = path.read_text()
    change(two, why="rain")
    look(one)
    save_by_hand(path, shown.replace('"worms"', '"roots"'))

    look(one, two, one)

    assert {why for _, why, _ in said(one)} == {"rain", "roots"}
    assert said(one) == said(two)


def test_a_change_by_hand_holds_if_another_notebook_went_on_from_it_before_it_was_seen(path):
    one = opened(path)
    by_hand(path, '"soil"', '"sand"')
    change(opened(path), pull=5)

    look(one)

    assert said(one) == [("sand", "worms", 5)]
    assert [topic.what for topic in read(path).topics] == ["sand"]


def test_an_editor_that_brings_back_an_older_version_as_it_was_changes_nothing(path):
    session = opened(path)
    shown = path.read_text()
    change(session, what="sand")
    save_by_hand(path, shown)
    look(session)
    assert said(session) == [("sand", "worms", 3)]
    assert read(path).topics == session.workbook.topics


def test_words_that_were_changed_by_hand_in_a_removed_record_come_back(path):
    session = opened(path)
    shown = path.read_text()
    session.apply(lambda workbook: workbook.remove("topics", "t"))
    save_by_hand(path, shown.replace('"soil"', '"sand"'))
    look(session)
    assert said(session) == [("sand", "worms", 3)]
    assert read(path).removed == ()


def test_what_does_not_fit_can_be_changed_by_hand_too(path):
    session = opened(path)
    by_hand(path, '"pull": 3', '"pull": "strongly"')
    look(session)
    by_hand(path, '"strongly"', '"a lot"')
    look(session)
    assert [answer.value for answer in session.workbook.unfit_answers] == ["a lot"]
    by_hand(path, '"a lot"', "4")
    look(session)
    assert session.workbook.topics[0].pull == 4


def test_a_version_with_other_moments_is_taken_as_it_is():
    edits, record = HandEdits(), Topic(id="t", what="soil", updated=START)
    before = Workbook(topics=(record,), updated=START)
    edits.note(before)
    other = record.changed(at=at(1), what="sand").stamped({"what": at(-1)}, updated=START)
    file = Workbook(topics=(other,), updated=START)
    assert edits.read(file, before, at(2))[0].topics == (other,)


def test_old_versions_are_forgotten_and_what_is_there_is_not():
    edits, rain = HandEdits(), Topic(id="r", what="rain", updated=START)
    versions = [Topic(id="t", what=f"soil {minute}", updated=at(minute)) for minute in range(500)]
    for version in versions:
        workbook = Workbook(topics=(version, rain), updated=START)
        edits.note(workbook)

    def was_changed(record):
        by_hand = Topic(id=record.id, what="by hand", updated=record.updated)
        file = Workbook(topics=(by_hand,), updated=START)
        return edits.read(file, workbook, at(999))[0].topics != (by_hand,)

    assert sum(map(len, edits._known.values())) < 210
    assert len(edits._known) == 2
    assert was_changed(rain)
    assert was_changed(versions[-1])
    assert was_changed(versions[-199])
    assert not was_changed(versions[0])


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "editor"]),
        st.sampled_from(["look", "write"]),
        st.sampled_from(MARKS),
    ),
    max_size=12,
)


@given(ACTS)
@settings(max_examples=150, deadline=None)
@example([("editor", "write", "what"), ("one", "look", "what"), ("editor", "write", "what")])
def test_whichever_side_writes_no_word_is_lost_and_all_come_to_rest(tmp_path_factory, acts):
    path = tmp_path_factory.mktemp("w") / "w.json"
    topic = Topic(id="t", what="first what;", why="first why;", updated=START)
    path.write_text(encode(Workbook(created=START, updated=START, topics=(topic,))))
    notebooks = {name: opened(path) for name in ("one", "two")}
    shown, live = path.read_text(), {topic.what, topic.why}
    for number, (who, what, field) in enumerate(acts):
        word = f"word {number};"
        if who == "editor":
            if what == "look":
                shown = path.read_text()
                continue
            # Notebooks look once in a second: no person is quicker with an editor.
            look(*notebooks.values())
            [old, *_] = re.findall(f'"{field}": "([^"]+)"', shown)
            shown = shown.replace(old, word, 1)
            live = live - {old} | {word}
            save_by_hand(path, shown)
            look(*notebooks.values())
        elif what == "look":
            look(notebooks[who])
        else:
            record = notebooks[who].workbook.topics[0]
            live = live - {getattr(record, field)} | {word}
            change(notebooks[who], **{field: word})

    for _ in range(4):
        look(*notebooks.values())
    before = path.read_bytes(), path.stat()
    look(*notebooks.values())

    assert (path.read_bytes(), path.stat()) == before
    one, two = (said(notebook) for notebook in notebooks.values())
    assert one == two
    assert live <= {word for what, why, _ in one for word in (what, why)}
