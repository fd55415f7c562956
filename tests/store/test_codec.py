"""A workbook as JSON: exact on the way out, strict and kind on the way in."""

import json

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerkit.model import (
    SECTIONS,
    Activity,
    Record,
    Removal,
    Theme,
    Topic,
    Workbook,
    declared,
    kinds,
)
from careerkit.model.plain import to_plain
from careerkit.store import StoreError, codec, decode, encode, json_schema
from careerkit.store.codec import MAX_BYTES, Encoder, join
from support.models.strategies import records, workbooks

ONE = Workbook(
    activities=(Activity(id="a", what="baking", absorbed=3),),
    themes=(Theme(id="t", words=("bread",)),),
)
UNWRITTEN = (kinds.Choice, kinds.Choices, kinds.Day)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@given(workbooks())
def test_any_workbook_survives_unchanged(workbook):
    assert decode(encode(workbook)) == workbook
    assert decode(encode(workbook).encode()) == workbook


@given(workbooks())
def test_any_saved_workbook_meets_the_schema(workbook):
    VALIDATOR.validate(json.loads(encode(workbook)))


def test_the_schema_is_one_itself_and_names_the_questions():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert "What were you doing?" in json.dumps(json_schema(), ensure_ascii=False)


def spoilt(value, end):
    """A JSON value with this end on each of its texts."""
    if isinstance(value, dict):
        return {key: spoilt(one, end) for key, one in value.items()}
    if isinstance(value, list):
        return [spoilt(one, end) for one in value]
    return value + end if isinstance(value, str) else value


@given(workbooks(), st.text(st.characters(categories=["Cs", "Ll", "Cc"]), max_size=2), st.data())
def test_whatever_text_is_read_can_be_written_and_read_again(workbook, end, data):
    plain = json.loads(encode(workbook))
    section = data.draw(st.sampled_from(["check_ins", "themes", "contacts"]))
    plain[section] = [to_plain(data.draw(records(SECTIONS[section])))]
    [record] = plain[section]
    written = {f.name for f in declared(SECTIONS[section]) if not isinstance(f.kind, UNWRITTEN)}
    record.update({name: spoilt(record[name], end) for name in written})

    read = decode(json.dumps(plain))

    assert decode(encode(read).encode("utf-8")) == read


@pytest.mark.parametrize("name", ["kind", "name"])
def test_half_an_emoji_in_a_snapshot_is_replaced_like_any_other(name):
    reading = {"kind": "theme", "name": "Bikes", "value": 1.5, name: "a\ud83d"}
    plain = {"format": "careerkit", "schema_version": 1, "check_ins": [{"readings": [reading]}]}
    [check_in] = decode(json.dumps(plain)).check_ins
    assert getattr(check_in.readings[0], name) == "a\N{REPLACEMENT CHARACTER}"


def test_a_person_can_read_the_file():
    text = encode(Workbook(topics=(Topic(what="bäke 🍞"),)))
    assert "bäke 🍞" in text
    assert text.startswith('{\n "format": "careerkit"')


