import csv
import io
import json
import zipfile
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.export import csv_
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.model import SECTIONS, CheckInRecord, Topic, UnknownRecord, Workbook, declared, kinds
from careerkit.model.plain import from_plain, to_plain
from support.models.strategies import texts, workbooks

TODAY = date(2026, 11, 29)


def files(workbook: Workbook) -> dict[str, bytes]:
    document = contents_of(workbook, TODAY, Choice(names=True, notes=True), remarks=False)
    with zipfile.ZipFile(io.BytesIO(csv_.render(document))) as pack:
        assert pack.testzip() is None
        return {name: pack.read(name) for name in pack.namelist()}


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows as README.txt says how to read them: without the first ' of a text."""
    read = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    head, *lines = ([cell.removeprefix("'") for cell in line] for line in read)
    return [dict(zip(head, line, strict=True)) for line in lines]


def read_back(section: str, row: dict[str, str]):
    """The record that a row stands for."""
    plain = {"id": row["id"], "updated": row["updated"]}
    if section not in SECTIONS:
        answers = {name: json.loads(cell) for name, cell in row.items() if cell}
        return UnknownRecord.of(
            {name: value for name, value in answers.items() if name not in plain}, plain
        )
    for field in declared(SECTIONS[section]):
        cell = row[field.name]
        is_text = isinstance(field.kind, (kinds.Text, kinds.LongText, kinds.Link, kinds.Choice))
        is_told = is_text or isinstance(field.kind, kinds.Day)
        if is_told:
            plain[field.name] = cell if cell or is_text else None
        else:
            plain[field.name] = json.loads(cell) if cell else field.empty
    return from_plain(SECTIONS[section], plain)


@given(workbooks())
def test_nothing_that_was_written_is_lost(workbook):
    held = files(workbook)

    for name in workbook.section_names:
        records = workbook.records(name)
        if name not in SECTIONS or not records:
            assert (f"{name}.csv" in held) is bool(records)
            continue
        back = [read_back(name, row) for row in rows(held[f"{name}.csv"])]
        told = [{k: v for k, v in to_plain(r).items() if k != "stamps"} for r in records]
        assert [to_plain(record) for record in back] == told


@given(texts)
def test_what_another_step_holds_is_read_back_too(text):
    plain = {"what": text, "worth": 3, text: [text, None, {"a": text}], "no": ""}
    record = UnknownRecord.of(
        {k: v for k, v in plain.items() if k not in ("id", "updated")}, {"id": "a"}
    )

    [row] = rows(files(Workbook().holding({"resources": (record,)}))["resources.csv"])

    assert {name: json.loads(row[name]) for name in record.answers} == {
        name: value for name, value in to_plain(record).items() if name in record.answers
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_begins_as_a_formula_does(text: str):
    topics = (Topic(what=text, why="'quoted'"), Topic(what="plain"))
    data = files(Workbook().holding({"topics": topics}))["topics.csv"]

    cells = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]

    assert cells[1][2:4] == [f"'{text}", "''quoted'"]
    assert cells[2][2:4] == ["plain", ""]
    assert [row["what"] for row in rows(data)] == [text, "plain"]


@given(st.text(max_size=30))
def test_a_cell_is_as_it_was_without_what_keeps_it_from_being_a_formula(text: str):
    safe = csv_._safe(text)

    assert safe.removeprefix("'") == text
    assert safe[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_a_number_below_zero_stays_a_number():
    data = files(Workbook().put("check_ins", CheckInRecord(energy=-2)))["check_ins.csv"]

    assert pd.read_csv(io.BytesIO(data))["energy"].tolist() == [-2]


def test_pandas_and_a_spreadsheet_find_the_encoding_by_themselves(whole):
    with zipfile.ZipFile(io.BytesIO(csv_.render(whole))) as pack:
        for name in pack.namelist():
            if name.endswith(".csv"):
                data = pack.read(name)
                assert data.startswith(b"\xef\xbb\xbf")
                assert pd.read_csv(io.BytesIO(data)).columns[0] in ("id", "section")


def test_every_column_and_every_value_of_a_choice_is_explained(sample):
    held = files(sample)
    told = rows(held["columns.csv"])

    for name in (name for name in SECTIONS if sample.records(name)):
        columns = next(csv.reader(io.StringIO(held[f"{name}.csv"].decode("utf-8-sig"))))
        assert columns[2:] == list(
            dict.fromkeys(row["column"] for row in told if row["section"] == name)
        )
    energy = [row for row in told if (row["section"], row["column"]) == ("check_ins", "energy")]
    assert [(row["answer"], row["meaning"]) for row in energy] == [
        *(("-2", "None"), ("-1", "Little"), ("0", "Some"), ("1", "Plenty"), ("2", "Bursting")),
    ]


def test_the_same_answers_make_the_same_file(whole):
    assert csv_.render(whole) == csv_.render(whole)


def test_an_empty_workbook_is_a_zip_that_says_what_it_is():
    held = files(Workbook())

    assert sorted(held) == ["README.txt", "columns.csv"]
    assert b"careerkit workbook" in held["README.txt"]
