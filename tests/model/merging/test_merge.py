"""Two versions become one, and nothing typed is lost."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerkit.model import SECTIONS, Activity, Removal, Theme, Topic, Workbook, merge
from support.models.strategies import workbooks

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(minutes):
    return START + timedelta(minutes=minutes)


def holding(*topics, **rest):
    return Workbook(id="w", created=START, updated=START, topics=topics, **rest)


def whats(workbook):
    return [topic.what for topic in workbook.topics]


FEW_IDS = st.sampled_from(["a", "b", "c", "d"])


def written(workbook):
    return {(name, record.id): record for name in SECTIONS for record in workbook.section(name)}


@given(workbooks(FEW_IDS), workbooks(FEW_IDS))
def test_merging_gives_the_same_from_both_sides(one, other):
    assume(not (one.is_empty and other.is_empty))
    assert merge(one, other) == merge(other, one)


# Changes that two tabs make to the same few records.
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["why", "done", "drop", "turn", "new"]),
        st.integers(0, 2),
        st.sampled_from(["sun", "sunflower", "rain", ""]),
    ),
    max_size=4,
)


def changed_by(side, base, changes):
    """The base after one tab's changes, with every text that the tab left in it."""
    workbook = base
    for minute, (what, number, words) in enumerate(changes, start=1):
        topics = workbook.topics
        if what == "turn":
            workbook = workbook.reorder("topics", [t.id for t in reversed(topics)], at=at(minute))
        elif what == "new" or not topics:
            new = Topic(id=f"{side}{minute}", why=words, updated=at(minute))
            workbook = workbook.put("topics", new, at=at(minute))
        elif what == "drop":
            workbook = workbook.remove("topics", topics[number % len(topics)].id, at=at(minute))
        else:
            topic = topics[number % len(topics)].changed(at=at(minute), **{what: words})
            workbook = workbook.put("topics", topic, at=at(minute))
    return workbook


THREE = tuple(Topic(id=name, what=name, updated=START) for name in "abc")


@given(CHANGES, CHANGES)
def test_with_a_common_base_no_text_of_either_side_is_lost(mine, theirs):
    base = holding(*THREE)
    one, other = changed_by("m", base, mine), changed_by("t", base, theirs)
    merged = merge(one, other, base)
    gone = {mark.id for mark in merged.removed}
    kept = [topic.why + "\n" + topic.done for topic in merged.topics]
    for side in (one, other):
        for topic in side.topics:
            was = next((old for old in base.topics if old.id == topic.id), Topic())
            for field in ("why", "done"):
                words = getattr(topic, field)
                if topic.id not in gone and words != getattr(was, field):
                    assert any(words in texts for texts in kept)


@given(CHANGES, CHANGES)
def test_with_a_common_base_too_both_sides_come_to_the_same_and_rest(mine, theirs):
    base = holding(*THREE)
    one, other = changed_by("m", base, mine), changed_by("t", base, theirs)
    merged = merge(one, other, base)
    assert merge(other, one, base) == merged
    assert merge(one, merged, base) == merged
    assert merge(merged, other, other) == merged


@given(workbooks(FEW_IDS), workbooks(FEW_IDS))
def test_merging_again_changes_nothing(one, other):
    merged = merge(one, other)
    assert written(merge(merged, other)) == written(merged)
    assert written(merge(merged, one)) == written(merged)


@given(workbooks(FEW_IDS))
def test_merging_with_itself_or_with_nothing_changes_nothing(workbook):
    assert merge(workbook, workbook) == workbook
    assert written(merge(workbook, Workbook())) == written(workbook)


@given(workbooks(), workbooks())
def test_what_only_one_side_has_and_neither_removed_is_there(one, other):
    merged = written(merge(one, other))
    marks = {(mark.section, mark.id) for mark in (*one.removed, *other.removed)}
    for side, opposite in ((one, other), (other, one)):
        for key, record in written(side).items():
            if key not in written(opposite) and key not in marks:
                assert merged[key] == record


def test_of_two_versions_the_newer_one_stays():
    old, new = Topic(id="a", what="old", updated=at(1)), Topic(id="a", what="new", updated=at(2))
    assert whats(merge(holding(old), holding(new))) == ["new"]


