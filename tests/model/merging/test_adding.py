"""A file's answers come to those that are here, as the person chose."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.model import (
    SECTIONS,
    Goal,
    Keep,
    Removal,
    Theme,
    Topic,
    Workbook,
    add,
    count_differing,
)
from careerkit.model.merging.versions import words_of
from support.models.strategies import workbooks

NOW = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
FEW_IDS = st.sampled_from(["a", "b", "c", "d"])
CLOCKS = pytest.mark.parametrize("ahead", [-YEAR, timedelta(0), YEAR])


def topic(id_, at=NOW, **values):
    return Topic(id=id_, updated=at, **values)


def holding(*topics, removed=()):
    return Workbook(topics=topics, removed=removed)


def mark(id_, at=NOW, saw=()):
    return Removal(section="topics", id=id_, at=at, saw=saw)


def said(workbook):
    return [(t.what, t.why, t.pull) for t in workbook.topics]


@CLOCKS
@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("mine", [("soil", "mine", 1), ("new", "", None)]),
        ("theirs", [("soil", "theirs", 2), ("new", "", None)]),
        ("both", [("soil", "mine", 1), ("new", "", None), ("soil", "theirs", 2)]),
    ],
)
def test_the_person_says_what_stays_whatever_the_clocks(ahead, keep, expected):
    mine = holding(topic("a", what="soil", why="mine", pull=1))
    theirs = holding(
        topic("a", NOW + ahead, what="soil", why="theirs", pull=2),
        topic("b", NOW + ahead, what="new"),
    )

    assert count_differing(mine, theirs) == 1
    added = add(mine, theirs, Keep(keep))

    assert sorted(said(added), key=repr) == sorted(expected, key=repr)
    assert added.topics[0].id == "a"
    assert said(add(added, theirs, Keep(keep))) == said(added)


def test_what_the_file_says_is_a_later_version_here():
    mine = holding(topic("a", NOW + YEAR, what="mine", why="same"))
    theirs = holding(topic("a", what="theirs", why="same"))

    [taken] = add(mine, theirs, Keep.THEIRS).topics

    assert taken.stamp("what") > NOW + YEAR
    assert taken.stamp("why") == NOW + YEAR


def test_both_makes_no_second_entry_of_a_rating_or_of_a_text_that_is_there():
    mine = holding(topic("a", what="soil and worms", pull=1))
    theirs = holding(topic("a", what="soil", pull=2))
    assert said(add(mine, theirs, Keep.BOTH)) == [("soil and worms", "", 1)]


def test_each_entry_that_is_kept_twice_is_one_of_its_own():
    mine = holding(topic("a", what="soil"), topic("b", what="rain"))
    theirs = holding(topic("a", what="clay"), topic("b", what="sun"))
    added = add(mine, theirs, Keep.BOTH)
    assert [t.what for t in added.topics] == ["soil", "clay", "rain", "sun"]
    [*_, last] = added.topics
    assert len(last.id) == 32
    assert said(add(added.remove("topics", last.id), theirs, Keep.BOTH))[-1][0] == "rain"


@CLOCKS
@pytest.mark.parametrize(("keep", "left"), [("mine", ["a"]), ("theirs", []), ("both", ["a"])])
def test_what_the_file_removed_goes_only_if_the_file_is_to_win(ahead, keep, left):
    mine = holding(topic("a", what="soil"))
    theirs = holding(removed=[mark("a", NOW + ahead, saw=[NOW])])

    assert count_differing(mine, theirs) == 1
    assert [t.id for t in add(mine, theirs, Keep(keep)).topics] == left


@pytest.mark.parametrize(("keep", "left"), [("mine", []), ("theirs", ["a"]), ("both", ["a"])])
def test_what_was_removed_here_comes_back_only_with_other_words(keep, left):
    file = holding(topic("a", what="soil"))
    here = file.remove("topics", "a")
    assert count_differing(here, file) == 0
    assert add(here, file, Keep(keep)).topics == ()

    changed = holding(topic("a", NOW + YEAR, what="more soil"))
    assert count_differing(here, changed) == 1
    assert [t.id for t in add(here, changed, Keep(keep)).topics] == left


@pytest.mark.parametrize(("minutes", "differs"), [(-1, 0), (0, 0), (1, 1)])
def test_with_an_old_mark_only_the_moments_can_tell(minutes, differs):
    here = holding(topic("b"), removed=[mark("a")])
    file = holding(topic("a", NOW + timedelta(minutes=minutes), what="soil"))
    assert count_differing(here, file) == differs


def test_the_same_words_in_two_entries_are_kept_twice_in_two_more():
    mine = holding(topic("a", what="soil"), topic("b", what="rain"))
    theirs = holding(topic("a", what="sun"), topic("b", what="sun"))
    assert [t.what for t in add(mine, theirs, Keep.BOTH).topics] == ["soil", "sun", "rain", "sun"]


def test_each_version_of_an_entry_that_a_file_holds_is_kept_beside_the_others():
    kept = holding(topic("a", what="soil"))
    for words in ("clay", "sand", "clay"):
        kept = add(kept, holding(topic("a", what=words)), Keep.BOTH)
    assert {t.what for t in kept.topics} == {"soil", "clay", "sand"}
    assert len(kept.topics) == 3


def test_the_files_marks_come_along_and_those_that_are_here_stay_as_they_are():
    mine = holding(topic("a"), removed=[mark("y")])
    theirs = holding(topic("a"), removed=[mark("x", saw=[NOW]), mark("y", NOW + YEAR)])
    added = add(mine, theirs, Keep.MINE)
    assert added.removed == (mark("y"), mark("x", saw=[NOW]))
    assert add(added, theirs, Keep.MINE) == added


def test_a_mark_concerns_its_own_section_alone():
    elsewhere = Removal(section="goals", id="a", at=NOW + YEAR)
    mine = holding(topic("a", what="soil"))
    theirs = holding(topic("b"), removed=[elsewhere])

    assert count_differing(mine, theirs) == 0
    added = add(mine, theirs, Keep.THEIRS)

    assert [t.id for t in added.topics] == ["a", "b"]
    assert added.removed == (elsewhere,)
    goals = Workbook(goals=[Goal(id="a", what="a garden")], removed=[mark("a")])
    assert add(goals, mine, Keep.MINE).topics == ()


def test_a_mark_of_the_file_does_not_stay_beside_what_it_would_remove():
    mine = holding(topic("a", what="soil"))
    added = add(mine, holding(topic("b"), removed=[mark("a", saw=[NOW])]), Keep.MINE)
    assert [t.id for t in added.topics] == ["a", "b"]
    assert added.removed == ()


def test_what_was_seen_when_it_was_removed_is_no_difference_whatever_the_clock():
    here = holding(topic("b"), removed=[mark("a", NOW - YEAR, saw=[NOW])])
    assert count_differing(here, holding(topic("a", what="soil"))) == 0


def test_a_new_entry_stands_behind_the_one_that_it_followed_in_the_file():
    assert [
        t.id for t in add(holding(topic("a")), holding(topic("n"), topic("a")), Keep.MINE).topics
    ] == ["a", "n"]
    mine = holding(topic("a"), topic("b"))
    file = holding(topic("a"), topic("c"), topic("b"), topic("d"))
    assert [t.id for t in add(mine, file, Keep.MINE).topics] == ["a", "c", "b", "d"]


def test_words_of_a_theme_are_mine_or_the_files():
    mine = Workbook(themes=[Theme(id="t", words=("bread",), updated=NOW)])
    file = Workbook(themes=[Theme(id="t", words=("soil",), updated=NOW)])
    words = {keep: add(mine, file, keep).themes[0].words for keep in Keep}
    assert words == {Keep.MINE: ("bread",), Keep.THEIRS: ("soil",), Keep.BOTH: ("bread",)}


@given(workbooks(FEW_IDS), workbooks(FEW_IDS), st.sampled_from(Keep))
def test_where_nothing_differs_every_choice_is_the_same_and_nothing_is_lost(mine, theirs, keep):
    added = add(mine, theirs, keep)
    if count_differing(mine, theirs) == 0:
        other = add(mine, theirs, Keep.MINE)
        assert all(added.section(name) == other.section(name) for name in SECTIONS)
    if keep is not Keep.THEIRS:
        for name in SECTIONS:
            here = {record.id: words_of(record) for record in added.section(name)}
            for record in mine.section(name):
                assert here[record.id] == words_of(record)
