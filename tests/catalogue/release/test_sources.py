"""A zip comes from elsewhere: nothing in it is believed."""

import struct
import zipfile

import pytest

from careerkit.catalogue import CatalogueError
from careerkit.catalogue.release import sources


def read(path, name="a.txt"):
    with sources.opened(path) as source:
        return source.read(name)


def names(path):
    with sources.opened(path) as source:
        return source.names()


def test_a_zip_is_read_whether_or_not_a_folder_is_in_it(make_zip):
    assert read(make_zip({"a.txt": "one"})) == b"one"
    assert read(make_zip({"a.txt": "two"}, inside="")) == b"two"


def test_a_folder_is_read_whether_or_not_another_is_in_it(tmp_path):
    inner = tmp_path / "outer" / "db_30_1_text"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_bytes(b"one")

    assert read(tmp_path / "outer") == b"one"
    assert read(inner) == b"one"


def test_only_text_files_of_a_zip_count(make_zip):
    assert names(make_zip({"a.txt": "x", "b.exe": "x"})) == {"a.txt"}


def test_a_member_whose_name_was_damaged_away_does_not_count(make_zip):
    path = make_zip({"a.txt": "x", "b.txt": "x"}, inside="")
    path.write_bytes(path.read_bytes().replace(b"b.txt", b"\0.txt"))  # a name ends at a zero

    assert names(path) == {"a.txt"}


@pytest.mark.parametrize("data", [b"Occupation\tTitle\n", b"\x00" * 100, b"PK"])
def test_what_is_not_a_zip_is_said_not_to_be(data, tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(data)

    with pytest.raises(CatalogueError, match=r"“x.zip” is not a zip file"):
        names(path)


def test_an_empty_file_is_said_to_be_empty(tmp_path):
    path = tmp_path / "x.zip"
    path.touch()

    with pytest.raises(CatalogueError, match=r"“x.zip” is empty"):
        names(path)


@pytest.mark.parametrize(
    "name", ["../a.txt", "/a.txt", "b/../../a.txt", "..\\a.txt", "C:\\a.txt", "C:a.txt"]
)
def test_a_member_that_leads_outside_is_refused(name, make_zip):
    with pytest.raises(CatalogueError, match="point outside"):
        names(make_zip({name: "x"}, inside=""))


def test_a_file_that_is_there_twice_is_refused(make_zip):
    with pytest.raises(CatalogueError, match="more than once"):
        names(make_zip({"a.txt": "x", "b/a.txt": "y"}, inside=""))


def test_a_zip_bomb_is_left_alone(make_zip):
    with pytest.raises(CatalogueError, match="far more than any"):
        names(make_zip({"a.txt": b"\0" * 20_000_000}))


def test_a_well_zipped_small_file_is_no_bomb(make_zip):
    assert read(make_zip({"a.txt": " " * 500_000})) == b" " * 500_000


def test_many_small_bombs_are_one_large_one(make_zip, monkeypatch):
    monkeypatch.setattr(sources, "MAX_TOTAL", 1_000_000)
    files = {f"{number}.txt": " " * 300_000 for number in range(4)}

    with pytest.raises(CatalogueError, match="far more than any"):
        names(make_zip(files))


def test_a_zip_with_far_too_many_members_is_left_alone(make_zip):
    files = {f"{number}.txt": "" for number in range(sources.MAX_MEMBERS + 1)}

    with pytest.raises(CatalogueError, match="far more than any"):
        names(make_zip(files))


def test_a_member_that_lies_about_its_size_is_not_unpacked_beyond_it(make_zip):
    path = make_zip({"a.txt": b"\0" * 20_000_000}, inside="")
    data = bytearray(path.read_bytes())
    # The uncompressed size in the list at the end of the zip, 24 bytes after its mark.
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, 1000)
    path.write_bytes(data)

    with pytest.raises(CatalogueError, match=r"“a.txt” can't be read from the zip"):
        read(path)


def test_a_file_beyond_the_limit_is_refused_wherever_it_is(make_folder, monkeypatch):
    monkeypatch.setattr(sources, "MAX_FILE", 10)

    with pytest.raises(CatalogueError, match="is larger than"):
        read(make_folder({"a.txt": "x" * 11}))
    assert read(make_folder({"a.txt": "x" * 10})) == b"x" * 10


def test_a_damaged_member_is_named(make_zip):
    path = make_zip({"a.txt": "some words " * 50}, inside="")
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)

    with pytest.raises(CatalogueError, match=r"“a.txt” can't be read from the zip"):
        read(path)


def test_a_locked_member_is_named(make_zip):
    path = make_zip({"a.txt": "some words"}, inside="")
    data = bytearray(path.read_bytes())
    # The first flag, in the file's own header and in the list, says "encrypted".
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)

    with pytest.raises(CatalogueError, match="locked with a password"):
        read(path)


def test_the_fingerprint_is_the_files_own(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"abc")

    # The example of FIPS 180-2.
    assert sources.sha256(path).startswith("ba7816bf8f01cfea414140de5dae2223")


def test_a_zip_is_closed_afterwards(make_zip):
    with sources.opened(make_zip({"a.txt": "x"})) as source:
        archive = source.archive

    assert isinstance(archive, zipfile.ZipFile)
    assert archive.fp is None
