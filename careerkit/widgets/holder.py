"""What a widget needs of a session, so that it works with one or without."""

from collections.abc import Callable
from typing import Any, Protocol

from careerkit.model import Workbook

__all__ = ["Holder"]


class Holder(Protocol):
    """Somebody who holds a workbook: the session.

    ``workbook``, ``saved`` and ``ready`` are traits, so a widget observes them.
    """

    workbook: Workbook
    saved: Workbook | None
    ready: bool

    @property
    def scope(self) -> str:
        """Names the place where the browser keeps unconfirmed changes; empty for none."""

    def apply(self, change: Callable[[Workbook], Workbook]) -> None:
        """Replace the workbook by what the change makes of it, as one step to undo."""

    def observe(self, handler: Callable[[Any], None], names: Any) -> None:  # noqa: ANN401
        """Call the handler when one of the traits changes."""

    def unobserve(self, handler: Callable[[Any], None], names: Any) -> None:  # noqa: ANN401
        """Stop calling the handler."""
