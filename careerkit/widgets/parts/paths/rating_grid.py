"""Each path against everything that it should give: one choice a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.insight.hearing.considered import considered
from careerkit.insight.language.wording import shortened
from careerkit.insight.paths.decision import compared
from careerkit.model import PathRating, rating_id
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from careerkit.model import Criterion, Workbook
    from careerkit.session import Session

__all__ = ["RatingGrid"]

_LENGTH = 80


class RatingGrid(PendingRecords, view="rating_grid"):
    """Asks how well each path meets each criterion; ``value`` holds ``PathRating``::

        RatingGrid(session)

    It keeps, sends and confirms ratings as every list of records does; only its look is its
    own: a table, and on a narrow page a card for each path. Paths and criteria are the session's
    first ones that have a name.
    """

    _rows = traitlets.List().tag(sync=True)
    _columns = traitlets.List().tag(sync=True)
    _cells = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__(
            PathRating,
            session=session,
            title=content.text("decision.grid.title"),
            texts=content.texts("decision.grid"),
        )

    @kindly
    def _follow(self, change: object = None) -> None:
        assert self.session is not None  # noqa: S101 - only then it is observed
        self._show_table(considered(self.session.workbook))
        super()._follow(change)

    def _show_table(self, workbook: Workbook) -> None:
        paths, criteria = compared(workbook)
        with self.hold_sync():
            self._rows = [{"id": path.id, "name": shortened(path.title, _LENGTH)} for path in paths]
            self._columns = [_column(criterion) for criterion in criteria]
            self._cells = {
                path.id: {criterion.id: rating_id(path.id, criterion.id) for criterion in criteria}
                for path in paths
            }


def _column(criterion: Criterion) -> dict[str, Any]:
    key = "uncounted" if criterion.weight is None else "counts"
    return {
        "id": criterion.id,
        "name": shortened(criterion.name, _LENGTH),
        "counts": content.text(f"decision.grid.{key}", weight=criterion.weight),
    }
