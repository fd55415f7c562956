"""The file with the options of ``careerkit serve``."""

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from careerkit import content
from careerkit.commands import kit
from careerkit.serve import supervisor
from careerkit.serve.site import read_site
from support.serving.servers import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run ``careerkit serve`` in an empty folder; gives the options that it would serve with."""
    monkeypatch.chdir(tmp_path)
    given = {}
    monkeypatch.setattr(supervisor, "serve", lambda **options: given.update(options) or 0)

    def serve(*words: str):
        given.clear()
        return CliRunner().invoke(kit.app, ["serve", *words]), dict(given)

    return serve


def write(text: str, name: str = "careerkit.toml") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_options_come_from_the_file_that_lies_there_and_it_is_said(run):
    write(
        'port = 99\nallow-host = ["a.example", "b.example"]\nopen = true\naccess-code = "pear-1"\n'
    )

    result, given = run()

    assert content.text("options_file.used", name="careerkit.toml") in result.output
    assert (given["port"], given["open_browser"], given["access_code"]) == (99, True, "pear-1")
    assert given["site"] == read_site(hosts=["a.example", "b.example"])
    assert given["host"] == "127.0.0.1"


def test_the_command_line_comes_before_the_file_and_the_file_before_what_is_usual(run):
    write('port = 99\nidle-minutes = 7\nallow-host = ["a.example"]\n')

    _, given = run("--port", "0", "--allow-host", "c.example")

    assert (given["port"], given["idle_minutes"], given["ready"]) == (0, 7, 2)
    assert given["site"].hosts == {"c.example"}


def test_a_file_that_is_named_stands_for_the_one_that_lies_there(run):
    write("port = 99")
    write("port = 98", "other.toml")

    assert run("--config", "other.toml")[1]["port"] == 98


def test_paths_are_taken_from_the_files_folder(run):
    write('unix-socket = "app.sock"', "deep/mine.toml")

    assert run("--config", "deep/mine.toml")[1]["unix_socket"] == Path("deep/app.sock")


def test_without_a_file_all_is_as_usual(run):
    result, given = run()

    assert (result.output, given["port"]) == ("", 8866)


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("prot = 99", "unknown", {"key": "prot", "nearest": "port"}),
        ("base_url = '/x/'", "unknown", {"key": "base_url", "nearest": "base-url"}),
        ("open = 1", "not_flag", {"key": "open"}),
        ("open = 'yes'", "not_flag", {"key": "open"}),
        ("allow-host = 'a.example'", "not_list", {"key": "allow-host", "example": "a.example"}),
        ("allow-host = [1]", "not_list", {"key": "allow-host", "example": "…"}),
        ("port = true", "not_value", {"key": "port"}),
        ("port = [1]", "not_value", {"key": "port"}),
        ("[serve]\nport = 1", "unknown", None),
        ("port = ", "not_toml", None),
        ("config = 'x.toml'", "unknown_far", None),
    ],
)
def test_what_is_wrong_in_it_is_one_sentence_and_nothing_is_served(run, text, key, values):
    write(text)

    result, given = run()

    assert (result.exit_code, given) == (1, {})
    assert "Traceback" not in result.output
    if values:
        expected = content.text(f"options_file.{key}", name="careerkit.toml", **values)
        assert result.output.strip() == expected
    else:
        assert "careerkit.toml" in result.output


def test_a_file_that_is_not_there_is_a_sentence(run):
    result, given = run("--config", "nowhere.toml")

    assert (result.exit_code, given) == (1, {})
    assert result.output.startswith("nowhere.toml can't be read")


def test_a_number_that_is_none_is_told_as_on_the_command_line(run):
    write("port = 'x'")

    result, given = run()

    assert (result.exit_code, given) == (2, {})
    assert "--port" in result.output


def test_an_option_that_can_not_be_used_is_one_sentence(run):
    result, given = run("--base-url", "/../")

    assert (result.exit_code, given) == (1, {})
    assert result.output.strip() == content.text("site.problems.base_url", value="/../")


def test_the_file_in_the_readme_is_one(run):
    [text] = re.findall(r"```toml careerkit.toml\n(.*?)```", README, re.DOTALL)
    write(text)

    _, given = run()

    assert given["site"] == read_site(
        public_url="https://careers.example.org/careers/", proxies=["127.0.0.1"]
    )
    assert (given["access_code"], given["most"]) == ("random", 40)


def test_every_option_of_serve_stands_in_the_readme():
    [line] = re.findall(r"^\| `careerkit serve`.*$", README, re.MULTILINE)
    options = {one.opts[0] for one in typer.main.get_command(kit.app).commands["serve"].params}

    assert set(re.findall(r"`(--[a-z-]+)`", line)) == options - {"--folder"}
