"""Records of a section that was not known, as records of its class once that is registered.

A notebook opens the workbook in its first cell and imports a step of one's own in the second: what
was read before is understood then. What does not fit is kept beside it, as if it were read now.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from careerkit.model.plain import to_plain
from careerkit.model.records import Moments, Record
from careerkit.model.sections import SECTIONS
from careerkit.model.unfit import UnfitAnswer, as_text, fitted
from careerkit.model.unknown import FACTS
from careerkit.model.workbook import Workbook

__all__ = ["recognised"]

_UNFIT = "unfit_answers"
_WORDLESS: tuple[object, ...] = ("", None, [], {})


def recognised(workbook: Workbook) -> Workbook:
    """The workbook with its records of each known section as that section's class has them.

    The same workbook if they are. Called twice, on two tabs, it makes the same of the same records.
    """
    news: dict[str, Iterable[Record]] = {}
    aside: dict[str, UnfitAnswer] = {answer.id: answer for answer in workbook.unfit_answers}
    for name, records in workbook.others.items():
        kind = SECTIONS.get(name)
        if kind is None or all(type(record) is kind for record in records):
            continue
        made = [_recognised(name, kind, record) for record in records]
        news[name] = [record for record, _ in made]
        for _, unfit in made:
            aside = {answer.id: answer for answer in unfit} | aside
    if not news:
        return workbook
    return workbook.holding({**news, _UNFIT: aside.values()})


def _recognised(
    section: str, kind: type[Record], record: Record
) -> tuple[Record, list[UnfitAnswer]]:
    if type(record) is kind:
        return record, []
    plain = to_plain(record)
    answers = {name: value for name, value in plain.items() if name not in FACTS}
    values, _ = fitted(kind, answers, answers)
    stamps = Moments((name, at) for name, at in record.stamps.items() if name in values)
    made = kind(id=record.id, updated=record.updated, stamps=stamps).holding(values)
    left = {name: value for name, value in answers.items() if name not in values}
    return made, list(_aside(section, record, left))


def _aside(section: str, record: Record, left: dict[str, Any]) -> Iterator[UnfitAnswer]:
    for name, value in sorted(left.items()):
        if value not in _WORDLESS:
            yield UnfitAnswer(
                section=section,
                record=record.id,
                field=name,
                value=as_text(value),
                updated=record.updated,
            )
