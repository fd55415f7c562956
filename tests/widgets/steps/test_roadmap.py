"""The roadmap, with traits set as the front end does."""

from datetime import date

import pytest

from careerkit.model import (
    Dependency,
    Experiment,
    Goal,
    LearningItem,
    Milestone,
    WeekHours,
    Workbook,
)
from careerkit.session import Session
from careerkit.widgets import Roadmap
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.planning.timeline_choice import TimelineChoice
from careerkit.widgets.parts.planning.week_list import WeekList
from careerkit.widgets.parts.records.record_list import RecordList

THURSDAY = date(2026, 10, 1)
STORY = Workbook(
    goals=[Goal(id="teach", what="Teach an evening course", by=date(2027, 5, 31))],
    milestones=[
        Milestone(id="book", what="Book the kitchen", goal="teach", by=date(2026, 10, 30)),
        Milestone(id="print", what="Print the poster", goal="teach", by=date(2026, 11, 20)),
    ],
    experiments=[Experiment(id="stall", what="Help at the stall", by=date(2026, 12, 5))],
)


@pytest.fixture
def session():
    session = Session(STORY)
    session.day = THURSDAY
    return session


def part(step, kind):
    return next(child for child in step.children if isinstance(child, kind))


def order_of(step):
    return part(step, RecordList)


def put(order, record_id, **values):
    """One change of one order, as the browser sends it; returns what was said about it."""
    entry = {"record": {"id": record_id, **values}, "changed": list(values), "after": None}
    seq = order._acknowledged + 1
    order.set_state({"_pending": {"seq": seq, "put": {record_id: entry}, "remove": []}})
    assert order._acknowledged == seq
    return {
        id_: {end: said["sentence"] for end, said in ends.items()}
        for id_, ends in order._unfit.items()
    }


def ends(session):
    return {one.id: (one.first, one.then) for one in session.workbook.dependencies}


def said(step):
    """What is said below the timeline."""
    return step._on_weeks.sentences


def shown(step):
    chart = part(step, ChartView)
    if not chart._displayed:
        chart._hear(chart, {"type": "displayed"}, None)
    return [row[0] for row in chart._rows]


# ---- the timeline


def test_it_shows_the_week_the_timeline_and_the_order(session):
    step = Roadmap(session)

    assert [row["item"] for row in part(step, WeekList)._items] == ["book"]
    assert shown(step) == ["Book the kitchen", "Print the poster", "Help at the stall"]
    assert order_of(step).title == "What comes before what"


def test_another_scale_shows_more_or_less(session):
    step = Roadmap(session)
    choice = part(step, TimelineChoice)

    choice.set_state({"scale": "year"})
    assert shown(step)[0] == "Teach an evening course"
    choice.set_state({"scale": "week"})
    assert shown(step) == []
    assert part(step, ChartView)._description.startswith("Nothing with a date in this time.")


def test_kinds_can_be_left_out_and_come_back(session):
    step = Roadmap(session)
    choice = part(step, TimelineChoice)

    shown(step)
    choice.set_state({"kinds": ["experiments"]})
    assert shown(step) == ["Help at the stall"]
    choice.set_state({"kinds": []})
    assert shown(step) == []
    choice.set_state({"kinds": ["experiments", "milestones"]})
    assert len(shown(step)) == 3


def test_it_can_be_put_together_by_goal(session):
    step = Roadmap(session)
    shown(step)

    part(step, TimelineChoice).set_state({"grouping": "goal"})

    chart = part(step, ChartView)
    assert chart._columns[-1] == "Goal"
    assert chart._rows[0][-1] == "Teach an evening course"


def test_another_day_where_the_person_is_moves_it_all(session):
    step = Roadmap(session)
    shown(step)

    session.day = date(2026, 11, 16)

    assert [row["item"] for row in part(step, WeekList)._items] == ["book", "print"]
    assert shown(step) == ["Print the poster", "Help at the stall"]


def test_full_weeks_are_told_within_the_chosen_time(session):
    step = Roadmap(session)
    busy = Goal(id="busy", what="More", hours=9, begin=date(2027, 2, 1), by=date(2027, 2, 7))
    session.apply(lambda w: w.put("goals", busy).put("week_hours", WeekHours(id="w", free=4)))
    assert said(step) == []

    part(step, TimelineChoice).set_state({"scale": "year"})

    assert "asks for 9 hours, and you have 4" in said(step)[0]


def test_without_a_session_it_holds_ticks_of_its_own():
    step = Roadmap()

    assert step.value == ()
    assert part(step, WeekList)._items == []
    assert "Nothing has a date yet" in said(step)[0]
    assert not part(step, TimelineChoice).needed
    assert step.problem == ""


