"""Skills, from today to what is needed."""

import json

from careerkit.charts.learning.skill_gap import skill_gap
from careerkit.model import Skill, Workbook


def skill(name, needed=None, have=None):
    return Skill(name=name, needed=needed, have=have)


def test_skills_without_both_ratings_give_a_sentence_and_no_chart():
    drawn = skill_gap(Workbook(skills=[skill("Welding", 4)]))

    assert drawn.chart is None
    assert "Rate a skill twice" in drawn.description


def test_each_skill_has_a_row_with_the_longest_way_first():
    drawn = skill_gap(Workbook(skills=[skill("Explaining", 4, 5), skill("Welding", 4, 1)]))

    assert drawn.rows == (("Welding", 1, 4, 3), ("Explaining", 5, 4, 0))
    assert drawn.description == (
        "“Welding” is three steps away, from 1 to 4. “Explaining” is there."
    )


def test_one_step_is_one_step():
    drawn = skill_gap(Workbook(skills=[skill("Welding", 4, 3)]))

    assert "“Welding” is one step away, from 3 to 4." in drawn.description


def test_the_picture_is_cut_and_says_so_and_the_table_is_whole():
    drawn = skill_gap(Workbook(skills=[skill(f"s{n}", 5, 1) for n in range(20)]))

    assert len(drawn.rows) == 20
    assert "first 12" in drawn.description
    assert len(drawn.spec()["layer"]) == 4


def test_what_a_person_typed_is_data():
    spec = skill_gap(Workbook(skills=[skill("<img onerror=alert(1)>", 4, 3)])).spec()

    assert '"what": "<img onerror=alert(1)>"' in json.dumps(spec)
