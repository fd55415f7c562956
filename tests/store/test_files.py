"""A save is whole or not at all."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from types import SimpleNamespace

import filelock
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit.model import Topic, Workbook
from careerkit.store import StoreError, encode, read, write
from careerkit.store.files import backup_of
from support.models.strategies import workbooks

OLD = Workbook(topics=(Topic(id="t", what="old"),))
NEW = OLD.put("topics", Topic(id="u", what="new"))


@given(workbooks())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_workbook_survives_a_file(tmp_path, workbook):
    write(tmp_path / "w.json", workbook)
    assert read(tmp_path / "w.json") == workbook


def test_what_takes_a_files_place_is_on_the_disk_before_and_the_folder_after(tmp_path, monkeypatch):
    write(tmp_path / "w.json", OLD)
    calls = []

    def noted(function):
        return lambda *args: calls.append(function.__name__) or function(*args)

    monkeypatch.setattr(os, "fsync", noted(os.fsync))
    monkeypatch.setattr(os, "replace", noted(os.replace))
    write(tmp_path / "w.json", NEW)
    # The new version, and the backup and the file each with its folder.
    assert calls == ["fsync", "replace", "fsync", "replace", "fsync"]


def test_the_version_before_is_kept_as_a_backup(tmp_path):
    path = tmp_path / "w.json"
    write(path, OLD)
    write(path, NEW)
    assert read(path) == NEW
    assert read(backup_of(path)) == OLD


def test_where_a_file_can_have_one_name_only_the_backup_is_a_copy(tmp_path, monkeypatch):
    def unknown(*_):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", unknown)
    test_the_version_before_is_kept_as_a_backup(tmp_path)


def test_who_changes_the_file_by_hand_does_not_change_its_backup(tmp_path):
    path = tmp_path / "w.json"
    write(path, OLD)
    write(path, NEW)
    with path.open("w") as file:
        file.write("oops")
    assert read(backup_of(path)) == OLD


class Disk:
    """A disk with room for so many bytes, for what is written into one folder."""

    def __init__(self, monkeypatch, folder, room):
        self.folder, self.room = folder, room
        sync = os.fsync

        def fsync(descriptor):
            if self.used() > self.room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(os, "statvfs", self.facts)

    def used(self):
        facts = [path.stat() for path in self.folder.iterdir()]
        return sum({one.st_ino: one.st_size for one in facts}.values())

    def facts(self, _):
        return SimpleNamespace(f_bavail=max(0, self.room - self.used()), f_frsize=1)


LONG = OLD.put("topics", Topic(id="u", what="long", why="x" * 5000))


def sized(workbook):
    return len(encode(workbook).encode())


def test_on_a_full_disk_something_can_be_erased(tmp_path, monkeypatch):
    path = tmp_path / "w.json"
    write(path, LONG)
    write(path, LONG.put("topics", Topic(id="v", what="longer")))
    before = read(path)
    Disk(monkeypatch, tmp_path, room=sum(p.stat().st_size for p in tmp_path.iterdir()))

    write(path, OLD)

    assert read(path) == OLD
    assert read(backup_of(path)) == before
    assert {p.name for p in tmp_path.iterdir()} == {"w.json", "w.json.bak", ".w.json.lock"}


def test_on_a_full_disk_an_older_backup_makes_room_only_for_what_then_fits(tmp_path, monkeypatch):
    path = tmp_path / "w.json"
    write(path, OLD)
    write(path, LONG)
    Disk(monkeypatch, tmp_path, room=sized(OLD) + sized(LONG))

    with pytest.raises(StoreError, match="No space left"):
        write(path, LONG.put("topics", Topic(id="v", what="longer")))

    assert read(path) == LONG
    assert read(backup_of(path)) == OLD
    assert {p.name for p in tmp_path.iterdir()} == {"w.json", "w.json.bak", ".w.json.lock"}


def test_only_the_owner_can_read_the_file_and_its_backup(tmp_path):
    path = tmp_path / "w.json"
    write(path, OLD)
    path.chmod(0o644)
    write(path, NEW)
    for file in (path, backup_of(path)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_link_leads_to_the_file_that_is_written(tmp_path):
    write(tmp_path / "real.json", OLD)
    (tmp_path / "link.json").symlink_to("real.json")
    write(tmp_path / "link.json", NEW)
    assert (tmp_path / "link.json").is_symlink()
    assert read(tmp_path / "real.json") == NEW


def test_no_part_file_is_left_behind(tmp_path):
    write(tmp_path / "w.json", OLD)
    write(tmp_path / "w.json", NEW)
    assert {path.name for path in tmp_path.iterdir()} == {"w.json", "w.json.bak", ".w.json.lock"}


def test_what_a_crash_left_behind_goes_with_the_next_save(tmp_path):
    part = tmp_path / ".w.json.part"
    part.write_text("half a word that is nobody's business")
    part.chmod(0o644)
    write(tmp_path / "w.json", OLD)
    assert not part.exists()
    assert stat.S_IMODE((tmp_path / "w.json").stat().st_mode) == 0o600


def test_a_file_that_is_no_workbook_is_not_overwritten(tmp_path):
    path = tmp_path / "w.json"
    path.write_text("my holiday")
    with pytest.raises(StoreError, match="not a careerkit workbook"):
        write(path, OLD)
    assert path.read_text() == "my holiday"


def test_what_could_not_be_read_again_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setattr("careerkit.store.files.MAX_BYTES", 3000)
    path = tmp_path / "w.json"
    write(path, OLD)
    with pytest.raises(StoreError, match="more than careerkit can keep"):
        write(path, OLD.put("topics", Topic(why="x" * 3000)))
    assert read(path) == OLD


@pytest.mark.parametrize(
    ("name", "sentence"), [("nowhere.json", "no file “nowhere.json”"), (".", "is a folder")]
)
def test_a_file_that_is_none_is_told(tmp_path, name, sentence):
    with pytest.raises(StoreError, match=sentence):
        read(tmp_path / name)


def test_a_file_of_50_mb_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "w.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(StoreError, match="larger than 20 MB"):
        read(path)


def test_a_place_that_is_a_folder_can_not_be_written_and_says_so(tmp_path):
    (tmp_path / "w.json").mkdir()
    with pytest.raises(StoreError, match=r"“w\.json” is a folder"):
        write(tmp_path / "w.json", OLD)


def test_a_file_that_another_program_has_reserved_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setattr("careerkit.store.files.LOCK_SECONDS", 0.05)
    with (
        filelock.FileLock(tmp_path / ".w.json.lock"),
        pytest.raises(StoreError, match=r"“w\.json” is being used by another program"),
    ):
        write(tmp_path / "w.json", OLD)
    assert not (tmp_path / "w.json").exists()


def test_a_missing_folder_is_made(tmp_path):
    write(tmp_path / "new" / "w.json", OLD)
    assert read(tmp_path / "new" / "w.json") == OLD


@given(st.binary(max_size=300))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_give_a_sentence_and_stay_as_they_are(tmp_path, data):
    path = tmp_path / "w.json"
    path.write_bytes(data)
    with pytest.raises(StoreError):
        read(path)
    assert path.read_bytes() == data


# Ends itself, without any clean-up, at the n-th call into the operating system of a save.
DIES = """
import os, sys
from careerkit.store import read, write
path, last = sys.argv[1], int(sys.argv[2])
new = read(sys.argv[3])
count = 0
def counted(function):
    def call(*args, **kwargs):
        global count
        count += 1
        if count == last:
            os._exit(9)
        return function(*args, **kwargs)
    return call
