"""What belongs to a merged workbook as a whole: its identity, its marks, its orders, its copies."""

from datetime import UTC, datetime, timedelta

import pytest

from careerkit.model import Moments, Removal, Topic, Workbook, merge
from careerkit.model.records import NEVER

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(minutes):
    return START + timedelta(minutes=minutes)


def holding(ids, minute=0, id_="w", **rest):
    topics = tuple(Topic(id=name, what=name, updated=at(0)) for name in ids)
    return Workbook(id=id_, created=START, updated=at(minute), topics=topics, **rest)


def ids(workbook):
    return "".join(topic.id for topic in workbook.topics)


def both(one, two, base=None):
    """The merged workbook, which does not depend on whose side it is."""
    merged = merge(one, two, base)
    assert merge(two, one, base) == merged
    return merged


def test_an_empty_workbook_gives_no_identity_however_old_it_is():
    full, older = holding("a"), Workbook(id="empty", created=at(-9), updated=at(9))
    assert both(full, older) == full


@pytest.mark.parametrize(("one", "two", "expected"), [("a", "b", "a"), ("b", "a", "a")])
def test_of_two_stories_of_one_age_both_sides_take_the_same_identity(one, two, expected):
    assert both(holding("x", 1, one), holding("y", 2, two)).id == expected


def test_marks_stand_in_the_order_of_the_removals():
    def mark(minute, section, id_):
        return Removal(section=section, id=id_, at=at(minute))

    marks = [mark(1, "topics", "z"), mark(2, "goals", "y"), mark(2, "goals", "z"),
             mark(2, "topics", "a"), mark(3, "activities", "a")]  # fmt: skip
    one, two = holding("q", 1, removed=marks[::-2]), holding("r", 2, removed=marks[-2::-2])
    assert both(one, two).removed == tuple(marks)


def test_a_mark_removes_nothing_of_another_section():
    elsewhere = Removal(section="goals", id="a", at=at(9))
    merged = both(holding("ab"), holding("b", 1, removed=[elsewhere]))
    assert sorted(ids(merged)) == ["a", "b"]
    assert merged.removed == (elsewhere,)


def test_the_order_that_was_made_later_stands_even_if_its_side_changed_nothing_since():
    start = holding("abc")
    one = start.reorder("topics", ["c"], at=at(1)).put("topics", Topic(id="d"), at=at(3))
    two = start.reorder("topics", ["b"], at=at(2))
    for base in (None, start):
        assert [name for name in ids(both(one, two, base)) if name != "d"] == ["b", "a", "c"]


@pytest.mark.parametrize("later", [0, 1])
@pytest.mark.parametrize(("kept", "moved"), [("ac", "cba"), ("abc", "cab"), ("abcd", "cba")])
def test_who_only_added_or_removed_something_moved_nothing(later, kept, moved):
    one, two = holding(kept, 2 - later), holding(moved, 1 + later)
    order = [name for name in ids(both(one, two, holding("abc"))) if name in kept]
    assert [name for name in order if name in moved] == [name for name in moved if name in kept]


@pytest.mark.parametrize("minute", [None, 1])
def test_an_order_that_neither_side_had_is_later_than_both(minute):
    def side(ids_, changed):
        arranged = Moments({"topics": at(minute)} if minute else {})
        return holding(ids_, changed, arranged=arranged)

    latest = at(minute) if minute else NEVER
    for one, two, is_new in (("ab", "ab", False), ("abc", "ac", False), ("ab", "bc", True)):
        merged = both(side(one, 2), side(two, 3))
        arranged = merged.arranged.get("topics", NEVER)
        assert arranged > latest if is_new else arranged == latest


def test_a_copy_that_one_side_has_already_is_not_made_again_by_the_other():
    base = Workbook(id="w", created=START, updated=at(0), topics=(Topic(id="a", updated=at(0)),))
    [topic] = base.topics
    mine = base.put("topics", topic.changed(at=at(1), why="cousin"), at=at(1))
    theirs = base.put("topics", topic.changed(at=at(2), why="library"), at=at(2))
    merged = both(mine, theirs, base)
    later = merged.put("topics", Topic(id="new"), at=at(9))
    assert [topic.why for topic in merged.topics] == ["library", "cousin"]
    for side in (mine, theirs):
        assert both(merged, side, base) == merged
        assert both(later, side, base) == later
        newer = side.put("topics", Topic(id="x", updated=at(9)), at=at(10))
        assert len(both(merged, newer, base).topics) == 3
