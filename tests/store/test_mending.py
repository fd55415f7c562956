"""What does not fit its place in a file is set aside, word for word, and the rest is read."""

import json
from datetime import UTC, datetime, timedelta
from itertools import permutations

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.model import SECTIONS, Activity, Theme, Topic, UnfitAnswer, Workbook
from careerkit.store import decode, encode, json_schema
from careerkit.store.mending import with_unfit

ONE = Workbook(
    activities=(Activity(id="a", what="baking", absorbed=3),),
    themes=(Theme(id="t", words=("bread",)),),
)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
MOMENTS = dict.fromkeys(("created", "updated"), "2026-01-01T00:00:00Z")


def leaves(value):
    """The words of a JSON value."""
    if isinstance(value, dict):
        return [word for one in value.values() for word in leaves(one)]
    if isinstance(value, list):
        return [word for one in value for word in leaves(one)]
    return [value] if isinstance(value, str) else []


def cleaned(text):
    """As a file shows the text, within a text perhaps."""
    shown = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)[1:-1]
    return shown.replace("\\", "")


def waiting(workbook):
    return [(one.section, one.record, one.field, one.value) for one in workbook.unfit_answers]


@pytest.mark.parametrize(
    ("old", "new", "aside"),
    [
        ('"absorbed": 3', '"absorbed": 9', ("activities", "a", "absorbed", "9")),
        ('"absorbed": 3', '"absorbed": "much"', ("activities", "a", "absorbed", "much")),
        ('"absorbed": 3', '"absorbing": 3', ("activities", "a", "absorbing", "3")),
        ('"absorbed": 3', '"absorbed": [1, {"b": "ü"}]', (..., "a", ..., '[1,{"b":"ü"}]')),
        ('"absorbed": 3', '"absorbed": ' + "7" * 4000, (..., ..., "absorbed", "7" * 4000)),
        ('"what": "baking"', '"what": 12.5', ("activities", "a", "what", "12.5")),
        ('"what": "baking"', '"what": "' + "x" * 100_001 + '"', (..., ..., "what", "x" * 100_001)),
        ('"how_often": ""', '"how_often": "\\ud800\\n"', (..., ..., "how_often", "\ufffd\n")),
        ('"words": ["bread"]', '"words": "bread"', ("themes", "t", "words", "bread")),
        ('"words": ["bread"]', '"words": [1]', ("themes", "t", "words", "[1]")),
        ('"topics": []', '"topics": {"a": 1}', ("topics", "", "", '{"a":1}')),
        ('"topics": []', '"topics": "abc"', ("topics", "", "", "abc")),
        ('"topics": []', '"topics": [7]', ("topics", "", "", "7")),
        ('"removed": []', '"removed": [], "hobbies": ["chess"]', ("", "", "hobbies", '["chess"]')),
        ('"removed": []', '"removed": [{"id": "x"}]', ("removed", "", "", '{"id":"x"}')),
        (
            '"removed": []',
            '"removed": [], "\\ud800\\n' + "x" * 999 + '": 1',
            ("", "", "", '{"\ufffd\\n' + "x" * 999 + '":1}'),
        ),
        (
            '"removed": []',
            '"removed": [{"section": "topics", "id": "x", "at": "2026-01-01"}]',
            ("removed", "", "", '{"section":"topics","id":"x","at":"2026-01-01"}'),
        ),
        (
            '"removed": []',
            '"removed": [{"section": "My own", "id": "x", "at": "2026-01-01T00:00:00Z"}]',
            ("removed", "", "", '{"section":"My own","id":"x","at":"2026-01-01T00:00:00Z"}'),
        ),
        ('"removed": []', '"removed": "x"', ("removed", "", "", "x")),
        (
            '"arranged": {}',
            '"arranged": {"a\\ud800": "2026-01-01T00:00:00Z"}',
            (..., ..., "arranged", ...),
        ),
        ('"absorbed": 3', '"absorbed": 3, "stamps": {"what": "never"}', (..., "a", "stamps", ...)),
        *(
            (
                '"check_ins": []',
                f'"check_ins": [{{"id": "c", "readings": [{reading}]}}]',
                ("check_ins", "c", "readings", f"[{reading.replace(' ', '')}]"),
            )
            for reading in (
                '{"kind": "theme", "name": "Bikes", "value": "1"}',
                '{"kind": "theme", "name": 7, "value": 1}',
                '{"kind": "theme", "name": "Bikes"}',
                '{"kind": "", "name": "", "value": 1, "x": 1}',
            )
        ),
    ],
)
def test_a_value_that_does_not_fit_is_set_aside_word_for_word_and_the_rest_is_read(old, new, aside):
    text = encode(ONE)
    assert old in text
    spoilt = text.replace(old, new)

    read = decode(spoilt)

    [found] = waiting(read)
    assert all(want in (..., is_) for want, is_ in zip(aside, found, strict=True))
    assert read.themes[0].id == "t"
    assert [record.id for record in read.activities] == ["a"]
    assert not VALIDATOR.is_valid(json.loads(spoilt))
    VALIDATOR.validate(json.loads(encode(read)))
    assert decode(spoilt) == read == decode(encode(read))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"what": "baking"', '"what": null'),
        ('"absorbed": 3', '"absorbed": ""'),
        ('"words": ["bread"]', '"words": ""'),
        ('"topics": []', '"topics": null'),
        ('"topics": []', '"topics": [null]'),
        ('"removed": []', '"removed": null'),
        ('"removed": []', '"removed": [], "hobbies": []'),
    ],
)
def test_what_holds_no_word_is_left_out_in_whatever_form_it_is_empty(old, new):
    read = decode(encode(ONE).replace(old, new))
    assert waiting(read) == []
    assert decode(encode(read)) == read


