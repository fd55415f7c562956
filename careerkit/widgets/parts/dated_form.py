"""Forms of a check-in, whose first answer brings along when it was given and how things stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import model
from careerkit.insight.check_in import cadence
from careerkit.insight.check_in.snapshots import snapshot
from careerkit.insight.hearing.considered import considered
from careerkit.widgets.parts.record_list import RecordList

if TYPE_CHECKING:
    from careerkit.model import Record, Workbook

__all__ = ["DatedForm"]


class DatedForm(RecordList):
    """Forms for what is due: the first answer brings its day, its kind and a snapshot along.

    In one step with the answer, so that one Undo takes both back.
    """

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        shown = {card["id"] for card in self._cards or ()}
        return super()._changed(
            workbook,
            tuple(
                self._dated(record, workbook)
                if isinstance(record, model.CheckIn) and record.id in shown
                else record
                for record in records
            ),
        )

    def _dated(self, check_in: model.CheckIn, workbook: Workbook) -> model.CheckIn:
        assert self.session is not None  # noqa: S101 - only then there is a workbook
        if check_in.on is not None or not cadence.is_filled(check_in):
            return check_in
        return check_in.changed(
            on=self.session.today,
            kind=cadence.kind_of(check_in.id),
            readings=snapshot(considered(workbook)),
        )
