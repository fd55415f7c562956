"""The session: one value, one way to change it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.model import Activity, Topic, Workbook
from careerkit.session import MAX_STEPS_BACK, Session
from careerkit.store import StoreError


class Shelf:
    """A store in memory, for these tests."""

    scope = place = "shelf"

    def __init__(self, problem=""):
        self.kept = []
        self.problem = problem

    def connect(self, keeper):
        self.keeper = keeper
        keeper.start()

    def save(self, workbook):
        if self.problem:
            raise StoreError(self.problem)
        self.kept.append(workbook)
        self.keeper.confirm(workbook)

    def close(self):
        self.closed = True


def put(session, name, **values):
    session.apply(lambda workbook: workbook.put("topics", Topic(id=name, **values)))


def whats(session):
    return [topic.what for topic in session.workbook.topics]


def test_a_session_alone_is_ready_at_once():
    session = Session()
    assert session.ready
    assert session.saved == session.workbook
    assert session.scope == ""


def test_a_session_hands_out_a_section_and_its_data_frame():
    session = Session()
    put(session, "a", what="soil")

    assert session.section("topics") == session.workbook.topics
    assert list(session.frame("topics")["what"]) == ["soil"]


def test_a_session_says_how_much_it_holds_and_where_and_no_word_of_it():
    session = Session()
    put(session, "a", what="soil")

    assert repr(session) == "Session(1 entry, not kept)"
    assert repr(Session(store=Shelf())) == "Session(no entries, kept in shelf)"


def test_views_hear_of_a_change_once():
    session, heard = Session(), []
    session.observe(lambda change: heard.append(change["new"]), names="workbook")
    put(session, "a", what="x")
    session.apply(lambda workbook: workbook)
    assert heard == [session.workbook]


def test_every_change_is_kept():
    shelf = Shelf()
    session = Session(store=shelf)
    put(session, "a", what="x")
    assert shelf.kept == [session.workbook]
    assert session.saved == session.workbook


def test_a_store_that_fails_is_told_and_nothing_is_lost():
    session = Session(store=Shelf("The disk is full."))
    put(session, "a", what="x")
    assert session.problem == "The disk is full."
    assert whats(session) == ["x"]


def test_a_store_that_breaks_is_told_and_the_next_change_is_kept(monkeypatch, caplog):
    shelf = Shelf()
    session = Session(store=shelf)

    def breaks(_):
        raise ZeroDivisionError("my answer")

    with monkeypatch.context() as broken:
        broken.setattr(shelf, "save", breaks)
        put(session, "a", what="x")
    assert "something went wrong on our side" in session.problem
    assert "ZeroDivisionError" in caplog.text
    assert "my answer" not in caplog.text
    put(session, "b", what="y")
    assert session.problem == ""
    assert shelf.kept == [session.workbook]


def test_undo_and_redo_walk_through_the_steps():
    session = Session()
    put(session, "a", what="one")
    put(session, "a", what="two")
    session.apply(lambda workbook: workbook.remove("topics", "a"))
    seen = []
    for _ in range(3):
        session.undo()
        seen.append(whats(session))
    assert seen == [["two"], ["one"], []]
    assert not session.can_undo
    for _ in range(3):
        session.redo()
        seen.append(whats(session))
    assert seen[3:] == [["one"], ["two"], []]
    assert not session.can_redo


def test_undo_with_nothing_to_undo_does_nothing():
    session = Session()
    session.undo()
    session.redo()
    assert session.workbook.is_empty


def test_a_new_change_ends_what_could_be_redone():
    session = Session()
    put(session, "a", what="one")
    session.undo()
    put(session, "b", what="two")
    assert not session.can_redo


def test_undo_leaves_what_another_tab_wrote():
    session = Session()
    put(session, "a", what="mine")
    theirs = session.workbook.put("topics", Topic(id="b", what="theirs"))
    session.receive(theirs, session.workbook)
    session.undo()
    assert whats(session) == ["theirs"]


def test_undo_of_one_field_leaves_another_tabs_field():
    session = Session()
    put(session, "a", what="one")
    base = session.workbook
    session.apply(lambda w: w.put("topics", w.topics[0].changed(what="two")))
    theirs = base.put("topics", base.topics[0].changed(why="because"))
    session.receive(theirs, base)
    session.undo()
    topic = session.workbook.topics[0]
    assert (topic.what, topic.why) == ("one", "because")


def test_undo_leaves_what_another_tab_wrote_into_the_same_field():
    session = Session()
    put(session, "a", what="one")
    session.apply(lambda w: w.put("topics", w.topics[0].changed(what="two", pull=3)))
    base = session.workbook
    session.receive(base.put("topics", base.topics[0].changed(what="two, they say")), base)
    session.undo()
    assert whats(session) == ["two, they say"]
    assert session.workbook.topics[0].pull is None


def test_undoing_a_new_record_leaves_what_another_tab_wrote_into_it():
    session = Session()
    put(session, "a", what="mine")
    base = session.workbook
    session.receive(base.put("topics", base.topics[0].changed(why="theirs")), base)
    session.undo()
    assert [topic.why for topic in session.workbook.topics] == ["theirs"]


def test_undoing_a_removal_leaves_what_another_tab_brought_back():
    session = Session()
    put(session, "a", what="mine")
    base = session.workbook
    session.apply(lambda w: w.remove("topics", "a"))
    later = session.workbook.put("topics", base.topics[0].changed(what="mine and theirs"))
    session.receive(later, session.workbook)
    session.undo()
    assert whats(session) == ["mine and theirs"]


def test_an_undone_step_wins_in_every_other_tab_too():
    one, two = Session(), Session()
    put(one, "a", what="first")
    one.apply(lambda w: w.put("topics", w.topics[0].changed(what="second")))
    two.receive(one.workbook)
    one.undo()
    two.receive(one.workbook)
    assert whats(two) == ["first"]
    one.apply(lambda w: w.remove("topics", "a"))
    two.receive(one.workbook)
    one.undo()
    two.receive(one.workbook)
    assert whats(two) == ["first"]


def test_redo_leaves_what_another_tab_chose_before_the_undo_or_after_it():
    session = Session()
    put(session, "a", pull=1)
    session.apply(lambda w: w.put("topics", w.topics[0].changed(pull=2)))
    base = session.workbook
    session.receive(base.put("topics", base.topics[0].changed(pull=1)), base)
    session.undo()
    session.redo()
    assert session.workbook.topics[0].pull == 1

    session.apply(lambda w: w.put("topics", w.topics[0].changed(pull=3)))
    session.undo()
    base = session.workbook
    session.receive(base.put("topics", base.topics[0].changed(pull=5)), base)
    session.redo()
    assert session.workbook.topics[0].pull == 5


def test_redo_of_a_removal_leaves_a_record_that_another_tab_brought_back_itself():
    session = Session()
    put(session, "a", what="mine")
    base = session.workbook
    session.apply(lambda w: w.remove("topics", "a"))
    later = session.workbook.put("topics", base.topics[0].changed(what="mine"))
    session.receive(later, session.workbook)
    session.undo()
    session.redo()
    assert whats(session) == ["mine"]


def test_undo_restores_an_order():
    session = Session()
    put(session, "a", what="a")
    put(session, "b", what="b")
    session.apply(lambda workbook: workbook.reorder("topics", ["b", "a"]))
    session.undo()
    assert whats(session) == ["a", "b"]


def test_what_is_received_is_kept_if_it_adds_something():
    shelf = Shelf()
    session = Session(Workbook(topics=(Topic(id="a", what="a"),)), store=shelf)
    session.receive(Workbook(topics=(Topic(id="b", what="b"),)))
    assert {topic.what for topic in shelf.kept[-1].topics} == {"a", "b"}
    kept = len(shelf.kept)
    session.receive(shelf.kept[-1])
    assert len(shelf.kept) == kept


def test_reset_forgets_the_steps_too():
    session = Session()
    put(session, "a", what="secret")
    session.reset()
    assert session.workbook.is_empty
    assert not session.can_undo
    session.undo()
    assert session.workbook.is_empty


def test_steps_back_are_bounded():
    session = Session()
    for number in range(MAX_STEPS_BACK + 5):
        put(session, "a", what=str(number))
    undone = 0
    while session.can_undo:
        session.undo()
        undone += 1
    assert undone == MAX_STEPS_BACK


def test_closing_a_session_closes_its_store():
    shelf = Shelf()
    Session(store=shelf).close()
    assert shelf.closed


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "turn"]), st.sampled_from("abc"), st.integers(0, 9)),
    max_size=10,
)


@given(STEPS)
def test_undoing_every_step_gives_back_the_start_and_redoing_the_end(steps):
    session = Session(Workbook(activities=(Activity(id="a", what="start"),)))

    def said():
        return [(a.id, a.what, a.absorbed) for a in session.workbook.activities]

    states = [said()]
    for what, name, number in steps:
        before = session.workbook
        if what == "put":
            session.apply(
                lambda w, n=name, k=number: w.put("activities", Activity(id=n, what=str(k)))
            )
        elif what == "drop":
            session.apply(lambda w, n=name: w.remove("activities", n))
        else:
            session.apply(lambda w: w.reorder("activities", [a.id for a in reversed(w.activities)]))
        if session.workbook != before:
            states.append(said())
    for state in reversed(states[:-1]):
        session.undo()
        assert said() == state
    for state in states[1:]:
        session.redo()
        assert said() == state


def test_a_session_takes_only_a_workbook():
    with pytest.raises(Exception, match="Workbook"):
        Session().workbook = "text"