def test_with_a_common_base_both_sides_keep_the_fields_they_changed():
    base = Topic(id="a", what="x", why="", pull=1, updated=at(0))
    mine = base.changed(at=at(1), what="mine")
    theirs = base.changed(at=at(2), pull=5)
    merged = merge(holding(mine), holding(theirs), holding(base))
    assert (merged.topics[0].what, merged.topics[0].pull) == ("mine", 5)
    assert len(merged.topics) == 1
    assert merged.topics[0].updated > at(2)


def test_where_both_changed_the_same_text_both_texts_are_kept():
    base = Topic(id="a", why="", updated=at(0))
    mine = base.changed(at=at(1), why="because of my cousin")
    theirs = base.changed(at=at(2), why="because of the library")
    merged = merge(holding(mine), holding(theirs), holding(base))
    assert [t.why for t in merged.topics] == ["because of the library", "because of my cousin"]
    assert merge(holding(theirs), holding(mine), holding(base)).topics == merged.topics
    assert merge(merged, holding(mine), holding(base)).topics == merged.topics


def test_a_text_that_the_other_side_only_continued_is_not_doubled():
    base = Topic(id="a", why="", updated=at(0))
    mine = base.changed(at=at(1), why="because")
    theirs = base.changed(at=at(2), why="because of the library")
    assert len(merge(holding(mine), holding(theirs), holding(base)).topics) == 1


def test_a_copy_that_was_kept_and_then_removed_is_not_made_again():
    base = Topic(id="a", why="", updated=at(0))
    mine, theirs = base.changed(at=at(1), why="cousin"), base.changed(at=at(2), why="library")
    merged = merge(holding(mine), holding(theirs), holding(base))
    tidied = merged.remove("topics", merged.topics[1].id)
    assert merge(tidied, holding(mine), holding(base)) == tidied


def test_words_that_either_side_added_to_a_list_are_there_and_those_taken_away_are_not():
    base = Theme(id="a", words=("bread", "soil"), updated=at(0))
    mine = base.changed(at=at(1), words=("bread", "soil", "people"))
    theirs = base.changed(at=at(2), words=("yeast", "bread"))
    one, other, was = (Workbook(themes=(theme,)) for theme in (mine, theirs, base))
    assert merge(one, other, was).themes[0].words == ("yeast", "bread", "people")


def test_a_removed_record_stays_away():
    record = Topic(id="a", updated=at(1))
    removed = holding(removed=(Removal(section="topics", id="a", at=at(2)),))
    assert merge(removed, holding(record)).topics == ()
    assert merge(removed, holding(record.changed(at=at(2)))).topics == ()
    assert merge(holding(record), removed).removed == removed.removed


def test_a_record_that_was_edited_after_its_removal_comes_back():
    record = Topic(id="a", what="still mine", updated=at(3))
    merged = merge(holding(removed=(Removal(section="topics", id="a", at=at(2)),)), holding(record))
    assert whats(merged) == ["still mine"]
    assert merged.removed == ()


def test_the_order_of_the_side_that_moved_something_wins():
    a, b, c = (Topic(id=name, what=name, updated=at(0)) for name in "abc")
    assert whats(merge(holding(a, b), holding(b, a), holding(a, b))) == ["b", "a"]
    assert whats(merge(holding(b, a), holding(a, b, c), holding(a, b))) == ["b", "c", "a"]


@pytest.mark.parametrize(("minute", "other"), [(1, 2), (2, 1)])
def test_without_a_base_the_order_of_the_side_that_changed_later_stands(minute, other):
    a, b = (Topic(id=name, what=name, updated=at(0)) for name in "ab")
    one = Workbook(id="w", created=START, updated=at(minute), topics=(a, b))
    two = Workbook(id="w", created=START, updated=at(other), topics=(b, a))
    expected = ["a", "b"] if minute > other else ["b", "a"]
    assert whats(merge(one, two)) == whats(merge(two, one)) == expected


def test_a_new_record_stands_behind_the_one_it_followed():
    a, b, c = (Topic(id=name, what=name, updated=at(0)) for name in "abc")
    assert whats(merge(holding(a, b), holding(a, c, b), holding(a, b))) == ["a", "c", "b"]
    assert whats(merge(holding(a), holding(c, a), holding(a))) == ["c", "a"]


def test_an_empty_workbook_takes_on_the_identity_of_the_other():
    other = holding(Topic(id="a", updated=at(0)))
    merged = merge(Workbook(created=at(-9)), other)
    assert (merged.id, merged.created) == ("w", START)


