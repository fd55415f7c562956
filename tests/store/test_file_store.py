"""Several notebooks, one file."""

import asyncio
import re
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit import content
from careerkit.model import Topic, Workbook
from careerkit.session import Session
from careerkit.store import FileStore, encode, file_store, read
from careerkit.store.files import backup_of
from support.models.strategies import workbooks


def opened(path):
    return Session(store=FileStore(path))


def write_topic(session, name):
    session.apply(
        lambda workbook: workbook.put("topics", Topic(id=name.replace(" ", "-"), what=name))
    )


def whats_in(path):
    return {topic.what for topic in read(path).topics}


def whats(session):
    return {topic.what for topic in session.workbook.topics}


def test_a_new_session_finds_what_an_earlier_one_wrote(tmp_path):
    first = opened(tmp_path / "careerkit.json")
    write_topic(first, "soil")
    assert first.saved == first.workbook
    second = opened(tmp_path / "careerkit.json")
    assert whats(second) == {"soil"}
    assert second.ready
    assert second.workbook.id == first.workbook.id


def test_nothing_is_written_before_there_is_something_to_keep(tmp_path):
    session = opened(tmp_path / "careerkit.json")
    assert session.ready
    assert session.saved == session.workbook
    assert not (tmp_path / "careerkit.json").exists()


def test_what_a_file_holds_is_kept_from_the_first_moment(tmp_path):
    write_topic(opened(tmp_path / "w.json"), "soil")
    session = opened(tmp_path / "w.json")
    assert session.saved == session.workbook
    assert session.problem == ""


def test_a_store_that_is_not_used_yet_does_nothing(tmp_path):
    write_topic(opened(tmp_path / "w.json"), "soil")
    store = FileStore(tmp_path / "w.json")
    store.refresh()
    store.save(Workbook(topics=(Topic(what="other"),)))
    store.close()
    assert whats_in(store.path) == {"soil"}


def test_a_file_that_stays_the_same_is_neither_read_nor_reserved_again(tmp_path, monkeypatch):
    one, two = opened(tmp_path / "w.json"), opened(tmp_path / "w.json")
    write_topic(one, "soil")
    calls = []
    for name in ("read_bytes", "reserved"):
        function = getattr(file_store, name)
        monkeypatch.setattr(
            file_store, name, lambda *args, f=function, n=name: calls.append(n) or f(*args)
        )
    for _ in range(3):
        one.store.refresh()
        two.store.refresh()
    assert calls == ["read_bytes"]
    assert whats(two) == {"soil"}


@pytest.mark.parametrize("in_a_kernel", [True, False])
def test_closing_writes_nothing_where_nothing_waits(tmp_path, in_a_kernel):
    path = tmp_path / "w.json"

    def use():
        session = opened(path)
        write_topic(session, "soil")
        path.unlink()
        session.close()
        session.close()

    async def use_there():
        use()
        await asyncio.sleep(0)
        return asyncio.all_tasks() - {asyncio.current_task()}

    if in_a_kernel:
        assert asyncio.run(use_there()) == set()
    else:
        use()
    assert not path.exists()


def test_a_save_that_went_well_leaves_nothing_behind_that_would_save_again(tmp_path):
    async def tasks_after_a_save():
        session = opened(tmp_path / "w.json")
        watching = asyncio.all_tasks()
        write_topic(session, "soil")
        after = asyncio.all_tasks()
        session.close()
        return watching, after

    watching, after = asyncio.run(tasks_after_a_save())
    assert watching == after
    assert len(after) == 2  # this one, and the one that watches


