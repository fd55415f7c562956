"""Two dozen cards, three piles, and the five that count most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import traitlets

from careerkit import content
from careerkit.insight.interests.values import FIVE, cards
from careerkit.model import WorkValue
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from careerkit.session import Session

__all__ = ["ValueSort"]


class ValueSort(PendingRecords, view="value_sort"):
    """Asks how much each value of work matters; ``value`` holds ``WorkValue``::

        ValueSort(session)

    It keeps, sends and confirms where a card lies as every list of records does; only its look is
    its own: a card at a time, the piles, and the five that count most in their order.
    """

    _deck = traitlets.List().tag(sync=True)
    _most = traitlets.Int(FIVE).tag(sync=True)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__(
            WorkValue,
            session=session,
            title=content.text("values.sort.title"),
            texts=content.texts("values.sort"),
        )
        self._deck = [attrs.asdict(card) for card in cards()]
