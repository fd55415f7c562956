"""``careerkit binder-link``: from what git knows of a folder to what others open."""

from __future__ import annotations

import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from careerkit import content
from careerkit.commands import binder_link, repository

LINK = "https://mybinder.org/v2/{}?urlpath=careerkit%2F"
PROBLEM = "binder.problems.{}"


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch):
    """Git without the settings of this computer's user."""
    for name in ("GLOBAL", "SYSTEM"):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", "/dev/null")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a commit and the folder that Binder looks for."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    (tmp_path / "binder").mkdir()
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=A beginning")
    return tmp_path


@pytest.mark.parametrize(
    ("remote", "request_"),
    [
        ("https://github.com/anna/plans.git", "gh/anna/plans/main"),
        ("https://github.com/anna/plans/", "gh/anna/plans/main"),
        ("https://anna:secret@github.com/anna/plans", "gh/anna/plans/main"),
        ("git@github.com:anna/plans.git", "gh/anna/plans/main"),
        ("ssh://git@github.com:22/anna/plans.git", "gh/anna/plans/main"),
        ("git@GitHub.com:anna/plans", "gh/anna/plans/main"),
        ("https://gitlab.com/school/career/plans.git", "gl/school%2Fcareer%2Fplans/main"),
        ("git@gitlab.com:anna/plans.git", "gl/anna%2Fplans/main"),
        ("https://gist.github.com/anna/0123abc.git", "gist/anna/0123abc/main"),
        ("git@codeberg.org:anna/plans.git", "git/https%3A%2F%2Fcodeberg.org%2Fanna%2Fplans/main"),
        (
            "https://git.school.example:8443/plans.git",
            "git/https%3A%2F%2Fgit.school.example%3A8443%2Fplans/main",
        ),
    ],
)
def test_the_link_is_that_of_the_remote_however_it_is_written(folder, run, remote, request_):
    git(folder, "remote", "add", "origin", remote)

    result = run("binder-link")

    assert result.exit_code == 0
    assert LINK.format(request_) in result.output.splitlines()
    assert "secret" not in result.output


def test_there_is_a_badge_for_a_readme(folder, run):
    git(folder, "remote", "add", "origin", "https://github.com/anna/plans")
    link = LINK.format("gh/anna/plans/main")

    lines = run("binder-link").output.splitlines()

    picture = "https://mybinder.org/badge_logo.svg"
    assert f"[![Open on Binder]({picture})]({link})" in lines
    assert f'<a href="{link}"><img src="{picture}" alt="Open on Binder"></a>' in lines


def test_a_terminal_shows_the_link_as_a_qr_code(folder, run, monkeypatch: pytest.MonkeyPatch):
    git(folder, "remote", "add", "origin", "https://github.com/anna/plans")
    assert "▀" not in run("binder-link").output

    monkeypatch.setattr("careerkit.serve.console.shows_pictures", lambda _: True)

    assert "▀" in run("binder-link").output


def test_the_branch_is_the_one_that_it_is_pushed_to(folder, run):
    git(folder, "remote", "add", "upstream", "https://github.com/school/plans")
    git(folder, "update-ref", "refs/remotes/upstream/autumn/2026", "HEAD")
    git(folder, "config", "branch.main.remote", "upstream")
    git(folder, "config", "branch.main.merge", "refs/heads/autumn/2026")

    result = run("binder-link")

    assert LINK.format("gh/school/plans/autumn/2026") in result.output
    assert "git push" not in result.output


def test_a_version_a_remote_and_another_binder_can_be_named(folder, run):
    git(folder, "remote", "add", "origin", "https://github.com/anna/plans")
    git(folder, "remote", "add", "school", "https://github.com/school/plans")
    given = ("--ref", "v1.0-é", "--remote", "school", "--binder", "https://hub.example/binder")

    result = run("binder-link", *given)

    assert "https://hub.example/binder/v2/gh/school/plans/v1.0-%C3%A9?urlpath=" in result.output


