"""The commands: what a person sees and is asked."""

import hashlib
import json

import pytest
from typer.testing import CliRunner

from careerkit import catalogue, content
from careerkit.catalogue import library
from careerkit.catalogue.release import installing
from careerkit.commands.occupations import occupations


@pytest.fixture
def run():
    def running(*words, answer=None):
        return CliRunner().invoke(occupations, words, input=answer)

    return running


@pytest.fixture
def fetched(monkeypatch, early, make_zip):
    """What would be fetched, from nowhere."""
    asked = []

    def fetch(url, folder, progress):  # noqa: ARG001
        asked.append(url)
        progress(5, 10)
        progress(10, 10)
        return make_zip(early)

    monkeypatch.setattr(installing.download, "download", fetch)
    return asked


def test_a_zip_is_installed_with_its_fingerprint_shown(run, early, make_zip):
    path = make_zip(early)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()

    done = run("install", "--from", str(path))

    assert done.exit_code == 0
    assert sha256 in done.output
    assert "Reading Interests.txt" in done.output
    assert "Installed O*NET 30.2 Database: 2 occupations." in done.output
    assert "1 occupation" in done.output


def test_what_a_release_lacks_is_said(run, early, make_folder):
    del early["Skills.txt"]

    done = run("install", "--from", str(make_folder(early)))

    assert "does without: Skills.txt." in done.output


def test_the_address_is_shown_before_the_question(run, fetched):
    done = run("install", answer="n\n")

    assert done.exit_code == 1
    assert "https://www.onetcenter.org/dl_files/database/db_30_1_text.zip" in done.output
    assert "Nothing was fetched." in done.output
    assert fetched == []


def test_yes_fetches(run, fetched):
    done = run("install", answer="y\n")

    assert done.exit_code == 0
    assert len(fetched) == 1
    assert len(catalogue.load()) == 2


def test_another_release_is_fetched_without_a_question_if_told_so(run, fetched):
    done = run("install", "--release", "30.3", "--yes")

    assert done.exit_code == 0
    assert fetched == ["https://www.onetcenter.org/dl_files/database/db_30_3_text.zip"]


def test_a_wrong_release_is_refused(run, fetched):
    done = run("install", "--release", "../x", "--yes")

    assert done.exit_code == 1
    assert "not the number of an O*NET release" in done.output
    assert fetched == []


def test_a_problem_is_one_sentence_and_no_traceback(run, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"nothing")

    done = run("install", "--from", str(tmp_path / "x.zip"))

    assert done.exit_code == 1
    assert done.output.startswith("“x.zip” is not a zip file.") or "\n“x.zip”" in done.output
    assert "Traceback" not in done.output


def test_stopping_it_is_told_kindly(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("careerkit.commands.occupations.install", interrupted)

    done = run("install", "--from", "x")

    assert done.exit_code == 1
    assert content.text("catalogue.cli.stopped") in done.output


def test_info_shows_release_size_licence_and_attribution(run):
    done = run("info")

    assert f"Occupations: {len(catalogue.starter())}" in done.output
    assert "Licence: CC BY 4.0" in done.output
    assert "Size: 0.0 MB" not in done.output
    assert catalogue.attribution(catalogue.starter()) in done.output


def test_info_shows_an_installed_release(run, early, make_folder):
    run("install", "--from", str(make_folder(early)))

    done = run("info")

    assert "Catalogue: O*NET 30.2 Database" in done.output
    assert str(library.place()) in done.output


def test_info_says_what_is_wrong_with_a_damaged_one(run, data_folder):
    data_folder.mkdir()
    library.place().write_bytes(b"damaged")

    done = run("info")

    assert done.exit_code == 0
    assert "can't be read" in done.output
    assert f"Occupations: {len(catalogue.starter())}" in done.output


def test_removing_goes_back_to_the_starter(run, early, make_folder):
    run("install", "--from", str(make_folder(early)))

    assert content.text("catalogue.cli.removed") in run("remove").output
    assert content.text("catalogue.cli.nothing") in run("remove").output
    assert catalogue.load() is catalogue.starter()


def test_matches_are_listed_with_their_reasons_and_the_source(run):
    done = run(
        "match", "--scores", "12,10,20,38,25,14", "--words", "teaching children", "--top", "3"
    )

    assert done.exit_code == 0
    assert "best fit, r = 0." in done.output
    assert "Your words meet it in: " in done.output
    assert "O*NET" in done.output


def test_matches_as_json_are_a_list_of_what_the_docs_promise(run):
    done = run(
        "match", "--scores", "12,10,20,38,25,14", "--words", "teaching", "--top", "2", "--json"
    )

    found = json.loads(done.output)
    assert len(found) == 2
    assert found[0].keys() == {
        "soc",
        "title",
        "interest_r",
        "fit",
        "words_score",
        "score",
        "reasons",
    }
    assert found[0]["fit"] in {"best", "great", "none"}


def test_words_alone_are_matched_too(run):
    done = run("match", "--words", "baking bread", "--top", "1", "--json")

    [found] = json.loads(done.output)
    assert found["title"] == "Bakers"
    assert found["interest_r"] is None
    assert found["fit"] == "none"


@pytest.mark.parametrize("scores", ["1,2,3", "a,b,c,d,e,f", "1,2,3,4,5,nan", "1;2;3;4;5;6", "١,"])
def test_scores_that_are_no_six_numbers_are_refused_with_a_sentence(run, scores):
    done = run("match", "--scores", scores)

    assert done.exit_code == 1
    assert "are not six numbers" in done.output
    assert "Traceback" not in done.output


def test_nothing_to_match_by_is_said(run):
    done = run("match")

    assert done.exit_code == 1
    assert "nothing to go by" in done.output
