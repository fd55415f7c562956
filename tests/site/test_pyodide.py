from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from careerkit import content
from careerkit.site import pyodide
from careerkit.site.problems import CannotBuildError


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(pyodide, "user_cache_dir", lambda _: str(folder))
    return folder


def packed(runtime: Path, path: Path) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        archive.add(runtime, arcname="package")
    return path


def test_a_folder_or_an_archive_of_it_does(runtime: Path, scratch: Path, tmp_path: Path):
    archive = packed(runtime, tmp_path / "pyodide.tgz")
    from_folder = pyodide.find(str(runtime), scratch).files()
    assert pyodide.find(str(archive), scratch).files() == from_folder
    assert json.loads(from_folder["pyodide-lock.json"])["packages"] == {}


def test_npm_is_asked_once_and_what_it_brings_is_kept(runtime, scratch, cache, monkeypatch):
    asked: list[list[str]] = []

    def run(command: list[str], *, cwd: Path, **_: object) -> None:
        asked.append(command[1:])
        packed(runtime, cwd / "pyodide-1.tgz")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    first = pyodide.find(None, scratch).files()
    assert pyodide.find(None, scratch).files() == first
    assert asked == [["pack", "--silent", f"pyodide@{pyodide.VERSION}"]]
    assert cache.is_dir()


def test_without_npm_one_is_told_what_to_do(scratch, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(CannotBuildError) as told:
        pyodide.find(None, scratch)
    assert str(told.value) == content.text("static_site.problems.no_npm")


def test_without_a_connection_one_is_told_so(scratch, monkeypatch):
    def fail(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(CannotBuildError, match="could not be fetched"):
        pyodide.find(None, scratch)
    with pytest.raises(CannotBuildError, match="could not be fetched"):
        pyodide.find("http://127.0.0.1:9/pyodide.tar.bz2", scratch)


@pytest.mark.parametrize("missing", ["pyodide.mjs", "pyodide.asm.wasm", "pyodide-lock.json"])
def test_a_place_where_something_is_missing_is_told(runtime, scratch, tmp_path, missing):
    partly = tmp_path / "partly"
    shutil.copytree(runtime, partly)
    (partly / missing).unlink()
    with pytest.raises(CannotBuildError, match=missing):
        pyodide.find(str(partly), scratch)


def test_a_file_that_is_no_archive_is_told(scratch, tmp_path):
    (tmp_path / "a.tgz").write_text("no archive")
    with pytest.raises(CannotBuildError, match="There is no Pyodide"):
        pyodide.find(str(tmp_path / "a.tgz"), scratch)


def test_an_archive_writes_nothing_outside_its_folder(scratch, tmp_path):
    (tmp_path / "evil").write_text("evil")
    with tarfile.open(tmp_path / "evil.tgz", "w:gz") as archive:
        archive.add(tmp_path / "evil", arcname="../../outside")
    with pytest.raises(CannotBuildError):
        pyodide.find(str(tmp_path / "evil.tgz"), scratch)
    assert not (tmp_path / "outside").exists()


def test_another_version_is_refused(runtime, scratch, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(runtime, other)
    (other / "pyodide.mjs").write_text('var a="0.29.0";')
    with pytest.raises(CannotBuildError, match=r"0\.29\.0"):
        pyodide.find(str(other), scratch)
