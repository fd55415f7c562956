"""The workbook is a value: verbs return a new one."""

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given

from careerkit.model import (
    SECTIONS,
    Activity,
    Goal,
    Removal,
    Supporter,
    Topic,
    UnpaidWorkRecord,
    Workbook,
    declared,
    kinds,
)
from careerkit.store import StoreError
from support.models.strategies import workbooks


def test_a_workbook_says_how_much_it_holds_and_no_word_of_it():
    workbook = Workbook(topics=(Topic(what="I cry at work"),), goals=(Goal(), Goal()))

    assert repr(workbook) == "Workbook(1 topic, 2 goals)"
    assert repr(Workbook()) == "Workbook()"


def test_a_workbook_goes_to_a_files_text_and_comes_from_a_file(tmp_path):
    workbook = Workbook(topics=(Topic(what="soil"),))
    path = tmp_path / "mine.json"
    path.write_text(workbook.to_json(), encoding="utf-8")

    assert Workbook.from_file(path) == Workbook.from_file(str(path)) == workbook


def test_a_file_that_holds_no_workbook_is_a_sentence(tmp_path):
    with pytest.raises(StoreError, match=r"There is no file “mine.json”"):
        Workbook.from_file(tmp_path / "mine.json")


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
    topics, goals = (Topic(id="t1"), Topic(id="t2")), (Goal(id="g1"),)
    workbook = Workbook(topics=topics, goals=goals)
    assert workbook.find("t2") == ("topics", topics[1])
    assert workbook.find("g1") == ("goals", goals[0])
    assert workbook.find("nobody") is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"topics": (Activity(),)}, "“topics” should be a list of Topic records"),
        ({"topics": (Topic(id="a"), Topic(id="a"))}, "“topics” holds two records with the same id"),
        ({"schema_version": 7}, "version 7"),
        ({"removed": ("a",)}, "“removed” should be a list of Removal records"),
        (
            {"removed": (Removal(section="My hobbies"),)},
            "no section “My hobbies”. .* are: activities, to",
        ),
    ],
)
def test_a_workbook_that_does_not_hold_together_is_refused(values, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        Workbook(**values)


def test_an_unknown_section_is_named_with_the_known_ones():
    with pytest.raises(KeyError, match=r"no section “hobbies”\. The sections are: activities, to"):
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


COLUMNS = {
    kinds.Text: "string",
    kinds.LongText: "string",
    kinds.Link: "string",
    kinds.Number: "Float64",
    kinds.Rating: "Int64",
    kinds.Choice: "category",
    kinds.Day: "datetime64[s]",
    kinds.Tags: "object",
    kinds.Links: "object",
    kinds.Choices: "object",
    kinds.Readings: "object",
}


@pytest.mark.parametrize("name", SECTIONS)
def test_each_field_has_a_column_of_its_kind(name):
    frame = Workbook(**{name: (SECTIONS[name](id="a"),)}).frame(name)
    wanted = {field.name: COLUMNS[type(field.kind)] for field in declared(SECTIONS[name])}
    assert {column: str(frame[column].dtype) for column in wanted} == wanted
    assert str(frame["updated"].dtype) == "datetime64[us, UTC]"
    assert (frame.index.name, str(frame.index.dtype)) == ("id", "object")


def test_a_frame_holds_the_answers_as_they_are():
    workbook = Workbook(
        goals=(Goal(what="a garden", begin=date(1, 1, 1), by=date(9999, 12, 31)), Goal()),
        supporters=(Supporter(gives=("job_view", "advice")), Supporter()),
        activities=(Activity(how_often="daily"), Activity(how_often="rarely"), Activity()),
    )
    goals, gives = workbook.frame("goals"), workbook.frame("supporters")["gives"]
    assert goals["begin"].dt.date.tolist()[0] == date(1, 1, 1)
    assert goals["by"].dt.date.tolist()[0] == date(9999, 12, 31)
    assert goals["by"].isna().tolist() == [False, True]
    assert goals["what"].tolist() == ["a garden", ""]
    assert gives.tolist() == [("job_view", "advice"), ()]
    assert workbook.frame("activities")["how_often"].max() == "daily"
    assert workbook.frame("activities")["how_often"].isna().tolist() == [False, False, True]
    with pytest.raises(KeyError, match="no section “hobbies”"):
        workbook.frame("hobbies")


@pytest.mark.parametrize("name", SECTIONS)
def test_an_empty_section_has_the_same_columns_as_a_full_one(name):
    full = Workbook(**{name: (SECTIONS[name](id="a"),)}).frame(name)
    empty = Workbook().frame(name)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert len(empty) == 0


def test_hours_are_numbers_in_the_frame():
    frame = Workbook(unpaid_work=(UnpaidWorkRecord(hours=2.5), UnpaidWorkRecord())).frame(
        "unpaid_work"
    )
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


def test_a_record_returns_later_than_a_removal_by_a_clock_that_was_far_ahead():
    far, record = datetime(2999, 1, 1, tzinfo=UTC), Topic(id="a", what="soil")
    gone = Workbook(topics=(record,)).remove("topics", "a", at=far)
    assert gone.put("topics", record).topics[0].updated > far


@pytest.mark.parametrize("minutes", [-1, 0, 1], ids=["older", "equal", "newer"])
def test_a_workbooks_clock_never_runs_backwards(minutes):
    before = datetime(2026, 1, 1, tzinfo=UTC)
    moment = before + timedelta(minutes=minutes)
    workbook = Workbook(updated=before)

    changed = workbook.put("topics", Topic(id="a", what="soil"), at=moment)
    again = changed.put("topics", changed.topics[0].changed(what="clay"), at=moment)
    gone = again.remove("topics", "a", at=moment)

    assert changed.updated == again.updated == gone.updated == max(before, moment)


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

    two = Workbook(goals=(Goal(id="x"), Goal(id="y")), topics=again.topics)
    both = two.reorder("goals", ["y"], at=moment).reorder("topics", ["c"], at=moment)
    assert dict(both.arranged) == {"goals": moment, "topics": moment}


def test_a_mark_names_what_was_seen():
    first, later = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2))
    record = Topic(id="a", what="soil", updated=first).changed(at=later, why="worms")
    [mark] = Workbook(topics=(record,)).remove("topics", "a").removed
    assert mark.saw == (first, later)
    assert mark.at > later
