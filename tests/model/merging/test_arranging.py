"""Where entries stand when two lists of them become one."""

from datetime import UTC, datetime, timedelta

import pytest

from careerkit.model import Topic, Workbook, merge
from careerkit.model.merging.arranging import inserted

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(minutes):
    return START + timedelta(minutes=minutes)


def holding(*topics):
    return Workbook(id="w", created=START, updated=START, topics=topics)


def whats(workbook):
    return [topic.what for topic in workbook.topics]


@pytest.mark.parametrize(
    ("order", "others", "first", "last"),
    [
        ("", "", "", ""),
        ("", "xy", "xy", "xy"),
        ("ab", "ab", "ab", "ab"),
        ("ab", "ba", "ab", "ab"),
        ("abc", "axbyc", "axbyc", "axbyc"),
        ("abc", "x", "xabc", "abcx"),
        ("abc", "xyb", "xyabc", "abcxy"),
        ("abc", "cxay", "aybcx", "aybcx"),
    ],
)
def test_each_id_stands_behind_the_one_that_it_followed(order, others, first, last):
    assert "".join(inserted(order, others, at_the_end=False)) == first
    assert "".join(inserted(order, others, at_the_end=True)) == last


@pytest.mark.parametrize("is_later", [False, True])
@pytest.mark.parametrize("added", [(), ("c",)])
def test_who_moved_something_is_followed_even_if_the_other_changed_later(is_later, added):
    def side(ids, minute):
        topics = tuple(Topic(id=name, what=name, updated=at(0)) for name in ids)
        return Workbook(id="w", created=START, updated=at(minute), topics=topics)

    base = side("ab", 0)
    for moved, kept in (("ba", "ab"), ("ba", "xab")):
        one, two = side((*moved, *added), 2 if is_later else 1), side(kept, 1 if is_later else 2)
        merged = whats(merge(one, two, base))
        assert merged == whats(merge(two, one, base))
        assert [what for what in merged if what in "ab"] == ["b", "a"]


def test_what_followed_nothing_stands_first_with_a_base_and_last_without():
    a, new = Topic(id="a", what="a", updated=at(0)), Topic(id="n", what="n", updated=at(0))
    later = Workbook(id="w", created=START, updated=at(1), topics=(a,))
    assert whats(merge(later, holding(new, a), holding(a))) == ["n", "a"]
    assert whats(merge(later, holding(new, a))) == ["a", "n"]


@pytest.mark.parametrize(("one", "two"), [(1, 2), (2, 2), (2, 1)], ids=["older", "equal", "newer"])
def test_the_order_that_was_made_later_stands(one, two):
    start = holding(*(Topic(id=name, what=name, updated=at(0)) for name in "abc"))
    first = start.reorder("topics", ["c", "b", "a"], at=at(one))
    second = start.reorder("topics", ["b", "a", "c"], at=at(two))
    for base in (None, start):
        merged = merge(first, second, base)
        assert merged.topics == merge(second, first, base).topics
        if one != two:
            assert whats(merged) == (["c", "b", "a"] if one > two else ["b", "a", "c"])
        assert merge(merged, first, first).topics == merged.topics
        assert merge(merged, second, second).topics == merged.topics