def test_a_byte_order_mark_does_no_harm():
    assert decode("\ufeff" + encode(ONE)) == ONE
    assert decode(b"\xef\xbb\xbf" + encode(ONE).encode()) == ONE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "it isn't text"),
        ("hello", "not a careerkit workbook"),
        ("[1, 2]", "not a careerkit workbook"),
        ("{}", "not a careerkit workbook"),
        ('{"format": "other", "schema_version": 1}', "not a careerkit workbook"),
        ('{"format": "careerkit"}', "not a careerkit workbook"),
        ('{"format": "careerkit", "schema_version": true}', "not a careerkit workbook"),
        ('{"format": "careerkit", "schema_version": 0}', "not a careerkit workbook"),
        ('{"format": "careerkit", "schema_version": 99}', "newer careerkit"),
        ('{"format": "careerkit", "schema_version": 9999}', r"is version 9999, this .* up to \d"),
        ('{"format": "careerkit", "schema_version": 10000}', "not a careerkit workbook"),
        ('{"format": "careerkit", "schema_version": -1}', "not a careerkit workbook"),
        ('{"format": "careerkit", "schema_version": 2.0}', "not a careerkit workbook"),
        (encode(ONE).encode("utf-16"), "it isn't text"),
        (encode(ONE).replace("baking", "caf\xe9").encode("latin-1"), "it isn't text"),
        (encode(ONE)[:-30], "is damaged"),
        ('\n {"a": ', "is damaged"),
        ('{"a": ' + "[" * 200_000, "is damaged"),
        ("[" * 200_000, "not a careerkit workbook"),
        ('{"format": "careerkit", "schema_version": ' + "9" * 5000 + "}", "is damaged"),
        (encode(ONE).replace('"absorbed": 3', '"absorbed": NaN'), "is damaged"),
    ],
)
def test_what_is_no_workbook_gives_one_clear_sentence(text, sentence):
    with pytest.raises(StoreError, match=sentence) as caught:
        decode(text)
    assert "\n" not in str(caught.value)


def test_documents_in_documents_are_read_however_deep_they_are(monkeypatch):
    head = {"format": "careerkit", "schema_version": 1}
    plain = {**head, "topics": [{"id": "a", "what": "soil"}]}
    for _ in range(1500):
        plain = {**head, "documents": [plain]}
    monkeypatch.setattr(codec, "_parse", lambda _: plain)
    assert [topic.what for topic in decode("deeper than Python calls").topics] == ["soil"]


def test_a_value_that_is_nested_deeper_than_any_can_be_kept_is_damage(monkeypatch):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    plain = {"format": "careerkit", "schema_version": 1, "topics": deep}
    monkeypatch.setattr(codec, "_parse", lambda _: plain)
    with pytest.raises(StoreError, match="is damaged"):
        decode("deeper than JSON is written")


def test_a_huge_text_is_refused_unread():
    with pytest.raises(StoreError, match="larger than 20 MB"):
        decode(b" " * (MAX_BYTES + 1))
    with pytest.raises(StoreError, match="is empty"):
        decode(b" " * MAX_BYTES)


@given(st.binary(max_size=200) | st.text(max_size=200))
@example('{"format": "careerkit", "schema_version": 1, "activities": [[[]]]}')
@example('{"format": "careerkit", "schema_version": 1, "id": 5}')
def test_random_input_gives_a_sentence_or_a_workbook(data):
    try:
        assert isinstance(decode(data), Workbook)
    except StoreError as error:
        assert str(error).endswith((".", ").", "”."))  # noqa: PT017 - either outcome is fine


@given(workbooks(), st.data())
def test_a_mutilated_workbook_gives_a_sentence_or_another_workbook(workbook, data):
    text = encode(workbook)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    try:
        decode(text[:start] + data.draw(st.text(max_size=5)) + text[end:])
    except StoreError as error:
        assert str(error)  # noqa: PT017 - either outcome is fine


@given(workbooks(), st.data())
def test_a_text_that_was_learnt_is_not_written_again_but_for_what_changes(workbook, data):
    text = encode(workbook)
    workbook = decode(text)
    encoder = Encoder()
    assert encoder.learn(text, workbook)
    before = encoder.parts(workbook)
    assert join(before) == text

    topics = list(workbook.topics)
    gone = data.draw(st.integers(0, len(topics)))
    changed = workbook.replace("topics", [*topics[:gone], *topics[gone + 1 :], Topic(what="new")])
    after = encoder.parts(changed)

    assert decode(join(after)) == changed
    assert {name for name in after if after[name] != before[name]} <= {"head", "topics", "removed"}


