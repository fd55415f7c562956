"""What a page tells of the person's clock: which day it is there, and in which time zone."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

import traitlets

if TYPE_CHECKING:
    from datetime import tzinfo

    from careerkit.session import Session

__all__ = ["TellsTheClock"]

_YEARS = range(2000, 2200)


class TellsTheClock(traitlets.HasTraits):
    """A panel whose page tells a session which day it is where the person is."""

    today = traitlets.Unicode(help="The browser's day, YYYY-MM-DD.").tag(
        sync=True, echo_update=False
    )
    zone = traitlets.Unicode(help="The browser's time zone: Pacific/Auckland.").tag(
        sync=True, echo_update=False
    )
    offset = traitlets.Int(0, help="How far its clock is ahead of UTC now, in minutes.").tag(
        sync=True, echo_update=False
    )

    def tell_clock(self, session: Session) -> None:
        """Let a session follow what the page tells."""

        def tell(_: object) -> None:
            # First where it is: who follows the day asks for the zone, too.
            session.zone = _zone(self.zone, self.offset) if self.today else None
            session.day = _believable(self.today)

        self.observe(tell, names=["today", "zone", "offset"])


def _believable(told: str) -> date | None:
    """The day that a browser told, if its clock was ever set."""
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _zone(name: str, offset: int) -> tzinfo | None:
    """The zone of this name, which knows its summers; as far from UTC as now, if none is known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - a page at rest needs none

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    try:
        return timezone(timedelta(minutes=offset))
    except (ValueError, OverflowError):
        return None
