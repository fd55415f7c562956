"""The vault's parts in a real browser without a kernel: a stand-in model plays its part."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careerkit.model import SECTIONS, Topic, UnfitAnswer, Workbook, declared, merge
from careerkit.model.plain import to_plain
from careerkit.model.records import NEVER
from careerkit.store import decode, encode, json_schema
from careerkit.widgets import Vault
from support.models.steps import SECTION, Resource, installed
from support.pages.vault_parts import HERE, open_parts, put

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def vault_schema():
    return Vault()._schema


def workbook(*texts):
    return Workbook(topics=tuple(Topic(what=text, id=text) for text in texts))


def pending(page, **parts):
    put(page, "pending/browser/topics/w", json.dumps({"seq": 1, **parts}))


def saved(page):
    return decode(page.evaluate("wholeWorkbook(new VaultStorage(model))"))


BAD = {
    "a word": ("unpaid_work", "hours", "plenty", "plenty"),
    "a number that is too high": ("unpaid_work", "hours", 7777, "7777"),
    "a number below": ("topics", "pull", -1, "-1"),
    "a rating between two": ("topics", "pull", 2.5, "2.5"),
    "a number as a text": ("topics", "pull", "3", "3"),
    "a day of five digits": ("goals", "by", "12026-06-01", "12026-06-01"),
    "a day that no month has": ("goals", "by", "2026-02-30", "2026-02-30"),
    "a day as a number": ("goals", "by", 7, "7"),
    "a text that is too long": ("topics", "why", "x" * 100_001, "x" * 100_001),
    "a choice that does not exist": ("activities", "how_often", "hourly", "hourly"),
    "one of several that does not exist": ("supporters", "gives", ["advice", "gold"], None),
    "a text for a list": ("supporters", "gives", "advice", "advice"),
    "a number for a text": ("topics", "what", 12, "12"),
    "a list for a text": ("topics", "what", ["a", {"b": None}], '["a",{"b":null}]'),
    "a list of numbers": ("themes", "words", [1, 2], "[1,2]"),
    "readings that lack a value": ("check_ins", "readings", [{"kind": "a", "name": "b"}], None),
    "a field that is not declared": ("topics", "colour", "green", "green"),
}


DAMAGED = [
    "{ cut off",
    "7",
    "[]",
    '{"put": {"a": {"record": "my words"}}}',
    '{"put": {"a": "my words"}}',
    '{"put": ["my words"]}',
    '{"put": {"no spaces": {"record": {"what": "my words"}, "changed": []}}}',
    '{"put": {"a": {"record": {"what": "my words"}, "changed": "what"}}}',
    '{"remove": "my words"}',
    '{"order": [{"my": "words"}]}',
]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | WORDS | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=5,
)
IDS = st.sampled_from(["soil", "rivers", "new", "with spaces"])


@st.composite
def pending_sets(draw):
    section = draw(st.sampled_from(list(SECTIONS)))
    names = [*(field.name for field in declared(SECTIONS[section])), "colour", "id"]
    entries = st.fixed_dictionaries(
        {
            "record": st.dictionaries(st.sampled_from(names), ANYTHING) | ANYTHING,
            "changed": st.lists(st.sampled_from(names), max_size=4),
            "after": st.none() | IDS,
        }
    )
    puts = st.dictionaries(IDS, entries, max_size=3)
    return section, {"seq": 1, "put": draw(puts), "remove": draw(st.lists(IDS, max_size=2))}


def leaves(value):
    if isinstance(value, dict):
        return [word for one in value.values() for word in leaves(one)]
    if isinstance(value, list):
        return [word for one in value for word in leaves(one)]
    return [value] if isinstance(value, str) else []


DAMAGED_AND_FOREIGN = {"put": {"new": {"record": "Bücher", "changed": [], "after": None}}}


def new_words(pending_set):
    """The words of records that no document has: of those, each field is taken."""
    puts = pending_set["put"]
    if not isinstance(puts, dict) or {"soil", "rivers"} & puts.keys():
        return []
    records = [entry["record"] for entry in puts.values() if "record" in entry]
    return [
        word
        for record in records
        for name, value in (record.items() if isinstance(record, dict) else [("", record)])
        if name not in ("id", "updated")
        for word in leaves(value)
    ]


class TestAFileOfWhatTheBrowserKeeps:
    @pytest.fixture
    def parts(self, standing):
        """The page of the vault's parts, in a browser that keeps nothing yet."""
        if not standing.url.startswith(HERE):
            open_parts(standing)
        standing.evaluate("localStorage.clear()")
        return standing

    def test_a_file_without_any_document_is_an_empty_workbook_of_its_own(self, parts):
        one, other = saved(parts), saved(parts)

        assert one.is_empty
        assert other.is_empty
        assert one.id != other.id
        assert one.created <= other.created

    def test_a_file_holds_the_newest_document_and_what_is_pending(self, parts):
        put(parts, "document/a", encode(workbook("soil", "rivers")))
        put(parts, "document/b", encode(workbook("soil", "rivers", "birds")))
        pending(
            parts,
            put={
                "soil": {"record": {"what": "good soil"}, "changed": ["what"], "after": None},
                "new": {
                    "record": {"what": "bridges", "pull": 4},
                    "changed": ["what"],
                    "after": "soil",
                },
            },
            remove=["birds"],
        )

        result = saved(parts)

        assert [topic.what for topic in result.topics] == ["good soil", "bridges", "rivers"]
        assert result.topics[1].pull == 4
        assert [mark.id for mark in result.removed] == ["birds"]

    def test_a_file_keeps_the_order_that_is_pending(self, parts):
        put(parts, "document/a", encode(workbook("a", "b", "c")))
        pending(parts, order=["c", "a", "b"])

        result = saved(parts)

        assert [topic.id for topic in result.topics] == ["c", "a", "b"]
        assert result.arranged["topics"] > NEVER

    @pytest.mark.parametrize("year", [2020, 2090])
    def test_a_file_says_which_fields_were_written_whatever_the_clock(self, parts, year):
        before = datetime(year, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
        topic = Topic(id="a", what="soil", why="", pull=2, updated=before)
        put(parts, "document/a", encode(Workbook(topics=(topic,), updated=before)))
        changed = {"what": "soil", "why": "worms", "pull": None}
        pending(parts, put={"a": {"record": changed, "changed": ["why", "pull"], "after": None}})

        [written] = saved(parts).topics

        assert (written.stamp("what"), written.stamp("done")) == (before, NEVER)
        assert written.stamp("why") == written.stamp("pull") == written.updated > before

    @pytest.mark.parametrize(("section", "field", "value", "words"), BAD.values(), ids=BAD.keys())
    def test_what_does_not_fit_travels_beside_the_records_in_a_sound_file(
        self, parts, section, field, value, words
    ):
        record = {"id": "r", "note": "kept", field: value}
        entry = {"record": record, "changed": [field], "after": None}
        put(parts, f"pending/browser/{section}/w", json.dumps({"seq": 1, "put": {"r": entry}}))

        plain = json.loads(parts.evaluate("wholeWorkbook(new VaultStorage(model))"))

        VALIDATOR.validate(plain)
        workbook = decode(json.dumps(plain))
        [answer] = [one for one in workbook.unfit_answers if one.field == field]
        assert (answer.section, answer.record) == (section, "r")
        assert answer.value == (words or json.dumps(value, separators=(",", ":")))
        assert [record.id for record in workbook.section(section)] == ["r"]

    @pytest.mark.parametrize(
        ("section", "field", "value"),
        [
            ("topics", "why", "\N{GRINNING FACE}" * 100_000),
            ("goals", "by", "2028-02-29"),
            ("goals", "by", None),
            ("topics", "pull", 3),
            ("supporters", "gives", ["advice"]),
            ("supporters", "gives", ""),
            ("topics", "what", None),
            ("check_ins", "readings", [{"kind": "a", "name": "b", "value": 1.5}]),
        ],
    )
    def test_what_fits_stands_in_its_record(self, parts, section, field, value):
        entry = {"record": {"id": "r", field: value}, "changed": [field], "after": None}
        put(parts, f"pending/browser/{section}/w", json.dumps({"seq": 1, "put": {"r": entry}}))

        workbook = saved(parts)

        assert workbook.unfit_answers == ()
        [record] = workbook.section(section)
        declared = vault_schema()[section][field]["default"]
        assert to_plain(record)[field] == (value or declared)

    def test_an_answer_that_does_not_fit_does_not_take_the_place_of_one_that_did(self, parts):
        put(parts, "document/a", encode(Workbook(topics=(Topic(id="t", what="soil", pull=4),))))
        pending(parts, put={"t": {"record": {"pull": 99}, "changed": ["pull"], "after": None}})

        workbook = saved(parts)

        assert workbook.topics[0].pull == 4
        assert [answer.value for answer in workbook.unfit_answers] == ["99"]

    def test_an_answer_that_was_put_right_takes_the_place_of_what_did_not_fit(self, parts):
        waiting = UnfitAnswer(section="topics", record="t", field="pull", value="99")
        other = UnfitAnswer(section="topics", record="u", field="pull", value="98")
        kept = Workbook(topics=(Topic(id="t"), Topic(id="u")), unfit_answers=(waiting, other))
        put(parts, "document/a", encode(kept))
        pending(parts, put={"t": {"record": {"pull": 5}, "changed": ["pull"], "after": None}})

        workbook = saved(parts)

        assert workbook.topics[0].pull == 5
        assert workbook.unfit_answers == (other,)
        assert merge(kept, workbook).unfit_answers == (other,)

    def test_the_words_of_a_removed_record_that_did_not_fit_go_with_it(self, parts):
        waiting = UnfitAnswer(section="topics", record="t", field="pull", value="99")
        put(
            parts, "document/a", encode(Workbook(topics=(Topic(id="t"),), unfit_answers=(waiting,)))
        )
        pending(parts, remove=["t"])

        assert saved(parts).topics == saved(parts).unfit_answers == ()

    @pytest.mark.parametrize("text", DAMAGED)
    def test_a_damaged_pending_set_goes_into_the_file_as_it_is(self, parts, text):
        put(parts, "document/a", encode(workbook("soil")))
        put(parts, "pending/browser/topics/w", text)

        result = saved(parts)

        assert [topic.what for topic in result.topics] == ["soil"]
        assert [(one.section, one.value) for one in result.unfit_answers] == [("topics", text)]

    def test_a_section_that_this_installation_does_not_know_goes_into_the_file_as_it_is(
        self, parts
    ):
        with installed():
            for name in ("soil", "rain"):
                put(parts, f"document/{name}", encode(Workbook().put(SECTION, Resource(what=name))))
        pending(parts, order=["soil"])

        result = saved(parts)

        assert result.unfit_answers == ()
        assert {record.answer("what") for record in result.records(SECTION)} == {"soil", "rain"}

    def test_what_is_pending_for_an_unknown_section_goes_along_too(self, parts):
        text = json.dumps(
            {"put": {"a": {"record": {"what": "chess"}, "changed": [], "after": None}}}
        )
        put(parts, "pending/browser/hobbies/w", text)

        assert [(one.section, one.value) for one in saved(parts).unfit_answers] == [
            ("hobbies", text)
        ]

    @pytest.mark.parametrize(
        "damaged",
        ["{", "7", '{"format": "other"}', encode(workbook("soil"))[:-9]],
    )
    def test_all_documents_go_into_the_file_and_a_damaged_one_as_it_is(self, parts, damaged):
        older, newer = workbook("soil"), workbook("rivers")
        for name, text in (("a", encode(newer)), ("b", damaged), ("c", encode(older))):
            put(parts, f"document/{name}", text)

        text = parts.evaluate("wholeWorkbook(new VaultStorage(model))")

        VALIDATOR.validate(json.loads(text))
        assert {topic.what for topic in decode(text).topics} == {"soil", "rivers"}
        assert [one.value for one in decode(text).unfit_answers] == [damaged]

    @pytest.mark.parametrize("lists", [{"topics": {"a": 1}}, {"topics": [7]}, {"removed": [None]}])
    def test_a_document_that_is_not_well_formed_is_read_as_a_file_would_be(self, parts, lists):
        strange = {**json.loads(encode(workbook("soil"))), **lists}
        put(parts, "document/a", json.dumps(strange))
        pending(parts, put={"x": {"record": {"what": "new"}, "changed": ["what"], "after": None}})

        result = saved(parts)

        assert "new" in {topic.what for topic in result.topics}
        assert result.unfit_answers == decode(json.dumps(strange)).unfit_answers

    @given(st.lists(pending_sets(), max_size=3), st.booleans())
    @example(sets=[("activities", DAMAGED_AND_FOREIGN)], has_document=False)
    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_whatever_is_pending_the_file_is_sound_and_holds_every_word(
        self, parts, sets, has_document
    ):
        parts.evaluate("localStorage.clear()")
        if has_document:
            put(parts, "document/a", encode(workbook("soil", "rivers")))
        wanted = []
        for number, (section, pending_set) in enumerate(sets):
            # As JavaScript writes it: a damaged set goes into the file letter by letter.
            text = json.dumps(pending_set, ensure_ascii=False)
            put(parts, f"pending/browser/{section}/w{number}", text)
            wanted += new_words(pending_set)

        text = parts.evaluate("wholeWorkbook(new VaultStorage(model))")

        VALIDATOR.validate(json.loads(text))
        result = decode(text)
        assert decode(encode(result)) == result
        if len(sets) == 1:  # a later set may put another word in the place of one
            shown = encode(result).replace("\\", "")
            for word in wanted:
                assert json.dumps(word, ensure_ascii=False)[1:-1].replace("\\", "") in shown

    def test_damaged_texts_in_the_storage_do_not_keep_a_file_from_being_made(self, parts):
        put(parts, "document/a", "{")
        put(parts, "pending/browser/topics/w", "{")

        assert [(one.section, one.value) for one in saved(parts).unfit_answers] == [
            ("", "{"),
            ("topics", "{"),
        ]
