"""A file from a folder, into a workbook or an open session."""

from pathlib import Path

import pytest

from careerkit import Session, import_workbook
from careerkit.importing.reading import is_other, proposal_from
from careerkit.model import Topic, Workbook
from careerkit.store import StoreError, encode
from importing.conftest import TODAY, as_zip, table


def test_a_file_is_proposed_and_changes_nothing_until_it_is_applied(mine, tmp_path: Path):
    (tmp_path / "topics.csv").write_bytes(table(["id", "why"], ["soil", "Because"]))
    session = Session(mine)

    proposal = import_workbook(tmp_path / "topics.csv", session)

    assert session.workbook is mine
    session.apply(proposal.onto)
    assert session.workbook.topics[0].why == "Because"
    session.undo()
    assert session.workbook.topics[0].why == "It feeds us"


@pytest.mark.parametrize("name", ["mine.zip", "mine.json"])
def test_a_whole_workbook_comes_into_an_empty_one(mine, tmp_path: Path, name):
    data = as_zip(mine) if name.endswith("zip") else encode(mine).encode()
    (tmp_path / name).write_bytes(data)

    after = import_workbook(str(tmp_path / name), Workbook(), today=TODAY).onto(Workbook())

    assert (after.topics, after.goals, after.supporters) == (
        *(mine.topics, mine.goals, mine.supporters),
    )


def test_a_workbook_of_the_first_schema_is_read_too(mine):
    old = encode(mine).replace('"schema_version": 2', '"schema_version": 1')

    assert proposal_from("old.json", old.encode(), Workbook(), TODAY).onto(Workbook()).topics == (
        mine.topics
    )


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.json", b"hello", "This is not a careerkit workbook"),
        ("topics.csv", b"\xff\x00", "can't be read"),
        ("new.json", b'{"format": "careerkit", "schema_version": 99}', "newer careerkit"),
    ],
)
def test_what_can_not_be_read_is_one_sentence(tmp_path: Path, name, data, sentence):
    (tmp_path / name).write_bytes(data)

    with pytest.raises(StoreError, match=sentence):
        import_workbook(tmp_path / name, Workbook())


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path):
    with pytest.raises(StoreError, match=r"There is no file “nowhere\.csv”"):
        import_workbook(tmp_path / "nowhere.csv", Workbook(topics=[Topic()]))


def test_a_table_is_known_by_its_name_or_its_first_bytes():
    assert is_other("GOALS.CSV", b"id")
    assert is_other("mine", b"PK\x03\x04")
    assert not is_other("mine.json", b"{}")
