import json
from datetime import date

from hypothesis import given
from jsonschema import Draft202012Validator

from careerkit.export import json_
from careerkit.export.choice import Choice, taken
from careerkit.export.contents import contents_of
from careerkit.store import decode, encode, json_schema
from support.models.strategies import workbooks

TODAY = date(2026, 11, 29)
ALL = Choice(names=True, notes=True)


def rendered(workbook, choice=ALL):
    return json_.render(contents_of(workbook, TODAY, choice, remarks=False))


@given(workbooks())
def test_with_everything_chosen_it_is_the_workbooks_own_file_byte_for_byte(workbook):
    assert rendered(workbook) == encode(workbook).encode()


@given(workbooks())
def test_it_opens_as_the_workbook_that_was_taken_along(workbook):
    assert decode(rendered(workbook, Choice())) == taken(workbook, Choice())


def test_without_others_it_still_has_the_form_of_a_workbooks_file(sample):
    Draft202012Validator(json_schema()).validate(json.loads(rendered(sample, Choice())))
