"""A version of a record is later than its origin, and knows when what was written."""

from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.model import Moments, Removal, Topic, local_day
from careerkit.model.records import NEVER, later_than
from support.models.strategies import moments, texts

START = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)
TICK = timedelta(microseconds=1)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
# Words whose digest gives the shortest step and the longest ones.
SHORTEST, LONGEST, LONG = "word 4505508", "word 303338", "word 314518"


@pytest.mark.parametrize(
    ("before", "at", "expected"),
    [
        (START, START - HOUR, START + TICK),
        (START, START, START + TICK),
        (START, START + TICK, START + TICK),
        (START, START + HOUR, START + HOUR),
        (END - TICK, START, END),
        (END, START, END),
    ],
)
def test_a_next_moment_is_later_until_the_calendar_ends(before, at, expected):
    assert later_than(before, at) == expected
    assert Topic(updated=before).next_moment(at) == expected
    assert Removal(section="topics", at=before).next_moment(at) == expected


@pytest.mark.parametrize("hours", [13, 0, -8])
def test_each_moment_has_a_day_where_the_person_is(hours):
    zone = timezone(timedelta(hours=hours))
    evening = datetime(2026, 11, 4, 20, tzinfo=zone)

    assert local_day(evening.astimezone(UTC), zone) == evening.date()
    assert local_day(NEVER, zone) == NEVER.date()
    assert local_day(END, zone) == END.date()


@pytest.mark.parametrize("ahead", [HOUR, timedelta(0)], ids=["behind", "equal"])
@pytest.mark.parametrize("words", ["", "soil", SHORTEST, LONGEST, LONG, "\ud83d"])
def test_while_the_clock_is_behind_a_version_is_later_by_less_than_a_second(ahead, words):
    record = Topic(updated=START)
    changed = record.changed(at=START - ahead, why=words)
    assert timedelta(0) < changed.updated - record.updated < SECOND


@given(moments, st.booleans(), texts, texts)
def test_while_the_clock_is_behind_a_moment_tells_one_tabs_words_from_the_others(
    updated, is_equal, one, two
):
    record = Topic(updated=updated)
    at = updated if is_equal else datetime.min.replace(tzinfo=UTC)
    versions = [record.changed(at=at, why=words) for words in (one, two)]
    if updated < END - SECOND:
        assert (versions[0].updated == versions[1].updated) == (one == two)


def test_hundreds_of_words_have_hundreds_of_moments():
    record = Topic(updated=START)
    assert len({record.changed(at=START, why=f"{n}").updated for n in range(300)}) == 300


@pytest.mark.parametrize("before", [END - SECOND, END - 2 * TICK, END - TICK, END])
def test_at_the_end_of_the_calendar_a_version_keeps_its_words(before):
    changed = Topic(what="soil", updated=before).changed(at=START, what="clay", why=LONGEST)
    assert (changed.what, changed.why) == ("clay", LONGEST)
    assert before <= changed.updated <= END


def test_a_field_has_the_moment_of_its_last_change():
    first, second, third = START, START + HOUR, START + 2 * HOUR
    record = Topic(what="soil", pull=3, updated=first)
    record = record.changed(at=second, why="worms").changed(at=third, pull=None)
    assert record.updated == third
    assert [record.stamp(name) for name in ("what", "why", "pull", "done")] == [
        first,
        second,
        third,
        NEVER,
    ]
    assert record.moments() == {first, second, third}


def test_an_entry_in_which_nothing_was_written_has_the_moment_when_it_was_made():
    assert Topic(updated=START).moments() == {START}


def test_stamps_that_would_be_guessed_are_not_kept():
    record = Topic(what="soil", updated=START)
    assert record.stamps == Moments()
    whole = record.changed(at=START + HOUR, what="clay")
    assert whole.stamps == Moments()
    assert record.stamped({"what": START, "why": NEVER}, updated=START) is record


