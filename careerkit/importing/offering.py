"""What a page offers to do with a file that is more than a workbook: tables, others' comments.

What reads them is loaded when somebody opens one: most pages never do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.model import brought, take_comments
from careerkit.store.offers import Choice, Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from careerkit.importing.proposal import Proposal
    from careerkit.model import Workbook

__all__ = ["Offering"]


class Offering:
    """Reads files for a store: a ``careerkit.store.offers.Reader``."""

    def of_other(self, name: str, data: bytes, mine: Workbook, today: date) -> Offer | None:
        """What tables or a Word file would change; None of a file that is neither.

        Args:
            name: What the file is called.
            data: What is in it.
            mine: The person's workbook.
            today: Their day.

        Raises:
            StoreError: If it can't be read.
        """
        from careerkit.importing.previewing import preview_of  # noqa: PLC0415 - said above
        from careerkit.importing.reading import is_other, proposal_from  # noqa: PLC0415

        if not is_other(name, data):
            return None
        proposal = proposal_from(name, data, mine, today)
        return Offer(
            sentence=proposal.summary(),
            choices=tuple(_choices(proposal)),
            preview=preview_of(proposal),
        )

    def of_comments(self, name: str, theirs: Workbook, mine: Workbook, today: date) -> Offer | None:
        """What a guest said beside the answers; None if that is nothing new.

        Args:
            name: What the file is called.
            theirs: What is in it.
            mine: The person's workbook.
            today: Their day.
        """
        came = brought(mine, theirs)
        if not came:
            return None
        from careerkit.importing.comments import (  # noqa: PLC0415 - said above
            preview_of_comments,
            sentences_of,
        )

        take = _take_comments(name, lambda workbook: take_comments(workbook, theirs))
        return Offer(
            sentence=" ".join(sentences_of(name, came)),
            choices=(take,),
            preview=(*preview_of_comments(came, mine, today), *_else(name, theirs, mine, today)),
        )


def _take_comments(name: str, change: Callable[[Workbook], Workbook]) -> Choice:
    return Choice(
        name="comments",
        label=content.text("comments.take"),
        change=change,
        told=content.text("comments.taken", name=name),
    )


def _choices(proposal: Proposal) -> Iterator[Choice]:
    from careerkit.importing.word.saying import CommentProposal  # noqa: PLC0415 - said above

    if isinstance(proposal, CommentProposal):
        if proposal:
            yield _take_comments(proposal.name, proposal.onto)
        return
    told = content.text("importing.applied", name=proposal.name)
    if proposal:
        label = content.text("importing.take")
        yield Choice(name="take", label=label, change=proposal.onto, told=told)
    if proposal.newer_here:
        label = content.text("importing.take_over_newer")
        change = partial(proposal.onto, over_newer=True)
        yield Choice(name="take_over_newer", label=label, change=change, told=told)


def _else(name: str, theirs: Workbook, mine: Workbook, today: date) -> Iterator[dict[str, Any]]:
    """What besides the comments is other than here: nothing of it comes with them."""
    from careerkit.importing.previewing import preview_of  # noqa: PLC0415 - said above
    from careerkit.importing.proposing import proposal_of_workbook  # noqa: PLC0415

    others = theirs.holding({"comments": mine.comments, "replies": mine.replies})
    differing = preview_of(proposal_of_workbook(name, others, mine, today))
    if differing:
        yield {"title": content.text("comments.otherwise"), "sentences": []}
    yield from differing
