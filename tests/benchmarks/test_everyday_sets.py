"""The form of the sets in ``benchmarks/everyday``: figures on a broken set mean nothing."""

import json
from collections import Counter

import pytest

from support.servers import ROOT

SETS = ROOT / "benchmarks" / "everyday"
LISTS = ("ordinary.txt", "nonanswers.txt")
RECORDS = ("crisis.jsonl", "otherlang.jsonl")


def lines(name):
    return (SETS / name).read_text(encoding="utf-8").splitlines()


def records(name):
    return [json.loads(line) for line in lines(name)]


def texts(name):
    return lines(name) if name in LISTS else [record["text"] for record in records(name)]


@pytest.mark.parametrize("name", LISTS + RECORDS)
def test_each_text_says_something_and_stands_there_once(name):
    folded = Counter(text.casefold() for text in texts(name))

    assert [text for text in texts(name) if text != text.strip() or not text] == []
    assert [text for text, times in folded.items() if times > 1 and name != "nonanswers.txt"] == []
    assert len(set(texts(name))) == len(texts(name))


def test_a_text_is_in_one_set_alone():
    ordinary, silent, painful = (
        {text.casefold() for text in texts(name)} for name in (*LISTS, "crisis.jsonl")
    )

    assert ordinary & silent == set()
    assert ordinary & painful == set()
    assert silent & painful == set()


def test_the_lists_are_large_enough_for_a_rate():
    kinds = Counter(record["kind"] for record in records("crisis.jsonl"))

    assert len(texts("ordinary.txt")) >= 2000
    assert len(texts("nonanswers.txt")) >= 200
    assert set(kinds) == {"crisis", "tender"}
    assert kinds["crisis"] >= 170
    assert kinds["tender"] >= 70


def test_other_languages_are_many_and_english_is_marked():
    languages = Counter(record["language"] for record in records("otherlang.jsonl"))

    assert languages.pop("en") >= 60
    assert languages.total() >= 200
    assert len(languages) >= 20


@pytest.mark.parametrize("name", RECORDS)
def test_each_record_has_a_name_of_its_own(name):
    ids = [record["id"] for record in records(name)]

    assert len(set(ids)) == len(ids)