def test_of_two_stories_the_older_one_gives_the_identity():
    one = Workbook(id="one", created=at(5), activities=(Activity(id="x"),))
    two = Workbook(id="two", created=at(1), topics=(Topic(id="y"),))
    assert merge(one, two).id == merge(two, one).id == "two"


AGES = pytest.mark.parametrize(
    ("minute", "is_later"), [(1, False), (2, False), (3, True)], ids=["older", "equal", "newer"]
)
MOMENTS = pytest.mark.parametrize(
    ("one", "two"), [(1, 2), (2, 2), (2, 1)], ids=["older", "equal", "newer"]
)


def mark(minute, *saw):
    return Removal(section="topics", id="a", at=at(minute), saw=[at(moment) for moment in saw])


@MOMENTS
def test_of_two_removals_the_later_one_stays_and_knows_what_both_saw(one, two):
    first, second = holding(removed=[mark(one, 0)]), holding(removed=[mark(two, 1, 2)])
    expected = (mark(max(one, two), 0, 1, 2),)
    assert merge(first, second).removed == merge(second, first).removed == expected


@AGES
def test_against_a_removal_without_a_base_the_later_moment_decides(minute, is_later):
    record = Topic(id="a", what="soil", updated=at(minute))
    for saw in ((), (0,)):
        gone = holding(removed=[mark(2, *saw)])
        for merged in (merge(gone, holding(record)), merge(holding(record), gone)):
            assert whats(merged) == (["soil"] if is_later else [])
            assert len(merged.removed) == (0 if is_later else 1)


@pytest.mark.parametrize("minute", [-9, 1, 2, 9], ids=["long ago", "older", "equal", "newer"])
def test_with_a_base_words_that_the_removal_did_not_see_come_back_whatever_the_clock(minute):
    base = holding(Topic(id="a", what="soil", updated=at(0)))
    gone = base.remove("topics", "a", at=at(2))
    edited = base.put("topics", base.topics[0].changed(at=at(minute), why="worms"))

    for merged in (merge(gone, edited, base), merge(edited, gone, base)):
        [topic] = merged.topics
        assert (topic.what, topic.why) == ("soil", "worms")
        assert topic.updated == (at(9) if minute == 9 else at(2) + timedelta(microseconds=1))
        assert topic.stamp("what") == at(0)
        assert merged.removed == ()


@pytest.mark.parametrize("minute", [-9, 1, 2, 9])
def test_a_removal_that_saw_the_last_words_holds_whatever_the_clock(minute):
    base = holding(Topic(id="a", what="soil", updated=at(0)))
    edited = base.put("topics", base.topics[0].changed(at=at(minute), why="worms"))
    gone = edited.remove("topics", "a", at=at(0))

    assert merge(gone, edited, base).topics == merge(edited, gone, base).topics == ()
    assert merge(gone, base, base).topics == merge(base, gone, base).topics == ()


def test_an_entry_in_which_nothing_was_written_yet_can_be_removed():
    base = holding(Topic(id="a", updated=at(0)))
    gone = base.remove("topics", "a", at=at(1))
    assert merge(gone, base, base).topics == merge(base, gone, base).topics == ()
    assert merge(base, gone, holding(Topic(id="b"))).topics == ()
    touched = base.put("topics", base.topics[0].changed(at=at(-1), what="soil"))
    assert whats(merge(gone, touched, base)) == ["soil"]


def test_a_mark_of_an_older_careerkit_knows_the_base_too():
    base = holding(Topic(id="a", what="soil", updated=at(0)))
    edited = base.put("topics", base.topics[0].changed(at=at(1), why="worms"))
    gone = holding(removed=[mark(5)])
    assert whats(merge(gone, edited, base)) == ["soil"]
    assert merge(gone, base, base).topics == ()


def test_fields_of_a_record_that_is_newer_than_the_base_are_both_kept():
    record = Topic(id="a", what="soil", updated=at(0))
    mine, theirs = record.changed(at=at(1), why="worms"), record.changed(at=at(2), pull=5)
    for base in (None, holding(), holding(Topic(id="b"))):
        [topic] = merge(holding(mine), holding(theirs), base).topics
        assert (topic.what, topic.why, topic.pull) == ("soil", "worms", 5)
        assert (topic.stamp("why"), topic.stamp("pull")) == (at(1), at(2))


