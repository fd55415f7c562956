"""A proposal as a page shows it before anything is changed: entries, and what is left out.

A group has a ``title`` and either ``entries``, each with a ``name`` and ``answers`` (``label``,
``before``, ``after``, ``note``; ``stays`` where the answer that is here does), or ``sentences``.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.words import title_of_section
from careerkit.importing.comments import preview_of_comments
from careerkit.importing.word.saying import CommentProposal
from careerkit.insight.language.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerkit.importing.proposal import Edit, Entry, Proposal

__all__ = ["preview_of"]

_MOST = 200
"""Entries and sentences that are shown: nobody reads on, and a message stays small."""

_LONGEST = 2_000
"""Letters of an answer that are shown."""


def preview_of(proposal: Proposal) -> tuple[dict[str, Any], ...]:
    """What would change, section by section, and what is left out or waits."""
    return tuple(_groups(proposal))


def _groups(proposal: Proposal) -> Iterator[dict[str, Any]]:
    if isinstance(proposal, CommentProposal):
        yield from preview_of_comments(proposal.came, proposal.mine, proposal.today)
    shown = proposal.entries[:_MOST]
    for section, entries in groupby(shown, key=lambda entry: entry.section):
        yield {"title": title_of_section(section), "entries": list(map(_entry, entries))}
    told = [*(one.told for one in proposal.waiting), *proposal.problems]
    if told:
        yield {"title": content.text("importing.left_out"), "sentences": _some(told)}
    more = len(proposal.entries) - len(shown)
    if more > 0:
        yield {"title": "", "sentences": [content.plural("importing.more", more)]}


def _some(told: Sequence[str]) -> list[str]:
    more = len(told) - _MOST
    return [*told[:_MOST], *([content.plural("importing.more", more)] if more > 0 else [])]


def _entry(entry: Entry) -> dict[str, Any]:
    name = entry.name or content.text("record_list.untitled")
    key = "new" if entry.is_new else "changed"
    return {
        "name": content.text(f"importing.lines.{key}", name=name),
        "answers": [_answer(edit, is_new=entry.is_new) for edit in entry.edits],
    }


def _answer(edit: Edit, *, is_new: bool) -> dict[str, Any]:
    empty = content.text("importing.lines.empty")
    return {
        "label": edit.label,
        "stays": edit.is_newer_here,
        "before": "" if is_new else shortened(edit.before, _LONGEST) or empty,
        "after": shortened(edit.after, _LONGEST) or empty,
        "note": content.text("importing.lines.stays") if edit.is_newer_here else "",
    }
