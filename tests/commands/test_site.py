from __future__ import annotations

from pathlib import Path

import pytest

from careerkit import content
from careerkit.site import builder
from careerkit.site.builder import Built
from careerkit.site.problems import CannotBuildError


def test_build_says_where_the_site_is_and_what_it_lacks(run, monkeypatch):
    asked: list[tuple[Path, dict[str, object]]] = []

    def build(folder: Path, **options: object) -> Built:
        asked.append((folder, options))
        return Built(pages=12, size=37_000_000, has_snapshot=False)

    monkeypatch.setattr(builder, "build", build)
    result = run("site", "build", "public", "--pyodide", "here")
    assert asked == [(Path("public"), {"source": None, "place": "here", "with_snapshot": True})]
    told = content.text("static_site.done.built", folder="public", count=12, size=37)
    assert told in result.output
    assert content.text("static_site.done.no_snapshot") in result.output


def test_build_says_before_it_begins_that_it_takes_a_while_and_then_what_is_wrong(run, monkeypatch):
    def build(*_: object, **__: object) -> Built:
        raise CannotBuildError("no_npm")

    monkeypatch.setattr(builder, "build", build)
    result = run("site", "build", "public")
    assert result.exit_code == 1
    assert result.stdout.strip() == content.text("static_site.done.building")
    assert result.stderr.strip() == content.text("static_site.problems.no_npm")


def test_build_refuses_a_folder_before_all_the_work(run, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(builder, "build", None)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.docx").touch()
    (tmp_path / "file").touch()
    for name, why in (("full", "not_empty"), ("file", "not_a_folder")):
        result = run("site", "build", name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.strip() == content.text(f"static_site.problems.{why}", folder=name)


def test_serve_wants_a_site(run, tmp_path: Path):
    result = run("site", "serve", str(tmp_path))
    assert result.exit_code == 1
    assert content.text("static_site.problems.no_site", folder=tmp_path) in result.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_help_says_what_it_does(run, command):
    told = content.text(f"static_site.about.{command}")
    assert told[:20] in run("site", command, "--help").output
