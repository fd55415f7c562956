"""The form of the sets in ``benchmarks/everyday``: figures on a broken set mean nothing."""

import json
import re
from collections import Counter

import pytest

from careerkit import catalogue
from support.serving.servers import ROOT

SETS = ROOT / "benchmarks" / "everyday"
LISTS = ("ordinary.txt", "nonanswers.txt")
LABELLED = ("phrases.jsonl", "negations.jsonl")
RECORDS = ("crisis.jsonl", "otherlang.jsonl", *LABELLED)
SOC = re.compile(r"\d\d-\d{4}\.\d\d")
BEGINNING = re.compile(r"\d\d-\d{0,4}(\.\d{0,2})?")


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


@pytest.mark.parametrize("name", LABELLED)
def test_good_occupations_are_in_the_starter_catalogue_or_said_to_be_beyond_it(name):
    starter = set(catalogue.starter().soc)

    for record in records(name):
        beyond = set(record["good_beyond_starter"])
        assert set(record["good"]) - starter == beyond, record["id"]
        assert all(map(SOC.fullmatch, record["good"])), record["id"]
        assert len(set(record["good"])) == len(record["good"]), record["id"]


@pytest.mark.parametrize("name", LABELLED)
def test_no_label_says_two_things_at_once(name):
    for record in records(name):
        never = tuple(record["never"])
        assert all(map(BEGINNING.fullmatch, (*record["ok_groups"], *never))), record["id"]
        assert [group for group in record["ok_groups"] if never and group.startswith(never)] == []


def test_phrases_are_spread_evenly_over_ages_and_registers():
    phrases = records("phrases.jsonl")

    assert set(Counter(phrase["age"] for phrase in phrases).values()) == {60}
    assert Counter(phrase["register"] for phrase in phrases) == {
        "one word": 40,
        "short phrase": 72,
        "sentence": 72,
        "misspelt": 28,
        "slang or brand": 28,
    }
    assert all(3 <= len(phrase["good"]) <= 15 for phrase in phrases)


def test_what_is_ruled_out_is_named_and_a_look_alike_wishes_for_something():
    kinds = Counter(record["kind"] for record in records("negations.jsonl"))

    assert kinds == {"negation": 55, "lookalike": 25}
    for record in records("negations.jsonl"):
        assert record["never" if record["kind"] == "negation" else "good"], record["id"]
        ruled_out = tuple(record["never"]) or ("none",)
        assert not any(code.startswith(ruled_out) for code in record["good"]), record["id"]
