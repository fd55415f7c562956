"""What the browser changed is applied once, whole, and never at the cost of something else."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.model import Activity, Milestone, Supporter, Theme, UnpaidWorkRecord, declared
from careerkit.model.plain import to_plain
from careerkit.widgets.keeping.pending import apply_pending, checksum, names_of_words
from support.models.kinds import EveryKind
from support.models.strategies import records, sections


def put(after=None, changed=None, **values):
    return {"record": values, "changed": changed or list(values), "after": after}


def whats(applied):
    return [record.what for record in applied.records]


A, B = Activity(id="a", what="a"), Activity(id="b", what="b", absorbed=3)


def test_only_the_changed_fields_of_a_known_record_are_taken():
    entry = put(what="new", absorbed=1, changed=["what"])
    applied = apply_pending(Activity, (A, B), {"put": {"b": entry}})
    assert whats(applied) == ["a", "new"]
    assert applied.records[1].absorbed == 3
    assert applied.records[1].updated > B.updated


@pytest.mark.parametrize(
    ("after", "order"), [(None, "cab"), ("a", "acb"), ("b", "abc"), ("gone", "abc")]
)
def test_an_unknown_record_is_taken_whole_behind_the_one_it_followed(after, order):
    applied = apply_pending(Activity, (A, B), {"put": {"c": put(what="c", energy=1, after=after)}})
    assert "".join(whats(applied)) == order
    assert next(r for r in applied.records if r.id == "c").energy == 1


def test_records_are_removed_and_ordered():
    assert whats(apply_pending(Activity, (A, B), {"remove": ["a", "nobody"]})) == ["b"]
    assert whats(apply_pending(Activity, (A, B), {"order": ["b", "nobody", "a"]})) == ["b", "a"]


def test_a_value_that_does_not_fit_comes_back_as_it_is_and_the_rest_is_taken():
    applied = apply_pending(UnpaidWorkRecord, (), {"put": {"u": put(what="x", hours=999)}})
    assert applied.records[0].what == "x"
    assert applied.records[0].hours is None
    assert applied.unfit == {"u": {"hours": 999}}
    assert applied.taken == {"u": {"what": "x"}}


@pytest.mark.parametrize("nothing", ["", None, []])
def test_what_is_empty_in_the_form_of_another_kind_is_no_answer_and_no_problem(nothing):
    values = {field.name: nothing for field in declared(Supporter)}
    applied = apply_pending(Supporter, (), {"put": {"s": put(**values)}})
    assert applied.unfit == {"s": {}}
    assert applied.records == (Supporter(id="s", updated=applied.records[0].updated),)


def test_fields_that_are_not_declared_are_left_out():
    applied = apply_pending(Activity, (A,), {"put": {"a": put(id="evil", updated="never", x=1)}})
    assert applied.records == (A,)


def test_an_empty_set_changes_nothing():
    assert apply_pending(Activity, (A, B), {}).records == (A, B)


IDS = st.sampled_from(["a", "b", "c", "d"])
PENDING = st.fixed_dictionaries(
    {
        "put": st.dictionaries(
            IDS,
            st.builds(
                lambda what, absorbed, after, changed: {
                    "record": {"what": what, "absorbed": absorbed},
                    "changed": changed,
                    "after": after,
                },
                st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
                st.none() | st.integers(-1, 7),
                st.none() | IDS,
                st.lists(st.sampled_from(["what", "absorbed"]), unique=True),
            ),
        ),
        "remove": st.lists(IDS, unique=True, max_size=2),
        "order": st.lists(IDS, unique=True),
    }
)


@given(sections(Activity, IDS), PENDING)
def test_applying_a_set_twice_is_like_applying_it_once(before, pending):
    pending["remove"] = [one for one in pending["remove"] if one not in pending["put"]]
    once = apply_pending(Activity, before, pending)
    assert apply_pending(Activity, once.records, pending).records == once.records


@given(sections(Activity, IDS), PENDING)
def test_nothing_goes_that_was_not_removed(before, pending):
    after = {record.id for record in apply_pending(Activity, before, pending).records}
    assert after >= {record.id for record in before} - set(pending["remove"])
    assert after >= set(pending["put"])


@given(st.lists(records(Activity), unique_by=lambda record: record.id))
def test_an_order_is_a_permutation(before):
    order = [record.id for record in reversed(before)]
    assert apply_pending(Activity, before, {"order": order}).records == tuple(reversed(before))


def over(record, seen, **values):
    """A set that writes these values into a record whose writer had seen these."""
    sights = {name: [checksum(value) for value in texts] for name, texts in seen.items()}
    return {"put": {record.id: put(**values)}, "seen": {record.id: sights}}


def test_words_that_the_writer_had_not_seen_stand_beside_theirs():
    present = (Activity(id="a", what="Baking, and newer words", absorbed=2), B)
    applied = apply_pending(Activity, present, over(A, {"what": ["Baking"]}, what="Baking old"))

    assert whats(applied) == ["Baking old", "Baking, and newer words", "b"]
    assert applied.copied == (applied.records[1],)
    assert applied.copied[0].absorbed == 2


@pytest.mark.parametrize(
    ("present", "seen", "mine", "then"),
    [
        pytest.param("Baking", ["Baking"], "Chess", ["Chess"], id="what was seen is written over"),
        pytest.param("Chess", ["", "Ch", "Chess"], "Che", ["Che"], id="what was sent before, too"),
        pytest.param("Chess", ["Ch"], "Chess, daily", ["Chess, daily"], id="nothing is hidden"),
        pytest.param("Chess, daily", ["Ch"], "Chess", ["Chess, daily"], id="news hold mine"),
        pytest.param("Chess", ["Ch"], "", ["Chess"], id="news are not cleared"),
        pytest.param("", ["Ch"], "Chess", ["Chess"], id="nothing is no news"),
    ],
)
def test_a_copy_is_made_only_of_words_that_would_be_gone(present, seen, mine, then):
    before = (Activity(id="a", what=present),)
    assert whats(apply_pending(Activity, before, over(A, {"what": seen}, what=mine))) == then


@pytest.mark.parametrize("mine", [None, "2026-12-24"])
def test_a_day_or_a_choice_is_the_last_that_was_given(mine):
    before = (Milestone(id="m", what="Ask", done=date(2026, 12, 1)),)
    sights = {"done": [checksum("2026-11-30")]}
    pending = {"put": {"m": put(done=mine)}, "seen": {"m": sights}}

    (step,) = apply_pending(Milestone, before, pending).records

    assert step.done == (date(2026, 12, 24) if mine else None)


def test_a_set_that_does_not_say_what_was_seen_writes_over_everything():
    before = (Activity(id="a", what="Chess"),)
    assert whats(apply_pending(Activity, before, {"put": {"a": put(what="Baking")}})) == ["Baking"]


def test_a_list_takes_what_either_side_added():
    present = (Theme(id="t", words=("bread", "flour")),)
    pending = over(present[0], {"words": [["bread"]]}, words=["bread", "oven"])
    (theme,) = apply_pending(Theme, present, pending).records
    assert theme.words == ("bread", "oven", "flour")


@pytest.mark.parametrize(("seen", "left"), [(["Baking"], ["Baking bread"]), (["Baking bread"], [])])
def test_a_removal_holds_against_what_was_seen_only(seen, left):
    present = (Activity(id="a", what="Baking bread"),)
    sights = {"a": {"what": [checksum(text) for text in seen]}}
    applied = apply_pending(Activity, present, {"remove": ["a"], "seen": sights})
    assert whats(applied) == left
    assert [record.what for record in applied.returned] == left


@pytest.mark.parametrize(
    ("elsewhere", "seen", "left"),
    [
        pytest.param({"done": date(2026, 12, 1)}, {"done": ["2026-11-30"]}, 0, id="a day"),
        pytest.param({"goal": "fair"}, {"goal": ["club"]}, 0, id="a link"),
        pytest.param({"done": date(2026, 12, 1)}, {}, 0, id="a day that was not seen"),
        pytest.param({"what": "Ask"}, {"done": ["2026-11-30"]}, 1, id="a text where none was"),
        pytest.param({"what": "Ask"}, None, 0, id="nothing is known"),
    ],
)
def test_only_words_bring_a_record_back_and_those_in_a_field_that_was_empty_too(
    elsewhere, seen, left
):
    pending = {"remove": ["m"]}
    if seen is not None:
        sights = {name: [checksum(value) for value in values] for name, values in seen.items()}
        pending["seen"] = {"m": sights}
    assert len(apply_pending(Milestone, (Milestone(id="m", **elsewhere),), pending).records) == left


def test_the_words_of_a_record_are_its_texts_and_its_lists():
    assert names_of_words(EveryKind) == ["text", "long_text", "choices", "tags", "links"]


def test_a_copy_has_the_same_name_however_often_it_is_made_and_a_long_one_fits():
    present = (Activity(id="a" * 64, what="Chess"),)
    pending = over(present[0], {"what": [""]}, what="Baking")
    once, twice = (apply_pending(Activity, present, pending).copied[0].id for _ in range(2))
    assert once == twice
    assert len(once) <= 64


def test_the_checksum_is_the_published_one():
    # CRC-32/ISO-HDLC, as zip files have it; two digits are one UTF-16 code unit here.
    digits = b"12345678".decode("utf-16-le")
    assert checksum(digits) == 0x9AE0DAAF
    assert checksum(["a", "b"]) == checksum("a\0b")


@given(sections(Activity, IDS), PENDING, st.dictionaries(IDS, st.lists(st.text(max_size=5))))
def test_whatever_was_not_seen_is_still_there(before, pending, seen):
    pending["remove"] = [one for one in pending["remove"] if one not in pending["put"]]
    pending["seen"] = {
        one: {"what": [checksum(text) for text in seen.get(one, [])]} for one in "abcd"
    }
    once = apply_pending(Activity, before, pending)
    left = [record.what for record in once.records]

    for record in before:
        # An empty field holds no words that could be lost.
        if record.what not in {"", *seen.get(record.id, [])}:
            assert any(record.what in what for what in left)
    assert apply_pending(Activity, once.records, pending).records == once.records


# ---- the contract, which the front end is held to as well


CASES = json.loads(Path(__file__).with_name("pending_cases.json").read_text(encoding="utf-8"))


def summed(seen):
    """What was seen, as checksums: the cases name the texts themselves."""
    return {
        record: {name: [checksum(text) for text in texts] for name, texts in names.items()}
        for record, names in seen.items()
    }


def answers(record):
    plain = to_plain(record)
    return {
        k: v for k, v in plain.items() if k not in ("updated", "stamps") and v not in ("", None, [])
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_kernel_applies_a_pending_set_as_a_page_without_one_does(case):
    known = [
        Supporter(**{**record, "gives": tuple(record.get("gives", ()))})
        for record in case["records"]
    ]
    pending = {**case["pending"], "seen": summed(case["pending"].get("seen", {}))}

    applied = apply_pending(Supporter, known, pending)

    assert [answers(record) for record in applied.records] == case["then"]
    gone = [record.id for record in known if record.id not in {r.id for r in applied.records}]
    assert gone == case.get("removed", [])
    assert {k: v for k, v in applied.unfit.items() if v} == case.get("unfit", {})
