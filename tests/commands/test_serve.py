import os
from pathlib import Path

from careerkit import content
from careerkit.commands import serve


def test_an_address_that_can_not_be_used_is_a_sentence_and_an_error(run):
    result = run("serve", "--host", "192.0.2.1", "--port", "0")

    assert result.exit_code == 1
    assert content.text("serve.start.bad_host", host="192.0.2.1") in result.output
    assert "Traceback" not in result.output


def test_a_code_that_is_easily_guessed_is_a_sentence_and_an_error(run):
    result = run("serve", "--access-code", "a-b", "--port", "0")

    assert result.exit_code == 1
    assert content.text("serve.access.length", shortest=4, longest=200) in result.output


def test_the_code_may_come_from_the_environment_and_no_kernel_inherits_it(run, monkeypatch):
    told = []
    monkeypatch.setenv("CAREERKIT_ACCESS_CODE", "maple-river-42")
    monkeypatch.setattr(
        serve,
        "_serve",
        lambda **options: told.append((options["access_code"], {*os.environ})),
    )

    run("serve")

    [(code, inherited)] = told
    assert code == "maple-river-42"
    assert "CAREERKIT_ACCESS_CODE" not in inherited


def test_help_lines_that_are_wrong_are_told_before_anything_is_served(run, tmp_path: Path):
    (tmp_path / "lines.toml").write_text("emergency = 999", encoding="utf-8")

    result = run("serve", "--help-lines", "lines.toml", "--port", "0")

    assert result.exit_code == 1
    assert "In the help lines in lines.toml, “emergency” should be a text" in result.output


def test_every_kernel_is_told_where_the_help_lines_are(run, tmp_path: Path, monkeypatch):
    (tmp_path / "lines.toml").write_text('emergency = "112"', encoding="utf-8")
    monkeypatch.setenv("CAREERKIT_HELP_LINES", "")
    told = []
    monkeypatch.setattr(
        serve, "_serve", lambda **_: told.append(os.environ["CAREERKIT_HELP_LINES"])
    )

    run("serve", "--help-lines", "lines.toml")

    assert told == [str(tmp_path / "lines.toml")]
