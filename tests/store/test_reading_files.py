"""What is read of a file: all of a workbook, and nothing of what is none."""

import errno
import os
import stat
from types import SimpleNamespace

import pytest

from careerkit.model import Workbook
from careerkit.store import StoreError, files, read, write


@pytest.fixture
def path(tmp_path):
    return tmp_path / "w.json"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("my answer"), "OSError"),
    ],
)
def test_a_file_that_can_not_be_read_is_told_with_the_reason(path, monkeypatch, error, reason):
    write(path, Workbook())

    def fails(*_):
        raise error

    monkeypatch.setattr(os, "open", fails)
    with pytest.raises(StoreError) as caught:
        read(path)
    assert str(caught.value) == f"“w.json” can't be read ({reason})."


def test_a_file_of_just_the_largest_size_is_read_and_no_larger_one(path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 3000)
    path.write_bytes(b"x" * 3000)
    assert files.read_bytes(path) == b"x" * 3000
    path.write_bytes(b"x" * 3001)
    with pytest.raises(StoreError, match="is larger than"):
        files.read_bytes(path)


def test_of_a_file_that_grows_meanwhile_one_byte_too_much_is_read_and_no_more(path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 3000)
    path.write_bytes(b"x" * 9000)
    facts = SimpleNamespace(st_mode=stat.S_IFREG, st_size=2000)
    monkeypatch.setattr(os, "fstat", lambda _: facts)
    assert len(files.read_bytes(path)) == 3001


def test_what_became_a_pipe_before_it_was_opened_is_not_read(path, monkeypatch):
    path.touch()
    before = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(type(path), "stat", lambda _: before)
    # The test writes to it, so that opening it would not wait.
    with os.fdopen(os.open(path, os.O_RDWR), "r+b", buffering=0) as pipe:
        pipe.write(b"words")
        with pytest.raises(StoreError, match="no ordinary file"):
            files.read_bytes(path)


def test_opening_waits_for_no_writer(path, monkeypatch):
    write(path, Workbook())
    flags = []
    opens = os.open
    monkeypatch.setattr(os, "open", lambda name, how: flags.append(how) or opens(name, how))
    read(path)
    [how] = flags
    assert how & os.O_NONBLOCK
    assert how & os.O_CLOEXEC
    assert how & os.O_ACCMODE == os.O_RDONLY
