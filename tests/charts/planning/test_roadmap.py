"""Everything with a date, in a picture."""

from datetime import date, timedelta

import pytest

from careerkit.charts.planning.roadmap import roadmap
from careerkit.insight.planning.timeline import GROUPINGS, SCALES
from careerkit.model import Experiment, Goal, Milestone, WeekHours, Workbook
from careerkit.steps import dated

KINDS = tuple(dated())
THURSDAY = date(2026, 10, 1)
STORY = Workbook(
    week_hours=[WeekHours(free=3)],
    goals=[Goal(what="Teach", begin=date(2026, 9, 1), by=date(2026, 10, 20), hours=2)],
    milestones=[
        Milestone(what="Kitchen", by=date(2026, 10, 4)),
        Milestone(what="Poster", by=date(2026, 9, 30), done=date(2026, 9, 30)),
        Milestone(what="Next spring", by=date(2027, 4, 1)),
    ],
    experiments=[Experiment(what="Help", begin=date(2026, 10, 5), by=date(2026, 10, 11), hours=4)],
)


def values(spec, key):
    """What the rows of the picture hold under a name, wherever Altair put them."""

    def walk(node):
        if isinstance(node, dict):
            if isinstance(node.get(key), str):
                yield node[key]
            for child in node.values():
                yield from walk(child)
        elif isinstance(node, list):
            for child in node:
                yield from walk(child)

    return set(walk(spec))


def test_without_dates_there_is_a_sentence_and_no_chart():
    drawn = roadmap(Workbook(), "month", KINDS, THURSDAY)

    assert drawn.chart is None
    assert "Nothing with a date" in drawn.description


def test_the_table_holds_what_lies_in_the_time_and_what_has_just_been():
    drawn = roadmap(STORY, "month", KINDS, THURSDAY)

    assert drawn.rows == (
        ("Teach", "Goal", "1 September", "20 October", "open"),
        ("Poster", "Step", "30 September", "30 September", "done"),
        ("Kitchen", "Step", "4 October", "4 October", "open"),
        ("Help", "Experiment", "5 October", "11 October", "open"),
    )


def test_the_description_counts_and_names_the_next_date_and_full_weeks():
    said = roadmap(STORY, "month", KINDS, THURSDAY).description

    assert said == (
        "Up to 1 November: one goal, 2 steps and one experiment. "
        "The next date is 4 October: “Kitchen”. "
        "One week, shaded in the picture, asks for more hours than you have."
    )


def test_kinds_can_be_left_out():
    drawn = roadmap(STORY, "year", ["milestones"], THURSDAY)

    assert [row[0] for row in drawn.rows] == ["Poster", "Kitchen", "Next spring"]


def test_days_are_drawn_in_utc_whole_and_from_the_time_that_is_shown_on():
    spec = roadmap(STORY, "month", KINDS, THURSDAY).spec()

    # A twelfth of 31 days is two: the bar of the goal begins where the picture does.
    assert "2026-09-29T00:00:00Z" in values(spec, "from")
    assert "2026-10-21T00:00:00Z" in values(spec, "to")
    assert {text[-1] for text in values(spec, "at")} == {"Z"}


def test_the_layers_share_one_scale_of_days_that_is_said_once():
    spec = roadmap(STORY, "month", KINDS, THURSDAY).spec()

    scales = [layer["encoding"]["x"].get("scale") for layer in spec["layer"]]
    [scale] = [scale for scale in scales if scale]
    assert scale["type"] == "utc"
    assert scale["domain"] == ["2026-09-29T00:00:00Z", "2026-11-02T00:00:00Z"]


def test_what_is_done_says_so_in_its_name():
    assert "✓ Poster" in values(roadmap(STORY, "month", KINDS, THURSDAY).spec(), "name")


def test_a_picture_of_very_much_is_cut_and_says_so():
    steps = [Milestone(what=f"s{n}", by=THURSDAY + timedelta(days=n % 28)) for n in range(50)]
    drawn = roadmap(Workbook(milestones=steps), "month", KINDS, THURSDAY)

    assert len(drawn.rows) == 50
    assert "the 30 that end first" in drawn.description


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("today", [THURSDAY, date(2028, 2, 29), date.max, date.min])
def test_each_scale_can_be_drawn_on_any_day(scale, today):
    goal = Goal(what="Some day", begin=date.min, by=date.max, hours=5)
    workbook = Workbook(goals=[goal])

    assert roadmap(workbook, scale, KINDS, today).spec()["layer"]


def test_put_together_by_goal_each_thing_says_its_kind_and_the_table_its_goal():
    story = STORY.replace("milestones", [Milestone(what="Kitchen", by=THURSDAY, goal="t")])
    story = story.replace("goals", [STORY.goals[0].changed(id="t")])

    drawn = roadmap(story, "month", KINDS, THURSDAY, grouping="goal")

    assert drawn.columns[-1] == "Goal"
    assert [(row[0], row[-1]) for row in drawn.rows] == [
        ("Teach", "Teach"),
        ("Kitchen", "Teach"),
        ("Help", "Without a goal"),
    ]
    assert {"Teach · Goal", "Kitchen · Step", "Without a goal"} <= values(drawn.spec(), "name")


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_each_name_has_a_line_of_its_own(grouping):
    spec = roadmap(STORY, "year", KINDS, THURSDAY, grouping=grouping).spec()

    lines = {}
    for data in spec["datasets"].values():
        for row in data:
            if "name" in row:
                lines.setdefault(row["row"], set()).add(row["name"])
    assert sorted(lines) == list(range(len(lines)))
    assert all(len(names) == 1 for names in lines.values())
