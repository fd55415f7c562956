"""What of a workbook a person takes along: their choice, and the workbook that is left by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.others import WithoutOthers
from careerkit.export.problems import ExportError
from careerkit.model import SECTIONS, Moments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.model import Workbook

__all__ = ["Choice", "each_taken", "taken", "ticks_left_out"]


_OF_OTHERS = ("names", "notes")
"""What of other people is in a document only where it is ticked."""

_UNFIT = "unfit_answers"
# Of these it isn't known whether they speak of others.


def _to_names(names: Iterable[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


@attrs.frozen(kw_only=True)
class Choice:
    """What is in a document::

        Choice(sections=("goals", "milestones"), names=True)

    Attributes:
        sections: The names of the sections that are; None for all of them.
        names: Whether other people are called by their names.
        notes: Whether what was written about others and to them is in it.
    """

    sections: frozenset[str] | None = attrs.field(default=None, converter=_to_names)
    names: bool = False
    notes: bool = False

    def takes(self, section: str) -> bool:
        """Whether a section of this name is in it."""
        return self.sections is None or section in self.sections


def taken(workbook: Workbook, choice: Choice, whole: Workbook | None = None) -> Workbook:
    """The workbook with nothing in it but what was chosen; itself, if that is all of it.

    Merged into the one that it is from, it changes no word of it.

    Args:
        workbook: What to take from.
        choice: What of it.
        whole: The workbook before anything was left out of it, if that is another one: the names
            of all people in it are looked for.

    Raises:
        ExportError: If there is no section of a name that was chosen.
    """
    [left] = each_taken(workbook if whole is None else whole, choice, workbook)
    return left


def each_taken(whole: Workbook, choice: Choice, *versions: Workbook) -> Iterator[Workbook]:
    """The same of several versions of a workbook, which share most of their records.

    Args:
        whole: The whole workbook.
        choice: What to take.
        versions: Versions of it.

    Raises:
        ExportError: As above.
    """
    _check(whole, choice)
    gate = WithoutOthers(whole, choice.names, choice.notes)
    yield from (gate.of(_of_sections(version, choice)) for version in versions)


def ticks_left_out(whole: Workbook, choice: Choice, left: Workbook) -> Iterator[str]:
    """Which of the ticks for other people would put more in, were they ticked.

    Args:
        whole: The whole workbook.
        choice: What is taken along.
        left: What that leaves of the workbook.
    """
    known = [name for name in SECTIONS if name != _UNFIT and choice.takes(name)]
    for tick in _OF_OTHERS:
        if getattr(choice, tick):
            continue
        names, notes = choice.names or tick == "names", choice.notes or tick == "notes"
        more = WithoutOthers(whole, names, notes)
        # Section by section: mostly one of the first tells.
        if any(more.of_section(name, whole.records(name)) != left.records(name) for name in known):
            yield tick


def _check(workbook: Workbook, choice: Choice) -> None:
    known = workbook.section_names
    unknown = sorted((choice.sections or frozenset()).difference(known))
    if unknown:
        raise ExportError(
            content.text(
                "export.problems.no_section", names=", ".join(unknown), known=", ".join(known)
            )
        )


def _of_sections(workbook: Workbook, choice: Choice) -> Workbook:
    if choice.sections is None:
        return workbook
    left_out = [name for name in workbook.section_names if not choice.takes(name)]
    return attrs.evolve(
        workbook.holding(dict.fromkeys(left_out, ())),
        arranged=Moments({n: at for n, at in workbook.arranged.items() if choice.takes(n)}),
        removed=tuple(mark for mark in workbook.removed if choice.takes(mark.section)),
    )
