"""What a store is: somewhere a workbook is kept."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from careerkit.model import Workbook

__all__ = ["Keeper", "Store", "StoreError"]


class StoreError(Exception):
    """A workbook can't be read or kept. Its text is a sentence for the person."""


class Keeper(Protocol):
    """Who uses a store: the session."""

    @property
    def workbook(self) -> Workbook:
        """The workbook as it is now."""

    @property
    def today(self) -> date:
        """The person's calendar day."""

    def apply(self, change: Callable[[Workbook], Workbook]) -> None:
        """Replace the workbook by what the change makes of it, as one step to undo."""

    def reset(self) -> None:
        """Forget everything, the steps back too, and begin an empty workbook."""

    def receive(self, theirs: Workbook, base: Workbook | None = None) -> None:
        """Merge in a version from elsewhere.

        Args:
            theirs: The version.
            base: What it grew from, if known.
        """

    def start(self) -> None:
        """The store has handed over all that it held: from now on changes are applied."""

    def confirm(self, workbook: Workbook) -> None:
        """This version is kept safely."""

    def fail(self, problem: str) -> None:
        """Saving does not work, for the reason that the sentence says; empty when it does again."""


class Store(Protocol):
    """Somewhere a workbook is kept.

    ``connect`` is called once. The store then calls ``keeper.receive`` for what it holds,
    now or later and each time something newer turns up, and ``keeper.start`` once. After
    each ``save`` it calls ``keeper.confirm`` or ``keeper.fail``, at once or later.
    """

    @property
    def scope(self) -> str:
        """A short name of the place, unlike any other: unconfirmed changes are kept under it."""

    @property
    def place(self) -> str:
        """What the place is called, such as the name of the file."""

    def connect(self, keeper: Keeper) -> None:
        """Hand over what is kept, and go on handing over what turns up."""

    def save(self, workbook: Workbook) -> None:
        """Keep this version."""

    def close(self) -> None:
        """Stop watching. What was saved stays."""