@pytest.mark.parametrize("bad", ["no spaces", 7, "x" * 65, {"a": 1}])
def test_a_record_whose_id_is_none_gets_one_that_stays(bad):
    plain = json.loads(encode(ONE))
    plain["activities"][0]["id"] = bad
    read = decode(json.dumps(plain))
    assert read == decode(json.dumps(plain))
    [record] = read.activities
    assert (record.what, record.absorbed) == ("baking", 3)
    assert [(one.record, one.field) for one in read.unfit_answers] == [(record.id, "id")]


@pytest.mark.parametrize("name", ["id", "created", "updated"])
@pytest.mark.parametrize("bad", ["the day before yesterday", 7, [1]])
def test_facts_of_the_workbook_that_are_none_are_replaced_by_such_as_stay(name, bad):
    plain = {**json.loads(encode(ONE)), name: bad}
    read = decode(json.dumps(plain))
    assert read == decode(json.dumps(plain))
    assert read.activities == ONE.activities
    assert [one.field for one in read.unfit_answers] == [name]


def test_what_stands_in_the_place_of_the_workbooks_facts_goes_by_what_is_known():
    plain = json.loads(encode(ONE))
    epoch = datetime(1970, 1, 1, tzinfo=UTC)

    created = decode(json.dumps({**plain, "created": "soon"}))
    assert (created.id, created.created, created.updated) == (ONE.id, ONE.updated, ONE.updated)
    assert [answer.updated for answer in created.unfit_answers] == [ONE.updated]

    updated = decode(json.dumps({**plain, "updated": "soon"}))
    assert (updated.id, updated.created, updated.updated) == (ONE.id, ONE.created, epoch)
    assert [answer.updated for answer in updated.unfit_answers] == [epoch]

    ids = {decode(json.dumps({**plain, "id": bad})).id for bad in ("no id", "none either", 7)}
    assert {len(one) for one in ids} == {32}
    assert len(ids) == 3

    arranged = decode(json.dumps({**plain, "arranged": ["soon"]}))
    assert dict(arranged.arranged) == {}
    assert waiting(arranged) == [("", "", "arranged", '["soon"]')]


@pytest.mark.parametrize(("length", "field"), [(200, "x" * 200), (201, "")])
def test_a_longer_name_than_any_field_has_is_kept_with_its_value(length, field):
    plain = {**json.loads(encode(ONE)), "x" * length: "chess"}
    value = "chess" if field else json.dumps({"x" * length: "chess"}, separators=(",", ":"))
    assert waiting(decode(json.dumps(plain))) == [("", "", field, value)]


