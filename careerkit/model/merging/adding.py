"""How the answers of a file come to those that are here: as the person chose.

Nothing tells which of two that differ came from which: the file has no common base with this
workbook, and the clock of another computer may be years ahead. So it is the person who says.
"""

import hashlib
from collections.abc import Iterator
from enum import StrEnum

import attrs

from careerkit.model.kinds import Merging
from careerkit.model.merging.arranging import inserted
from careerkit.model.merging.recognising import recognised
from careerkit.model.merging.versions import holds, words_of
from careerkit.model.records import EMPTY, Record
from careerkit.model.workbook import Workbook, names_of_sections

__all__ = ["Keep", "add", "count_differing"]


class Keep(StrEnum):
    """What stays where the workbook and the file differ."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def add(mine: Workbook, theirs: Workbook, keep: Keep) -> Workbook:
    """The workbook with a file's answers in it.

    Args:
        mine: The workbook here.
        theirs: The file's.
        keep: What stays of entries that differ. With ``BOTH`` the words of mine stay in their
            place, and an entry of the file comes as one of its own where a text of it would be
            hidden; nothing is removed.

    Returns:
        What only one of the two holds is there, unless it was removed in the other.
    """
    mine, theirs = recognised(mine), recognised(theirs)
    for name in names_of_sections(mine, theirs):
        records = tuple(_Section(name, mine, theirs).added(keep))
        mine = mine.replace(name, records)
    known = {(mark.section, mark.id) for mark in mine.removed}
    present = {(name, record.id) for name in mine.section_names for record in mine.records(name)}
    marks = [m for m in theirs.removed if (m.section, m.id) not in known | present]
    return attrs.evolve(mine, removed=(*mine.removed, *marks))


def count_differing(mine: Workbook, theirs: Workbook) -> int:
    """How many entries differ: other words in both, or removed in one and there in the other."""
    mine, theirs = recognised(mine), recognised(theirs)
    sections = (_Section(name, mine, theirs) for name in names_of_sections(mine, theirs))
    return sum(sum(map(section.differs, section.ids())) for section in sections)


class _Section:
    """One section of both."""

    def __init__(self, name: str, mine: Workbook, theirs: Workbook) -> None:
        self.mine, self.theirs = (
            {record.id: record for record in side.records(name)} for side in (mine, theirs)
        )
        self.my_marks, self.their_marks = (
            {mark.id: mark for mark in side.removed if mark.section == name}
            for side in (mine, theirs)
        )

    def ids(self) -> list[str]:
        return inserted(list(self.mine), list(self.theirs), at_the_end=True)

    def differs(self, record_id: str) -> bool:
        one, two = self.mine.get(record_id), self.theirs.get(record_id)
        if one is not None and two is not None:
            return words_of(one) != words_of(two)
        if one is not None:
            return record_id in self.their_marks
        # What was removed here and stands in the file as it was then is an old file, no more.
        mark = self.my_marks.get(record_id)
        if mark is None or two is None:
            return False
        return not two.moments() <= set(mark.saw) if mark.saw else two.updated > mark.at

    def added(self, keep: Keep) -> Iterator[Record]:
        for record_id in self.ids():
            one, two = self.mine.get(record_id), self.theirs.get(record_id)
            if not self.differs(record_id):
                if one is not None:
                    yield one
                elif two is not None and record_id not in self.my_marks:
                    yield two
            elif keep is Keep.THEIRS:
                if two is not None:
                    yield two
            else:
                yield from self._both(one, two) if keep is Keep.BOTH else filter(None, [one])

    def _both(self, one: Record | None, two: Record | None) -> Iterator[Record]:
        yield from filter(None, [one or two])
        if one is None or two is None or not _hides(one, two):
            return
        # Opened twice, the file adds nothing the second time.
        name = hashlib.sha256(repr((two.id, words_of(two))).encode()).hexdigest()
        if name[:32] not in {*self.mine, *self.my_marks}:
            yield attrs.evolve(two, id=name[:32])


def _hides(one: Record, two: Record) -> bool:
    """Whether a text of the second would be gone where the first one stands."""
    return any(
        not holds(one.answer(field.name), two.answer(field.name))
        for field in one.fields_with(two)
        if field.kind.merging is Merging.BESIDE and two.answer(field.name) not in EMPTY
    )
