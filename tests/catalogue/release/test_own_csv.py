"""Occupations of another country, from a CSV file."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.catalogue import CatalogueError
from careerkit.catalogue.release import own_csv

HEADER = "code,title,R,I,A,S,E,C"
ROW = "5120,Köche,50,20,30,40,35,25"


@pytest.fixture
def read(tmp_path):
    def reading(text, name="schweiz.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return own_csv.read(path)

    return reading


def test_code_title_and_six_interests_are_enough(read):
    [cook] = read(f"{HEADER}\n{ROW}\n").occupations

    assert (cook.soc, cook.title) == ("5120", "Köche")
    assert cook.interests == (50, 20, 30, 40, 35, 25)
    assert (cook.job_zone, cook.median_wage, cook.employment, cook.figures_of) == (None,) * 3 + (
        "",
    )


def test_every_other_column_may_be_there_in_any_order(read):
    header = "title,code,skills,tasks,alternate_titles,related,description,employment,median_wage"
    row = 'Koch,5120,"Salzen | Rühren","Kocht, brät|Rührt",Chef,5131,"Ist ""heiss"", oder?",9,60000'
    [cook] = read(f"{header},job_zone,R,I,A,S,E,C\n{row},3,5.5,2,3,4,3.5,2.5\n").occupations

    assert cook.skills == ("Salzen", "Rühren")
    assert cook.tasks == ("Kocht, brät", "Rührt")
    assert (cook.alternate_titles, cook.related) == (("Chef",), ("5131",))
    assert cook.description == 'Ist "heiss", oder?'
    assert (cook.employment, cook.median_wage, cook.job_zone) == (9, 60000, 3)
    assert (cook.figures_of, cook.figures_are_shared) == ("5120", False)


def test_the_first_lines_say_where_the_facts_come_from(read):
    facts = "# name: Swiss occupations\n# licence: CC0\n# Attribution: Source: Bern, 2026\n"

    release = read(f"{facts}# currency: CHF\n{HEADER}\n{ROW}\n").release

    assert (release.kind, release.name, release.licence) == ("own", "Swiss occupations", "CC0")
    assert (release.attribution, release.currency) == ("Source: Bern, 2026", "CHF")


def test_without_them_the_files_name_is_the_releases(read):
    release = read(f"{HEADER}\n{ROW}\n").release

    assert (release.name, release.currency) == ("schweiz", "")


def test_a_spreadsheet_with_semicolons_and_decimal_commas_is_understood(read):
    [cook] = read("\ufeffcode;title;R;I;A;S;E;C\r\n5120;Koch;5,5;2;3;4;3;2\r\n").occupations

    assert cook.interests == (5.5, 2, 3, 4, 3, 2)


def test_a_line_break_inside_quotes_is_text(read):
    [cook] = read(f'{HEADER},description\n{ROW},"Kocht.\nBrät.\x85Rührt."\n').occupations

    assert cook.description == "Kocht.\nBrät.\x85Rührt."


@pytest.mark.parametrize("column", ["code", "title", "R", "C"])
def test_a_missing_column_is_named(column, read):
    columns = HEADER.split(",")
    columns[columns.index(column)] = "other"

    with pytest.raises(CatalogueError, match=f"no column “{column}”"):
        read(",".join(columns) + f"\n{ROW}\n")


@pytest.mark.parametrize(
    "row",
    [
        "5120,Koch,x,20,30,40,35,25,",
        "5120,Koch,nan,20,30,40,35,25,",
        "5120,Koch,1e9,20,30,40,35,25,",
        "5120,Koch,,20,30,40,35,25,",
        ",Koch,1,20,30,40,35,25,",
        "5120,,1,20,30,40,35,25,",
        "5120,Koch,1,20,30,40,35,25,6",
        "5120,Koch,1,20,30,40,35,25,0",
        "5120,Koch,1,20,30,40,35,25,³",
        "5120,Koch,1,20,30,40,35,25,-3",
    ],
)
def test_a_value_that_can_not_be_is_refused_with_its_line(row, read):
    with pytest.raises(CatalogueError, match=r"“schweiz.csv” .* line 4"):
        read(f"# name: x\n{HEADER},job_zone\n{ROW},\n{row}\n")


@pytest.mark.parametrize("row", ["5120,Koch,1,2,3,4,5", "5120,Koch,1,2,3,4,5,6,7", '"5121'])
def test_a_row_that_is_cut_off_is_refused(row, read):
    with pytest.raises(CatalogueError, match="cut off or damaged in line"):
        read(f"{HEADER}\n{row}")


def test_a_header_that_is_cut_off_is_refused(read):
    with pytest.raises(CatalogueError, match="cut off or damaged in line"):
        read('# name: x\n"code,title')


def test_a_code_that_is_there_twice_is_refused(read):
    with pytest.raises(CatalogueError, match="in line 3: “5120”"):
        read(f"{HEADER}\n{ROW}\n{ROW}\n")


@pytest.mark.parametrize("text", ["", " \n", "# name: x\n"])
def test_a_file_without_a_table_is_refused(text, read):
    with pytest.raises(CatalogueError, match=r"is empty|no column"):
        read(text)


def test_a_table_without_rows_is_refused(read):
    with pytest.raises(CatalogueError, match="six interest scores"):
        read(HEADER)


def test_another_encoding_is_refused(read):
    with pytest.raises(CatalogueError, match="UTF-8"):
        read(f"{HEADER}\n{ROW}\n".encode("latin-1"))


@given(
    data=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"{HEADER}\n{t}".encode())
)
def test_any_file_is_read_or_refused_with_a_sentence(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_bytes(data)

    with contextlib.suppress(CatalogueError):
        assert own_csv.read(path).occupations
