"""What a workbook's text holds besides what fits: set aside word for word, not refused."""

from __future__ import annotations

from datetime import UTC, datetime
from types import GenericAlias
from typing import TYPE_CHECKING, Any

from cattrs import BaseValidationError

from careerkit.model import SECTIONS, Record, UnfitAnswer, UnknownRecord, Workbook, declared
from careerkit.model.plain import converter, to_plain
from careerkit.model.records import check_records
from careerkit.model.sections import is_own, is_unknown
from careerkit.model.unfit import as_text, digest, fitted, without_form

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["from_sections", "mended", "with_unfit"]

Plain = dict[str, Any]

_UNFIT = "unfit_answers"
_EPOCH = converter().unstructure(datetime(1970, 1, 1, tzinfo=UTC))
_WORDLESS: tuple[object, ...] = ("", None, [], {})
_LONGEST_NAME = 200
"""More characters than any field's name has: a longer one is kept with its value."""


def mended(plain: Plain) -> Plain:
    """A workbook's plain values with only what fits, and all else among its unfit answers.

    The same text always gives the same workbook, ids and moments too: it is read again each
    time that a page or a program looks at it.

    Args:
        plain: Of the present version, whatever stands in it.
    """
    return _Mending(plain).result()


def from_sections(plain: Plain) -> Workbook:
    """A workbook of its plain values, as a file has them: all sections side by side.

    Args:
        plain: Of the present version.

    Raises:
        cattrs.BaseValidationError: If a value does not fit its place.
    """
    others = {name: value for name, value in plain.items() if _is_beside(name)}
    own = {name: value for name, value in plain.items() if name not in others}
    workbook = converter().structure(own, Workbook)
    if not others:
        return workbook
    return workbook.holding({name: _records(name, value) for name, value in others.items()})


def _is_beside(name: str) -> bool:
    """Whether a section of this name is none that the workbook's class declares."""
    return is_unknown(name) or (name in SECTIONS and not is_own(name))


def _records(name: str, value: object) -> tuple[Record, ...]:
    kind: Any = GenericAlias(tuple, (SECTIONS.get(name, UnknownRecord), ...))
    try:
        records: tuple[Record, ...] = converter().structure(value, kind)
        check_records(name, Record, records, exactly=False)
    except (TypeError, ValueError) as error:
        raise BaseValidationError(name, [error], kind) from error
    return records


def with_unfit(workbook: Workbook, texts: list[str]) -> Workbook:
    """The workbook with whole texts among its unfit answers."""
    new = [UnfitAnswer(value=text, updated=workbook.updated) for text in texts]
    known = {answer.id for answer in workbook.unfit_answers}
    more = {answer.id: answer for answer in new if answer.id not in known}
    answers = [*workbook.unfit_answers, *more.values()]
    return workbook.replace(_UNFIT, answers, at=workbook.updated)


def _fits(kind: type, name: str, value: object) -> bool:
    try:
        converter().structure({name: value}, kind)
    except BaseValidationError:
        return False
    return True


class _Mending:
    """Goes through one workbook, and remembers what did not fit."""

    def __init__(self, plain: Plain) -> None:
        self.plain = plain
        self.aside: list[UnfitAnswer] = []
        moment = plain.get("updated")
        self.when = moment if _fits(Workbook, "updated", moment) else _EPOCH

    def result(self) -> Plain:
        whole: Plain = {}
        for name, value in self.plain.items():
            if name in SECTIONS:
                whole[name] = self.section(name, value)
            elif name == "removed":
                whole[name] = self.marks(value)
            elif is_unknown(name) and self.has_records(value):
                whole[name] = self.section(name, value)
            elif _fits(Workbook, name, value):
                whole[name] = value
            else:
                self.put_aside(value, field=name)
                whole |= self.instead(name, value)
        whole[_UNFIT] = self.waiting(whole.get(_UNFIT, []))
        return whole

    def instead(self, name: str, value: object) -> Plain:
        """What stands in the place of the workbook's own facts, which no person typed."""
        if name == "id":
            return {name: digest(as_text(value))}
        return {name: self.when} if name in ("created", "updated") else {}

    def section(self, name: str, value: object) -> list[Plain]:
        if not isinstance(value, list):
            self.put_aside(value, section=name)
            return []
        records: dict[str, Plain] = {}
        seen: set[str] = set()
        for entry in value:
            text = as_text(entry)
            if not isinstance(entry, dict) or (name not in SECTIONS and not self.is_record(entry)):
                self.put_aside(entry, section=name)
            elif text not in seen:
                record = self.record(name, entry, records)
                records[record["id"]] = record
            seen.add(text)
        return list(records.values())

    def has_records(self, value: object) -> bool:
        """Whether a list could be another installation's section: something in it is a record."""
        return isinstance(value, list) and any(map(self.is_record, value))

    def is_record(self, entry: object) -> bool:
        """Whether an entry of a section that is not known could be a record."""
        if not isinstance(entry, dict):
            return False
        try:
            _records("unknown", [{"updated": self.when, **entry}])
        except BaseValidationError:
            return False
        return True

    def record(self, section: str, entry: Plain, others: Container[str]) -> Plain:
        if section not in SECTIONS:
            is_there = entry["id"] in others
            known = {"id": digest(section, as_text(entry))} if is_there else {}
            return {"updated": self.when, **entry, **known}
        record_type = SECTIONS[section]
        fields = {field.name: field for field in declared(record_type)}
        values, _ = fitted(record_type, entry, entry)
        facts: Plain = {
            name: entry[name]
            for name in ("id", "updated", "stamps")
            if name in entry and _fits(record_type, name, entry[name])
        }
        record_id = facts.get("id") or _own_id(section, entry)
        if record_id in others:
            # No word is lost by another id: what links to it finds the first one.
            record_id = digest(section, as_text(entry))
        whole: Plain = {"updated": self.when, **facts, "id": record_id}
        for name, value in entry.items():
            if name in values:
                whole[name] = without_form(fields[name], value)
            elif name not in facts:
                self.put_aside(value, section=section, record=record_id, field=name)
        return whole

    def marks(self, value: object) -> list[Plain]:
        if not isinstance(value, list):
            self.put_aside(value, section="removed")
            return []
        whole = []
        for mark in value:
            if _fits(Workbook, "removed", [mark]):
                whole.append(mark)
            else:
                self.put_aside(mark, section="removed")
        return whole

    def put_aside(
        self, value: object, *, section: str = "", record: str = "", field: str = ""
    ) -> None:
        if value in _WORDLESS:
            return
        if len(field) > _LONGEST_NAME:
            value, field = {field: value}, ""
        when = converter().structure(self.when, datetime)
        self.aside.append(
            UnfitAnswer(
                section=section, record=record, field=field, value=as_text(value), updated=when
            )
        )

    def waiting(self, answers: list[Plain]) -> list[Plain]:
        """The unfit answers with those that came up; two for one field become one."""
        by_id = {answer["id"]: answer for answer in answers}
        for new in self.aside:
            old = by_id.setdefault(new.id, to_plain(new))
            words = old.get("value", "")
            if new.value not in words:
                by_id[new.id] = {**old, "value": f"{words}\n{new.value}" if words else new.value}
        return list(by_id.values())


def _own_id(section: str, entry: Plain) -> str:
    if section == _UNFIT:
        values, _ = fitted(UnfitAnswer, entry, entry)
        return UnfitAnswer(**values).id
    return digest(section, as_text(entry))
