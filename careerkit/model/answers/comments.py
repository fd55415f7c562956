"""What a counsellor or mentor says beside a person's answers, and what the person says to that.

Each has one owner, and a record of their own: a comment is its guest's, a reply the person's. So
neither can write over the other's words, whichever file is merged into which.
"""

import hashlib
import uuid
from datetime import date

import attrs

from careerkit.model import fields
from careerkit.model.records import Record, identifier

__all__ = ["Comment", "Reply", "reply_id"]


def _own_id(comment: "Comment") -> str:
    words = comment.section, comment.record, comment.who, str(comment.on), comment.text
    return hashlib.sha256(repr(words).encode()).hexdigest()[:32]


def reply_id(comment_id: str) -> str:
    """The id of the reply to a comment: the same in every tab that answers it."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"reply {comment_id}").hex


@attrs.frozen(kw_only=True)
class Comment(Record):
    """A guest's words beside an answer::

        Comment(text="Have you asked Rosa?", who="Ms Weber", section="goals", record=goal.id)

    Its id is made of its words, so that the same comment is there once, however often its file is
    opened. It never changes: who thinks better of it takes it back and writes another one.

    ``section`` says which part of the workbook it is about, and is empty for all of it; ``record``
    is the id of an entry of it, or empty. That entry may be gone. ``on`` is the guest's day.
    """

    text: str = fields.long_text(about="others")
    who: str = fields.text(about="name")
    section: str = fields.text()
    record: str = fields.text()
    on: date | None = fields.day()
    id: str = identifier(attrs.Factory(_own_id, takes_self=True))

    @property
    def is_as_written(self) -> bool:
        """Whether no word of it, nor its name, day or place, was changed since."""
        return self.id == _own_id(self)


@attrs.frozen(kw_only=True)
class Reply(Record):
    """What the person did with a comment, and says to it, with the id of ``reply_id``.

    ``state`` is empty while the comment is open.
    """

    comment: str = fields.link("comments")
    text: str = fields.long_text(about="others")
    state: str = fields.choice("kept", "let_go")