def test_two_notebooks_on_one_file_keep_each_others_edits(tmp_path):
    one, two = opened(tmp_path / "w.json"), opened(tmp_path / "w.json")
    write_topic(one, "a")
    write_topic(two, "b")
    assert whats(two) == {"a", "b"}
    one.store.refresh()
    assert whats(one) == {"a", "b"}
    assert one.saved == one.workbook == two.workbook == read(tmp_path / "w.json")


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(["put", "edit", "drop", "look"])), max_size=14
    )
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_interleaving_nothing_written_is_lost(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("w") / "w.json"
    sessions = [opened(path) for _ in range(3)]
    expected = set()
    for number, (who, what) in enumerate(steps):
        session = sessions[who]
        if what == "put":
            write_topic(session, f"n{number}")
            expected.add(f"n{number}")
        elif what == "look":
            session.store.refresh()
        elif session.workbook.topics:
            topic = session.workbook.topics[0]
            if what == "drop":
                session.apply(lambda w, t=topic: w.remove("topics", t.id))
                expected.discard(topic.id)
            else:
                session.apply(lambda w, t=topic, n=number: w.put("topics", t.changed(why=str(n))))
                expected.add(topic.id)
    for session in sessions:
        session.store.refresh()
    assert {topic.id for topic in read(path).topics} >= expected if path.exists() else not expected
    held = [{t.id: t for t in session.workbook.topics} for session in sessions]
    assert held[0] == held[1] == held[2]


def test_many_threads_saving_at_once_lose_nothing(tmp_path):
    sessions = [opened(tmp_path / "w.json") for _ in range(6)]
    threads = [
        threading.Thread(target=write_topic, args=(session, f"t{number}"))
        for number, session in enumerate(sessions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert whats_in(tmp_path / "w.json") == {f"t{n}" for n in range(6)}


def test_a_file_that_can_not_be_read_is_never_overwritten(tmp_path):
    path = tmp_path / "w.json"
    path.write_bytes(b'{"format": "careerkit", "schema')
    session = opened(path)
    assert "is damaged" in session.problem
    write_topic(session, "kept on the page")
    assert path.read_bytes() == b'{"format": "careerkit", "schema'
    assert session.problem.endswith(" " + content.text("store.left_alone", name="w.json"))
    assert session.saved != session.workbook
    assert whats(session) == {"kept on the page"}


def test_a_file_that_is_damaged_while_open_is_not_overwritten_and_its_backup_is_named(tmp_path):
    path = tmp_path / "w.json"
    session = opened(path)
    write_topic(session, "a")
    write_topic(session, "b")
    path.write_text("oops")
    write_topic(session, "c")
    assert path.read_text() == "oops"
    assert "w.json.bak" in session.problem


def test_damage_is_told_as_soon_as_it_is_seen(tmp_path):
    path = tmp_path / "w.json"
    session = opened(path)
    write_topic(session, "a")
    for text in ("oops", "worse"):
        path.write_text(text)
        session.store.refresh()
        assert session.problem.startswith("This is not a careerkit workbook.")
        assert "“w.json” is left as it is, and nothing on this page is kept" in session.problem
        assert path.read_text() == text


def test_when_the_file_is_repaired_everything_is_kept_again(tmp_path):
    path = tmp_path / "w.json"
    path.write_text("oops")
    session = opened(path)
    write_topic(session, "mine")
    path.write_text(encode(Workbook(topics=(Topic(id="t", what="theirs"),))))
    session.store.refresh()
    assert session.problem == ""
    assert whats_in(path) == {"mine", "theirs"}
    assert session.saved == session.workbook


def test_when_a_file_that_can_not_be_read_is_moved_away_the_page_is_kept_at_once(tmp_path):
    path = tmp_path / "w.json"
    path.write_text("oops")
    session = opened(path)
    write_topic(session, "mine")
    path.rename(tmp_path / "away.json")
    session.store.refresh()
    assert session.problem == ""
    assert whats_in(path) == {"mine"}


def test_a_file_that_was_deleted_is_written_anew(tmp_path):
    session = opened(tmp_path / "w.json")
    write_topic(session, "a")
    (tmp_path / "w.json").unlink()
    write_topic(session, "b")
    assert whats_in(tmp_path / "w.json") == {"a", "b"}


def test_a_file_that_was_deleted_is_written_anew_even_if_nothing_changed(tmp_path):
    session = opened(tmp_path / "w.json")
    write_topic(session, "a")
    (tmp_path / "w.json").unlink()
    session.store.save(session.workbook)
    assert read(tmp_path / "w.json") == session.workbook


def test_two_notebooks_may_fill_in_different_fields_of_one_record(tmp_path):
    one = opened(tmp_path / "w.json")
    write_topic(one, "a")
    two = opened(tmp_path / "w.json")
    one.apply(lambda w: w.put("topics", w.topics[0].changed(why="because")))
    two.apply(lambda w: w.put("topics", w.topics[0].changed(done="a book")))
    (topic,) = read(tmp_path / "w.json").topics
    assert (topic.why, topic.done) == ("because", "a book")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"pull": null', '"pull": "strongly"'),
        ('"what": "a"', '"what": "a", "colour": "strongly"'),
        ('"removed": []', '"removed": [], "hobbies": "strongly"'),
        ('"updated": ', '"updated": "strongly", "was": '),
    ],
)
@pytest.mark.parametrize("while_open", [True, False])
def test_a_value_that_was_written_into_the_file_by_hand_is_never_lost(
    tmp_path, old, new, while_open
):
    path = tmp_path / "w.json"
    session = opened(path)
    write_topic(session, "a")
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    if not while_open:
        session = opened(path)

    write_topic(session, "b")

    assert session.problem == ""
    assert whats(session) == whats_in(path) == {"a", "b"}
    assert "strongly" in path.read_text()
    assert "strongly" in {answer.value for answer in read(path).unfit_answers}


def test_opening_a_file_and_looking_at_it_does_not_write_it(tmp_path):
    path = tmp_path / "w.json"
    write_topic(opened(path), "a")

    def version() -> tuple[int, int]:
        found = path.stat()  # when it was read last is there, too
        return found.st_ino, found.st_mtime_ns

    before = version()
    session = opened(path)
    session.receive(session.workbook)
    session.store.save(session.workbook)
    assert version() == before
    assert not backup_of(path).exists()


def test_who_hears_of_a_save_may_change_the_workbook_again(tmp_path):
    path = tmp_path / "w.json"
    session = opened(path)

    def answer(_):
        if "second" not in whats(session):
            write_topic(session, "second")

    session.observe(answer, names="saved")
    write_topic(session, "first")
    assert whats_in(path) == {"first", "second"}
    assert session.saved == session.workbook


def test_who_hears_of_another_notebooks_words_may_change_the_workbook_too(tmp_path):
    path = tmp_path / "w.json"
    one, two = opened(path), opened(path)
    write_topic(one, "one")

    def answer(_):
        if "one" in whats(two) and "answer" not in whats(two):
            write_topic(two, "answer")

    two.observe(answer, names="workbook")
    write_topic(two, "two")
    assert whats_in(path) == {"one", "two", "answer"}
    assert two.saved == two.workbook


@given(st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_whatever_is_in_the_file_instead_stays_as_it_is(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("w") / "w.json"
    path.write_bytes(data)
    session = opened(path)
    write_topic(session, "a")
    session.store.refresh()
    assert path.read_bytes() == data
    assert session.problem
    assert session.saved != session.workbook


@given(workbooks(), st.data())
@settings(max_examples=25, deadline=None)
def test_a_file_that_was_cut_off_stays_as_it_is(tmp_path_factory, workbook, data):
    path = tmp_path_factory.mktemp("w") / "w.json"
    whole = encode(workbook).encode()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 3))])
    before = path.read_bytes()
    session = opened(path)
    write_topic(session, "a")
    assert path.read_bytes() == before
    assert session.problem


def test_the_same_place_has_the_same_scope_and_another_place_another(tmp_path):
    assert FileStore(tmp_path / "a.json").scope == FileStore(tmp_path / "a.json").scope
    assert FileStore(tmp_path / "a.json").scope != FileStore(tmp_path / "b.json").scope
    assert re.fullmatch("file-[0-9a-f]{16}", FileStore(tmp_path / "a.json").scope)


def test_in_a_kernel_the_file_is_watched_until_the_session_closes(tmp_path):
    path = tmp_path / "w.json"

    async def watch():
        session = Session(store=FileStore(path, watch_seconds=0.01))
        other = opened(path)
        write_topic(other, "from another notebook")
        for _ in range(500):
            if whats(session):
                break
            await asyncio.sleep(0.01)
        found = whats(session)
        session.close()
        await asyncio.sleep(0)
        write_topic(other, "later")
        await asyncio.sleep(0.1)
        return found, whats(session)

    found, after = asyncio.run(watch())
    assert found == after == {"from another notebook"}
