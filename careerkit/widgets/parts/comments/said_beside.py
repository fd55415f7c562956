"""What others said beside a person's answers, each with what the person does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.model import reply_id
from careerkit.steps import steps
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.keeping.after_saving import later
from careerkit.widgets.parts.comments.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from careerkit.model import Comment, Workbook
    from careerkit.session import Session

__all__ = ["SaidBeside"]


class SaidBeside(Box):
    """A card for each comment: whose it is and beside what, their words, and the person's reply::

        SaidBeside(open_workbook())

    Without comments there is nothing, and nothing is loaded for it. A comment itself can't be
    written in: no field of it is asked for.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._replies: Replies | None = None
        session.observe(self._follow, names="workbook")
        self._show()

    def _follow(self, change: dict[str, Workbook]) -> None:
        old, new = change["old"], change["new"]
        if old.comments is not new.comments or len(old.replies) != len(new.replies):
            later(self._show)

    @kindly
    def _show(self) -> None:
        cards = list(_cards(self._session))
        if self._replies is None and cards:
            self._replies = Replies(self._session)
        if self._replies is not None:
            self._replies.show(cards, list(_said(self._session)))
        # The list stays when its last card was removed: that can be taken back in it.
        is_shown = self._replies is not None and (cards or self._replies.has_removed)
        self.children = [self._replies] if is_shown else []


def _cards(session: Session) -> Iterator[tuple[str, str, str]]:
    """A card for each comment, and for each other version of a reply: its id, name and words."""
    workbook = session.workbook
    if not workbook.comments:
        return
    from careerkit.export.words import Words  # noqa: PLC0415 - most workbooks have no comments
    from careerkit.importing.comments import said_when  # noqa: PLC0415

    words = Words(workbook, session.today)
    for comment in workbook.comments:
        said = content.text(
            "comments.card", said=said_when(comment, session.today), place=words.beside(comment)
        )
        own = reply_id(comment.id)
        others = (r.id for r in workbook.replies if r.comment == comment.id and r.id != own)
        for card in (own, *others):
            yield card, said, _words_of(comment)


def _said(session: Session) -> Iterator[dict[str, Any]]:
    """Where each comment belongs, and what stands on its card there."""
    from careerkit.importing.comments import said_when  # noqa: PLC0415 - said above

    step_of = {section: step.name for step in steps() for section in step.sections}
    for comment in session.workbook.comments:
        yield {
            "id": reply_id(comment.id),
            "section": comment.section,
            "record": comment.record,
            "step": step_of.get(comment.section, ""),
            "who": said_when(comment, session.today),
        }


def _words_of(comment: Comment) -> str:
    if comment.is_as_written:
        return comment.text
    return f"{comment.text}\n\n({content.text('comments.changed')})"
