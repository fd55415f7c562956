"""Each version of a workbook is looked at once, and forgotten with it."""

import gc
import weakref

from careerkit.insight.cached import remembered
from careerkit.model import Topic, Workbook

BOOK = Workbook(topics=[Topic(what="soil")])


class Answer:
    """Something that a weak reference can follow."""


def counted():
    calls = []

    @remembered
    def look(workbook, *args):
        calls.append((workbook, args))
        return len(workbook.topics), args

    return look, calls


def test_one_version_is_looked_at_once_for_each_question():
    look, calls = counted()

    assert [look(BOOK), look(BOOK), look(BOOK, 7), look(BOOK, 7)] == [
        (1, ()),
        (1, ()),
        (1, (7,)),
        (1, (7,)),
    ]
    assert len(calls) == 2


def test_another_version_is_looked_at_anew_and_so_is_the_first_one_then():
    look, calls = counted()
    other = BOOK.put("topics", Topic(what="rivers"))

    assert [look(book)[0] for book in (BOOK, other, BOOK)] == [1, 2, 1]
    assert len(calls) == 3


def test_what_was_found_goes_with_its_workbook():
    @remembered
    def look(_):
        return Answer()

    gc.freeze()  # what other tests left is not looked through
    book = Workbook(topics=[Topic(what="soil")])
    kept = weakref.ref(look(book))
    assert kept() is not None

    del book
    gc.collect()

    assert kept() is None


def test_named_arguments_are_part_of_the_question():
    calls = []

    @remembered
    def look(_, *, most):
        calls.append(most)
        return most

    assert [look(BOOK, most=1), look(BOOK, most=1), look(BOOK, most=2)] == [1, 1, 2]
    assert calls == [1, 2]
