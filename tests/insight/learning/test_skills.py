"""Skills: the gaps, what the paths ask for, and what shows it."""

from careerkit.catalogue import Occupation
from careerkit.insight.learning.skills import (
    gaps,
    on_gaps,
    on_skills,
    suggested_skills,
    without_evidence,
)
from careerkit.model import CareerPath, Decision, LearningItem, Skill, Workbook
from support.models.catalogues import catalogue_of

BAKERS = Occupation(
    soc="51-3011.00",
    title="Bakers",
    interests=(7, 1, 3, 2, 4, 5),
    skills=("timing", "working by hand", "planning"),
)
TEACHERS = Occupation(
    soc="25-1194.00",
    title="Vocational Teachers",
    interests=(5, 3, 3, 7, 4, 4),
    skills=("explaining", "Planning"),
)
FEW = catalogue_of(BAKERS, TEACHERS)
BAKER = CareerPath(id="baker", title="Bakers", soc="51-3011.00")
TEACHER = CareerPath(id="teacher", title="Teaching metalwork", soc="25-1194.00")


def skill(name, needed=None, have=None, **values):
    return Skill(id=name.strip().replace(" ", ""), name=name, needed=needed, have=have, **values)


def test_gaps_are_sorted_by_their_size_and_then_by_need():
    workbook = Workbook(
        skills=[
            skill("a", 3, 2),
            skill("b", 5, 5),
            skill("c", 4, 1),
            skill("d", 5, 4),
            skill("e", 3),
        ]
    )

    assert [(gap.name, gap.size) for gap in gaps(workbook)] == [
        ("c", 3),
        ("d", 1),
        ("a", 1),
        ("b", 0),
    ]


def test_more_than_is_needed_is_no_gap():
    [gap] = gaps(Workbook(skills=[skill("a", 2, 5)]))

    assert gap.size == 0


def test_what_several_paths_ask_for_is_suggested_first():
    found = suggested_skills(Workbook(paths=[BAKER, TEACHER]), FEW)

    assert [one.name for one in found] == ["planning", "timing", "working by hand", "explaining"]
    assert found[0].titles == ("Bakers", "Teaching metalwork")
    assert found[0].path == "baker"


def test_the_path_that_is_tried_first_comes_before_the_others():
    workbook = Workbook(paths=[BAKER, TEACHER], decisions=[Decision(path="teacher")])

    assert [one.name for one in suggested_skills(workbook, FEW)][:2] == ["Planning", "explaining"]


def test_a_skill_that_is_on_the_list_is_not_suggested_again_however_it_is_written():
    workbook = Workbook(paths=[BAKER], skills=[skill(" PLANNING "), skill("Working  by hand")])

    assert [one.name for one in suggested_skills(workbook, FEW)] == ["timing"]


def test_two_tabs_suggest_the_same_record():
    [one], [other] = (suggested_skills(Workbook(paths=[BAKER]), FEW, most=1) for _ in "ab")

    assert one.id == other.id


def test_a_path_that_no_catalogue_knows_suggests_nothing():
    assert suggested_skills(Workbook(paths=[CareerPath(title="Bread school")]), FEW) == ()


def test_what_one_can_do_alone_wants_evidence():
    skills = [skill("a", have=3), skill("b", have=2), skill("c", have=5, evidence="A shelf")]

    assert [one.name for one in without_evidence(Workbook(skills=skills))] == ["a"]


def test_the_sentences_begin_with_a_nudge():
    [said] = on_skills(Workbook())

    assert said.startswith("Begin with one skill")


def test_the_sentences_name_the_longest_way_and_what_is_there():
    workbook = Workbook(
        skills=[
            skill("Welding", 4, 1),
            skill("Explaining", 4, 5, evidence="Eight people came back"),
            skill("Safety", 5),
        ],
        learning_items=[LearningItem(what="Watch")],
    )

    [said] = on_skills(workbook)
    widest, nudge, there = on_gaps(workbook)

    assert said.startswith("One skill is not rated twice yet")
    assert widest.startswith("The longest way is to “Welding”.")
    assert nudge.startswith("Nothing that you want to learn is for “Welding” yet.")
    assert there.startswith("“Explaining” is there already")


def test_the_way_to_a_skill_alone_is_compared_with_none():
    [said] = on_gaps(Workbook(skills=[skill("Welding", 4, 1)]))

    assert said.startswith("There is still a way to “Welding”.")


def test_a_skill_that_is_being_learned_needs_no_nudge():
    workbook = Workbook(
        skills=[skill("Welding", 4, 1)],
        learning_items=[LearningItem(what="Watch", skill="Welding")],
    )

    assert not any("Nothing that you want to learn" in said for said in on_gaps(workbook))


def test_a_claim_without_evidence_gets_a_question():
    [said] = on_skills(Workbook(skills=[skill("Explaining", 4, 5)]))

    assert said.startswith("You say that you can do “Explaining” at least alone.")
