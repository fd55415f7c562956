"""Forms of a check-in, whose first answer brings along when it was given and how things stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from careerkit.insight.check_in.stamping import stamped
from careerkit.widgets.parts.records.record_list import RecordList

if TYPE_CHECKING:
    from careerkit.model import CheckInRecord, Record, Workbook

__all__ = ["DatedForm"]


class DatedForm(RecordList):
    """Forms for what is due: the first answer brings its day, its kind and a snapshot along.

    In one step with the answer, so that one Undo takes both back.
    """

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        assert self.session is not None  # noqa: S101 - only then there is a workbook
        due = {card["id"] for card in self._cards or ()}
        check_ins = cast("tuple[CheckInRecord, ...]", records)
        return super()._changed(workbook, stamped(check_ins, due, workbook, self.session.today))
