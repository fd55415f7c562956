"""The one editor for lists of records, drawn from the declaration of their fields."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.content import help_lines
from careerkit.insight.care import hurts, marks, withheld
from careerkit.model import MAX_TEXT, Record, kinds, name_of
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.keeping.after_saving import later
from careerkit.widgets.keeping.field_facts import asked_of, facts_of
from careerkit.widgets.keeping.pending_records import PendingRecords

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Unpack

    from careerkit.model import UnfitAnswer, Workbook
    from careerkit.widgets.keeping.pending_records import Shared

__all__ = ["RecordList"]

_ONE_FORM = "single"
_LAYOUTS = ("first", "closed", "beside")


class RecordList(PendingRecords, view="record_list"):
    """Adds, edits, reorders and removes records of any declared class::

        RecordList(Activity, [Activity(what="baking")])

    ``value`` is the tuple of records. With a session it is a section of its workbook, and
    a change becomes a step that can be undone. What is typed is kept in the browser until the
    session's store has it, so that it survives the kernel.

    Args:
        record_type: A record class with declared fields.
        value: The records to begin with; with a session, the session's are shown.
        cards: One form for each of these ids and names, whether its record exists already or
            not: nothing to add, order or remove. Words after the name stand above its questions.
            ``show_cards`` changes them.
        layout: How the cards stand: ``"first"`` or ``"closed"`` for one below the other, with
            the first or none of them open, ``"beside"`` for all of them open side by side;
            ``"single"`` for one form instead of a list, with nothing to add, order or remove.
        said: The names of fields with somebody else's words: they are shown, and can't be changed,
            and there is nothing to add.
        options: Values to choose from, each with the words for it, for a text or tags field
            whose values the record class can't know.
        shared: ``session``: whose workbook to show and change. ``fields``: the names of the fields
            to ask for; all of them by default. ``title``: the heading above the list. ``texts``:
            sentences that replace those of ``content/…/record_list.toml``.
    """

    _single = traitlets.Bool(False).tag(sync=True)
    _cards = traitlets.List(allow_none=True, default_value=None).tag(sync=True)
    _layout = traitlets.Enum(_LAYOUTS, _LAYOUTS[0]).tag(sync=True)
    _links = traitlets.Dict().tag(sync=True)
    _care = traitlets.Dict().tag(sync=True)

    def __init__(  # noqa: PLR0913 - each is an option of its own
        self,
        record_type: type[Record],
        value: Iterable[Record] = (),
        *,
        cards: Iterable[tuple[str, ...]] | None = None,
        layout: str = _LAYOUTS[0],
        said: Collection[str] = (),
        options: Mapping[str, Iterable[tuple[str, str]]] | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        asked = asked_of(record_type, shared.get("fields"))
        super().__init__(
            record_type,
            value,
            **shared,
            _fields=[
                facts_of(field, (options or {}).get(field.name), is_said=field.name in said)
                for field in asked
            ],
            _single=layout == _ONE_FORM,
            _layout=_LAYOUTS[0] if layout == _ONE_FORM else layout,
            _cards=None if cards is None else _as_cards(cards),
        )
        self._links_to = {
            field.name: field.kind.section for field in asked if isinstance(field.kind, kinds.Link)
        }
        self._linked: tuple[tuple[Record, ...], ...] = ()
        self._marks: dict[int, tuple[Record, dict[str, str], bool]] = {}

    def show_cards(self, cards: Iterable[tuple[str, ...]]) -> None:
        """Show a form for each of these ids, under its name, and no other."""
        self._cards = _as_cards(cards)
        self._show_records()

    def _shown(self) -> Iterable[Record]:
        if self._cards is None:
            return self.value
        ids = {card["id"] for card in self._cards}
        return (record for record in self.value if record.id in ids)

    def _show_records(self) -> None:
        super()._show_records()
        # A list is there before its answers are listened to.
        later(self._show_care)

    @kindly
    def _show_care(self) -> None:
        """Say beside which answers a calm word stands, and whose questions may stay open."""
        shown = {record["id"] for record in self._records}
        # What hurts in somebody else's words was told before they were kept.
        asked = {field["name"] for field in self._fields if not field["is_said"]}
        known = self._marks
        self._marks = {
            id(r): known.get(id(r)) or (r, marks(r, asked), hurts(r))
            for r in self.value
            if r.id in shown
        }
        marked = [(record, found) for record, found, _ in self._marks.values() if found]
        marked.sort(key=lambda pair: pair[0].updated, reverse=True)
        answers = [
            {"id": record.id, "field": name, "mark": mark}
            for record, found in marked
            for name, mark in found.items()
        ]
        answers += [
            {"id": answer.record, "field": answer.field, "mark": mark}
            for answer in self._said_unfit
            if answer.section == self._section and answer.field in asked
            for mark in _marks_of(answer)
        ]
        care: dict[str, Any] = {}
        if answers:
            care |= {"answers": answers, "words": help_lines.note()}
        if kept_back := {record.id: names for record, _ in marked if (names := withheld(record))}:
            care["withheld"] = kept_back
        if open_ := [record.id for record, _, is_heavy in self._marks.values() if is_heavy]:
            care |= {"open": open_, "leave": content.text("care.form.leave")}
        self._care = care

    @kindly
    def _follow(self, change: object = None) -> None:
        assert self.session is not None  # noqa: S101 - only then it is observed
        self._show_links(self.session.workbook)
        super()._follow(change)

    def _show_links(self, workbook: Workbook) -> None:
        """Say what each link may lead to: the records of its section, by name."""
        sections = tuple(workbook.section(section) for section in self._links_to.values())
        if self._linked and all(map(is_, sections, self._linked)):
            return
        self._linked = sections
        self._links = {
            name: [[record.id, name_of(record)] for record in records]
            for name, records in zip(self._links_to, sections, strict=True)
        }


def _as_cards(cards: Iterable[tuple[str, ...]]) -> list[dict[str, str]]:
    return [dict(zip(("id", "name", "words"), card, strict=False)) for card in cards]


def _marks_of(answer: UnfitAnswer) -> Iterable[str]:
    """The marks of an answer that does not fit, as far as an answer may be long."""
    return marks(attrs.evolve(answer, value=answer.value[:MAX_TEXT]), {"value"}).values()
