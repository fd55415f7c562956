"""Files that are no Word file, too much of one, or not whole: one sentence each."""

import io
import zipfile

import pytest

from careerkit.importing.packing import MAX_UNPACKED
from careerkit.importing.problems import ImportingError
from careerkit.importing.word import reading
from careerkit.importing.word.reading import is_word, read_word
from careerkit.store.codec import MAX_BYTES
from importing.word.conftest import at, comment, line, packed, run, word_file

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BODY = line(at(0, run("words")))


def with_part(name: str, data: bytes | str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_file(BODY, comment(0, "x")))) as pack:
        files = {one: pack.read(one) for one in pack.namelist()}
    return packed({**files, name: data})


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "'
    + "&a;" * 1000
    + '"><!ENTITY c "'
    + "&b;" * 1000
    + '"><!ENTITY d "'
    + "&c;" * 1000
    + '">]>'
)


def laughing() -> bytes:
    """Comments in which an entity stands for two thousand million letters."""
    with zipfile.ZipFile(io.BytesIO(word_file(BODY, comment(0, "&d;")))) as pack:
        files = {one: pack.read(one) for one in pack.namelist()}
    return packed({**files, "word/comments.xml": LAUGHS.encode() + files["word/comments.xml"]})


def asking() -> bytes:
    """Comments that would quote a file of this computer."""
    with zipfile.ZipFile(io.BytesIO(word_file(BODY, comment(0, "&f;")))) as pack:
        files = {one: pack.read(one) for one in pack.namelist()}
    asks = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    return packed({**files, "word/comments.xml": asks + files["word/comments.xml"]})


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("a.docx", lambda: b"PK" + b"x" * MAX_BYTES, "larger than 20 MB"),
        ("a.doc", lambda: OLD, "an older Word, or one with a password"),
        ("a.docx", lambda: OLD, "an older Word, or one with a password"),
        ("a.docx", lambda: b"", "This Word file is damaged"),
        ("a.docx", lambda: b"{}", "This Word file is damaged"),
        ("a.docx", lambda: b"PK\x03\x04 and then nothing", "damaged"),
        ("a.docx", lambda: word_file(BODY)[:400], "damaged"),
        ("a.rtf", lambda: rb"{\rtf1 x}", "from a Word document (.docx) alone"),
        ("a.odt", lambda: packed({"content.xml": ""}), "from a Word document (.docx) alone"),
        ("a.pages", lambda: packed({"Index/Document.iwa": ""}), "Word document (.docx) alone"),
        ("a.docx", lambda: packed({"xl/workbook.xml": ""}), "Word document (.docx) alone"),
        ("a.docx", lambda: packed({"word/document.xml": "<x/>"}), "This Word file is damaged"),
        ("a.docx", lambda: with_part("word/document.xml", "<w:nonsense"), "is damaged"),
        ("a.docx", lambda: with_part("word/comments.xml", "<w:nonsense"), "is damaged"),
        ("a.docx", lambda: with_part("word/a.png", b"x" * (MAX_UNPACKED + 1)), "larger than 60 MB"),
        ("a.docx", lambda: with_part("word/a.xml", b"<a/>" * 1_600_000), "more in this file than"),
    ],
)
def test_what_can_not_be_read_is_one_sentence(name, make, sentence):
    with pytest.raises(ImportingError) as caught:
        read_word(name, make(), {}, {})

    assert sentence in str(caught.value)


def test_what_a_file_says_that_something_stands_for_is_never_put_in():
    [remark] = read_word("a.docx", asking(), {}, {}).comments
    assert remark.text == ""

    with pytest.raises(ImportingError, match="This Word file is damaged"):
        read_word("a.docx", laughing(), {}, {})


def test_of_very_many_comments_the_first_are_read_and_the_others_counted(monkeypatch):
    monkeypatch.setattr(reading, "MAX_COMMENTS", 2)
    data = word_file(BODY, "".join(comment(n, f"c{n}") for n in range(5)))

    read = read_word("a.docx", data, {}, {})

    assert ([remark.text for remark in read.comments], read.more) == (["c0", "c1"], 3)


def test_a_reply_to_itself_and_to_what_is_not_there_is_none():
    told = (
        '<w15:commentsEx><w15:commentEx w15:paraId="00" w15:paraIdParent="00"/>'
        '<w15:commentEx w15:paraId="10" w15:paraIdParent="nobody"/>'
        '<w15:commentEx w15:paraId="20" w15:paraIdParent="30"/>'
        '<w15:commentEx w15:paraId="30" w15:paraIdParent="20"/></w15:commentsEx>'
    )
    data = word_file(BODY, "".join(comment(n, f"c{n}") for n in range(4)), commentsExtended=told)

    read = read_word("a.docx", data, {}, {})

    assert [remark.answers for remark in read.comments] == [None, None, 3, 2]


def test_without_python_docx_a_sentence_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "careerkit.importing.word.remarks", None)

    with pytest.raises(ImportingError, match="python-docx"):
        read_word("a.docx", word_file(BODY), {}, {})


def test_a_text_document_is_known_by_its_name_or_by_what_is_packed_in_it():
    assert is_word("A.DOCX", b"")
    assert is_word("a.pages", b"")
    assert is_word("download", word_file(BODY))
    assert not is_word("mine.zip", packed({"goals.csv": ""}))
    assert not is_word("mine.json", b"{}")
