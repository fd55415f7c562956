"""A workbook that is kept in the browser and in the file of an account, whatever comes first."""

import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit import content
from careerkit.model import Topic, Workbook
from careerkit.session import Session
from careerkit.store import AccountStore, BrowserStore, FileStore, decode, encode, read, write
from careerkit.store.files import backup_of
from support.models.fake_vault import FakeVault


def one(name):
    return Workbook(topics=(Topic(id=name.encode().hex(), what=name),))


def whats(workbook):
    return {topic.what for topic in workbook.topics}


def put(session, name):
    session.apply(lambda workbook: workbook.put("topics", Topic(id=name.encode().hex(), what=name)))


class Person:
    """Somebody with an account, in one browser."""

    def __init__(self, file):
        self.file = file
        self.vault = FakeVault()
        self.told = []
        self.store = AccountStore(BrowserStore(self.vault), self.told.append)
        self.session = Session(store=self.store)

    def attach(self):
        self.store.attach(FileStore(self.file))

    @property
    def in_browser(self):
        return decode(self.vault.document["text"])

    @property
    def is_on_server(self):
        return self.told[-1]


@pytest.fixture
def person(tmp_path):
    someone = Person(tmp_path / "anna" / "careerkit.json")
    someone.file.parent.mkdir()
    yield someone
    someone.store.close()


def test_what_the_file_holds_is_there_in_a_browser_that_keeps_nothing(person):
    write(person.file, one("soil"))
    person.attach()
    assert not person.session.ready  # it is still to be seen what the browser keeps
    person.vault.find()

    assert person.session.ready
    assert whats(person.session.workbook) == {"soil"}
    assert whats(person.in_browser) == {"soil"}
    assert person.is_on_server


def test_what_the_browser_alone_had_goes_into_the_file(person):
    person.attach()
    person.vault.find(w1=encode(one("soil")))

    assert whats(read(person.file)) == {"soil"}
    assert person.is_on_server


@pytest.mark.parametrize("is_file_first", [True, False])
def test_each_gets_what_the_other_has_in_either_order(person, is_file_first):
    write(person.file, one("soil"))
    steps = [person.attach, lambda: person.vault.find(w1=encode(one("water")))]
    for step in steps if is_file_first else reversed(steps):
        step()

    assert whats(person.session.workbook) == {"soil", "water"}
    assert read(person.file) == person.session.workbook
    assert person.in_browser == person.session.workbook
    assert person.is_on_server


def test_a_change_is_confirmed_by_the_file_while_the_browser_is_slow(person):
    person.attach()
    person.vault.find()
    put(person.session, "soil")

    assert person.vault.kept == 0
    assert person.session.saved == person.session.workbook
    assert whats(read(person.file)) == {"soil"}


def test_a_browser_that_keeps_nothing_is_no_trouble_with_an_account(person):
    person.attach()
    person.vault.find()
    person.vault.trouble = "unavailable"
    put(person.session, "soil")

    assert person.session.problem == ""
    assert person.session.saved == person.session.workbook


def test_where_the_file_can_not_be_written_the_browser_has_it_and_that_is_said(person):
    person.attach()
    person.vault.find()
    person.file.mkdir()
    put(person.session, "soil")

    assert person.session.problem == content.text("account.behind")
    assert not person.is_on_server
    person.vault.kept = person.vault.document["revision"]
    assert person.session.saved == person.session.workbook
    assert person.session.problem == content.text("account.behind")

    person.vault.trouble = "full"
    assert person.session.problem == content.text("account.nowhere")
    person.vault.trouble = ""
    person.file.rmdir()
    put(person.session, "water")
    assert person.session.problem == ""
    assert whats(read(person.file)) == {"soil", "water"}
    assert person.is_on_server


def test_a_file_that_can_not_be_read_is_left_alone(person, caplog):
    person.file.write_text("oops")
    person.attach()
    person.vault.find(w1=encode(one("soil")))

    assert person.file.read_text() == "oops"
    assert whats(person.session.workbook) == {"soil"}
    assert person.session.problem == content.text("account.behind")
    assert not person.is_on_server
    assert {record.getMessage() for record in caplog.records} == {
        content.text("account.log.not_kept")
    }


def test_a_mere_look_leaves_nothing_behind(person):
    person.attach()
    person.vault.find()

    assert not person.file.exists()
    assert person.is_on_server


def test_erasing_leaves_no_word_in_the_file_nor_in_the_version_before_it(person):
    person.attach()
    person.vault.find()
    for name in ("soil", "water"):
        put(person.session, name)
    assert backup_of(person.file).exists()
    person.vault.erased = 1

    kept = "".join(one.read_text() for one in person.file.parent.iterdir())
    assert "soil" not in kept
    assert "water" not in kept
    assert whats(person.session.workbook) == set()
    assert person.is_on_server
    put(person.session, "air")
    assert whats(read(person.file)) == {"air"}


@pytest.mark.parametrize("is_open", [True, False])
def test_what_was_erased_goes_from_other_browsers_too(person, is_open):
    other = Person(person.file)
    for someone in (person, other):
        someone.attach()
        someone.vault.find()
    put(person.session, "soil")
    other.store._file.refresh()
    put(other.session, "water")
    document = other.vault.document["text"]
    if not is_open:
        other.store.close()
    person.store._file.refresh()
    person.vault.erased = 1
    if is_open:
        other.store._file.refresh()
    else:
        other = Person(person.file)
        other.attach()
        other.vault.find(w=document)

    assert whats(other.session.workbook) == whats(read(person.file)) == set()
    put(other.session, "air")  # and what comes after stays
    person.store._file.refresh()
    assert whats(person.session.workbook) == {"air"}
    other.store.close()


def test_only_the_owner_may_read_the_file(person):
    person.attach()
    person.vault.find()
    put(person.session, "soil")
    assert stat.S_IMODE(person.file.stat().st_mode) == 0o600


def test_what_is_not_confirmed_waits_where_it_always_did(person):
    assert person.session.scope == "browser"
    before = person.session.kept
    person.attach()
    assert person.session.scope == "browser"
    assert content.text("account.place") in person.session.kept
    assert person.session.kept != before


STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["write", "undo", "leave", "come"])), max_size=25
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_in_two_browsers_nothing_is_lost_whoever_comes_and_goes(tmp_path_factory, steps):
    """Each browser keeps its document over visits; the file is what they share."""
    file = tmp_path_factory.mktemp("account") / "careerkit.json"
    kept, here, written = ["", ""], {}, set()

    def come(place):
        here[place] = Person(file)
        here[place].attach()
        here[place].vault.find(**({"w": kept[place]} if kept[place] else {}))

    def leave(place):
        person = here.pop(place)
        kept[place] = person.vault.document.get("text", kept[place])
        person.store.close()

    for number, (place, step) in enumerate(steps):
        if step == "come" and place not in here:
            come(place)
        elif step == "leave" and place in here:
            leave(place)
        elif step == "write" and place in here:
            put(here[place].session, f"w{number}")
            written.add(f"w{number}")
        elif step == "undo" and place in here and here[place].session.can_undo:
            before = whats(here[place].session.workbook)
            here[place].session.undo()
            written -= before - whats(here[place].session.workbook)
    for place in [*here]:
        leave(place)
    come(0)
    assert whats(here[0].session.workbook) == written
    leave(0)
