"""Records that a page edits, whatever they look like: kept in the browser until they are safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import traitlets

from careerkit import content
from careerkit.model import SECTIONS, declared, kinds, reader_of
from careerkit.model.plain import to_plain
from careerkit.model.sections import count_of
from careerkit.model.unfit import set_aside
from careerkit.session import News
from careerkit.widgets.front_end.begun import Begun
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.field_facts import asked_of, facts_of, section_of
from careerkit.widgets.keeping.pending import apply_pending, names_of_words
from careerkit.widgets.keeping.records import Records
from careerkit.widgets.keeping.waiting import sentence_about

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from careerkit.model import Record, UnfitAnswer, Workbook
    from careerkit.session import Session
    from careerkit.widgets.keeping.pending import Applied

__all__ = ["PendingRecords", "Shared"]


class Shared(TypedDict, total=False):
    """What every such widget takes by name."""

    session: Session | None
    fields: Iterable[str] | None
    title: str
    texts: Mapping[str, Any] | None


class PendingRecords(KitWidget, metaclass=Begun):
    """Keeps, sends and confirms what a page does with records; it has no look.

    ``value`` is the tuple of records. With a session it is a section of its workbook, and
    a change becomes a step that can be undone. What is typed is kept in the browser until the
    session's store has it, so that it survives the kernel (``docs/pending-changes.md``). In the
    page ``RecordEditing`` does its part.

    Args:
        record_type: A record class with declared fields.
        value: The records to begin with; with a session, the session's are shown.
        session: Whose workbook to show and change.
        fields: The names of the fields to ask for; all of them by default.
        texts: Sentences that replace those of ``content/…/record_list.toml``.
        traits: ``title``, the heading above it; and more, of a subclass.
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
    _reader = traitlets.Unicode("", help="For whom the examples are; empty for all.").tag(sync=True)
    _scope = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)
    _pending = traitlets.Dict().tag(sync=True, echo_update=False)
    _acknowledged = traitlets.Int(0).tag(sync=True)

    session: Session | None = None
    _has_begun = False
    _following = False
    _section = ""

    def __init__(
        self,
        record_type: type[Record],
        value: Iterable[Record] = (),
        *,
        session: Session | None = None,
        fields: Iterable[str] | None = None,
        texts: Mapping[str, Any] | None = None,
        **traits: Any,  # noqa: ANN401 - of any type
    ) -> None:
        self.record_type = record_type
        self.session = session
        self._applied = 0
        self._taken_up: set[str] = set()
        self._unfit_alone: tuple[UnfitAnswer, ...] = ()
        self._said_unfit: tuple[UnfitAnswer, ...] = ()
        self._waiting: dict[str, dict[str, Any]] = {}
        words = {**content.texts("record_list"), "dates": content.texts("dates"), **(texts or {})}
        asked = map(facts_of, asked_of(record_type, fields))
        super().__init__(
            value=tuple(value),
            _word_fields=names_of_words(record_type),
            _texts=words,
            **{"_fields": list(asked), **traits},
        )

    def open(self) -> None:
        """Tell the page of it, once there is something to show."""
        if self._has_begun:
            super().open()

    def begin(self) -> None:
        """Show the records, follow the session and tell the page. Called once it is made."""
        self._has_begun = True
        session = self.session
        if session is None:
            self._show_records()
        else:
            session.recognise()
            self._section = section_of(self.record_type)
            self._scope = f"{session.scope}/{self._section}" if session.scope else ""
            self._show_records()
            session.observe(self._follow, names=["workbook", "saved", "ready"])
            self._following = True
            self._follow()
        self.open()

    def held(self) -> str:
        """How many records there are."""
        return count_of(self.record_type, self.value)

    def close(self) -> None:
        """Stop following the session."""
        session, self.session = self.session, None
        if session is not None and self._following:
            session.unobserve(self._follow, names=["workbook", "saved", "ready"])
        super().close()

    @traitlets.observe("value")
    def _on_value(self, change: dict[str, Any]) -> None:
        if not self._has_begun:
            return
        self._show_records()
        if self.session is not None and self._section:
            records = change["new"]
            if records != self.session.workbook.section(self._section):
                self.session.apply(lambda workbook: self._changed(workbook, records))

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        """The workbook with these records; a subclass may let more follow from them."""
        return workbook.replace(self._section, records)

    def _letting_go(self, workbook: Workbook, removed: Collection[str]) -> Workbook:  # noqa: ARG002
        """The workbook without what goes with removed records; a subclass knows of such."""
        return workbook

    def _shown(self) -> Iterable[Record]:
        """The records that the page is told of; a subclass may hold some back."""
        return self.value

    def _show_records(self) -> None:
        # Readings are many, and no form edits them: a list of check-ins would be megabytes.
        unseen = {f.name for f in declared(self.record_type) if isinstance(f.kind, kinds.Readings)}
        unseen |= {"updated", "stamps"}
        records = [{k: v for k, v in to_plain(r).items() if k not in unseen} for r in self._shown()]
        if records != self._records:
            self._records = records

    @kindly
    def _follow(self, _: object = None) -> None:
        assert self.session is not None  # noqa: S101 - only then it is observed
        # A cell that runs again makes the class anew, and the records are of the new one.
        self.record_type = SECTIONS.get(self._section, self.record_type)
        self._reader = reader_of(self.session.workbook.readers)
        self._show_unfit(self.session.workbook.unfit_answers)
        self.value = self.session.workbook.section(self._section)
        if self.session.ready and self._pending.get("seq", 0) > self._applied:
            self._apply()
        self._acknowledge()

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
                self._take(apply_pending(self.record_type, self._present(), earlier))
        self._take(apply_pending(self.record_type, self._present(), pending))

    def _present(self) -> tuple[Record, ...]:
        """The records as they are now: what a mistake kept from being shown may not be lost."""
        return self.value if self.session is None else self.session.workbook.section(self._section)

    def _take(self, applied: Applied) -> None:
        """Keep what fits in its records, and what does not fit beside them, as one step."""
        gone = {record.id for record in self._present()} - {record.id for record in applied.records}

        def waiting(answers: tuple[UnfitAnswer, ...]) -> tuple[UnfitAnswer, ...]:
            return set_aside(answers, self._section, applied.unfit, applied.taken, gone)

        def changed(workbook: Workbook) -> Workbook:
            answers = waiting(workbook.unfit_answers)
            changed = self._changed(workbook, applied.records)
            return self._letting_go(changed, applied.removed).replace("unfit_answers", answers)

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