def test_an_answer_that_was_taken_back_is_newer_than_the_answer():
    record = Topic(id="a", what="soil", pull=3, updated=at(0))
    mine, theirs = record.changed(at=at(2), pull=None), record.changed(at=at(1), what="clay")
    [topic] = merge(holding(mine), holding(theirs)).topics
    assert (topic.what, topic.pull) == ("clay", None)


def test_both_sides_texts_are_copied_where_each_hides_one_of_the_other():
    base = Topic(id="a", what="x", why="y", updated=at(0))
    mine = base.changed(at=at(1), what="my name").changed(at=at(4), why="my reason")
    theirs = base.changed(at=at(2), why="their reason").changed(at=at(3), what="their name")
    merged = merge(holding(mine), holding(theirs), holding(base))
    assert merged == merge(holding(theirs), holding(mine), holding(base))
    assert {(t.what, t.why) for t in merged.topics} == {
        ("their name", "my reason"),
        ("my name", "my reason"),
        ("their name", "their reason"),
    }


def test_without_a_base_the_newer_list_stands_and_two_of_one_moment_are_joined():
    def holding_words(minute, *words):
        return Workbook(themes=(Theme(id="a", words=words, updated=at(minute)),))

    older, newer = holding_words(1, "bread", "soil"), holding_words(2, "soil")
    assert merge(older, newer).themes[0].words == merge(newer, older).themes[0].words == ("soil",)
    same = holding_words(2, "rain")
    joined = merge(same, newer).themes[0]
    assert joined == merge(newer, same).themes[0]
    assert set(joined.words) == {"soil", "rain"}
    assert joined.stamp("words") > at(2)


def test_a_list_of_a_record_that_the_base_has_not_holds_what_either_side_wrote():
    one, two = (
        Workbook(themes=(Theme(id="a", words=(word,), updated=at(minute)),))
        for minute, word in enumerate(["soil", "rain"])
    )
    assert set(merge(one, two, holding()).themes[0].words) == {"soil", "rain"}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_workbooks_become_the_same_one_in_any_order(order):
    start = holding(Topic(id="a", what="soil", updated=at(0)), Topic(id="b", updated=at(0)))
    three = [
        start.put("topics", start.topics[0].changed(at=at(1), why="worms"), at=at(1)),
        start.put("topics", start.topics[0].changed(at=at(2), pull=2), at=at(2)),
        start.remove("topics", "b", at=at(3)).put("topics", Topic(id="c", updated=at(3)), at=at(3)),
    ]
    one, two, last = (three[number] for number in order)
    merged = merge(merge(one, two), last)
    assert merged == merge(one, merge(two, last))
    assert [(t.id, t.what, t.why, t.pull) for t in merged.topics] == [
        ("a", "soil", "worms", 2),
        ("c", "", "", None),
    ]


def test_of_two_choices_of_one_moment_each_tab_takes_the_same():
    one, two = (holding(Topic(id="a", pull=pull, updated=at(1))) for pull in (1, 2))
    assert merge(one, two).topics == merge(two, one).topics == two.topics


def test_of_two_lists_of_one_moment_nothing_is_taken_away():
    def holding_words(minute, *words):
        return Workbook(themes=(Theme(id="a", words=words, updated=at(minute)),))

    base, one, two = holding_words(0, "soil"), holding_words(2, "soil", "x"), holding_words(2, "y")
    assert set(merge(one, two, base).themes[0].words) == {"soil", "x", "y"}


def test_a_list_that_holds_all_of_the_other_stays_as_it_is():
    one, two = (
        Theme(id="a", words=words, updated=at(minute))
        for minute, words in ((1, ("soil",)), (2, ("rain", "soil")))
    )
    merged = merge(Workbook(themes=(one,)), Workbook(themes=(two,)), holding())
    assert merged.themes == (two,)


def test_a_version_that_is_only_as_late_as_the_removal_has_no_news():
    base = holding(Topic(id="a", what="soil", updated=at(0)))
    gone = base.remove("topics", "a", at=at(2))
    touched = holding(base.topics[0].changed(at=at(2)))
    assert merge(gone, touched, base).topics == merge(touched, gone, base).topics == ()


def test_a_copy_has_an_id_like_any_other():
    base = Topic(id="a", updated=at(0))
    one, two = base.changed(at=at(1), why="cousin"), base.changed(at=at(2), why="library")
    [_, copy] = merge(holding(one), holding(two), holding(base)).topics
    assert len(copy.id) == 32
    assert attrs.evolve(copy, id="a") == one
