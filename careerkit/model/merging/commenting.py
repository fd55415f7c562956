"""What of a guest's file comes to the person's workbook: their comments, and nothing else.

A guest reads, and writes beside. Whatever else differs in their file is what the person had when
they gave it away, or a mistake; none of it is taken.
"""

from collections.abc import Iterator

import attrs

from careerkit.model.answers.comments import Comment, Reply, reply_id
from careerkit.model.records import EMPTY, Removal
from careerkit.model.workbook import Workbook

__all__ = ["Brought", "brought", "replies_to", "take_comments"]


@attrs.frozen(kw_only=True)
class Brought:
    """What a file says beside the answers of a workbook.

    Attributes:
        new: Comments that are not there yet, in their order.
        taken_back: Comments that are there and that their writer took back, or wrote anew. One
            that the person kept, let go or answered stays, with what was said to it.
    """

    new: tuple[Comment, ...] = ()
    taken_back: tuple[Comment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.taken_back)

    @property
    def altered(self) -> int:
        """How many of the new ones are no longer as they were written."""
        return sum(not comment.is_as_written for comment in self.new)


def brought(mine: Workbook, theirs: Workbook) -> Brought:
    """What a file brings of comments.

    Args:
        mine: The person's workbook.
        theirs: The file's.
    """
    present = {comment.id: comment for comment in mine.comments}
    known = {*present, *(mark.id for mark in _marks(mine))}
    gone = {mark.id for mark in _marks(theirs)}
    return Brought(
        new=tuple(comment for comment in theirs.comments if comment.id not in known),
        taken_back=tuple(
            comment
            for comment in mine.comments
            if comment.id in gone and not any(map(_says_something, replies_to(mine, comment)))
        ),
    )


def replies_to(workbook: Workbook, comment: Comment) -> tuple[Reply, ...]:
    """What the person says to a comment: mostly one reply, and none before they know of it."""
    own = reply_id(comment.id)
    return tuple(r for r in workbook.replies if r.id == own or r.comment == comment.id)


def _says_something(reply: Reply) -> bool:
    return reply.text not in EMPTY or reply.state not in EMPTY


def take_comments(mine: Workbook, theirs: Workbook) -> Workbook:
    """The person's workbook with the comments of a file, and no other word of it.

    Each has an open reply, without a word in it yet. Taken twice they are there once; what the
    person removed stays away.

    Args:
        mine: The person's workbook.
        theirs: The file's.
    """
    came = brought(mine, theirs)
    back = {comment.id for comment in came.taken_back}
    stay = (comment for comment in mine.comments if comment.id not in back)
    known = {reply.id for reply in mine.replies} | {m.id for m in mine.removed}
    open_ = (Reply(id=reply_id(one.id), comment=one.id) for one in came.new)
    wordless = {reply.id for one in came.taken_back for reply in replies_to(mine, one)}
    replies = (
        *(reply for reply in mine.replies if reply.id not in wordless),
        *(reply for reply in open_ if reply.id not in known),
    )
    return mine.replace("comments", (*stay, *came.new)).replace("replies", replies)


def _marks(workbook: Workbook) -> Iterator[Removal]:
    return (mark for mark in workbook.removed if mark.section == "comments")
