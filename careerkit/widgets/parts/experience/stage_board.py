"""Records as cards on a board: a column for each value of one of their choices."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.insight.hearing.considered import considered
from careerkit.insight.language.wording import shortened
from careerkit.model import declared, kinds, name_of
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Unpack

    from careerkit.model import Record, Workbook
    from careerkit.widgets.keeping.pending_records import Shared

__all__ = ["CardWords", "StageBoard"]

_LENGTH = 80


@attrs.frozen
class CardWords:
    """What stands on a record's card: its name, and perhaps a line of facts."""

    name: str
    note: str = ""


class StageBoard(PendingRecords, view="stage_board"):
    """Shows how far each record is, and moves it by buttons or by dragging::

        StageBoard(Experiment, session=session)

    It keeps, sends and confirms a move as a list of records does, so that a move survives
    the kernel; only its look is its own. A record without a value stands in the first column.

    Args:
        record_type: A record class with a declared choice.
        value: The records to begin with; with a session, the session's are shown.
        field: The name of that choice.
        words: What stands on a record's card; its name alone by default. The workbook is None
            where there is no session.
        shared: ``session``: whose workbook to show and change. ``title``: the heading above the
            board. ``texts``: sentences that replace those of ``content/…/experience.toml``.

    Raises:
        ValueError: If the record class has no such choice.
    """

    _words = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        record_type: type[Record],
        value: Iterable[Record] = (),
        *,
        field: str = "stage",
        words: Callable[[Any, Workbook | None], CardWords] | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        choices = [f.name for f in declared(record_type) if isinstance(f.kind, kinds.Choice)]
        if field not in choices:
            raise ValueError(f"{record_type.__name__} has no choice named {field!r}")
        shared["fields"] = (field,)
        shared["title"] = shared.get("title") or content.text("experience.board.title")
        shared["texts"] = {**content.texts("experience.board"), **(shared.get("texts") or {})}
        super().__init__(record_type, value, **shared)
        self._say_card = words or _name_alone
        self._spoken_of: tuple[Workbook | None, tuple[Record, ...]] | tuple[()] = ()

    def _show_records(self) -> None:
        # The words go first: a card is drawn when its record arrives.
        self._show_words()
        super()._show_records()

    @kindly
    def _follow(self, change: object = None) -> None:
        super()._follow(change)
        # A word may come from another section, such as the person whom a contact is about.
        self._show_words()

    def _show_words(self) -> None:
        workbook = self.session.workbook if self.session is not None else None
        if self._spoken_of and all(map(is_, (workbook, self.value), self._spoken_of)):
            return
        self._spoken_of = workbook, self.value
        spoken = considered(workbook) if workbook is not None else None
        known = self.value if spoken is None else spoken.section(self._section)
        said = {record.id: self._say_card(record, spoken) for record in known}
        self._words = {
            id_: {"name": shortened(words.name, _LENGTH), "note": words.note}
            for id_, words in said.items()
        }


def _name_alone(record: Record, _: Workbook | None) -> CardWords:
    return CardWords(name_of(record))
