"""A file that the person chooses comes into what the browser keeps, as they say."""

from datetime import timedelta

import pytest

from careerkit.model import Topic, UnfitAnswer, Workbook, declared
from careerkit.store import encode

pytestmark = pytest.mark.usefixtures("no_mishap")


def one(name):
    return Workbook(topics=(Topic(id=name, what=name),))


def whats(session):
    return {topic.what for topic in session.workbook.topics}


def test_a_file_is_opened_at_once_into_an_empty_workbook(session, vault):
    vault.find()
    vault.open(one("a"))
    assert whats(session) == {"a"}
    assert vault.notice == "Opened “mine.json”: 1 entry."
    assert vault.offer == {}


def waiting_in(count):
    return tuple(
        UnfitAnswer(section="topics", record=f"t{n}", field=name, value="x")
        for n, name in zip(range(count), ("pull", "why", "done", "what"), strict=False)
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (
            1,
            "One answer did not fit its place and waits for you: “How much does it matter to",
        ),
        (4, "Four answers did not fit their places and wait for you: “How"),
    ],
)
@pytest.mark.parametrize("choice", ["", "add", "replace"])
def test_what_did_not_fit_in_an_opened_file_is_told(session, vault, count, sentence, choice):
    vault.find(**({"w1": encode(one("b"))} if choice else {}))
    vault.open(one("a").replace("unfit_answers", waiting_in(count)))
    if choice:
        assert "holds 1 entry" in vault.offer["sentence"]
        vault.answers(choice)
    assert sentence in vault.notice
    assert len(session.workbook.unfit_answers) == count


def test_a_file_with_one_bad_value_is_opened_and_the_value_waits(session, vault):
    vault.find()
    vault.open(encode(one("a")).replace('"pull": null', '"pull": "strongly"'))
    assert whats(session) == {"a"}
    assert [answer.value for answer in session.workbook.unfit_answers] == ["strongly"]
    assert vault.notice.startswith("Opened “mine.json”: 1 entry. One answer did not fit")


def test_a_file_that_is_no_workbook_changes_nothing(session, vault):
    vault.find(w1=encode(one("a")))
    vault.open("hello", name="holiday.json")
    assert whats(session) == {"a"}
    assert vault.notice.startswith(
        "“holiday.json” was not opened, and nothing has changed. This is not a careerkit workbook."
    )


@pytest.mark.parametrize("choice", ["add", "replace"])
def test_what_was_asked_about_a_file_is_asked_no_more_when_another_one_is_chosen(
    session, vault, choice
):
    vault.find(w1=encode(one("a")))
    vault.open(one("b"))
    vault.open("hello", name="holiday.json", seq=2)
    assert vault.offer == {}
    vault.answer = {"seq": 1, "choice": choice}
    assert whats(session) == {"a"}


def test_an_answer_that_was_not_asked_for_and_what_is_taken_back_change_nothing(session, vault):
    vault.find(w1=encode(one("a")))
    before, merged = session.workbook, vault.merged
    vault.answer = {"seq": 1, "choice": "replace"}
    vault.answer = {}
    vault.open(one("b"), seq=5)
    assert vault.offer["seq"] == 5
    vault.answers("cancel")
    vault.opened, vault.found = {}, {}
    assert session.workbook == before
    assert vault.merged == merged


@pytest.mark.parametrize(
    ("choice", "left"), [("add", {"a", "b"}), ("replace", {"b"}), ("cancel", {"a"})]
)
def test_over_other_answers_the_person_chooses_what_happens(session, vault, choice, left):
    vault.find(w1=encode(one("a")))
    vault.open(one("b"))
    assert whats(session) == {"a"}
    assert [value for value, _ in vault.offer["choices"]] == ["add", "replace", "cancel"]
    vault.answers(choice)
    assert whats(session) == left
    assert vault.offer == {}


def test_of_the_same_file_again_nothing_is_asked(session, vault):
    vault.find(w1=encode(one("a")))
    vault.open(session.workbook)

    assert vault.offer["sentence"].startswith("“mine.json” holds what stands here already")
    assert [value for value, _ in vault.offer["choices"]] == ["cancel"]