@given(workbooks(), st.data())
def test_a_mutilated_text_is_not_learnt_unless_it_says_the_same(workbook, data):
    text = encode(workbook)
    place = data.draw(st.integers(0, len(text)))
    text = (
        text[:place] + data.draw(st.sampled_from([" ", "\n", ",", "}", "{}", "[]"])) + text[place:]
    )
    try:
        read = decode(text)
    except StoreError:
        return
    encoder = Encoder()
    if encoder.learn(text, read):
        assert decode(join(encoder.parts(read))) == read


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda text: json.dumps(json.loads(text), ensure_ascii=False),
        lambda text: text.replace('{"id": "a"', '\n{"id": "a"'),
        lambda text: text.replace(": [\n", ":  [\n", 1),
        lambda text: text.rstrip() + " ",
    ],
)
def test_a_text_that_is_laid_out_otherwise_is_not_learnt(otherwise):
    text = otherwise(encode(ONE))
    assert not Encoder().learn(text, decode(text))


@pytest.fixture
def written(monkeypatch):
    """What is written as JSON from now on: records, and the facts above them."""
    values = []
    write = codec._dump
    monkeypatch.setattr(codec, "_dump", lambda value: values.append(value) or write(value))
    return values


def records_in(values):
    return [value for value in values if isinstance(value, Record)]


def test_what_stayed_the_same_is_not_written_again(written):
    topics = tuple(Topic(id=name, what=name) for name in "abc")
    workbook = Workbook(topics=topics, activities=ONE.activities)
    encoder = Encoder()
    assert join(encoder.parts(workbook)) == encode(workbook)
    written.clear()

    turned = workbook.reorder("topics", ["c"])
    changed = turned.put("topics", topics[1].changed(why="worms"))
    parts = encoder.parts(changed)

    assert records_in(written) == [changed.topics[2]]
    assert join(parts) == encode(changed)


@pytest.mark.parametrize(
    "workbook",
    [ONE, Workbook(), Workbook(topics=[Topic()], removed=[Removal(section="topics", id="x")])],
    ids=["two sections", "empty", "a mark"],
)
def test_what_was_learnt_is_not_written_even_once(written, workbook, monkeypatch):
    text = encode(workbook)
    read = decode(text)
    encoder = Encoder()
    assert encoder.learn(text, read)
    written.clear()

    with monkeypatch.context() as no_layout:
        no_layout.delattr(codec, "_layout")
        assert join(encoder.parts(read)) == text
    assert records_in(written) == []

    more = read.put("topics", Topic(id="new"))
    assert join(encoder.parts(more)) == encode(more)
    assert records_in(written)[0] == more.topics[-1]


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda text: text.replace(',\n "removed": []', ""),
        lambda text: text.replace('"removed": []', '"removed": [],\n "more": []'),
        lambda text: text.replace('"topics": []', '"topics": [ ]'),
        lambda text: text.replace('"id": "b"', '"id": "B"'),
        lambda text: text.replace('  {"id": "b"', '  ["id": "b"'),
        lambda text: text.replace("}\n ]", ")\n ]"),
        lambda text: text.replace('"id": "w"', '"id": "other"'),
        lambda _: "",
    ],
)
def test_of_a_text_that_says_something_else_nothing_is_learnt(otherwise):
    workbook = Workbook(
        id="w",
        activities=(Activity(id="a", what="baking"), Activity(id="b", what="sewing")),
        themes=ONE.themes,
    )
    text = encode(workbook)
    other = otherwise(text)
    assert other != text
    encoder = Encoder()
    assert not encoder.learn(other, workbook)
    assert join(encoder.parts(workbook)) == text


def test_records_that_share_their_lines_are_not_learnt():
    two = Workbook(topics=(Topic(id="a", what="x"), Topic(id="b", what="y")))
    lines = encode(two).split("\n")
    [at] = [number for number, line in enumerate(lines) if '"id": "a"' in line]
    first, second = lines[at].rstrip(","), lines[at + 1]
    cut = first.index(", ") + 1
    lines[at : at + 2] = [first[:cut], f"  {first[cut:].strip()}, {second.strip()}"]
    text = "\n".join(lines)

    assert decode(text) == two
    assert not Encoder().learn(text, two)
