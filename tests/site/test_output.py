from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerkit.site.output import LIST, check, is_site, write
from careerkit.site.problems import CannotBuildError


def test_the_next_site_takes_the_place_of_the_last_one_and_leaves_the_rest(tmp_path: Path):
    (tmp_path / "CNAME").write_text("careers.example.org")
    write(tmp_path, {"index.html": b"one", "assets/a-1.js": b"a"})
    write(tmp_path, {"index.html": b"two", "assets/b-2.js": b"b"})

    assert (tmp_path / "index.html").read_bytes() == b"two"
    assert (tmp_path / "CNAME").is_file()
    assert not (tmp_path / "assets" / "a-1.js").exists()
    assert (tmp_path / ".nojekyll").is_file()
    assert is_site(tmp_path)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path):
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(CannotBuildError, match=tmp_path.name):
        write(tmp_path, {"index.html": b""})
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_list_that_names_files_elsewhere_takes_none_away(tmp_path: Path):
    precious = tmp_path / "precious.txt"
    precious.write_text("stays")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / LIST).write_text(json.dumps(["../precious.txt", str(precious)]))
    write(folder, {"index.html": b""})
    assert precious.is_file()


@pytest.mark.parametrize("act", [check, lambda folder: write(folder, {"index.html": b""})])
def test_a_site_whose_list_can_not_be_read_is_left_alone(tmp_path: Path, act):
    (tmp_path / LIST).write_text('["index.ht')
    with pytest.raises(CannotBuildError, match="has other files in it"):
        act(tmp_path)


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotBuildError, match="can't be written"):
        write(tmp_path / "file" / "site", {"index.html": b""})
    with pytest.raises(CannotBuildError, match="can't be written"):
        check(tmp_path / "file" / "site")
