"""Answers that do not fit are kept beside the records until they are mended."""

from datetime import UTC, datetime

import pytest

from careerkit.model import (
    SECTIONS,
    Topic,
    UnfitAnswer,
    UnpaidWorkRecord,
    Workbook,
    declared,
    merge,
)
from careerkit.model.unfit import as_text, fitted, problem_with, set_aside, without_form
from support.models.kinds import EveryKind


def field(record_type, name):
    return next(one for one in declared(record_type) if one.name == name)


def waiting(*places):
    return tuple(
        UnfitAnswer(section=section, record=record, field=name, value=value)
        for section, record, name, value in places
    )


def said(answers):
    return [(one.section, one.record, one.field, one.value) for one in answers]


OLD = waiting(
    ("topics", "a", "pull", "much"), ("topics", "b", "pull", "99"), ("goals", "a", "by", "x")
)


@pytest.mark.parametrize(
    ("unfit", "taken", "gone", "expected"),
    [
        ({}, {}, (), [0, 1, 2]),
        ({}, {"a": {"pull": 3}}, (), [1, 2]),
        ({}, {"a": {"why": "so"}}, (), [0, 1, 2]),
        ({}, {}, ("b",), [0, 2]),
        ({}, {}, ("a",), [1, 2]),
        ({}, {"a": {"by": "x"}}, (), [0, 1, 2]),
        ({}, {"a": {"pull": 3}, "b": {"pull": 3}}, (), [2]),
        ({"a": {"pull": "much"}}, {}, (), [0, 1, 2]),
        ({"a": {}}, {}, (), [0, 1, 2]),
    ],
)
def test_what_is_mended_or_removed_waits_no_more(unfit, taken, gone, expected):
    assert set_aside(OLD, "topics", unfit, taken, gone) == tuple(OLD[at] for at in expected)


def test_other_words_take_the_place_of_those_that_wait_and_are_later():
    [new, *others] = set_aside(OLD, "topics", {"a": {"pull": ["b"]}}, {})
    assert (new.id, new.value) == (OLD[0].id, '["b"]')
    assert new.updated > OLD[0].updated
    assert others == list(OLD[1:])


def test_a_new_one_comes_last():
    new = set_aside(OLD, "topics", {"c": {"pull": 7.5}}, {})
    assert said(new)[:3] == said(OLD)
    assert said(new)[3] == ("topics", "c", "pull", "7.5")


def test_two_tabs_write_the_same_one_and_a_whole_text_has_its_own():
    one, two = waiting(("topics", "a", "pull", "x"), ("topics", "a", "pull", "y"))
    assert one.id == two.id
    one, two = waiting(("topics", "", "", "x"), ("topics", "", "", "y"))
    assert one.id != two.id


def test_merging_keeps_what_waits_and_lets_go_what_was_mended():
    start = Workbook(topics=(Topic(id="a"),), unfit_answers=OLD[:1])
    mended = start.replace("unfit_answers", ())
    elsewhere = start.replace("unfit_answers", set_aside(OLD[:1], "topics", {"a": {"why": 7}}, {}))
    both = merge(mended, elsewhere, start)
    assert said(both.unfit_answers) == [("topics", "a", "why", "7")]
    assert merge(elsewhere, mended, start) == both


@pytest.mark.parametrize(
    ("record_type", "name", "words", "problem"),
    [
        (UnpaidWorkRecord, "hours", "a lot", "should be a number"),
        (UnpaidWorkRecord, "hours", "7777", "is 7777, but should be between 0 and 744"),
        (UnpaidWorkRecord, "hours", '"7"', "should be a number"),
        (Topic, "pull", "2.5", "should be a number"),
        (Topic, "why", "x" * 100_001, "is longer than 100,000 characters"),
        (Topic, "what", "7", "should be a text"),
        (SECTIONS["goals"], "by", "12026-06-01", "should be a date such as 2026-03-31"),
        (SECTIONS["supporters"], "gives", "advice", "should be a list"),
        (SECTIONS["activities"], "how_often", "hourly", "is “hourly”, but should be one of"),
        (SECTIONS["activities"], "absorbed", "[" * 5000, "should be a number"),
        (Topic, "pull", "3", "should be a number"),
        (SECTIONS["check_ins"], "readings", '[{"kind": 1}, 7]', "should be a text"),
    ],
)
def test_what_is_wrong_is_said_of_what_was_meant(record_type, name, words, problem):
    assert problem_with(record_type, field(record_type, name), words).startswith(problem)


def test_words_that_would_fit_today_are_asked_for_again():
    assert "another form" in problem_with(Topic, field(Topic, "why"), "[7")


@pytest.mark.parametrize(("value", "words"), [("ü", "ü"), ({"a": ["ü", None]}, '{"a":["ü",null]}')])
def test_a_value_is_kept_as_a_text(value, words):
    assert as_text(value) == words


def test_what_fits_is_told_from_what_does_not():
    plain = {"what": "soil", "pull": 9, "why": None, "colour": "green", "done": "x"}
    values, unfit = fitted(Topic, plain, ["what", "pull", "why", "colour"])
    assert values == {"what": "soil", "why": ""}
    assert unfit == {"pull": 9}


def test_only_what_is_asked_for_and_there_is_looked_at():
    plain = {"why": "worms", "pull": 9, "done": 7}
    assert fitted(Topic, plain, ["done", "what"]) == ({}, {"done": 7})
    assert fitted(Topic, plain, ["why"]) == ({"why": "worms"}, {})


@pytest.mark.parametrize("field", declared(EveryKind), ids=lambda field: field.name)
def test_what_is_empty_in_the_form_of_any_kind_is_the_fields_own_empty_answer(field):
    for empty in ("", None, []):
        assert without_form(field, empty) == field.empty
        values, unfit = fitted(EveryKind, {field.name: empty}, [field.name])
        assert (values, unfit) == ({field.name: getattr(EveryKind(), field.name)}, {})
    for word in (0, False, {}, " ", [""]):
        assert without_form(field, word) is word


def test_as_many_words_as_a_file_holds_can_wait():
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert len(UnfitAnswer(value="x" * 10_000_000, updated=moment).value) == 10_000_000