@pytest.mark.parametrize("years", [-1, 0, 1])
@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("mine", {"mine", "b"}),
        ("theirs", {"theirs", "b"}),
        ("both", {"mine", "theirs", "b"}),
        ("replace", {"theirs", "b"}),
        ("cancel", {"mine"}),
    ],
)
def test_over_answers_that_differ_the_person_chooses_whatever_the_clocks(
    session, vault, choice, left, years
):
    vault.find(w1=encode(Workbook(topics=(Topic(id="a", what="mine"),))))
    at = session.workbook.topics[0].updated + timedelta(days=365 * years, minutes=1)
    vault.open(Workbook(topics=(Topic(id="a", what="theirs", updated=at), Topic(id="b", what="b"))))

    assert vault.offer["sentence"].startswith(
        "“mine.json” holds 2 entries. There are answers on this page already. One entry is not the"
        " same in both"
    )
    choices = [value for value, _ in vault.offer["choices"]]
    assert choices == ["mine", "theirs", "both", "replace", "cancel"]
    vault.answers(choice)

    assert whats(session) == left
    if choice in ("mine", "theirs", "both"):
        assert vault.notice == "Added “mine.json”: 2 entries. Undo takes it back."
    session.undo()
    assert whats(session) == {"mine"}


def test_replacing_can_be_undone(session, vault):
    vault.find(w1=encode(one("a")))
    vault.open(one("b"))
    vault.answers("replace")
    session.undo()
    assert whats(session) == {"a"}


def test_replacing_by_an_older_version_of_a_record_lasts(session, vault):
    old = one("a")
    vault.find(w1=encode(old))
    new = session.workbook.topics[0].changed(what="newer")
    session.apply(lambda workbook: workbook.put("topics", new))
    newer = encode(session.workbook)
    vault.open(old)
    vault.answers("replace")
    vault.find(2, w2=newer)
    assert whats(session) == {"a"}


PULL = next(field.label for field in declared(Topic) if field.name == "pull")
WAITING = [
    ("topics", "pull", "x", PULL),
    ("topics", "colour", "green", "colour"),
    ("hobbies", "", "chess", "hobbies"),
    ("", "", "w" * 61, "w" * 60),
    ("hobbies", "what", "chess", "what"),
]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.usefixtures("session")
def test_three_places_are_named_and_more_only_hinted_at(vault, count):
    answers = [
        UnfitAnswer(section=section, record="a" if field else "", field=field, value=value)
        for section, field, value, _ in WAITING[:count]
    ]
    vault.find()
    vault.open(one("a").replace("unfit_answers", answers))
    named = ", ".join(f"“{place}”" for *_, place in WAITING[: min(count, 3)])
    assert f"{named}{', …' if count > 3 else ''}. " in vault.notice


@pytest.mark.parametrize(("section", "field", "value", "place"), WAITING)
def test_a_place_is_named_by_what_is_known_of_it_and_by_no_novel(
    session, vault, section, field, value, place
):
    answer = UnfitAnswer(section=section, record="a", field=field, value=value)
    vault.find()
    vault.open(one("a").replace("unfit_answers", [answer]))
    assert session.problem == ""
    assert f" wait for you: “{place}”." in vault.notice.replace("waits", "wait")


def test_places_of_one_name_are_named_once(session, vault):
    answers = [UnfitAnswer(section="topics", record=name, field="pull") for name in "abcd"]
    vault.find()
    vault.open(one("a").replace("unfit_answers", answers))
    assert session.problem == ""
    assert "Four answers did not fit" in vault.notice
    assert f"wait for you: “{PULL}”." in vault.notice


def test_where_nothing_differs_nothing_is_said_of_it(session, vault):
    vault.find(w1=encode(one("a")))
    vault.open(one("b"))
    assert session.problem == ""
    assert vault.offer["sentence"] == (
        "“mine.json” holds 1 entry. There are answers on this page already."
        " What should happen with them? Whatever you choose, Undo takes it back."
    )
