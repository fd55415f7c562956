"""Each card of the sort of values lies in one place, whatever two tabs do with it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit import content
from careerkit.insight.interests.values import FIVE, WEIGHTS, cards, name_of_card, piles
from careerkit.model import Workbook, WorkValue, declared, merge
from careerkit.session import Session

CASES = json.loads(Path(__file__).with_name("pile_cases.json").read_text(encoding="utf-8"))
IDS = [card.id for card in cards()]
PILES = ("five", "much", "some", "little")


def workbook_of(*laid):
    return Workbook(work_values=tuple(WorkValue(id=id_, pile=pile) for id_, pile in laid))


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_card_lies_where_its_record_says(case):
    found = piles(workbook_of(*case["records"]))

    told = {pile: list(getattr(found, pile)) for pile in PILES}
    assert {**told, "extra": found.extra, "open": len(found.open)} == {
        name: case[name] for name in (*PILES, "extra", "open")
    }


def test_there_are_two_dozen_cards_that_can_be_told_apart():
    assert len(IDS) == 24
    assert len({card.name.casefold() for card in cards()}) == 24
    assert all(len(card.name) <= 30 and card.note.endswith(".") for card in cards())
    assert all({*pair} <= {*IDS} for pair in content.texts("values.pulls")["pairs"])


def test_the_piles_are_those_of_the_record():
    (field,) = declared(WorkValue)

    assert [value for value, _ in field.options] == list(PILES)


def test_the_first_weighs_most_and_none_more_than_the_one_before():
    assert len(WEIGHTS) == FIVE
    assert list(WEIGHTS) == sorted(WEIGHTS, reverse=True)
    assert all(1 <= weight <= 5 for weight in WEIGHTS)


def test_a_card_that_does_not_exist_has_no_name():
    with pytest.raises(KeyError):
        name_of_card("canteen")


doings = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(PILES))
    | st.permutations(IDS).map(lambda order: (None, order)),
    max_size=12,
)


def doing(workbook, steps):
    """The workbook after somebody laid cards and put them in order."""
    for card, what in steps:
        if card is None:
            workbook = workbook.reorder("work_values", what)
        else:
            workbook = workbook.put("work_values", WorkValue(id=card, pile=what))
    return workbook


def assert_each_card_lies_in_one_place(workbook):
    found = piles(workbook)
    everywhere = [*found.open, *found.five, *found.much, *found.some, *found.little]
    assert sorted(everywhere) == sorted(IDS)
    assert len(found.five) <= FIVE
    assert found.sorted + len(found.open) == len(IDS)


@given(doings, doings, doings)
def test_two_tabs_lose_no_card_and_lay_none_twice(before, here, there):
    base = doing(Workbook(), before)
    mine, theirs = doing(base, here), doing(base, there)

    for merged in (merge(mine, theirs, base), merge(theirs, mine, base), merge(mine, theirs)):
        assert_each_card_lies_in_one_place(merged)
        laid = {record.id for record in (*mine.work_values, *theirs.work_values)}
        assert laid == {record.id for record in merged.work_values}
        assert laid.isdisjoint(piles(merged).open)


@given(doings, doings)
def test_what_one_alone_changed_stays_where_they_laid_it(before, here):
    base = doing(Workbook(), before)
    mine = doing(base, here)

    assert piles(merge(base, mine, base)) == piles(mine)


@given(doings)
def test_undo_brings_every_card_back_to_where_it_lay(steps):
    session = Session()
    seen = []
    for step in steps:
        before = session.workbook
        session.apply(lambda workbook, step=step: doing(workbook, [step]))
        if session.workbook != before:
            seen.append(piles(before))

    for before in reversed(seen):
        session.undo()
        assert piles(session.workbook) == before
