"""The two ticks before the journey, asked once, when a person comes for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.check_in import cadence
from careerkit.model import CheckInRecord
from careerkit.widgets.parts.records.dated_form import DatedForm
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    import ipywidgets

    from careerkit.model import Record
    from careerkit.session import Session

__all__ = ["Beginning"]


class Beginning(SectionStep):
    """How clear is it, and how much energy is there, before anything else?

    Only who has written nothing so far is asked, since any later answer would not be from before
    the journey. ``value`` is a tuple of ``CheckInRecord``::

        Beginning(open_workbook())
    """

    section = "check_ins"
    texts = "check_in.before"

    def __init__(self, session: Session | None = None, *, value: Iterable[Record] = ()) -> None:
        super().__init__(session, value=value)
        self._is_asking = False
        self.add_class("ck-ticks")

    def build(self) -> list[ipywidgets.Widget]:
        """The two questions, on one form."""
        self._form = DatedForm(
            CheckInRecord,
            session=self.session,
            fields=("clarity", "energy"),
            cards=[("start", content.text("check_in.before.card"))],
            texts={"empty": ""},
            layout="beside",
        )
        return [self._form]

    def refresh(self) -> None:
        """Ask, or be gone. What is asked stays for this visit, so that it can be changed."""
        if self.session.ready and not self._is_asking:
            self._is_asking = cadence.asks_before(self.session.workbook, self.session.today)
        self.layout.display = "" if self._is_asking else "none"
