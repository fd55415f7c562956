"""What was written in a step, as its editors print it: for a page on which nobody opened them."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.catalogue import group_name
from careerkit.insight.check_in.cadence import name_of_check_in
from careerkit.insight.interests.scoring import LONG_FORM, question, question_ids
from careerkit.insight.interests.values import name_of_card, piles
from careerkit.insight.linked import linked
from careerkit.insight.paths.feedback import PLANS
from careerkit.insight.people.support import name_of_supporter
from careerkit.insight.planning.timeline import dated_items
from careerkit.model import InterestAnswer, PathRating, WorkValue, declared, kinds, name_of
from careerkit.steps import dated
from careerkit.widgets.parts.journey.everything_written import NOBODYS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from careerkit.model import Field, Record, Workbook
    from careerkit.steps import Step

__all__ = ["sections_read", "written_in"]

_ON_NO_PAPER = frozenset({"set_aside", "preferences", "not_for_me", "ticks"})
"""What no step prints: what was waved away, and clicks of which an order or a list came."""

_ONE_FORM = frozenset({"statements", "decisions", "background", "path_filters"})
"""Sections in which no answer is what the others are about."""

_OTHERS_WORDS = frozenset({"stories.text", "stories.who"})
"""What somebody else wrote and the step shows beside the person's own answers."""

_IN_A_NAME = frozenset({"contacts.supporter", "check_ins.on", "check_ins.kind"})
"""Fields by which a record is called."""

_Told = dict[str, Any]


def written_in(step: Step, workbook: Workbook, today: date) -> list[_Told]:
    """What a person wrote, ticked and dated in a step, as the step's own page has it on paper.

    Args:
        step: The step.
        workbook: All that was written down.
        today: The person's day, from which a check-in is called.

    Returns:
        Its sections with anything in them, each with a ``title`` and ``entries`` as ``printing.js``
        prints them: a ``name``, and ``answers`` with ``label``, ``text`` and ``isShort``.
    """
    titles = content.texts("cli.check.sections")
    told = [
        {"title": titles.get(name, name), "entries": [*_entries(name, workbook, today)]}
        for name in step.sections
        if name not in _ON_NO_PAPER
    ]
    return [section for section in told if section["entries"]]


def sections_read(step: Step) -> frozenset[str]:
    """The sections on which it depends what ``written_in`` says of a step."""
    asked = (field.kind for kind in step.sections.values() for field in declared(kind))
    others = (kind.section for kind in asked if isinstance(kind, kinds.Link))
    ordered = dated() if "dependencies" in step.sections else ()
    return frozenset({*step.sections, *others, *ordered, "unfit_answers"})


def _entries(section: str, workbook: Workbook, today: date) -> Iterator[_Told]:
    own = _WAYS.get(section)
    return own(workbook) if own else _Records(section, workbook, today).entries()


class _Records:
    """A section's records, each with its answers in the order of its fields."""

    def __init__(self, section: str, workbook: Workbook, today: date) -> None:
        self._section, self._workbook, self._today = section, workbook, today
        self._unfit: dict[tuple[str, str], list[str]] = defaultdict(list)
        for answer in workbook.unfit_answers:
            if answer.section == section:
                self._unfit[answer.record, answer.field].append(answer.value)

    def entries(self) -> Iterator[_Told]:
        """Those in which anything was written."""
        asked: tuple[tuple[Field, str], ...] = ()
        for record in self._workbook.section(self._section):
            asked = asked or tuple(self._asked(record))
            told = ((field, label, self._text(field, record)) for field, label in asked)
            written = [(field, label, text) for field, label, text in told if text.strip()]
            name = self._given_name(record)
            own = None
            if name is None and self._section not in _ONE_FORM:
                own = next((one for one in written if one[0].kind.is_prose), None)
            if written:
                answers = [_answer(label, text, field) for field, label, text in written]
                if own is not None:
                    del answers[written.index(own)]
                yield {"name": own[2] if own else name or "", "answers": answers}

    def _asked(self, record: Record) -> Iterator[tuple[Field, str]]:
        for field in declared(type(record)):
            key = f"{self._section}.{field.name}"
            is_shown = key in {*_CODES, *_OTHERS_WORDS} or key not in NOBODYS_WORDS
            if field.kind.control and is_shown and key not in _IN_A_NAME:
                yield field, field.label

    def _text(self, field: Field, record: Record) -> str:
        """What stands in a field: what does not fit it, or its answer."""
        if unfit := self._unfit.get((record.id, field.name)):
            return "\n".join(unfit)
        answer = getattr(record, field.name)
        if isinstance(field.kind, kinds.Link):
            return _linked(self._workbook, field.kind.section, answer)
        in_words = _CODES.get(f"{self._section}.{field.name}", field.told)
        return in_words(answer)

    def _given_name(self, record: Any) -> str | None:  # noqa: ANN401 - the section's type
        """What a record is called that none of its own answers names; None for all others."""
        match self._section:
            case "plans" if record.id in PLANS:
                return content.text(f"paths.plans.cards.{record.id}")
            case "contacts":
                return name_of_supporter(linked(self._workbook, "supporters", record.supporter))
            case "check_ins":
                return name_of_check_in(record, self._today)
        return None


