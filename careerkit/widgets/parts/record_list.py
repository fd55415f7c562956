"""The one editor for lists of records, drawn from the declaration of their fields."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.content import help_lines
from careerkit.insight.care import hurts, marks, withheld
from careerkit.model import MAX_TEXT, SECTIONS, Field, Record, declared, kinds, name_of
from careerkit.model.kinds import Merging
from careerkit.model.plain import to_plain
from careerkit.model.sections import count_of
from careerkit.model.unfit import set_aside
from careerkit.session import News
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later
from careerkit.widgets.keeping.pending import apply_pending, names_of_words
from careerkit.widgets.keeping.records import Records
from careerkit.widgets.keeping.waiting import sentence_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerkit.model import UnfitAnswer, Workbook
    from careerkit.session import Session
    from careerkit.widgets.keeping.pending import Applied

__all__ = ["RecordList", "section_of"]


class RecordList(KitWidget, view="record_list"):
    """Adds, edits, reorders and removes records of any declared class::

        RecordList(Activity, [Activity(what="baking")])

    ``value`` is the tuple of records. With a session it is a section of its workbook, and
    a change becomes a step that can be undone. What is typed is kept in the browser until the
    session's store has it, so that it survives the kernel.

    Args:
        record_type: A record class with declared fields.
        value: The records to begin with; with a session, the session's are shown.
        session: Whose workbook to show and change.
        fields: The names of the fields to ask for; all of them by default.
        single: One form instead of a list: nothing to add, order or remove.
        cards: One form for each of these ids and names, whether its record exists already or
            not: nothing to add, order or remove. ``show_cards`` changes them.
        layout: How the cards stand: ``"first"`` or ``"closed"`` for one below the other, with
            the first or none of them open, ``"beside"`` for all of them open side by side.
        options: Values to choose from, each with the words for it, for a text or tags field
            whose values the record class can't know.
        title: The heading above the list.
        texts: Sentences that replace those of ``content/…/record_list.toml``.
    """

    value = Records(help="The records, in the person's order.")

    title = traitlets.Unicode("").tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    _fields = traitlets.List().tag(sync=True)
    _word_fields = traitlets.List(
        help="The fields with words that no tab may write over unseen."
    ).tag(sync=True)
    _records = traitlets.List().tag(sync=True)
    _unfit = traitlets.Dict(
        help="By record and field: what was written that does not fit, and why not."
    ).tag(sync=True)
    _single = traitlets.Bool(False).tag(sync=True)
    _cards = traitlets.List(allow_none=True, default_value=None).tag(sync=True)
    _layout = traitlets.Enum(("first", "closed", "beside"), "first").tag(sync=True)
    _links = traitlets.Dict().tag(sync=True)
    _care = traitlets.Dict().tag(sync=True)
    _scope = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)
    _pending = traitlets.Dict().tag(sync=True, echo_update=False)
    _acknowledged = traitlets.Int(0).tag(sync=True)

    session: Session | None = None
    _following = False
    _section = ""

    def __init__(  # noqa: PLR0913 - options by name, each with a default
        self,
        record_type: type[Record],
        value: Iterable[Record] = (),
        *,
        session: Session | None = None,
        fields: Iterable[str] | None = None,
        single: bool = False,
        cards: Iterable[tuple[str, str]] | None = None,
        layout: str = "first",
        options: Mapping[str, Iterable[tuple[str, str]]] | None = None,
        title: str = "",
        texts: Mapping[str, Any] | None = None,
    ) -> None:
        self.record_type = record_type
        self.session = session
        self._applied = 0
        self._taken_up: set[str] = set()
        self._unfit_alone: tuple[UnfitAnswer, ...] = ()
        self._said_unfit: tuple[UnfitAnswer, ...] = ()
        self._waiting: dict[str, dict[str, Any]] = {}
        wanted = None if fields is None else set(fields)
        asked = [
            field
            for field in declared(record_type)
            if field.kind.control and (wanted is None or field.name in wanted)
        ]
        self._links_to = {
            field.name: field.kind.section for field in asked if isinstance(field.kind, kinds.Link)
        }
        self._linked: tuple[tuple[Record, ...], ...] = ()
        self._marks: dict[int, tuple[Record, dict[str, str], bool]] = {}
        super().__init__(
            value=tuple(value),
            title=title,
            _fields=[_plain_field(field, (options or {}).get(field.name)) for field in asked],
            _word_fields=names_of_words(record_type),
            _single=single,
            _layout=layout,
            _texts={
                **content.texts("record_list"),
                "dates": content.texts("dates"),
                **(texts or {}),
            },
        )
        if cards is not None:
            self.show_cards(cards)
        self._show_records()
        if session is not None:
            session.recognise()
            self._section = section_of(record_type)
            self._scope = f"{session.scope}/{self._section}" if session.scope else ""
            session.observe(self._follow, names=["workbook", "saved", "ready"])
            self._following = True
            self._follow()

    def held(self) -> str:
        """How many records there are."""
        return count_of(self.record_type, self.value)

    def show_cards(self, cards: Iterable[tuple[str, str]]) -> None:
        """Show a form for each of these ids, under its name, and no other."""
        self._cards = [{"id": record_id, "name": name} for record_id, name in cards]
        self._show_records()

    def close(self) -> None:
        """Stop following the session."""
        session, self.session = self.session, None
        if session is not None and self._following:
            session.unobserve(self._follow, names=["workbook", "saved", "ready"])
        super().close()

    @traitlets.observe("value")
    def _on_value(self, change: dict[str, Any]) -> None:
        self._show_records()
        if self.session is not None and self._section:
            records = change["new"]
            if records != self.session.workbook.section(self._section):
                self.session.apply(lambda workbook: self._changed(workbook, records))

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        """The workbook with these records; a subclass may let more follow from them."""
        return workbook.replace(self._section, records)

    def _show_records(self) -> None:
        # Readings are many, and no form edits them: a list of check-ins would be megabytes.
        unseen = {f.name for f in declared(self.record_type) if isinstance(f.kind, kinds.Readings)}
        unseen |= {"updated", "stamps"}
        shown = self.value
        if self._cards is not None:
            ids = {card["id"] for card in self._cards}
            shown = tuple(record for record in shown if record.id in ids)
        records = [{k: v for k, v in to_plain(r).items() if k not in unseen} for r in shown]
        if records != self._records:
            self._records = records
        # A list is there before its answers are listened to.
        later(self._show_care)

    @kindly
    def _show_care(self) -> None:
        """Say beside which answers a calm word stands, and whose questions may stay open."""
        shown = {record["id"] for record in self._records}
        asked = {field["name"] for field in self._fields}
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
    def _follow(self, _: object = None) -> None:
        assert self.session is not None  # noqa: S101 - only then it is observed
        self._show_links(self.session.workbook)
        self._show_unfit(self.session.workbook.unfit_answers)
        self.value = self.session.workbook.section(self._section)
        if self.session.ready and self._pending.get("seq", 0) > self._applied:
            self._apply()
        self._acknowledge()

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

    @traitlets.observe("_pending")
    @kindly
    def _on_pending(self, _: object) -> None:
        if self.session is None or self.session.ready:
            self._apply()
            self._acknowledge()

    def _apply(self) -> None:
        pending = self._pending
        self._applied = pending.get("seq", 0)
        # Each visit had seen other things. What one left is taken once: it comes along until it
        # is confirmed, and words that were written since are none of its business.
        for earlier in pending.get("earlier") or ():
            if earlier["key"] not in self._taken_up:
                self._taken_up.add(earlier["key"])
                self._take(apply_pending(self.record_type, self.value, earlier))
        self._take(apply_pending(self.record_type, self.value, pending))

    def _take(self, applied: Applied) -> None:
        """Keep what fits in its records, and what does not fit beside them, as one step."""
        gone = {record.id for record in self.value} - {record.id for record in applied.records}

        def waiting(answers: tuple[UnfitAnswer, ...]) -> tuple[UnfitAnswer, ...]:
            return set_aside(answers, self._section, applied.unfit, applied.taken, gone)

        def changed(workbook: Workbook) -> Workbook:
            answers = waiting(workbook.unfit_answers)
            return self._changed(workbook, applied.records).replace("unfit_answers", answers)

        if self.session is not None:
            self.session.apply(changed)
            self._tell_what_is_kept(applied)
        else:
            self._unfit_alone = waiting(self._unfit_alone)
            self.value = applied.records
            self._show_unfit(self._unfit_alone)

    def _tell_what_is_kept(self, applied: Applied) -> None:
        """Say which words stand beside what was written without knowing them."""
        assert self.session is not None  # noqa: S101 - only then another tab writes
        for kind, records in (("came_back", applied.returned), ("both_kept", applied.copied)):
            if records:
                self.session.news = News(kind, records)

    def _show_unfit(self, answers: tuple[UnfitAnswer, ...]) -> None:
        """Say what waits for the person in the fields of these records."""
        if answers is self._said_unfit:
            return
        self._said_unfit = answers
        fields = {field.name: field for field in declared(self.record_type)}
        unfit: dict[str, dict[str, Any]] = {}
        for answer in answers:
            if answer.section == self._section and answer.field in fields:
                sentence = sentence_about(self.record_type, fields[answer.field], answer.value)
                said = unfit.setdefault(answer.record, {}).setdefault(
                    answer.field, {"values": [], "sentence": sentence}
                )
                said["values"].append(answer.value)
        self._waiting = unfit
        self._tell_unfit()
        self._show_records()

    def _tell_unfit(self) -> None:
        """Tell the front end what waits; a subclass may have refused more."""
        self._unfit = self._waiting

    def _acknowledge(self) -> None:
        """Tell the browser what is kept safely, so that it may forget its own copy."""
        if self.session is None or self.session.saved == self.session.workbook:
            self._acknowledged = self._applied


def _marks_of(answer: UnfitAnswer) -> Iterable[str]:
    """The marks of an answer that does not fit, as far as an answer may be long."""
    return marks(attrs.evolve(answer, value=answer.value[:MAX_TEXT]), {"value"}).values()


def section_of(record_type: type[Record]) -> str:
    """The section of a workbook that holds records of this class.

    Raises:
        ValueError: If there is none.
    """
    for name, kind in SECTIONS.items():
        if kind is record_type:
            return name
    name = record_type.__name__
    raise ValueError(
        f"A workbook has no section of {name} records: register_section(…, {name}) gives it one"
    )


def _plain_field(field: Field, options: Iterable[tuple[str, str]] | None = None) -> dict[str, Any]:
    """What the front end is told of a field.

    With ``options`` of a list's own, a text is chosen instead of written.
    """
    offered = [list(option) for option in (field.options if options is None else options)]
    kind = field.kind
    if options is not None:
        chosen = kinds.Choices if kind.merging is Merging.TOGETHER else kinds.Choice
        kind = chosen(values=tuple(value for value, _ in offered))
    return {
        "name": field.name,
        "label": field.label,
        "short": field.short,
        "help": field.help,
        "example": field.example,
        "control": kind.control,
        "is_prose": kind.is_prose,
        "is_words": kind.is_words,
        "empty": field.empty,
        "options": offered,
    }
