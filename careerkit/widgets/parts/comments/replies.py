"""What the person says to comments, and does with them: the one list of both, on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.model import Reply, reply_id
from careerkit.widgets.parts.records.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from careerkit.model import Comment, Record, Workbook
    from careerkit.session import Session

__all__ = ["Replies"]


class Replies(RecordList, view="replies"):
    """A card for each comment, in a list of all and beside the answer that it is about.

    The page shows both of one model. A card that is removed takes its comment along, for good: the
    mark of that stays, so that no file brings it back. Where the removal is taken back in the page,
    the comment is there again.
    """

    _said = traitlets.List(
        help="Of each comment, by the id of its card: where it belongs, and what it says."
    ).tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._gone: dict[str, tuple[int, Comment]] = {}
        super().__init__(
            Reply,
            cards=(),
            layout="closed",
            fields=("text", "state"),
            title=content.text("comments.title"),
            texts=content.texts("comments.list"),
            session=session,
        )

    @property
    def has_removed(self) -> bool:
        """Whether a comment was removed on this page."""
        return bool(self._gone)

    def show(self, cards: Iterable[tuple[str, ...]], said: list[dict[str, Any]]) -> None:
        """Show these cards, and beside answers what was said there.

        Args:
            cards: As for a ``RecordList``.
            said: For each comment its card's ``id``, the ``section`` and ``record`` that it is
                about, the name of the ``step`` that asks for these, and ``who`` said it when.
        """
        with self.hold_sync():
            self._said = said
            self.show_cards(cards)

    def _letting_go(self, workbook: Workbook, removed: Collection[str]) -> Workbook:
        gone = {
            reply_id(comment.id): (place, comment)
            for place, comment in enumerate(workbook.comments)
            if reply_id(comment.id) in removed
        }
        self._gone |= gone
        ids = {comment.id for _, comment in gone.values()}
        stay = (comment for comment in workbook.comments if comment.id not in ids)
        # Another version of a reply has nothing to stand beside either.
        replies = (reply for reply in workbook.replies if reply.comment not in ids)
        return workbook.replace("comments", stay).replace("replies", replies)

    def _changed(self, workbook: Workbook, records: tuple[Record, ...]) -> Workbook:
        comments, there = list(workbook.comments), {one.id for one in workbook.comments}
        for record in records:
            place, comment = self._gone.get(record.id, (0, None))
            if comment is not None and comment.id not in there:
                comments.insert(place, comment)
        return super()._changed(workbook.replace("comments", comments), records)
