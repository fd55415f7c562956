"""A saved file beside the page that it was saved from: does it hold what stands there?"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.model import MAX_TEXT, SECTIONS, Workbook, declared, kinds
from careerkit.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from support.pages.screen import Answer

_HALF = re.compile("[\ud800-\udfff]")
_SHOWN = 60
_UNNAMED = (content.text("record_list.untitled"), content.text("roadmap.order.untitled"))
_MOMENTS = ("updated", "stamps")


class Saved:
    """What a workbook says, by record and field."""

    def __init__(self, workbook: Workbook) -> None:
        self.words = words(workbook)
        self._records: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for records in self.words.values():
            for record in records:
                self._records[record["id"]].append(record)
        self._unfit = {
            (answer.record, answer.field): answer.value
            for answer in getattr(workbook, "unfit_answers", ())
        }

    def lacks(self, answers: Iterable[Answer]) -> Iterator[str]:
        """A sentence for each answer on a page that it holds differently, or not at all."""
        for answer in answers:
            values = [
                one[answer.field] for one in self._records[answer.record] if answer.field in one
            ]
            is_there = any(_is_same(answer, value) for value in values)
            if is_there or (not values and not answer.value) or self._is_aside(answer):
                continue
            yield (
                f"{answer.field} of {answer.record} is {shown(answer.value)} on the page"
                f" and {shown(values)} in the file"
            )

    def _is_aside(self, answer: Answer) -> bool:
        aside = self._unfit.get((answer.record, answer.field))
        return aside is not None and (
            clean(answer.value) == aside or _number(answer.value) == _number(aside)
        )

    def disorders(self, lists: Iterable[list[tuple[str, str]]]) -> Iterator[str]:
        """A sentence for each list whose cards are missing, or stand in another order."""
        for cards in lists:
            for record, name in cards:
                if name not in _UNNAMED and not self._records[record]:
                    yield f"the card {shown(name)} is not in the file"
            ids = [record for record, _ in cards]
            for section, records in self.words.items():
                saved = [record["id"] for record in records if record["id"] in ids]
                if len(saved) > 1 and saved != [one for one in ids if one in saved]:
                    yield f"{section} stand in another order in the file: {saved}, not {ids}"

    def lost(self, typed: dict[tuple[str, str], str]) -> Iterator[str]:
        """A sentence for each text that was typed, by record and field, and is in no such field."""
        for (record, field), text in typed.items():
            values = [one[field] for one in self._records[record] if field in one]
            if text and not any(clean(text) in str(value) for value in values):
                where = f"{field} of {record}"
                yield f"{shown(text)} was typed in {where}, where the file has {shown(values)}"


def words(workbook: Workbook) -> dict[str, list[dict[str, Any]]]:
    """All that it holds by section, without the moments at which it was written."""
    return {
        name: [
            {key: value for key, value in to_plain(record).items() if key not in _MOMENTS}
            for record in workbook.section(name)
        ]
        for name in SECTIONS
    }


def unlike(one: dict[str, list[Any]], other: dict[str, list[Any]]) -> Iterator[str]:
    """A sentence for each section in which they differ: with the first record that does."""
    for name in one.keys() | other.keys():
        mine, theirs = one.get(name, []), other.get(name, [])
        if mine == theirs:
            continue
        pairs = zip(mine, theirs, strict=False)
        differing = next(((a, b) for a, b in pairs if a != b), (mine[-1:], theirs[-1:]))
        yield f"{name}: {len(mine)} and {len(theirs)}, as {_difference(*differing)}"


def is_wrongly_questioned(answer: Answer) -> bool:
    """Whether a page calls an answer unfit that fits every field of that name."""
    if not answer.problem:
        return False
    fields = [
        field
        for kind in SECTIONS.values()
        for field in declared(kind)
        if field.name == answer.field
    ]
    return all(_fits(answer.value, field) for field in fields)


def _fits(value: object, field: Any) -> bool:
    text = str(value)
    if isinstance(field.kind, kinds.Number):
        number = _number(text)
        return text.strip() == "" or (
            number is not None and field.kind.low <= number <= field.kind.high
        )
    if isinstance(field.kind, kinds.Day):
        return text == "" or _is_day(text)
    return len(text) <= MAX_TEXT


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_same(answer: Answer, value: object) -> bool:
    if isinstance(answer.value, list):
        return [clean(one) for one in answer.value] == value
    if isinstance(value, int | float):
        return _number(answer.value) == value
    return clean(answer.value) == (value or "")


def _number(text: object) -> float | None:
    """The number that a text is, read as the page reads it: in digits from 0 to 9."""
    try:
        number = float(str(text).strip().replace(",", ".").encode("ascii"))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def clean(text: str) -> str:
    """The text as any file can carry it: without halves of an emoji."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def shown(value: object) -> str:
    """A value as a line of a story can hold it."""
    words = ascii(value) if _HALF.search(str(value)) else repr(value)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(str(value))} letters)"


def _difference(one: Any, other: Any) -> str:
    if isinstance(one, dict) and isinstance(other, dict):
        fields = [key for key in one if one.get(key) != other.get(key)]
        return "; ".join(f"{key} {shown(one[key])}, {shown(other.get(key))}" for key in fields)
    return f"{shown(one)}, {shown(other)}"
