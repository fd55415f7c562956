"""What is said of answers that do not fit their place, and wait for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.insight.language.wording import shortened
from careerkit.model import SECTIONS, Field, Record, UnfitAnswer, declared, name_of
from careerkit.model.unfit import problem_with

if TYPE_CHECKING:
    from careerkit.model import Workbook
    from careerkit.session import Session

__all__ = ["ShowsWaiting", "sentence_about"]

_LENGTH = 80
_SHOWN = 2000
"""How much of an answer a panel shows, in characters. Its file has all of it."""


def sentence_about(record_type: type[Record], field: Field, words: str) -> str:
    """Why an answer does not fit its field, and that it is kept.

    Args:
        record_type: The class that declares the field.
        field: Where the answer stands.
        words: The answer, as ``UnfitAnswer.value`` keeps it.
    """
    reason = problem_with(record_type, field, words)
    return content.text("record_list.unfit", label=field.label, reason=reason)


class ShowsWaiting(traitlets.HasTraits):
    """A panel that lists what waits, wherever it was written, and lets the person let it go."""

    waiting = traitlets.List(help="Each answer that waits, with its place.").tag(sync=True)
    let_go = traitlets.Dict(help="The id of the answer that is wanted no more.").tag(
        sync=True, echo_update=False
    )
    _waiting_texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_waiting_texts")
    def _default_waiting_texts(self) -> dict[str, Any]:
        return content.texts("widgets.waiting")

    def show_waiting(self, session: Session) -> None:
        """Follow a session's workbook."""
        shown: tuple[UnfitAnswer, ...] = ()

        def show(_: object = None) -> None:
            nonlocal shown
            if shown is not session.workbook.unfit_answers:
                shown = session.workbook.unfit_answers
                self.waiting = [_row(session.workbook, answer) for answer in shown]

        def drop(change: dict[str, Any]) -> None:
            gone = str(change["new"].get("id", ""))
            session.apply(lambda workbook: workbook.remove("unfit_answers", gone))

        session.observe(show, names="workbook")
        self.observe(drop, names="let_go")
        show()


def _row(workbook: Workbook, answer: UnfitAnswer) -> dict[str, Any]:
    title = content.texts("cli.check.sections").get(answer.section, answer.section)
    names = [shortened(name, _LENGTH) for name in (title, _name(workbook, answer)) if name]
    return {
        "id": answer.id,
        "place": " · ".join(names),
        "value": answer.value[:_SHOWN] + ("…" if len(answer.value) > _SHOWN else ""),
        "sentence": _sentence(answer),
    }


def _sentence(answer: UnfitAnswer) -> str:
    record_type = SECTIONS.get(answer.section, UnfitAnswer)
    for field in declared(record_type):
        if field.name == answer.field and answer.section in SECTIONS:
            return sentence_about(record_type, field, answer.value)
    if not answer.field:
        return content.text("widgets.waiting.unreadable")
    return content.text("widgets.waiting.unknown", field=shortened(answer.field, _LENGTH))


def _name(workbook: Workbook, answer: UnfitAnswer) -> str:
    if answer.section not in SECTIONS:
        return ""
    for record in workbook.section(answer.section):
        if record.id == answer.record:
            return name_of(record)
    return ""