for name in ("fsync", "replace", "open", "close", "fdopen", "unlink", "link"):
    setattr(os, name, counted(getattr(os, name)))
write(path, new)
print(count)
"""


def run_dying(path, new, last):
    return subprocess.run(
        [sys.executable, "-c", DIES, str(path), str(last), str(new)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.stress
def test_dying_at_any_point_of_a_save_leaves_a_whole_file(tmp_path):
    path, new = tmp_path / "w.json", tmp_path / "new.json"
    write(new, NEW)
    write(path, OLD)
    calls = int(run_dying(path, new, -1).stdout)
    assert calls >= 10
    seen = []
    for last in range(1, calls + 1):
        write(path, OLD)
        assert run_dying(path, new, last).returncode == 9
        seen.append(read(path))
        assert seen[-1] in (OLD, NEW)
        if backup_of(path).exists():
            read(backup_of(path))
    assert OLD in seen
    assert NEW in seen


SAVES_FOR_EVER = """
import sys
from careerkit.model import Topic, Workbook
from careerkit.store import write
big = Workbook(topics=tuple(Topic(what="x" * 2000) for _ in range(200)))
print("ready", flush=True)
while True:
    write(sys.argv[1], big)
"""


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.027, 0.041, 0.059])
def test_a_kill_in_the_middle_of_saving_leaves_a_whole_file(tmp_path, delay):
    path = tmp_path / "w.json"
    write(path, OLD)
    with subprocess.Popen(
        [sys.executable, "-c", SAVES_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
    assert len(read(path).topics) in (1, 200)


def test_saving_again_after_a_crash_works(tmp_path):
    path, new = tmp_path / "w.json", tmp_path / "new.json"
    write(new, NEW)
    write(path, OLD)
    run_dying(path, new, 3)
    write(path, NEW)
    assert path.read_text() == encode(NEW)
