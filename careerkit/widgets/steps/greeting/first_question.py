"""The first question of all, and an answer to it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import catalogue as occupations
from careerkit import content
from careerkit.insight.check_in.returning import FIRST_MOMENT, is_new
from careerkit.insight.paths.first_answer import first_answer
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.parts.doors import Doors
from careerkit.widgets.parts.promised_sentences import PromisedSentences
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    import ipywidgets

    from careerkit.model import Activity, Record
    from careerkit.session import Session

__all__ = ["FirstQuestion"]

_NEW_WAYS = ("passion", "interests")
_SILENT_WAYS: dict[str, tuple[str, ...]] = {
    "heavy": (),
    "carried": ("interests",),
    "delicate": ("interests",),
    "unanswered": ("interests",),
}
# Nobody is asked what it was about a moment that hurts, or about one that did not come to mind.
_OTHER_WAYS = ("file", "sample")


class FirstQuestion(SectionStep):
    """One moment that absorbed the person, and what its words are near to::

        FirstQuestion(open_workbook())

    Who has written something else already is not asked. ``value`` is the tuple of ``Activity`` of
    the first step, where the moment stands, too.
    """

    section = "activities"
    texts = "home.first"

    def __init__(self, session: Session | None = None, *, value: Iterable[Record] = ()) -> None:
        super().__init__(session, value=value)
        self._is_asking = False
        self.add_class("ck-first-question")

    def build(self) -> list[ipywidgets.Widget]:
        """The question, what its answer is near to, and ways on."""
        self._found = PromisedSentences(promise=content.text("home.first.promise"))
        self._doors = Doors(heading=content.text("home.doors.heading"))
        form = self.record_list(
            fields=("what",),
            cards=[(FIRST_MOMENT, content.text("home.first.card"))],
            layout="beside",
        )
        self._guess = Sentences(heading="", quiet=True)
        answered = Box([self._found, self._guess, self._doors])
        answered.add_class("ck-answered")
        return [form, answered]

    def refresh(self) -> None:
        """Ask, and answer. Who was asked is asked for all of this visit."""
        if self.session.ready and not self._is_asking:
            self._is_asking = is_new(self.session.workbook, self.session.today, self.session.zone)
        self.layout.display = "" if self._is_asking else "none"
        moment = next(
            (one for one in self.records if one.id == FIRST_MOMENT and one.what.strip()), None
        )
        self._answer(moment if self._is_asking else None)

    def _answer(self, moment: Activity | None) -> None:
        if moment is None:
            self._lead(())
            self._found.sentences, self._found.about, self._guess.sentences = [], [], []
            return
        found = first_answer(moment, self.considered, occupations.load())
        self._lead(_SILENT_WAYS.get(found.silence, _NEW_WAYS))
        part = "silent" if found.silence else "answer"
        count = len(found.found)
        self._guess.sentences = [content.plural("home.first.answer.guess", count)] if count else []
        with self._found.hold_sync():
            self._found.heading = content.text(f"home.first.{part}.heading")
            self._found.about = [[name, list(reasons)] for name, reasons in found.found]
            if found.silence:
                self._found.sentences = [content.text(f"home.first.silent.{found.silence}")]
            else:
                self._found.sentences = [
                    content.plural("home.first.answer", found.count, all=len(occupations.load()))
                ]

    def _lead(self, ways: Iterable[str]) -> None:
        self._doors.doors = [_way(name) for name in (*ways, *_OTHER_WAYS)]


def _way(name: str) -> dict[str, str]:
    """A door by its name: to a step, or to something else."""
    kind = "step" if name in _NEW_WAYS else "to"
    return {kind: name, **content.texts(f"home.doors.{name}")}