def test_what_is_not_pushed_yet_is_told(folder, run):
    git(folder, "remote", "add", "origin", "https://github.com/anna/plans")
    unpushed, ahead = (
        content.text(f"binder.link.{key}", ref="main", remote="origin")
        for key in ("unpushed", "ahead")
    )
    assert unpushed in run("binder-link").output

    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert "git push" not in run("binder-link").output

    git(folder, "commit", "--quiet", "--allow-empty", "--message=More")
    assert ahead in run("binder-link").output


@pytest.mark.parametrize(
    "remote",
    [
        *("/srv/git/plans.git", "../plans", "file:///srv/git/plans.git", "C:\\plans", "C:/plans"),
        *("git@work:anna/plans.git", "http://localhost:3000/anna/plans", "https://10.0.0.7/a/b"),
        *(
            "https://nas.local/a/b",
            "ssh://git@[fe80::1]/a/b",
            "https://github.com/",
            "https://[x/y",
        ),
    ],
)
def test_a_remote_that_others_do_not_reach_is_a_sentence(folder, run, remote):
    git(folder, "remote", "add", "origin", remote)

    result = run("binder-link")

    assert result.exit_code == 1
    assert content.text(PROBLEM.format("local"), remote="origin") in result.output


def test_a_folder_without_a_repository_a_remote_or_a_branch_is_a_sentence(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run("binder-link").output.strip() == content.text(PROBLEM.format("no_repository"))

    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    missing = content.text(PROBLEM.format("no_remote"), remote="origin")
    assert run("binder-link").output.strip() == missing

    git(tmp_path, "remote", "add", "origin", "https://github.com/anna/plans")
    assert run("binder-link").output.strip() == content.text(PROBLEM.format("no_folder"))

    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=A beginning")
    git(tmp_path, "checkout", "--quiet", "--detach")
    assert run("binder-link").output.strip() == content.text(PROBLEM.format("detached"))


def test_without_git_it_says_so(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")

    assert run("binder-link").output.strip() == content.text(PROBLEM.format("no_git"))


def test_a_binder_that_has_no_address_is_a_sentence(folder, run):
    result = run("binder-link", "--binder", "mybinder")

    assert result.output.strip() == content.text(PROBLEM.format("not_binder"), value="mybinder")
    assert folder.is_dir()


@pytest.mark.parametrize("ref", ["a branch", "main..", "ends.lock"])
def test_what_can_be_no_version_is_a_sentence(folder, run, ref):
    git(folder, "remote", "add", "origin", "git@github.com:anna/plans")

    result = run("binder-link", "--ref", ref)

    assert result.output.strip() == content.text(PROBLEM.format("bad_ref"), ref=ref)
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("answer", "problem"), [(True, ""), (False, "not_public"), (None, "no_answer")]
)
def test_whether_all_may_get_it_is_asked_only_when_wanted(
    folder, run, monkeypatch: pytest.MonkeyPatch, answer, problem
):
    git(folder, "remote", "add", "origin", "git@github.com:anna/plans")
    asked = []
    monkeypatch.setattr(binder_link, "is_public", lambda *version: asked.append(version) or answer)

    assert run("binder-link").exit_code == 0
    assert asked == []

    result = run("binder-link", "--check")
    assert asked == [("https://github.com/anna/plans", "main")]
    values = {"address": "https://github.com/anna/plans", "ref": "main"}
    said = content.text(PROBLEM.format(problem), **values) if problem else LINK[:20]
    assert said in result.output
    assert result.exit_code == (1 if problem else 0)


@pytest.fixture
def published(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """The address of a repository that everybody on this computer can get."""
    place = tmp_path_factory.mktemp("published")
    git(folder, "clone", "--quiet", "--bare", str(folder), str(place / "plans"))
    git(place / "plans", "update-server-info")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(place)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/plans"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("ref", "there"), [("main", True), ("a" * 40, True), ("autumn", False), ("ain", False)]
)
def test_a_version_is_public_if_anybody_gets_it(published, ref, there):
    assert repository.is_public(published, ref) is there


def test_a_repository_that_is_not_there_is_not_public(published):
    assert repository.is_public(f"{published}-of-mine", "main") is False
