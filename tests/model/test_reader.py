"""For whom the examples are: one tick, merged and read like any other answer."""

import pytest

from careerkit.model import READERS, Reader, Workbook, merge, reader_of
from careerkit.session import Session


@pytest.mark.parametrize("reader", READERS)
def test_a_tick_names_a_reader(reader):
    assert reader_of((Reader(situation=reader),)) == reader


@pytest.mark.parametrize("readers", [(), (Reader(),), (Reader(situation="other"),)])
def test_no_tick_and_none_of_these_have_the_common_examples(readers):
    assert reader_of(readers) == ""


def test_of_ticks_in_two_tabs_the_later_one_stays():
    begun = Workbook().put("readers", Reader(id="single", situation="school"))
    [record] = begun.readers
    mine = begun.put("readers", record.changed(situation="changing"))
    theirs = mine.put("readers", mine.readers[0].changed(situation="returning"))

    assert [one.situation for one in merge(mine, theirs, begun).readers] == ["returning"]


def test_a_tick_can_be_taken_back():
    session = Session()
    session.apply(lambda workbook: workbook.put("readers", Reader(situation="school")))

    session.undo()
    assert session.workbook.readers == ()
    session.redo()
    assert reader_of(session.workbook.readers) == "school"