def _linked(workbook: Workbook, section: str, record_id: str) -> str:
    if not record_id:
        return ""
    record = linked(workbook, section, record_id)
    if record is None:
        return content.text("record_list.gone")
    return name_of(record) or content.text("record_list.untitled")


def _zones(zones: Iterable[str]) -> str:
    names = content.texts("paths.filters.zones")
    return " · ".join(names.get(zone, zone) for zone in zones)


_CODES: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {"path_filters.group": group_name, "path_filters.job_zones": _zones}
)
"""Fields that hold what the catalogue knows by a code, and the words for it."""


def _answer(label: str, text: str, field: Field) -> _Told:
    return {"label": label, "text": text, "isShort": not field.kind.is_prose}


# ---- what is asked in other ways than a record at a time


def _interests(workbook: Workbook) -> Iterator[_Told]:
    [liking] = declared(InterestAnswer)
    given = {one.id: one.liking for one in workbook.interest_answers}
    yield from _by_answer(
        (label, [question(id_) for id_ in question_ids(LONG_FORM) if given.get(id_) == value])
        for value, label in reversed(liking.options)
    )


def _values(workbook: Workbook) -> Iterator[_Told]:
    [pile] = declared(WorkValue)
    lying = piles(workbook)
    yield from _by_answer(
        (label, list(map(name_of_card, getattr(lying, name)))) for name, label in pile.options
    )


def _by_answer(given: Iterable[tuple[str, list[str]]]) -> Iterator[_Told]:
    """One entry for many small questions: each answer, and to which of them it was given."""
    answers = [
        {"label": label, "text": "\n".join(asked), "isShort": False}
        for label, asked in given
        if asked
    ]
    if answers:
        yield {"name": "", "answers": answers}


def _ratings(workbook: Workbook) -> Iterator[_Told]:
    score = next(field for field in declared(PathRating) if field.name == "score")
    given = {(one.path, one.criterion): one.score for one in workbook.path_ratings}
    for path in workbook.paths:
        answers = [
            _answer(criterion.name, score.told(mark), score)
            for criterion in workbook.criteria
            if (mark := given.get((path.id, criterion.id))) is not None
        ]
        if answers:
            yield {"name": path.title, "answers": answers}


def _order(workbook: Workbook) -> Iterator[_Told]:
    names = {item.id: item.what for item in dated_items(workbook)}
    gone = content.text("record_list.gone")
    for one in workbook.dependencies:
        ends = [(field, getattr(one, field.name)) for field in declared(type(one))]
        answers = [_answer(field.label, names.get(id_, gone), field) for field, id_ in ends if id_]
        if answers:
            yield {"name": "", "answers": answers}


_WAYS: Mapping[str, Callable[[Workbook], Iterator[_Told]]] = MappingProxyType(
    {
        "interest_answers": _interests,
        "work_values": _values,
        "path_ratings": _ratings,
        "dependencies": _order,
    }
)
