"""What the app asks stands on paper, step by step, with room for answers."""

import pytest

from careerkit.export.sheets.hand_outs import abouts
from careerkit.export.sheets.making import sheet_of
from careerkit.export.sheets.sheet import Lines, Options, Table
from careerkit.insight.interests.scoring import SHORT_FORM, question, question_ids
from careerkit.insight.interests.values import cards
from careerkit.model import Activity, Workbook, declared
from careerkit.steps import steps
from support.models.torn import TODAY

EMPTY = Workbook()


def blocks(step, sort):
    sheet = sheet_of(EMPTY, "hand-out", TODAY, about=step)
    return [one for section in sheet.sections for one in section.blocks if isinstance(one, sort)]


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_each_step_has_a_hand_out_with_room_to_write(step):
    asked = blocks(step.name, (Lines, Options, Table))

    assert asked
    assert all(one.label for one in blocks(step.name, Lines))


def test_a_field_is_asked_in_the_words_of_the_app_with_its_help_and_example_once():
    [what, absorbed, *_] = declared(Activity)

    lines = [one for one in blocks("passion", Lines) if one.label == what.label]
    assert len(lines) == 3
    assert what.help in lines[0].help
    assert what.example in lines[0].help
    assert lines[1].help == ""
    rating = next(one for one in blocks("passion", Options) if one.label == absorbed.label)
    assert rating.is_one
    assert rating.options == tuple(label for _, label in absorbed.options)


def test_a_story_has_more_lines_than_a_name_and_a_day_has_a_short_one():
    counts = {one.label: one.count for one in blocks("goals", Lines)}

    assert counts["Why does it matter to you?"] == 3
    assert counts["Where?"] == 1
    assert counts["By when"] == 0


def test_interests_and_values_are_tables_of_all_that_is_asked():
    likings, piles = blocks("interests", Table)

    assert [row[0] for row in likings.rows] == [question(one) for one in question_ids(SHORT_FORM)]
    assert [row[0] for row in piles.rows] == [card.name for card in cards()]


def test_without_a_step_all_of_them_stand_there_each_on_a_page_of_its_own():
    sheet = sheet_of(EMPTY, "hand-out", TODAY)

    begins = [section.heading for section in sheet.sections if section.is_new_page]
    assert begins == [title for _, title in abouts(EMPTY)]


def test_nothing_of_an_answer_is_on_a_blank_sheet(sample):
    assert sheet_of(sample, "hand-out", TODAY) == sheet_of(EMPTY, "hand-out", TODAY)
