"""The workbook is a value: verbs return a new one."""

from datetime import UTC, datetime, timedelta

import attrs
import pytest
from hypothesis import given

from careerkit.model import SECTIONS, Activity, Goal, Removal, Topic, UnpaidWork, Workbook
from support.strategies import workbooks


def test_putting_a_record_returns_another_workbook():
    empty = Workbook()
    filled = empty.put("activities", Activity(what="baking"))
    assert empty.activities == ()
    assert [activity.what for activity in filled.activities] == ["baking"]
    assert filled.updated >= empty.updated


def test_putting_a_known_record_changes_it_in_its_place():
    first, second = Activity(what="a"), Activity(what="b")
    workbook = Workbook().put("activities", first).put("activities", second)
    changed = workbook.put("activities", first.changed(what="c"))
    assert [activity.what for activity in changed.activities] == ["c", "b"]


def test_a_version_is_always_later_than_the_one_it_came_from():
    record = Activity(updated=datetime(2999, 1, 1, tzinfo=UTC))
    assert record.changed(what="x").updated > record.updated


def test_removing_leaves_a_mark_and_coming_back_takes_it_away():
    record = Activity(what="a")
    gone = Workbook().put("activities", record).remove("activities", record.id)
    assert gone.activities == ()
    assert [mark.id for mark in gone.removed] == [record.id]
    back = gone.put("activities", record)
    assert back.removed == ()
    assert back.activities[0].updated > gone.removed[0].at


def test_removing_what_is_not_there_changes_nothing():
    workbook = Workbook()
    assert workbook.remove("topics", "nobody") is workbook


def test_reordering_keeps_records_that_are_not_named():
    a, b, c = (Topic(id=name, what=name) for name in "abc")
    workbook = Workbook(topics=(a, b, c)).reorder("topics", ["c", "a", "nobody"])
    assert [topic.id for topic in workbook.topics] == ["c", "a", "b"]


def test_a_record_is_found_with_its_section():
    record = Topic(id="t1")
    assert Workbook(topics=(record,)).find("t1") == ("topics", record)
    assert Workbook().find("t1") is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"topics": (Activity(),)}, "“topics” should be a list of Topic records"),
        ({"topics": (Topic(id="a"), Topic(id="a"))}, "“topics” holds two records with the same id"),
        ({"schema_version": 7}, "version 7"),
        ({"removed": ("a",)}, "“removed” should be a list of Removal records"),
        (
            {"removed": (Removal(section="hobbies"),)},
            "no section “hobbies”. .* are: activities, to",
        ),
    ],
)
def test_a_workbook_that_does_not_hold_together_is_refused(values, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        Workbook(**values)


def test_an_unknown_section_is_named_with_the_known_ones():
    with pytest.raises(KeyError, match="activities"):
        Workbook().section("hobbies")


def test_a_workbook_with_only_a_removal_is_not_empty():
    assert Workbook().is_empty
    assert not Workbook(removed=(Removal(section="topics", id="a"),)).is_empty


def test_a_frame_has_a_row_a_record_and_nullable_columns():
    workbook = Workbook(
        activities=(
            Activity(id="a", what="baking", absorbed=5, energy=-1, how_often="weekly"),
            Activity(id="b"),
        )
    )
    frame = workbook.frame("activities")
    assert list(frame.index) == ["a", "b"]
    assert list(frame.columns) == ["what", "absorbed", "energy", "how_often", "updated"]
    assert frame["absorbed"].dtype == "Int64"
    assert frame["absorbed"].isna().tolist() == [False, True]
    assert frame["how_often"].cat.categories.tolist() == ["rarely", "monthly", "weekly", "daily"]
    assert frame["how_often"].tolist()[0] == "weekly"
    assert str(frame["updated"].dt.tz) == "UTC"


@pytest.mark.parametrize("name", SECTIONS)
def test_an_empty_section_has_the_same_columns_as_a_full_one(name):
    full = Workbook(**{name: (SECTIONS[name](id="a"),)}).frame(name)
    empty = Workbook().frame(name)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert len(empty) == 0


def test_hours_are_numbers_in_the_frame():
    frame = Workbook(unpaid_work=(UnpaidWork(hours=2.5), UnpaidWork())).frame("unpaid_work")
    assert frame["hours"].sum() == 2.5


@given(workbooks())
def test_any_workbook_can_be_framed(workbook):
    for name in SECTIONS:
        assert len(workbook.frame(name)) == len(workbook.section(name))


@given(workbooks())
def test_replacing_a_section_by_itself_changes_nothing(workbook):
    for name in SECTIONS:
        assert workbook.replace(name, workbook.section(name)) is workbook


def test_a_workbook_can_not_be_changed_in_place():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Workbook().topics = ()


@pytest.mark.parametrize(
    ("minutes", "is_kept"), [(-1, False), (0, False), (1, True)], ids=["older", "equal", "newer"]
)
def test_a_record_that_returns_is_later_than_the_mark_of_its_removal(minutes, is_kept):
    removal = datetime(2026, 1, 1, tzinfo=UTC)
    record = Topic(id="a", what="soil", updated=removal - timedelta(days=1))
    gone = Workbook(topics=(record,)).remove("topics", "a", at=removal)
    moment = removal + timedelta(minutes=minutes)
    returning = attrs.evolve(record, updated=moment)

    [back] = gone.put("topics", returning, at=removal).topics

    assert back.updated > removal
    assert (back.updated == moment) == is_kept
    assert back.what == "soil"


@pytest.mark.parametrize("minutes", [-1, 0, 1], ids=["older", "equal", "newer"])
def test_a_workbooks_clock_never_runs_backwards(minutes):
    before = datetime(2026, 1, 1, tzinfo=UTC)
    moment = before + timedelta(minutes=minutes)
    workbook = Workbook(updated=before)

    changed = workbook.put("topics", Topic(what="soil"), at=moment)

    assert changed.updated == max(before, moment)


@pytest.mark.parametrize("minutes", [-1, 0, 1], ids=["older", "equal", "newer"])
def test_a_fresh_version_of_a_record_is_later_where_it_differs_and_only_there(minutes):
    before = datetime(2026, 1, 1, tzinfo=UTC)
    old = Topic(id="a", what="soil", why="worms", pull=3, updated=before)
    fresh = Topic(id="a", what="clay", why="worms", updated=before + timedelta(minutes=minutes))

    [topic] = Workbook(topics=(old,)).put("topics", fresh).topics

    assert (topic.what, topic.why, topic.pull) == ("clay", "worms", None)
    assert topic.stamp("why") == before
    assert topic.stamp("what") == topic.stamp("pull") == topic.updated > before


def test_only_another_order_is_an_arrangement():
    workbook = Workbook(topics=tuple(Topic(id=name) for name in "abc"))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    grown = workbook.put("topics", Topic(id="d"), at=moment).remove("topics", "a", at=moment)
    assert "topics" not in grown.arranged

    turned = grown.reorder("topics", ["c"], at=moment)
    assert dict(turned.arranged) == {"topics": moment}
    again = turned.reorder("topics", ["d"], at=moment)
    assert again.arranged["topics"] > moment
    assert again.put("goals", Goal(what="x")).arranged == again.arranged


def test_a_mark_names_what_was_seen():
    first, later = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2))
    record = Topic(id="a", what="soil", updated=first).changed(at=later, why="worms")
    [mark] = Workbook(topics=(record,)).remove("topics", "a").removed
    assert mark.saw == (first, later)
    assert mark.at > later
