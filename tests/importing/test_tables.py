"""Files that anybody may have made: what is in them, and what is refused in one sentence."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from careerkit.importing import sheets, tables
from careerkit.importing.packing import MAX_UNPACKED
from careerkit.importing.problems import ImportingError
from careerkit.importing.tables import read_tables
from careerkit.model import Workbook
from careerkit.store.codec import MAX_BYTES
from importing.conftest import as_excel, as_zip, table


def packed(files, **options) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data, **options)
    return held.getvalue()


def spreadsheet(rows, sheet="goals") -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return held.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_as_spreadsheets_save_it(delimiter, encoding):
    rows = ["id", "what", "why"], ["a", "two\nlines", 'a "word"'], ["", "", ""], ["b", "ü", ""]
    data = table(*rows, delimiter=delimiter).decode("utf-8-sig").encode(encoding)

    [read] = read_tables("goals.csv", data)

    assert (read.name, read.head) == ("goals", ("id", "what", "why"))
    # As a spreadsheet counts them, so that a person finds the row again.
    assert read.rows == ((2, ("a", "two\nlines", 'a "word"')), (4, ("b", "ü", "")))
    assert read.has_decimal_commas is (delimiter == ";")


def test_a_zip_holds_a_table_a_file_wherever_it_was_packed():
    files = {
        "mine/goals.csv": table(["id"], ["a"]),
        "mine/columns.csv": table(["x"]),
        "mine/README.txt": b"",
        "__MACOSX/mine/._goals.csv": b"\0",
        ".x.csv": b"\0",
    }

    [read] = read_tables("mine.zip", packed(files))

    assert (read.name, read.rows) == ("goals", ((2, ("a",)),))


def test_a_spreadsheet_is_one_whatever_it_is_called():
    data = spreadsheet([["id", "what"], [], ["a", 3.0]])

    [read] = read_tables("goals.csv", data)

    assert (read.name, read.rows) == ("goals", ((3, ("a", 3.0)),))


def test_a_cell_with_an_error_is_not_an_empty_one():
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        page = book.add_worksheet("goals")
        page.write_row(0, 0, ["id", "what"])
        page.write(1, 0, "a")
        page.write_formula(1, 1, "=bread", None, "#NAME?")

    [read] = read_tables("mine.xlsx", held.getvalue())

    assert read.rows == ((2, ("a", "#NAME?")),)


def test_an_empty_file_is_a_table_with_nothing_in_it():
    assert read_tables("goals.csv", b"")[0].rows == ()
    assert read_tables("mine.zip", as_zip(Workbook())) == ()
    assert read_tables("goals.csv", b"id,what\r\n")[0].rows == ()


def bomb() -> bytes:
    return packed({"goals.csv": b"x" * (MAX_UNPACKED + 1)})


def lying_bomb() -> bytes:
    """A zip that says it holds a few bytes, and holds many."""
    data = bytearray(bomb())
    small = (10).to_bytes(4, "little")
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = small
    data[22:26] = small
    return bytes(data)


def with_part(name, data) -> bytes:
    """A spreadsheet in which one part is another one."""
    with zipfile.ZipFile(io.BytesIO(spreadsheet([["id"], ["some text"]]))) as pack:
        files = {one: pack.read(one) for one in pack.namelist()}
    return packed({**files, name: data})


FAR = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'
REPEATED = (
    b"<worksheet><sheetData>"
    b'<row r="1">'
    + b'<c r="A1" t="s"><v>0</v></c>' * 2_000
    + b"</row>"
    + b"</sheetData></worksheet>"
)


def long_text_repeated() -> bytes:
    with zipfile.ZipFile(io.BytesIO(with_part("xl/worksheets/sheet1.xml", REPEATED))) as pack:
        files = {one: pack.read(one) for one in pack.namelist()}
    texts = b"<sst><si><t>" + b"y" * 100_000 + b"</t></si></sst>"
    return packed({**files, "xl/sharedStrings.xml": texts})


def encrypted() -> bytes:
    data = bytearray(packed({"goals.csv": b"id\r\na\r\n"}))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"x" * (MAX_BYTES + 1), "larger than 20 MB"),
        (bomb, "packed in this file is larger than 60 MB"),
        (lying_bomb, "damaged"),
        (lambda: packed({f"{n}.csv": b"" for n in range(501)}), "more than 500 files"),
        (lambda: table(["id"], *[["a"]] * (tables.MAX_ROWS + 1)), "more than 50,000 rows"),
        (lambda: table(["id", *map(str, range(300))], ["a"] * 301), "more than 300 columns"),
        (lambda: packed({"notes.txt": b"hello"}), "unpack it first"),
        (encrypted, "locked with a password"),
        (lambda: b"PK\x03\x04 and then nothing", "damaged"),
        (lambda: bomb()[:3000], "damaged"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Excel, or one with a password"),
        (lambda: "id,what\r\na,Büro".encode("cp1252"), "Save it as “CSV UTF-8”"),
        (lambda: b'id,what\r\na,"open', "damaged"),
        (lambda: with_part("xl/worksheets/sheet1.xml", FAR), "A sheet of this file is larger"),
        (long_text_repeated, "A sheet of this file is larger"),
        (lambda: with_part("xl/worksheets/sheet1.xml", b"<worksheet><nonsense"), "damaged"),
        (lambda: packed({"xl/workbook.xml": b""}), "damaged"),
    ],
)
def test_what_can_not_be_read_is_one_sentence(make, sentence):
    with pytest.raises(ImportingError) as caught:
        read_tables("goals.csv", make())

    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_a_careful_reader_allows_is_read():
    rows = [["id", "what"], *([f"i{n}", "the same long words " * 100] for n in range(2_000))]

    [read] = read_tables("x.xlsx", spreadsheet(rows))

    assert len(read.rows) == 2_000
    assert len(read.rows) * 100 < sheets.MAX_CELLS


def sentence_about(data) -> str:
    """What is said of a file that can't be read; nothing of one that can."""
    try:
        read_tables("goals.csv", data)
    except ImportingError as error:
        return str(error)
    return ""


@given(st.binary(max_size=400), st.sampled_from(["", "PK", "PK\x03\x04"]))
def test_any_bytes_at_all_are_tables_or_a_sentence(data, begin):
    assert "\n" not in sentence_about(begin.encode() + data)


@given(st.data())
def test_a_file_that_was_damaged_on_its_way_is_read_or_a_sentence(data):
    made = data.draw(st.sampled_from(WHOLE))
    at = data.draw(st.integers(0, len(made) - 1))
    other = made[:at] + bytes([data.draw(st.integers(0, 255))]) + made[at + 1 :]

    assert "\n" not in sentence_about(other)


def test_the_limit_of_a_cell_is_as_it_was_for_everybody_else():
    import csv  # noqa: PLC0415

    before = csv.field_size_limit()
    long = "x" * 300_000

    assert read_tables("topics.csv", table(["id", "what"], ["a", long]))[0].rows[0][1][1] == long
    assert csv.field_size_limit() == before


WHOLE = [as_zip(Workbook()), spreadsheet([["id", "what"], ["a", "b"]]), as_excel(Workbook())]
