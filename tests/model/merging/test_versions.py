"""Of two versions of a record the newer words stand, and what they hide has a copy of its own."""

from datetime import UTC, datetime, timedelta

import attrs
import pytest

from careerkit.model import Moments, Removal, Theme, Topic, Workbook, merge
from careerkit.model.merging.versions import Origin, has_news, join_versions
from careerkit.model.records import NEVER

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(minutes):
    return START + timedelta(minutes=minutes)


BASE = Topic(id="a", what="soil", updated=at(0))


@pytest.mark.parametrize(
    ("values", "minute", "expected"),
    [
        ({"what": "soil", "why": "worms"}, 5, at(0)),
        ({"what": "clay"}, 5, at(5)),
        ({"what": "soil"}, -5, at(-5)),
        ({"what": ""}, 5, NEVER),
        ({"what": "soil", "stamps": Moments({"why": at(1)})}, 5, at(5)),
        ({"what": "soil", "stamps": Moments({"what": at(2)})}, 5, at(2)),
    ],
)
def test_what_is_as_it_was_was_not_written_by_a_version_without_stamps(values, minute, expected):
    version = Topic(id="a", updated=at(minute), **values)
    assert Origin(is_known=True, record=BASE).stamp(version, "what") == expected
    assert Origin(is_known=True).stamp(version, "what") == version.stamp("what")


def test_a_choice_that_was_taken_back_is_newer_than_the_one_between():
    base = Topic(id="a", pull=3, updated=at(0))
    between = base.changed(at=at(1), pull=4)
    back = between.changed(at=at(2), pull=3)
    assert not back.stamps

    for one, two in ((back, between), (between, back)):
        merged, copies = join_versions(one, two, Origin(is_known=True, record=base))
        assert (merged.pull, copies) == (3, [])


def test_a_version_of_an_older_careerkit_does_not_hide_what_it_left_alone():
    mine = BASE.changed(at=at(3), what="clay")
    theirs = Topic(id="a", what="soil", why="worms", updated=at(5))
    base = Workbook(topics=(BASE,))
    for one, two in ((mine, theirs), (theirs, mine)):
        merged = merge(Workbook(topics=(one,)), Workbook(topics=(two,)), base)
        assert [(topic.what, topic.why) for topic in merged.topics] == [("clay", "worms")]


def test_what_one_merge_took_out_and_another_put_in_stays_in():
    base = Theme(id="t", words=("bread",), updated=at(0))
    without = base.changed(at=at(1), words=())
    joined = without.changed(
        at=without.updated + timedelta(microseconds=1), words=("bread", "oven")
    )

    for one, two in ((without, joined), (joined, without)):
        merged, _ = join_versions(one, two, Origin(is_known=True, record=base))
        assert merged.words == ("bread", "oven")


@pytest.mark.parametrize(
    ("name", "minute", "is_known"), [("what", -1, True), ("what", 0, True), ("what", 1, False)]
)
def test_both_sides_knew_what_stood_in_their_origin_and_what_is_outdated(name, minute, is_known):
    origin = Origin(is_known=True, record=BASE)
    assert origin.knew(name, at(minute)) == is_known
    assert attrs.evolve(origin, outdated={at(minute)}).knew(name, at(minute))
    assert not Origin(is_known=True).knew(name, at(minute))


def copies_of(lost, by, **base):
    """The ids of the copies that are made where one version hides words of another."""
    origin = Origin(is_known=True, record=Topic(id=lost.id, updated=at(0), **base))
    _, copies = join_versions(lost, by, origin)
    assert [(copy.why, copy.done) for copy in copies] == [(lost.why, lost.done)]
    return {copy.id for copy in copies}


def test_each_loss_has_a_copy_of_its_own_and_the_same_loss_the_same():
    def lost(minute=1, id_="a", **words):
        return Topic(id=id_, updated=at(minute), **words)

    def by(**words):
        return {id_: Topic(id=id_, updated=at(9), **words) for id_ in "ab"}

    why, done = by(why="rain"), by(done="rain")
    losses = [
        (lost(why="sun"), why["a"]),
        (lost(why="moon"), why["a"]),
        (lost(done="sun"), done["a"]),
        (lost(2, why="sun"), why["a"]),
        (lost(id_="b", why="sun"), why["b"]),
    ]
    copies = [copies_of(*loss) for loss in losses]
    assert len(set.union(*copies)) == len(losses)
    assert [copies_of(*loss) for loss in losses] == copies


def joined_words(newer, older, origin):
    joined, copies = join_versions(newer, older, origin)
    assert join_versions(older, newer, origin) == (joined, copies) == (joined, [])
    return joined.words


@pytest.mark.parametrize(
    ("items", "others", "was", "expected"),
    [
        ("abc", "a", "ab", "ac"),
        ("ac", "ab", "a", "acb"),
        ("a", "abc", "ab", "ac"),
        ("", "ab", "ab", ""),
        ("ab", "", "ab", ""),
        ("ab", "cd", "", "abcd"),
        ("ab", "cd", None, "abcd"),
        ("aab", "aab", "b", "aab"),
    ],
)
def test_a_list_holds_what_either_side_added_without_what_one_of_them_took_away(
    items, others, was, expected
):
    items, others = tuple(items), tuple(others)
    start = Theme(id="t", name="bread", words=tuple(was or ()), updated=at(0))
    origin = Origin(is_known=True, record=None if was is None else start)
    older = start.changed(at=at(1), words=others, note="other")
    newer = start.changed(at=at(2), words=items)
    assert "".join(joined_words(newer, older, origin)) == expected


def test_a_list_that_this_side_had_itself_and_changed_since_brings_nothing_back():
    start = Theme(id="t", name="bread", words=("b",), updated=at(0))
    echo = start.changed(at=at(1), words=("a", "b"))
    here = echo.changed(at=at(2), words=("b", "c"))
    origin = Origin(is_known=True, record=start)
    assert joined_words(here, echo, origin) == ("b", "c", "a")
    assert joined_words(here, echo, attrs.evolve(origin, outdated={at(1)})) == ("b", "c")


@pytest.mark.parametrize(("minute", "has"), [(4, False), (5, False), (6, True)])
def test_an_old_mark_goes_by_the_moments_where_the_record_is_newer_than_the_origin(minute, has):
    mark = Removal(section="topics", id="a", at=at(5))
    record = Topic(id="a", what="soil", updated=at(minute))
    for origin in (Origin(), Origin(is_known=True)):
        assert has_news(record, mark, origin) == has


@pytest.mark.parametrize(
    ("saw", "has"), [((0, 1), False), ((0,), True), ((1,), False), ((7,), True)]
)
def test_words_that_a_removal_did_not_see_and_neither_side_knew_are_news(saw, has):
    mark = Removal(section="topics", id="a", at=at(5), saw=[at(minute) for minute in saw])
    record = BASE.changed(at=at(1), why="worms")
    assert has_news(record, mark, Origin(is_known=True, record=BASE)) == has
    outdated = Origin(is_known=True, record=BASE, outdated={at(1)})
    assert not has_news(record, mark, outdated)
