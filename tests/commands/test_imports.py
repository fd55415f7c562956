from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from careerkit import content
from careerkit.commands import kit
from careerkit.model import Comment, Goal, Topic, Workbook
from careerkit.store import encode, read, write
from importing.word.conftest import exported, with_comments

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
HELD = Workbook(
    topics=(Topic(id="soil", what="Soil", why="It feeds us", updated=WRITTEN),),
    goals=(Goal(id="g", what="A course", updated=WRITTEN),),
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run the command in a folder with a workbook."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "mine.json", HELD)
    return lambda *words: CliRunner().invoke(kit.app, ["import", *words])


@pytest.fixture
def edited(tmp_path: Path):
    """Write the table of topics as somebody edited it."""
    (tmp_path / "topics.csv").write_text("id,why\r\nsoil,Because\r\n", encoding="utf-8")
    return "topics.csv"


def test_it_explains_itself(run):
    result = run("--help")

    assert result.exit_code == 0
    assert content.text("importing.cli.about") in " ".join(result.output.split())


def test_by_itself_it_says_what_would_change_and_changes_nothing(run, tmp_path: Path, edited):
    result = run(edited, "--into", "mine.json")

    assert result.exit_code == 0
    assert "“topics.csv”: 1 changed answer. Nothing is changed yet." in result.output
    assert "now: It feeds us\n      then: Because" in result.output
    assert result.output.splitlines()[-1] == "Nothing was changed. To take it over, add --yes."
    assert (tmp_path / "mine.json").read_text(encoding="utf-8") == encode(HELD)


def test_with_yes_it_takes_it_over_and_keeps_what_was_before(run, tmp_path: Path, edited):
    result = run(edited, "--into", "mine.json", "--yes")

    assert result.output.splitlines()[-1].startswith("Taken over into “mine.json”.")
    assert read(tmp_path / "mine.json").topics[0].why == "Because"
    assert read(tmp_path / "mine.json").goals == HELD.goals
    assert (tmp_path / "mine.json.bak").read_text(encoding="utf-8") == encode(HELD)
    again = run(edited, "--into", "mine.json", "--yes")
    assert "There is nothing to take over." in again.output


def test_a_new_workbook_is_made_of_tables(run, tmp_path: Path):
    assert run("mine.json", "--into", "new.json", "--yes").exit_code == 0

    assert read(tmp_path / "new.json").topics == HELD.topics


def test_what_was_written_since_gives_way_only_if_asked(run, tmp_path: Path):
    table = f"id,updated,why\r\nsoil,{datetime(2026, 1, 1, tzinfo=UTC).isoformat()},Old\r\n"
    (tmp_path / "topics.csv").write_text(table, encoding="utf-8")

    assert "There is nothing to take over." in run("topics.csv", "--into", "mine.json").output
    run("topics.csv", "--into", "mine.json", "--over-newer", "--yes")
    assert read(tmp_path / "mine.json").topics[0].why == "Old"


def test_of_a_guests_file_only_the_comments_come(run, tmp_path: Path):
    said = Comment(
        text="Have you asked Rosa?",
        who="Ms Weber",
        section="goals",
        record="g",
        on=date(2026, 11, 28),
    )
    guest = HELD.put("goals", HELD.goals[0].changed(what="Other words")).put("comments", said)
    write(tmp_path / "commented.json", guest)

    shown = run("commented.json", "--into", "mine.json", "--comments")
    taken = run("commented.json", "--into", "mine.json", "--comments", "--yes")

    assert "“commented.json” brings one comment, from Ms Weber." in shown.output
    assert "Beside “Goals, A course”: Have you asked Rosa?" in shown.output
    assert taken.exit_code == 0
    held = read(tmp_path / "mine.json")
    assert (held.goals, held.comments) == (HELD.goals, guest.comments)
    again = run("commented.json", "--into", "mine.json", "--comments", "--yes")
    assert "There is nothing to take over." in again.output


def test_of_a_word_file_the_comments_come_however_it_is_asked_for(run, tmp_path: Path):
    (tmp_path / "back.docx").write_bytes(with_comments(exported(HELD), ("A course", "By when?")))

    shown = run("back.docx", "--into", "mine.json")
    taken = run("back.docx", "--into", "mine.json", "--comments", "--yes")
    again = run("back.docx", "--into", "mine.json", "--yes")

    assert "Beside “Goals, A course”: By when?" in shown.output
    assert (shown.exit_code, taken.exit_code) == (0, 0)
    held = read(tmp_path / "mine.json")
    assert (held.goals, [one.text for one in held.comments]) == (HELD.goals, ["By when?"])
    assert "There is nothing to take over." in again.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("bad.docx", "--comments", "--into", "mine.json"), "This Word file is damaged"),
        (("nowhere.csv", "--into", "mine.json"), "There is no file “nowhere.csv”"),
        (("bad.csv", "--into", "mine.json"), "can't be read"),
        (("mine.json", "--into", "bad.json"), "This file is damaged"),
        (("bad.json", "--comments", "--into", "mine.json"), "This file is damaged"),
    ],
)
def test_what_goes_wrong_is_one_sentence(run, tmp_path: Path, words, sentence):
    (tmp_path / "bad.csv").write_bytes(b"id\r\n\xff\xfe\xfd")
    (tmp_path / "bad.docx").write_bytes(b"")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")

    result = run(*words, "--yes")

    assert result.exit_code == 1
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert (tmp_path / "mine.json").read_text(encoding="utf-8") == encode(HELD)
