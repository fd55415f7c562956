from careerkit.insight.page_of_mine.page import PARTS, Part
from careerkit.insight.page_of_mine.shown import READS, shown
from careerkit.model import SECTIONS, PageParts, Workbook

LETTERS = tuple(Part(name=name, letters="RIA") for name in PARTS)


def test_each_part_says_which_sections_it_speaks_from():
    assert tuple(READS) == PARTS
    assert {name for names in READS.values() for name in names} <= SECTIONS.keys()


def test_all_that_holds_something_is_shown_unless_it_was_taken_off():
    ticks = PageParts(id="page", themes="hidden", path="shown")

    assert shown(LETTERS, Workbook()) == LETTERS
    assert [part.name for part in shown(LETTERS, Workbook(page_parts=(ticks,)))] == [
        name for name in PARTS if name != "themes"
    ]


def test_what_holds_nothing_is_not_shown():
    assert shown([Part(name="path", missing=(("Write it.", "x.ipynb"),))], Workbook()) == ()
