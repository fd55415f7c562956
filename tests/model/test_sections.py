"""A section more: what may be registered, and what is refused."""

import attrs
import pytest

from careerkit.model import SECTIONS, Record, Workbook, fields, sections
from careerkit.model.sections import count_of, register_section
from support.models.steps import SECTION, Resource, installed


@attrs.frozen(kw_only=True)
class Other(Record):
    what: str = fields.text()


def again() -> type[Record]:
    """A class as a cell makes it that runs a second time."""

    @attrs.frozen(kw_only=True)
    class Visit(Record):
        where: str = fields.text()

    return Visit


@pytest.fixture(autouse=True)
def _nothing_stays_registered():
    before = dict(sections._types)
    yield
    sections._types.clear()
    sections._types.update(before)


def test_a_registered_section_is_one_like_any_other():
    with installed():
        workbook = Workbook().put(SECTION, Resource(id="a", what="Range"))

        assert [record.what for record in workbook.section(SECTION)] == ["Range"]
        assert list(workbook.frame(SECTION)["what"]) == ["Range"]
        assert workbook.find("a") == (SECTION, workbook.section(SECTION)[0])


@pytest.mark.parametrize("name", ["", "Books", "1st", "a-b", "a b", "x" * 65, "removed", "format"])
def test_a_name_that_is_none_is_refused(name: str):
    with pytest.raises(ValueError, match="can't be a section's name"):
        register_section(name, Other)


@pytest.mark.parametrize("name", ["goals", "unfit_answers"])
def test_the_kits_own_sections_stay_as_they_are(name: str):
    with pytest.raises(ValueError, match=rf"“{name}” holds .* already"):
        register_section(name, Other)


def test_a_class_belongs_to_one_section():
    register_section("visits", again())

    with pytest.raises(ValueError, match=r"“visits” holds .*Visit: give “trips” a class of its"):
        register_section("trips", again())


def test_two_packages_cannot_have_the_same_section():
    register_section("visits", again())

    with pytest.raises(ValueError, match=r"“visits” holds .*Visit already"):
        register_section("visits", Other)


def test_a_cell_may_run_again():
    first, second = again(), again()
    register_section("visits", first)
    register_section("visits", second)

    assert sections._types["visits"] is second


@pytest.mark.parametrize("kind", [dict, Workbook])
def test_what_holds_no_records_is_refused(kind: type):
    with pytest.raises(TypeError, match="subclass of Record"):
        register_section("visits", kind)


def test_records_are_counted_in_words():
    assert count_of(SECTIONS["unpaid_work"], ()) == "0 unpaid work"
    assert count_of(SECTIONS["goals"], (1,)) == "1 goal"
    assert count_of(SECTIONS["path_ratings"], (1, 2)) == "2 path ratings"
    assert count_of(Other, (1, 2)) == "2 other records"
