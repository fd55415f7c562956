"""A workbook in a page: as it was written, and after it went through other hands."""

import quopri
import re
from datetime import UTC, date, datetime

import pytest

from careerkit import content
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.html.page import render
from careerkit.model import Topic, Workbook
from careerkit.session import Session
from careerkit.store import FileStore, StoreError, decode, encode, read, write
from careerkit.store.pages import PLACE, workbook_in

WORKBOOK = Workbook(
    topics=(Topic(what='Brücken </template> <!-- " & \u2028', why="أحب\n🧑‍🍳\u202e =41=3D"),)
)


@pytest.fixture(scope="module")
def page() -> str:
    document = contents_of(WORKBOOK, date(2026, 11, 29), Choice(names=True, notes=True))
    return render(document).decode()


def archived(page: str) -> str:
    """As Chromium's "Webpage, single file" has it."""
    quoted = quopri.encodestring(page.encode()).decode()
    return (
        "From: <Saved by Blink>\nSubject: What I have written\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--x--"\n\n\n'
        "----x--\nContent-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{quoted}\n"
        "----x--\nContent-Type: text/css\n\np { color: red; }\n----x----\n"
    )


HANDS = {
    "as it was": lambda page: page.encode(),
    "with a byte order mark": lambda page: b"\xef\xbb\xbf" + page.encode(),
    "with other line ends": lambda page: page.replace("\n", "\r\n").encode(),
    "in another alphabet": lambda page: page.encode("cp1252", "replace"),
    "with a note of where it was saved from": lambda page: page.replace(
        "<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->"
    ).encode(),
    "with all quotes as entities": lambda page: re.sub(
        r"(?<=>)([^<]*)(?=</template>)", lambda m: m[1].replace('"', "&quot;"), page
    ).encode(),
    "without its head": lambda page: page[page.index("<body") :].encode(),
    "with other attributes": lambda page: page.replace(
        f'<template id="{PLACE}">', f"<TEMPLATE class='x' data-y ID={PLACE}>\n "
    ).encode(),
    "without what follows": lambda page: page[: page.index("</template>")].encode(),
    "in an archive": lambda page: archived(page).encode(),
    "in an archive that quotes nothing": lambda page: (
        b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: text/html\n\n" + page.encode()
    ),
    "in an archive with other line ends": lambda page: (
        archived(page).replace("\n", "\r\n").encode()
    ),
}


@pytest.mark.parametrize("hands", HANDS)
def test_a_page_opens_whichever_hands_it_went_through(page: str, hands: str):
    assert encode(decode(HANDS[hands](page))) == encode(WORKBOOK)


def test_a_text_opens_as_bytes_do(page: str):
    assert decode(page) == WORKBOOK


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><p>Hello",
        b"<html>",
        b"<?xml version='1.0'?><svg></svg>",
        b"<template id=other>{}</template>",
        b"<!doctype html><p>id=careerkit-workbook {} &lt;template id=careerkit-workbook&gt;{}",
        b"Subject: Hello\nMIME-Version: 1.0\n\n<p>Hello",
        b"a: b\n" * 1_000_000 + b"MIME-Version: 1.0\n\n<p>Hello",
        # A parser for HTML took hours for some of them.
        b"<" * 5_000_000,
        b"<a " * 1_000_000,
        b"<template " * 1_000_000,
        b"<template id" + b" " * 5_000_000,
    ],
)
def test_without_a_workbook_there_is_one_sentence(data: bytes):
    with pytest.raises(StoreError) as told:
        decode(data)
    assert str(told.value) == content.text("store.no_workbook")


@pytest.mark.parametrize("inside", ["{", '{"format": "careerkit", ', "[" * 100_000, "NaN", "x"])
def test_a_damaged_workbook_is_told_as_that(inside: str):
    with pytest.raises(StoreError) as told:
        decode(f"<p>Hello</p><template id={PLACE}>{inside}</template>")
    assert str(told.value) == content.text("store.damaged_page")


def test_a_line_that_was_broken_within_a_word_is_not_guessed(page: str):
    with pytest.raises(StoreError) as told:
        decode(page.replace("Br\\u00fccken", "Br\n\\u00fccken"))
    assert str(told.value) == content.text("store.damaged_page")


def test_another_programs_json_in_such_a_page_is_foreign():
    with pytest.raises(StoreError) as told:
        decode(f"<template id={PLACE}>[1]</template>")
    assert str(told.value) == content.text("store.foreign")


def test_a_text_with_a_colon_is_no_letter():
    with pytest.raises(StoreError) as told:
        decode("Note: buy bread\n\nMIME-Version: 1.0\n")
    assert str(told.value) == content.text("store.foreign")


def test_what_stands_beside_it_is_not_read(page: str):
    assert workbook_in(page.replace("<template", "<template>{}</template><template")) is not None
    assert decode(page.replace("<template", "<template>{}</template><template")) == WORKBOOK


# ---- it is read, and never written


@pytest.fixture
def file(tmp_path, page: str):
    path = tmp_path / "plan.html"
    path.write_text(page, encoding="utf-8")
    return path


def test_a_page_is_read_from_a_file(file):
    assert read(file) == WORKBOOK
    assert Workbook.from_file(file) == WORKBOOK


def test_nothing_is_written_over_a_page(file, page: str):
    with pytest.raises(StoreError) as told:
        write(file, Workbook(updated=datetime(2026, 1, 1, tzinfo=UTC)))
    assert str(told.value) == content.text("store.page")
    assert file.read_text(encoding="utf-8") == page


def test_a_store_leaves_a_page_alone(file, page: str):
    session = Session(store=FileStore(file))
    session.apply(lambda workbook: workbook.holding({"topics": (Topic(what="Rivers"),)}))

    assert content.text("store.page") in session.problem
    assert file.read_text(encoding="utf-8") == page
