"""What another program writes into a file is seen, however it was written."""

import asyncio
import os

import pytest

from careerkit.model import Topic, Workbook
from careerkit.session import Session
from careerkit.store import FileStore, encode


def opened(path):
    return Session(store=FileStore(path))


def whats(session):
    return {topic.what for topic in session.workbook.topics}


def written_in_place(path, data, before):
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))


def written_with_the_old_time(path, data, before):
    path.write_bytes(data + b"\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_its_place(path, data, before):
    other = path.with_name("other")
    other.write_bytes(data)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize("change", [written_in_place, written_with_the_old_time, put_in_its_place])
def test_a_change_is_seen_by_its_time_its_size_or_its_file(tmp_path, change):
    path = tmp_path / "w.json"
    path.write_text(encode(Workbook(topics=(Topic(id="t", what="soil"),))))
    session, before = opened(path), path.stat()

    change(path, path.read_bytes().replace(b'"soil"', b'"tall"'), before)
    session.store.refresh()

    assert whats(session) == {"tall"}


def test_two_texts_that_two_notebooks_wrote_without_knowing_of_each_other_are_both_kept(tmp_path):
    path = tmp_path / "w.json"
    path.write_text(encode(Workbook(topics=(Topic(id="t", what="soil"),))))
    sessions = [opened(path) for _ in range(2)]
    for session, why in zip(sessions, ("one", "two"), strict=True):
        changed = session.workbook.topics[0].changed(why=why)
        session.apply(lambda workbook, topic=changed: workbook.put("topics", topic))
    assert {topic.why for topic in sessions[1].workbook.topics} == {"one", "two"}


def test_a_mishap_while_watching_is_logged_and_the_watch_goes_on(tmp_path, monkeypatch, caplog):
    path = tmp_path / "w.json"
    refresh, mishaps = FileStore.refresh, [ZeroDivisionError("my answer")]

    def fails_once(self):
        if self._watch is not None and mishaps:
            raise mishaps.pop()
        refresh(self)

    monkeypatch.setattr(FileStore, "refresh", fails_once)

    async def watch():
        session = Session(store=FileStore(path, watch_seconds=0.01))
        path.write_text(encode(Workbook(topics=(Topic(what="soil"),))))
        for _ in range(500):
            if whats(session):
                break
            await asyncio.sleep(0.01)
        session.close()
        return whats(session)

    assert asyncio.run(watch()) == {"soil"}
    assert "ZeroDivisionError while watching the workbook" in caplog.text
    assert "my answer" not in caplog.text
