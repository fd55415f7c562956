"""Occupations to look into: cards or a table, with reasons, a search, and what to do with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.widgets.front_end.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Card = Mapping[str, Any]

__all__ = ["A_PAGE", "OccupationList"]

A_PAGE = 12
"""How many occupations are shown at first, and with each "show more"."""


class OccupationList(Wishing, view="occupation_list"):
    """Shows occupations; the step observes what the person does.

    ``_cards`` and ``_surprises`` are dicts of soc, title, official (a line with the catalogue's
    own title), plain, fits, r, words, pay, preparation, facts, reasons and listed; ``_hidden`` are
    dicts of soc and title; ``_count`` is how many cards there would be, and ``_said`` a word about
    them or why there are none. ``_profile`` is what is known of the occupation that is open, as
    ``OccupationProfile`` has it, with whether it is ``listed``, the questions that were ``asked``
    already, and the ``labels``; it is empty where none is open. The front end sets ``_query``,
    ``_limit`` and ``_wish``, a dict of seq, act (``add``, ``drop``, ``hide``, ``bring_back``,
    ``open``, ``close``, ``ask``), soc, and for ``ask`` the question.

    Args:
        source: Where the occupations are from, as their licence wants it told.
    """

    _cards = traitlets.List().tag(sync=True)
    _surprises = traitlets.List().tag(sync=True)
    _hidden = traitlets.List().tag(sync=True)
    _count = traitlets.Unicode("").tag(sync=True)
    _more = traitlets.Bool(False).tag(sync=True)
    _said = traitlets.Unicode("").tag(sync=True)
    _source = traitlets.Unicode("").tag(sync=True)
    _query = traitlets.Unicode("").tag(sync=True)
    _limit = traitlets.Int(A_PAGE).tag(sync=True)
    _profile = traitlets.Dict().tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("paths.list")

    def __init__(self, source: str = "") -> None:
        super().__init__(_source=source)

    @property
    def query(self) -> str:
        """What is searched for; empty where nothing is."""
        return str(self._query).strip()

    @property
    def limit(self) -> int:
        """How many cards the person wants to see."""
        return int(self._limit)

    def show(
        self,
        cards: Iterable[Card],
        *,
        count: int,
        said: str = "",
        surprises: Iterable[Card] = (),
        hidden: Iterable[Card] = (),
    ) -> None:
        """Show these occupations.

        Args:
            cards: As many as are to be seen, at most ``limit``.
            count: How many there would be.
            said: A word about them, or why there are none.
            surprises: Cards of their own, from another field.
            hidden: What the person does not want to see.
        """
        with self.hold_sync():
            self._cards, self._surprises, self._hidden = [*cards], [*surprises], [*hidden]
            self._count = content.plural("paths.list.count", count) if count else ""
            self._more = count > self._limit
            self._said = said

    def look_into(self, profile: Card, *, listed: bool, asked: Iterable[str]) -> None:
        """Show all that there is to know of one occupation.

        Args:
            profile: What ``attrs.asdict`` makes of an ``OccupationProfile``.
            listed: Whether it is on the shortlist.
            asked: Those of its questions that were taken along already.
        """
        more = {"listed": listed, "asked": [*asked], "labels": content.texts("profile.labels")}
        self._profile = {**profile, **more}

    def look_away(self) -> None:
        """Show none from the inside."""
        self._profile = {}
