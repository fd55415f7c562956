"""Sixty small questions, six to a page, answered with one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from careerkit import content
from careerkit.insight.interests.scoring import LONG_FORM, SHORT_FORM, question, question_ids
from careerkit.model import InterestAnswer
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from careerkit.session import Session

__all__ = ["InterestGrid"]

A_PAGE = 6


class InterestGrid(PendingRecords, view="interest_grid"):
    """Asks how much a person would like each activity; ``value`` holds ``InterestAnswer``::

        InterestGrid()

    It keeps, sends and confirms answers as every list of records does; only its look is its
    own: a page of questions at a time, each a radio group.
    """

    _questions = traitlets.List().tag(sync=True)
    _short = traitlets.Int().tag(sync=True)
    _page_size = traitlets.Int(A_PAGE).tag(sync=True)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__(
            InterestAnswer,
            session=session,
            title=content.text("interests.grid.title"),
            texts=content.texts("interests.grid"),
        )
        self._questions = [{"id": id_, "text": question(id_)} for id_ in question_ids(LONG_FORM)]
        self._short = len(question_ids(SHORT_FORM))
