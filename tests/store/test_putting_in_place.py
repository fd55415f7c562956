"""How bytes take a file's place: what is on the disk when, and what goes when there is no room."""

import errno
import os
import stat
from types import SimpleNamespace

import pytest

from careerkit.store import StoreError, files
from careerkit.store.files import backup_of, put_in_place

MINE, BEFORE = b"m" * 100, b"b" * 50


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.json"
    path.write_bytes(MINE)
    backup_of(path).write_bytes(BEFORE)
    return path


def names_beside(path):
    return {one.name for one in path.parent.iterdir()}


def as_before(path):
    names = names_beside(path) == {"w.json", "w.json.bak"}
    return names and (path.read_bytes(), backup_of(path).read_bytes()) == (MINE, BEFORE)


def failing(error):
    def fails(*_):
        raise OSError(error, os.strerror(error))

    return fails


@pytest.fixture
def fill(path, monkeypatch):
    """Gives the folder's disk so many bytes in all, in blocks of two."""
    sync = os.fsync

    def used():
        facts = {one.stat().st_ino: one.stat().st_size for one in path.parent.iterdir()}
        return sum(facts.values())

    def filled(room, error=errno.ENOSPC):
        full = failing(error)
        monkeypatch.setattr(os, "fsync", lambda fd: full() if used() > room else sync(fd))
        free = SimpleNamespace(f_frsize=2)
        monkeypatch.setattr(
            os, "statvfs", lambda _: setattr(free, "f_bavail", max(0, room - used()) // 2) or free
        )

    return filled


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize(("room", "fits"), [(270, True), (268, False), (220, False), (218, None)])
def test_the_older_backup_goes_only_where_the_new_version_then_fits(path, fill, room, fits, error):
    fill(room, error)
    new = b"n" * 120
    if fits is None:
        with pytest.raises(OSError, match=os.strerror(error)):
            put_in_place(path, new)
        assert as_before(path)
        return
    assert put_in_place(path, new) is fits
    assert (path.read_bytes(), backup_of(path).read_bytes()) == (new, MINE)
    assert names_beside(path) == {"w.json", "w.json.bak"}


@pytest.mark.parametrize(("size", "fits"), [(50, True), (51, False)])
def test_where_nothing_tells_how_full_a_disk_is_the_backups_room_must_do(
    path, fill, monkeypatch, size, fits
):
    fill(150)
    monkeypatch.delattr(os, "statvfs")
    new = b"n" * size
    if fits:
        assert put_in_place(path, new) is False
        assert (path.read_bytes(), backup_of(path).read_bytes()) == (new, MINE)
    else:
        with pytest.raises(OSError, match="No space left"):
            put_in_place(path, new)
        assert as_before(path)


def test_without_an_older_backup_a_full_disk_is_told(path, fill):
    backup_of(path).unlink()
    fill(150)
    with pytest.raises(OSError, match="No space left"):
        put_in_place(path, b"n" * 120)
    assert names_beside(path) == {"w.json"}
    assert path.read_bytes() == MINE


def test_where_no_file_can_be_begun_the_older_backup_makes_room_for_it(path, monkeypatch):
    opens = os.open

    def begin(name, *args):
        if backup_of(path).exists() and str(name).endswith(".part"):
            failing(errno.ENOSPC)()
        return opens(name, *args)

    monkeypatch.setattr(os, "open", begin)
    assert put_in_place(path, b"new") is False
    assert (path.read_bytes(), backup_of(path).read_bytes()) == (b"new", MINE)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_other_trouble_costs_no_backup_and_leaves_nothing_behind(path, monkeypatch, call):
    monkeypatch.setattr(os, call, failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        put_in_place(path, b"new")
    assert as_before(path)


@pytest.mark.parametrize(("name", "kept"), [("w.json", MINE), ("w.json.bak", BEFORE)])
def test_what_can_not_take_its_place_goes_away_again_and_nothing_else_does(
    path, monkeypatch, name, kept
):
    replace = os.replace

    def refuse(source, target):
        return failing(errno.EACCES)() if target.name == name else replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="Permission denied"):
        put_in_place(path, b"new")
    assert path.read_bytes() == MINE
    assert (path.parent / name).read_bytes() == kept
    assert names_beside(path) == {"w.json", "w.json.bak"}


def test_what_was_opened_is_closed_again(path, monkeypatch):
    descriptors = []
    opens = os.open

    def opened(*args):
        descriptors.append(opens(*args))
        return descriptors[-1]

    monkeypatch.setattr(os, "open", opened)
    put_in_place(path, b"new")
    assert len(descriptors) == 3  # the file, and the folder after each rename
    for descriptor in descriptors:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)


def test_all_bytes_are_on_the_disk_before_a_name_changes(path, monkeypatch):
    happened = []
    sync, replace, opens = os.fsync, os.replace, os.open

    def fsync(descriptor):
        facts = os.fstat(descriptor)
        happened.append(facts.st_size if stat.S_ISREG(facts.st_mode) else "folder")
        sync(descriptor)

    def renamed(source, target):
        happened.append((source.name, target.name))
        replace(source, target)

    def opened(name, flags, *mode):
        if flags & os.O_CREAT:
            assert flags & os.O_EXCL
            assert mode == (0o600,)
        return opens(name, flags, *mode)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", renamed)
    monkeypatch.setattr(os, "open", opened)
    put_in_place(path, b"n" * 70)
    assert happened == [
        70,
        (".w.json.bak.part", "w.json.bak"),
        "folder",
        (".w.json.part", "w.json"),
        "folder",
    ]


def test_what_a_crash_left_of_a_backup_costs_no_room(path):
    inode = path.stat().st_ino
    (path.parent / ".w.json.bak.part").write_bytes(b"half")
    put_in_place(path, b"new")
    assert backup_of(path).stat().st_ino == inode
    assert names_beside(path) == {"w.json", "w.json.bak"}


def test_just_as_much_is_kept_as_can_be_read_again(path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 2_000_000)
    assert put_in_place(path, b"x" * 2_000_000)
    with pytest.raises(StoreError, match="larger than 2 MB, more than careerkit can keep"):
        put_in_place(path, b"x" * 2_000_001)
    assert path.stat().st_size == 2_000_000