@pytest.mark.parametrize("minutes", [-1, 0, 1], ids=["older", "equal", "newer"])
def test_what_follows_a_version_is_never_older_than_it_and_later_where_it_differs(minutes):
    before = Topic(id="a", what="soil", why="worms", updated=START)
    moment = START + timedelta(minutes=minutes)
    fresh = Topic(id="a", what="clay", why="worms", updated=moment)

    follower = fresh.following(before)

    assert follower.stamp("why") == START
    assert follower.stamp("what") == follower.updated > START
    assert minutes < 1 or follower.updated == moment


def test_the_same_words_follow_as_they_are_and_an_older_version_as_a_later_one():
    for before in (Topic(id="a", updated=START), Topic(id="a", what="soil", updated=START)):
        again, older = (attrs.evolve(before, updated=at) for at in (START, START - HOUR))
        assert again.following(before) == before
        assert older.following(before).updated > START
        assert older.following(before).stamp("what") == before.stamp("what")


def test_words_that_were_written_at_a_moment_of_their_own_keep_it_where_it_is_later():
    before = Topic(id="a", what="soil", why="worms", updated=START)
    moments_ = Moments({"what": START + HOUR, "why": START - HOUR})
    fresh = Topic(id="a", what="clay", why="ants", updated=START + 2 * HOUR, stamps=moments_)
    follower = fresh.following(before)
    assert follower.stamp("what") == START + HOUR
    assert follower.stamp("why") == follower.updated == START + 2 * HOUR


def test_a_moment_is_kept_in_utc():
    there = timezone(timedelta(hours=2))
    record = Topic(updated=datetime(2026, 1, 1, 2, tzinfo=there))
    mark = Removal(section="topics", saw=[record.updated.astimezone(there), START])
    assert record.updated.tzinfo is UTC
    assert mark.saw == (START,)
    assert mark.saw[0].tzinfo is UTC


def test_moments_by_name_are_a_value():
    one = Moments({"why": START, "what": START + HOUR})
    two = Moments([("what", START + HOUR), ("why", START)])
    assert one == two
    assert hash(one) == hash(two)
    assert repr(one) == repr(two)
    assert repr(Moments()) == "Moments({})"
    assert repr(one).startswith("Moments({'what': datetime.datetime(2026,")
    assert one != {"why": START, "what": START + HOUR}
    assert hash(one) != hash(Moments({"why": START}))
    assert (len(one), one["why"], one.get("done")) == (2, START, None)
    same = Topic(id="a", updated=START, stamps=one)
    assert len({same, attrs.evolve(same, stamps=two)}) == 1


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Topic(id="no spaces"), "“id” should be 1 to 64 letters"),
        (lambda: Topic(id=""), "“id” should be 1 to 64 letters"),
        (lambda: Topic(id="x" * 65), "“id” should be 1 to 64 letters"),
        (lambda: Topic(id=7), "“id” should be 1 to 64 letters"),
        (lambda: Topic(updated="today"), "“updated” should be a date and time"),
        (lambda: Topic(updated=datetime(2026, 1, 1)), "“updated” should be a date and time"),  # noqa: DTZ001
        (lambda: Topic(stamps={"what": START}), "stamps"),
        (lambda: Removal(section="topics", at=None), "“at” should be a date and time"),
        (lambda: Removal(section="topics", saw=["today"]), "“saw” should be a date and time"),
    ],
)
def test_bookkeeping_that_is_none_is_refused(make, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        make()


def test_an_id_of_every_character_that_it_may_have_is_one():
    assert Topic(id="Zz-09_" + "x" * 58).id.startswith("Zz-09_")
    assert len(Topic().id) == 32
    assert Topic().id != Topic().id


MARKS = [
    Removal(section="topics", id="a", at=START + n * HOUR, saw=[START, START - n * HOUR])
    for n in (1, 2)
]


@pytest.mark.parametrize(("one", "two"), [MARKS, MARKS[::-1]], ids=["older", "newer"])
def test_two_marks_of_one_record_become_the_later_one_that_saw_what_both_saw(one, two):
    assert one.together(two) == Removal(
        section="topics",
        id="a",
        at=START + 2 * HOUR,
        saw=[START - 2 * HOUR, START - HOUR, START],
    )
