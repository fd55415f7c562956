"""What comes of a Word file: the comments in it, and not one changed word of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.paper.anchors import anchor_of
from careerkit.export.words import Words, title_of_section
from careerkit.importing.comments import lines_of, sentences_of
from careerkit.importing.proposal import Proposal
from careerkit.importing.word.reading import read_word
from careerkit.insight.language.wording import shortened
from careerkit.model import SECTIONS, Brought, Comment, Workbook, brought, take_comments
from careerkit.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from careerkit.importing.word.remarks import Remark, Remarks
    from careerkit.importing.word.text import Place

__all__ = ["CommentProposal", "proposal_of_word"]

_PASSAGE = 120
_ANSWERED = 60
# Letters that are quoted of the words that a comment was put at, and of what a reply answers.

_ALL: Place = ("", "")


@attrs.frozen(kw_only=True, repr=False)
class CommentProposal(Proposal):
    """Comments that would come, each beside its answer.

    Attributes:
        came: Those that are new; none is ever taken back by a Word file.
        there: How many others are in it, which are here already or were removed.
        mine: The workbook that it was made for.
        today: The person's day.
    """

    came: Brought
    there: int
    mine: Workbook
    today: date

    def __bool__(self) -> bool:
        return bool(self.came)

    def onto(
        self,
        workbook: Workbook,
        *,
        over_newer: bool = False,  # noqa: ARG002 - no answer changes
        at: datetime | None = None,  # noqa: ARG002 - each has its own day
    ) -> Workbook:
        """The workbook with the comments, and no other change.

        Args:
            workbook: The one that it was made for, as it is now.
            over_newer: Nothing here.
            at: Nothing here.
        """
        return take_comments(workbook, Workbook(comments=self.came.new))

    def summary(self) -> str:
        """How many comments would come and from whom, in a sentence."""
        if self.came:
            return " ".join(sentences_of(self.name, self.came))
        if self.there:
            return content.plural("importing.word.known", self.there, name=self.name)
        return content.text("importing.word.none", name=self.name)

    def lines(self) -> Iterator[str]:
        """All of it in lines of text: the comments, then what can't come."""
        yield from lines_of(self.name, self.came, self.mine, self.today)
        if not self.came:
            yield self.summary()
        if self.problems:
            yield ""
        yield from self.problems


def proposal_of_word(name: str, data: bytes, workbook: Workbook, today: date) -> CommentProposal:
    """What a Word file says beside the answers of a workbook.

    Args:
        name: What the file is called.
        data: All of it.
        workbook: The person's, as it is now.
        today: The person's day.

    Raises:
        ImportingError: If it can't be read, with one sentence that says why.
    """
    titles = {title_of_section(section): section for section in SECTIONS}
    read = read_word(name, data, _places(workbook), titles)
    words = Words(workbook, today)
    worded = [remark for remark in read.comments if remark.text]
    said = [(remark, _comment(remark, read, workbook, words)) for remark in worded]
    theirs = {comment.id: comment for _, comment in said}
    came = brought(workbook, Workbook(comments=tuple(theirs.values())))
    new = {comment.id for comment in came.new}
    remarks = [remark for remark, comment in said if comment.id in new]
    return CommentProposal(
        name=name,
        came=came,
        there=len(theirs) - len(new),
        mine=workbook,
        today=today,
        problems=tuple(_problems(read, remarks)),
    )


def _places(workbook: Workbook) -> dict[str, Place]:
    """Where each anchor leads that a file of this workbook may hold."""
    sections = dict.fromkeys((*SECTIONS, *workbook.section_names))
    places: list[Place] = [(section, "") for section in sections]
    places += [(section, one.id) for section in sections for one in workbook.records(section)]
    found = {anchor_of(*place): place for place in places}
    # A step, and what belongs to none, is no section: what stands at its title is said of it all.
    numbers = ("", *map(str, range(1, len(steps()) + 1)))
    return {**found, **{anchor_of("", number): _ALL for number in numbers}}


def _comment(remark: Remark, read: Remarks, workbook: Workbook, words: Words) -> Comment:
    section, record = _place(remark)
    there = {one.id: one for one in workbook.records(section)}.get(record)
    name = words.name(section, there) if there else title_of_section(section)
    lead = _answered(remark, read) or _passage(remark, name)
    return Comment(
        text=f"{lead}\n{remark.text}" if lead else remark.text,
        who=remark.who,
        section=section,
        record=record,
        on=remark.on,
    )


def _place(remark: Remark) -> Place:
    """Where a comment belongs: to an entry, or to what all entries have in common that it is at."""
    if len(remark.places) == 1:
        return remark.places[0]
    sections = {section for section, _ in remark.places}
    return (sections.pop(), "") if len(sections) == 1 else _ALL


def _answered(remark: Remark, read: Remarks) -> str:
    """Whom a reply answers, and what. It is no answer of the person's, whoever wrote it."""
    if remark.answers is None:
        return ""
    other = read.comments[remark.answers]
    who = other.who or content.text("comments.nobody")
    return content.text("importing.word.reply", who=who, said=shortened(other.text, _ANSWERED))


def _passage(remark: Remark, name: str) -> str:
    """The words that a comment was put at, unless it stands at a whole entry or at its title."""
    if not remark.passage or (name and remark.passage.startswith(name.rstrip("…"))):
        return ""
    return content.text("importing.word.passage", words=shortened(remark.passage, _PASSAGE))


def _problems(read: Remarks, new: list[Remark]) -> Iterator[str]:
    """What can't come as it is there, in sentences."""
    if read.comments and not read.is_ours:
        yield content.text("importing.word.no_places")
    if read.changes:
        yield content.plural("importing.word.changes", read.changes)
    counts = {
        "gone": sum(remark.is_gone for remark in new),
        "resolved": sum(remark.is_resolved for remark in new),
        "pictures": sum(remark.has_picture for remark in new),
        "wordless": sum(not remark.text for remark in read.comments),
        "more": read.more,
    }
    for name, count in counts.items():
        if count:
            yield content.plural(f"importing.word.{name}", count)