def test_what_fits_stays_in_its_order_around_what_does_not():
    plain = json.loads(encode(ONE))
    marks = [{"section": "topics", "id": name, "at": MOMENTS["updated"]} for name in "xy"]
    plain["removed"] = [marks[0], {"id": "z"}, marks[1], None]
    plain["topics"] = [{"id": "b"}, 7, {"id": "a", "pull": "much"}, "words", {"id": "c"}]

    read = decode(json.dumps(plain))

    assert [mark.id for mark in read.removed] == ["x", "y"]
    assert [topic.id for topic in read.topics] == ["b", "a", "c"]
    assert {topic.updated for topic in read.topics} == {ONE.updated}
    assert sorted(waiting(read)) == [
        ("removed", "", "", '{"id":"z"}'),
        ("topics", "", "", "7"),
        ("topics", "", "", "words"),
        ("topics", "a", "pull", "much"),
    ]


def test_records_without_an_id_each_get_their_own():
    plain = json.loads(encode(ONE))
    plain["topics"] = [{"what": "soil", "pull": "much"}, {"what": "rain"}]
    plain["goals"] = [{"what": "rain"}]
    read = decode(json.dumps(plain))
    ids = [record.id for record in (*read.topics, *read.goals)]
    assert len(set(ids)) == 3
    assert {len(one) for one in ids} == {32}
    assert waiting(read) == [("topics", ids[0], "pull", "much")]

    plain["topics"] = [{"what": "another file's", "pull": "much"}]
    assert decode(json.dumps(plain)).topics[0].id not in ids


def test_three_records_with_one_id_are_all_kept_beside_one_that_does_not_fit():
    plain = json.loads(encode(ONE))
    plain["topics"] = [{"id": "a", "what": what} for what in ("soil", "rain", "sun")] + [7]
    read = decode(json.dumps(plain))
    assert [topic.what for topic in read.topics] == ["soil", "rain", "sun"]
    assert read.topics[0].id == "a"
    assert len({topic.id for topic in read.topics}) == 3


def test_a_moment_of_a_record_that_is_none_is_that_of_the_workbook():
    plain = json.loads(encode(ONE))
    plain["activities"][0]["updated"] = "never"
    read = decode(json.dumps(plain))
    assert read.activities[0].updated == read.updated == ONE.updated
    assert waiting(read) == [("activities", "a", "updated", "never")]


def test_two_records_with_one_id_are_both_kept_and_one_that_is_there_twice_once():
    plain = json.loads(encode(ONE))
    [first] = plain["activities"]
    plain["activities"] = [first, {**first, "what": "sewing", "absorbed": "much"}, first]
    read = decode(json.dumps(plain))
    assert [record.what for record in read.activities] == ["baking", "sewing"]
    assert [(one.record, one.value) for one in read.unfit_answers] == [
        (read.activities[1].id, "much")
    ]
    assert read == decode(json.dumps(plain))


def test_a_second_answer_that_does_not_fit_one_field_joins_the_first():
    plain = json.loads(encode(decode(encode(ONE).replace('"absorbed": 3', '"absorbed": "much"'))))
    for value, words in (("a lot", "much\na lot"), ("much", "much")):
        plain["activities"][0]["absorbed"] = value
        assert waiting(decode(json.dumps(plain))) == [("activities", "a", "absorbed", words)]


@pytest.mark.parametrize("held", [{}, {"value": ""}, {"value": None}])
def test_an_answer_that_does_not_fit_joins_one_that_waits_without_a_word(held):
    answer = {"section": "activities", "record": "a", "field": "absorbed", **held}
    plain = {**json.loads(encode(ONE)), "unfit_answers": [answer]}
    plain["activities"][0]["absorbed"] = "much"
    assert waiting(decode(json.dumps(plain))) == [("activities", "a", "absorbed", "much")]


def test_a_record_keeps_the_moments_that_fit_beside_an_answer_that_does_not():
    record = ONE.activities[0].changed(what="sewing")
    plain = json.loads(encode(ONE.replace("activities", [record])))
    plain["activities"][0]["absorbed"] = "much"
    read = decode(json.dumps(plain))
    assert read.activities[0].stamp("what") == record.updated
    assert waiting(read) == [("activities", "a", "absorbed", "much")]
    assert read.activities[0].stamps == attrs.evolve(record, absorbed=None).stamps