# ---- what comes before what


def test_an_order_chooses_between_everything_with_a_date_and_follows_it(session):
    order = order_of(Roadmap(session))
    first = next(field for field in order._fields if field["name"] == "first")

    assert first["control"] == "link"
    assert [id_ for id_, _ in order._links["first"]] == ["teach", "book", "print", "stall"]

    session.apply(lambda w: w.put("experiments", STORY.experiments[0].changed(what="Sell bread")))
    assert order._links["then"][-1] == ["stall", "Sell bread"]


def test_an_order_without_a_circle_is_kept(session):
    order = order_of(Roadmap(session))

    assert put(order, "d", first="book") == {}
    assert put(order, "d", then="print") == {}

    assert ends(session) == {"d": ("book", "print")}


def test_an_order_that_closes_a_circle_is_refused_and_nothing_else_is_lost(session):
    order = order_of(Roadmap(session))
    put(order, "d", first="book", then="print")
    put(order, "e", first="print", then="stall")
    put(order, "f", first="stall")

    refused = put(order, "f", then="book")

    assert refused["f"]["then"] == (
        "That would close a circle: “Book the kitchen” before “Print the poster”, "
        "“Print the poster” before “Help at the stall” and "
        "“Help at the stall” before “Book the kitchen”. So it is not used. "
        "Change one of the two."
    )
    assert ends(session) == {"d": ("book", "print"), "e": ("print", "stall"), "f": ("stall", "")}
    assert session.workbook.goals == STORY.goals


def test_after_a_refusal_another_end_is_taken(session):
    order = order_of(Roadmap(session))
    put(order, "d", first="book", then="print")
    put(order, "f", first="print")
    assert put(order, "f", then="book")

    assert put(order, "f", then="stall") == {}

    assert ends(session)["f"] == ("print", "stall")


def test_an_order_that_was_good_stays_so_when_its_change_is_refused(session):
    order = order_of(Roadmap(session))
    put(order, "d", first="book", then="print")
    put(order, "e", first="print", then="stall")

    assert put(order, "e", then="book")

    assert ends(session)["e"] == ("print", "stall")


def test_nothing_comes_before_itself(session):
    order = order_of(Roadmap(session))

    refused = put(order, "d", first="book", then="book")

    assert "“Book the kitchen” before itself" in refused["d"]["then"]
    assert ends(session) == {"d": ("book", "")}


def test_both_ends_that_close_two_circles_leave_the_order_as_it_was(session):
    order = order_of(Roadmap(session))
    put(order, "a", first="print", then="book")
    put(order, "b", first="teach", then="stall")
    put(order, "c", first="stall", then="print")

    assert put(order, "c", first="book", then="teach") == {}
    assert put(order, "c", first="book", then="print")
    assert ends(session)["c"] == ("book", "teach")


def test_what_is_learned_after_something_else_counts_for_circles(session):
    learning = [
        LearningItem(id="one", what="One", by=date(2026, 11, 1)),
        LearningItem(id="two", what="Two", by=date(2026, 12, 1), after="one"),
    ]
    session.apply(lambda workbook: workbook.replace("learning_items", learning))
    order = order_of(Roadmap(session))

    assert put(order, "d", first="two", then="one")


def test_an_order_can_be_taken_away(session):
    order = order_of(Roadmap(session))
    put(order, "d", first="book", then="print")

    order.set_state({"_pending": {"seq": 2, "put": {}, "remove": ["d"], "order": []}})

    assert ends(session) == {}


def test_a_circle_that_came_with_a_merge_is_told_and_not_thrown_away(session):
    step = Roadmap(session)
    circle = [
        Dependency(id="d", first="book", then="print"),
        Dependency(id="e", first="print", then="book"),
    ]

    session.apply(lambda workbook: workbook.replace("dependencies", circle))

    assert step._on_order.sentences[0].startswith("This goes round in a circle:")
    assert said(step) == []
    assert len(order_of(step).value) == 2


def test_an_order_against_its_dates_is_told_beside_it(session):
    order = Roadmap(session, show="order")
    timeline = Roadmap(session, show="timeline")

    put(order_of(order), "d", first="print", then="book")

    [sentence] = order._on_order.sentences
    assert sentence.startswith("“Book the kitchen” is planned for 30 October")
    assert part(timeline, TimelineChoice).needed
    assert said(timeline) == []
    assert (order.problem, timeline.problem) == ("", "")


def test_closing_it_ends_it_all(session):
    step = Roadmap(session)
    order = order_of(step)
    step.close()
    step.close()

    session.day = date(2026, 11, 16)
    session.apply(lambda workbook: workbook.remove("experiments", "stall"))

    assert len(order._links["first"]) == 4
