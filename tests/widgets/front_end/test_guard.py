"""A mistake of ours becomes a kind sentence."""

import traitlets

from careerkit.catalogue import CatalogueError
from careerkit.widgets.front_end.guard import kindly


class Thing(traitlets.HasTraits):
    problem = traitlets.Unicode("")

    @kindly
    def fail(self):
        raise RuntimeError("an answer of the person's")

    @kindly
    def miss(self):
        raise CatalogueError("The list of occupations can't be read.")

    @kindly
    def work(self):
        return 42

    @kindly
    def work_around_a_failure(self):
        self.fail()


def test_an_exception_becomes_a_sentence_and_its_text_stays_out_of_the_log(caplog):
    thing = Thing()
    assert thing.fail() is None
    assert "Something went wrong" in thing.problem
    assert "RuntimeError" in caplog.text
    assert "test_guard.py" in caplog.text
    assert "answer of the person" not in caplog.text


def test_what_is_wrong_with_the_occupations_is_said_as_it_is():
    thing = Thing()
    assert thing.miss() is None
    assert thing.problem == "The list of occupations can't be read."


def test_the_next_success_takes_the_sentence_away():
    thing = Thing()
    thing.fail()
    assert thing.work() == 42
    assert thing.problem == ""


def test_a_failure_within_a_success_is_still_told():
    thing = Thing()
    thing.work_around_a_failure()
    assert "Something went wrong" in thing.problem