def test_an_unfit_answer_without_an_id_gets_the_one_of_its_place():
    answer = {"section": "topics", "record": "a", "field": "pull", "value": "much"}
    plain = {**json.loads(encode(ONE)), "unfit_answers": [answer]}
    read = decode(json.dumps(plain))
    assert read.unfit_answers[0].id == UnfitAnswer(**answer).id
    plain["unfit_answers"] = [{**answer, "extra": 1}]
    assert decode(json.dumps(plain)).unfit_answers[0].id == UnfitAnswer(**answer).id


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["id", "created", "updated", "removed", "documents", "hobbies", *SECTIONS]),
        ANYTHING
        | st.lists(
            st.dictionaries(
                st.sampled_from(["id", "updated", "what", "hours", "words", "readings", "field"]),
                ANYTHING,
            ),
            max_size=3,
        ),
        max_size=5,
    )
)
def test_whatever_json_says_that_it_is_a_workbook_is_read_the_same_each_time(parts):
    text = json.dumps({"format": "careerkit", "schema_version": 1, "id": "w", **MOMENTS, **parts})
    read = decode(text)
    assert decode(encode(read).encode()) == read
    VALIDATOR.validate(json.loads(encode(read)))
    words = encode(read).replace("\\", "")
    for found in leaves(list(parts.values())):
        assert cleaned(found) in words


def test_what_other_tabs_kept_is_merged_when_a_file_is_read():
    other = Workbook(topics=(Topic(id="x", what="theirs"),))
    newer = {"format": "careerkit", "schema_version": 99, "topics": "what only they know"}
    plain = json.loads(encode(ONE))
    plain["documents"] = [json.loads(encode(other)), newer, "{ cut off"]
    VALIDATOR.validate({**plain, "documents": plain["documents"][:2]})

    read = decode(json.dumps(plain))

    assert [topic.what for topic in read.topics] == ["theirs"]
    assert read.activities == ONE.activities
    assert {one.value for one in read.unfit_answers} == {
        json.dumps(newer, separators=(",", ":")),
        "{ cut off",
    }
    assert decode(json.dumps(plain)) == read
    assert read.updated == max(ONE.updated, other.updated)


@pytest.mark.parametrize("documents", [None, [], {}, "", 0])
def test_a_file_in_which_other_tabs_kept_nothing_is_read_as_it_is(documents):
    assert decode(json.dumps({**json.loads(encode(ONE)), "documents": documents})) == ONE


@pytest.mark.parametrize(
    ("documents", "words"),
    [
        ("words", "words"),
        (7, "7"),
        ({"format": "other", "documents": [1]}, '{"format":"other","documents":[1]}'),
        ([None], "null"),
    ],
)
def test_what_stands_there_instead_of_documents_is_kept_word_for_word(documents, words):
    read = decode(json.dumps({**json.loads(encode(ONE)), "documents": documents}))
    assert waiting(read) == [("", "", "", words)]
    assert read.activities == ONE.activities
    assert decode(encode(read)) == read


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_other_tabs_kept_is_merged_with_the_oldest_first(order):
    moments = [ONE.updated + timedelta(minutes=minute) for minute in (1, 2)]
    second = ONE.put(
        "activities", ONE.activities[0].changed(at=moments[0], what="b"), at=moments[0]
    )
    third = second.put(
        "activities", second.activities[0].changed(at=moments[1], what="c"), at=moments[1]
    )
    first, *others = ([ONE, second, third][number] for number in order)
    plain = json.loads(encode(first))
    plain["documents"] = [json.loads(encode(other)) for other in others]

    read = decode(json.dumps(plain))

    assert [activity.what for activity in read.activities] == ["c"]
    assert (read.updated, read.unfit_answers) == (moments[1], ())


def test_a_text_that_waits_already_does_not_wait_twice():
    [once] = with_unfit(ONE, ["{ cut off"]).unfit_answers
    twice = with_unfit(with_unfit(ONE, ["{ cut off"]), ["{ cut off", "more", "more"])
    assert [answer.value for answer in twice.unfit_answers] == ["{ cut off", "more"]
    assert twice.unfit_answers[0] == once
    assert {answer.updated for answer in twice.unfit_answers} == {ONE.updated}
    assert twice.updated == ONE.updated
    assert with_unfit(ONE, []) == ONE
