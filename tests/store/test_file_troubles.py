"""A place that can't be written, a lock, a full disk, a pipe: told, and nothing is lost."""

import asyncio
import errno
import os
import socket
import stat
from pathlib import Path

import filelock
import pytest

from careerkit import content
from careerkit.model import Topic
from careerkit.session import Session
from careerkit.store import FileStore, read
from careerkit.store.files import LockedError, backup_of, reserved


def opened(path):
    return Session(store=FileStore(path))


def write_topic(session, name):
    session.apply(
        lambda workbook: workbook.put("topics", Topic(id=name.replace(" ", "-"), what=name))
    )


def no_space(_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def whats_in(path):
    return {topic.what for topic in read(path).topics}


def whats(session):
    return {topic.what for topic in session.workbook.topics}


def test_a_place_that_can_not_be_written_is_told_and_the_answers_stay(tmp_path):
    (tmp_path / "file").touch()
    session = opened(tmp_path / "file" / "w.json")
    write_topic(session, "a")
    assert "can't be kept" in session.problem
    assert whats(session) == {"a"}


def test_a_lock_that_is_never_freed_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("careerkit.store.file_store.LOCK_SECONDS", 0.05)
    session = opened(tmp_path / "w.json")
    with filelock.FileLock(tmp_path / ".w.json.lock"):
        write_topic(session, "a")
    assert "“w.json” is being used by another program" in session.problem
    write_topic(session, "b")
    assert session.problem == ""
    assert session.saved == session.workbook


def test_the_same_trouble_is_told_each_time_and_nothing_else_in_between(tmp_path, monkeypatch):
    monkeypatch.setattr("careerkit.store.file_store.LOCK_SECONDS", 0.05)
    session, told = opened(tmp_path / "w.json"), []
    session.observe(lambda change: told.append(change["new"]), names="problem")
    for name in "ab":
        with filelock.FileLock(tmp_path / ".w.json.lock"):
            write_topic(session, name)
        write_topic(session, name * 2)
    locked = content.text("store.locked", name="w.json")
    assert told == [locked, "", locked, ""]


async def until(is_so):
    for _ in range(1000):
        if is_so():
            return True
        await asyncio.sleep(0.01)
    return False


def test_a_kernel_never_waits_for_a_lock_and_what_was_typed_is_kept_when_it_is_free(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("careerkit.store.file_store.RETRY_SECONDS", 0.01)
    path = tmp_path / "w.json"

    async def type_while_it_is_locked():
        session = Session(store=FileStore(path))
        waits = []
        monkeypatch.setattr("time.sleep", waits.append)  # how a lock that blocks waits
        with filelock.FileLock(tmp_path / ".w.json.lock"):
            write_topic(session, "a")
            assert session.problem == ""  # another notebook's save takes no longer than this
            write_topic(session, "b")
            assert len(asyncio.all_tasks()) == 3  # this one, one that watches and one that waits
            assert await until(lambda: session.problem)
            assert "“w.json” is being used by another program" in session.problem
            write_topic(session, "c")
            assert not path.exists()
        assert await until(lambda: session.saved == session.workbook)
        assert session.problem == ""
        session.close()
        return waits

    assert asyncio.run(type_while_it_is_locked()) == []
    assert whats_in(path) == {"a", "b", "c"}


def test_of_a_lock_the_person_hears_after_ten_tries_in_silence(tmp_path, monkeypatch):
    monkeypatch.setattr("careerkit.store.file_store.RETRY_SECONDS", 0)
    said_before_each_try = []

    async def type_while_it_is_locked():
        session = Session(store=FileStore(tmp_path / "w.json"))

        def never_free(*_):
            said_before_each_try.append(session.problem)
            raise LockedError

        with monkeypatch.context() as locked:
            locked.setattr("careerkit.store.file_store.reserved", never_free)
            write_topic(session, "a")
            assert await until(lambda: len(said_before_each_try) > 13)
        session.close()

    asyncio.run(type_while_it_is_locked())

    # At once, and ten times more: another notebook's save takes less.
    told = content.text("store.locked", name="w.json")
    assert said_before_each_try[:14] == [""] * 11 + [told] * 3
    assert whats_in(tmp_path / "w.json") == {"a"}


def test_what_waits_for_a_lock_is_kept_when_the_session_closes(tmp_path):
    async def close_soon():
        session = Session(store=FileStore(tmp_path / "w.json"))
        with filelock.FileLock(tmp_path / ".w.json.lock"):
            write_topic(session, "a")
        session.close()
        await asyncio.sleep(0)
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(close_soon()) == set()
    assert whats_in(tmp_path / "w.json") == {"a"}


def test_after_a_save_that_waited_the_next_one_is_kept_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("careerkit.store.file_store.RETRY_SECONDS", 0.01)
    path = tmp_path / "w.json"

    async def wait_and_go_on():
        session = Session(store=FileStore(path))
        with filelock.FileLock(tmp_path / ".w.json.lock"):
            write_topic(session, "a")
        assert await until(lambda: session.saved == session.workbook)
        await asyncio.sleep(0.05)
        assert len(asyncio.all_tasks()) == 2  # this one, and the one that watches
        write_topic(session, "b")
        kept = whats_in(path)
        path.unlink()
        session.close()
        return kept

    assert asyncio.run(wait_and_go_on()) == {"a", "b"}
    assert not path.exists()  # nothing waited when it closed


def test_closing_waits_for_a_lock_as_long_as_a_person_hears_nothing_of_it(tmp_path, monkeypatch):
    waits = []

    def noted(path, seconds):
        waits.append(seconds)
        return reserved(path, seconds)

    async def close_soon():
        session = Session(store=FileStore(tmp_path / "w.json"))
        with filelock.FileLock(tmp_path / ".w.json.lock"):
            write_topic(session, "a")
        monkeypatch.setattr("careerkit.store.file_store.reserved", noted)
        session.close()

    asyncio.run(close_soon())
    assert waits == [pytest.approx(1.0)]


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


SPECIAL = {
    "pipe": (os.mkfifo, "no ordinary file"),
    "socket": (make_socket, "no ordinary file"),
    "folder": (os.mkdir, "is a folder"),
}


@pytest.mark.parametrize(("make", "sentence"), SPECIAL.values(), ids=SPECIAL.keys())
@pytest.mark.parametrize("while_open", [True, False])
def test_what_is_no_ordinary_file_hangs_nothing_and_is_left_alone(
    tmp_path, monkeypatch, make, sentence, while_open
):
    monkeypatch.chdir(tmp_path)  # a socket's address is short
    path = Path("w.json")
    session = opened(path) if while_open else None
    make(path)
    kind = stat.S_IFMT(path.lstat().st_mode)
    session = session or opened(path)
    write_topic(session, "a")
    session.store.refresh()
    assert sentence in session.problem
    assert stat.S_IFMT(path.lstat().st_mode) == kind
    path.rmdir() if stat.S_ISDIR(kind) else path.unlink()
    session.store.refresh()
    assert session.problem == ""
    assert whats_in(path) == {"a"}


def test_nothing_is_read_from_a_device_or_laid_beside_it():
    session = opened(Path("/dev/zero"))
    write_topic(session, "a")
    assert "no ordinary file" in session.problem
    assert not list(Path("/dev").glob(".zero*"))


@pytest.mark.parametrize("name", [".w.json.lock", ".w.json.part", "w.json.bak", ".w.json.bak.part"])
@pytest.mark.parametrize("kind", SPECIAL)
def test_special_files_beside_it_hang_nothing_and_lose_nothing(tmp_path, monkeypatch, name, kind):
    monkeypatch.chdir(tmp_path)
    session = opened(Path("w.json"))
    write_topic(session, "a")
    Path(name).unlink(missing_ok=True)
    SPECIAL[kind][0](Path(name))
    write_topic(session, "b")
    kept = whats_in(Path("w.json"))
    assert kept == ({"a"} if session.problem else {"a", "b"})
    assert whats(session) == {"a", "b"}


def test_a_save_that_failed_does_not_forget_what_another_notebook_wrote(tmp_path, monkeypatch):
    path = tmp_path / "w.json"
    one, two = opened(path), opened(path)
    write_topic(one, "one")
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_space)
        write_topic(two, "two")
    assert "No space left" in two.problem
    assert whats_in(path) == {"one"}
    write_topic(two, "three")
    assert two.problem == ""
    assert whats_in(path) == {"one", "two", "three"}


def test_what_was_kept_in_the_room_of_an_older_copy_is_kept_and_told(tmp_path, monkeypatch):
    path = tmp_path / "w.json"
    session = opened(path)
    for name in ("a", "b"):
        write_topic(session, name)
    sync = os.fsync

    def fsync(descriptor):
        return sync(descriptor) if not backup_of(path).exists() else no_space(descriptor)

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fsync)
        session.apply(lambda workbook: workbook.remove("topics", "b"))
    assert "The disk is full. Your answers were kept in “w.json”" in session.problem
    assert session.saved == session.workbook == read(path)

    write_topic(session, "c")
    assert session.problem == ""


