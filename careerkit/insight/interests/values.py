"""What work should give a person: where the cards of their sort lie, and what that weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content

if TYPE_CHECKING:
    from careerkit.model import Workbook, WorkValue

__all__ = ["FIVE", "WEIGHTS", "Card", "Piles", "cards", "name_of_card", "piles"]

FIVE = 5
"""So many cards count most. Ours: with more of them, everything would count."""

WEIGHTS = (5, 4, 4, 3, 3)
"""What the cards that count most weigh as criteria, 1 to 5, from first to last. A rule of thumb of
ours: what is among five of two dozen counts clearly at least, and one of them counts most."""


@attrs.frozen
class Card:
    """One of the values of work: its id, its name, and what is meant by it."""

    id: str
    name: str
    note: str


@attrs.frozen(kw_only=True)
class Piles:
    """Where each card lies, by ids: in exactly one of these.

    Attributes:
        open: Those that nobody sorted yet, as they are dealt.
        five: Those that count most, in the person's order: at most ``FIVE``.
        much: Those that matter a lot, and those that were chosen beyond ``FIVE``.
        some: What is nice to have.
        little: What matters little.
        extra: How many of ``much`` were chosen beyond ``FIVE``, as when two tabs choose.
    """

    open: tuple[str, ...]
    five: tuple[str, ...]
    much: tuple[str, ...]
    some: tuple[str, ...]
    little: tuple[str, ...]
    extra: int = 0

    @property
    def sorted(self) -> int:
        """How many cards lie somewhere."""
        return len(self.five) + len(self.much) + len(self.some) + len(self.little)


def cards() -> tuple[Card, ...]:
    """All cards, in the order in which they are dealt."""
    known = content.texts("values.cards")
    return tuple(Card(id=id_, name=card["name"], note=card["note"]) for id_, card in known.items())


def name_of_card(card_id: str) -> str:
    """What a card is called.

    Raises:
        KeyError: If there is no card of that id.
    """
    return str(content.texts("values.cards")[card_id]["name"])


def piles(workbook: Workbook) -> Piles:
    """Where the cards lie. A card that this version doesn't have is kept and not shown."""
    known = [card.id for card in cards()]
    lying = [record for record in workbook.work_values if record.id in known and record.pile]
    chosen = _on("five", lying)
    beyond = chosen[FIVE:]
    placed = {record.id for record in lying}
    return Piles(
        open=tuple(id_ for id_ in known if id_ not in placed),
        five=chosen[:FIVE],
        much=tuple(r.id for r in lying if r.pile == "much" or r.id in beyond),
        some=_on("some", lying),
        little=_on("little", lying),
        extra=len(beyond),
    )


def _on(pile: str, lying: list[WorkValue]) -> tuple[str, ...]:
    return tuple(record.id for record in lying if record.pile == pile)
