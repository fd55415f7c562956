"""Answers that do not fit their field: kept beside the records, word for word, until mended.

A person types "a lot" where a number belongs, a browser offers the year 12026, a file is
edited by hand. The kit may not throw such an answer away, and no formula can use it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from typing import Any

import attrs
from cattrs import BaseValidationError, transform_error

from careerkit import content
from careerkit.model import fields
from careerkit.model.fields import Field, declared
from careerkit.model.plain import from_plain
from careerkit.model.records import Record, identifier

__all__ = ["UnfitAnswer", "as_text", "digest", "fitted", "problem_with", "set_aside"]

LONGEST = 20_000_000
"""As long as a whole file may be: whatever stood in one can be kept, in characters."""

Answers = Mapping[str, Mapping[str, object]]


def digest(*parts: str) -> str:
    """An id that always is the same for the same words: 32 hexadecimal digits."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _own_id(answer: UnfitAnswer) -> str:
    """One for each field, so that two tabs write the same one; of its words where it has none."""
    place = answer.section, answer.record, answer.field
    return digest(*place) if answer.record and answer.field else digest(*place, answer.value)


@attrs.frozen(kw_only=True)
class UnfitAnswer(Record):
    """What was written where it does not fit::

        UnfitAnswer(section="unpaid_work", record="a", field="hours", value="a lot")

    ``section``, ``record`` (an id) and ``field`` say where; what is not known is empty, or not
    (any more) among the workbook's. ``value`` is what stood there, as text.
    """

    section: str = fields.text()
    record: str = fields.text()
    field: str = fields.text()
    value: str = fields.long_text(LONGEST)
    id: str = identifier(attrs.Factory(_own_id, takes_self=True))


def as_text(value: object) -> str:
    """A JSON value as it is kept: a text as it stands, anything else as JSON writes it."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fitted(
    record_type: type[Record], plain: Mapping[str, Any], names: Iterable[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The declared values among ``names`` that fit their field, and those that don't, as they are.

    What is empty in the form of another kind holds no word, and is no answer.

    Args:
        record_type: The class that declares the fields.
        plain: The record's values by field, as JSON holds them.
        names: The fields to look at. What the class doesn't declare is left out of both.

    Returns:
        By field, the values as the record class holds them, and the others as they came.
    """
    wanted = set(names)
    values: dict[str, Any] = {}
    unfit: dict[str, Any] = {}
    for field in declared(record_type):
        if field.name not in wanted or field.name not in plain:
            continue
        value = plain[field.name]
        try:
            values[field.name] = _structured(record_type, field, value)
        except BaseValidationError:
            unfit[field.name] = value
    return values, unfit


def without_form(field: Field, value: object) -> object:
    """The value; what is empty in whatever form becomes the field's own empty answer."""
    return field.empty if value in ("", None, []) else value


def _structured(record_type: type[Record], field: Field, value: object) -> Any:  # noqa: ANN401
    record = from_plain(record_type, {field.name: without_form(field, value)})
    return getattr(record, field.name)


def problem_with(record_type: type[Record], field: Field, words: str) -> str:
    """What is wrong with an unfit answer, as the end of a sentence: "should be a number".

    Args:
        record_type: The class that declares the field.
        field: The field that the answer stands in.
        words: The answer as ``as_text`` wrote it, either a text or JSON.
    """
    try:
        meant: list[object] = [json.loads(words), words]
    except (ValueError, RecursionError):
        meant = [words]
    for value in meant:
        try:
            _structured(record_type, field, value)
        except BaseValidationError as error:
            problem = transform_error(error, format_exception=lambda one, _: str(one))[0]
            reason = problem.rpartition(" @ ")[0]
            # The model's own sentence names its field, not its label.
            return reason.partition("” ")[2].rstrip(".") if reason.startswith("“") else reason
    return content.text("model.problems.other_form")


def set_aside(
    answers: Iterable[UnfitAnswer],
    section: str,
    unfit: Answers,
    taken: Answers,
    gone: Container[str] = (),
) -> tuple[UnfitAnswer, ...]:
    """The unfit answers after a change of a section's records.

    Args:
        answers: Those of all sections, before the change.
        section: Its name.
        unfit: By record and field, what does not fit.
        taken: By record and field, what does: an unfit answer in its place has been mended.
        gone: Records that were removed, with all that was written in them.
    """
    kept = [
        answer
        for answer in answers
        if answer.section != section
        or (answer.record not in gone and answer.field not in taken.get(answer.record, ()))
    ]
    places = {(one.section, one.record, one.field): at for at, one in enumerate(kept)}
    for record_id, values in unfit.items():
        for name, value in values.items():
            at, words = places.get((section, record_id, name)), as_text(value)
            if at is None:
                kept.append(UnfitAnswer(section=section, record=record_id, field=name, value=words))
            elif kept[at].value != words:
                kept[at] = kept[at].changed(value=words)
    return tuple(kept)