def test_trouble_while_taking_in_what_another_wrote_is_told(tmp_path, monkeypatch):
    path = tmp_path / "w.json"
    one, two = opened(path), opened(path)
    monkeypatch.setattr(os, "fsync", no_space)
    write_topic(two, "two")
    monkeypatch.undo()
    write_topic(one, "one")
    monkeypatch.setattr(os, "fsync", no_space)
    two.store.refresh()
    assert "No space left" in two.problem
    assert whats(two) == {"one", "two"}
    assert two.saved != two.workbook


def test_a_folder_that_knows_no_locks_is_told(tmp_path, monkeypatch):
    def unknown(*_):
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "_acquire", unknown)
    session = opened(tmp_path / "w.json")
    write_topic(session, "a")
    assert "reserve" in session.problem


def test_a_mishap_of_ours_while_keeping_is_told_without_a_word_of_the_answers(
    tmp_path, monkeypatch, caplog
):
    session = opened(tmp_path / "w.json")

    def fails(*_):
        raise ZeroDivisionError("my answer")

    with monkeypatch.context() as broken:
        broken.setattr("careerkit.store.file_store.put_in_place", fails)
        write_topic(session, "a")
    assert "something went wrong on our side" in session.problem
    assert session.saved != session.workbook
    assert "ZeroDivisionError" in caplog.text
    assert "my answer" not in caplog.text

    write_topic(session, "b")
    assert session.problem == ""
    assert whats_in(tmp_path / "w.json") == {"a", "b"}
