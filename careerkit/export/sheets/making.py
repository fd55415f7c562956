"""The sheets that there are, by name, and making one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from careerkit import catalogue, content
from careerkit.export.choice import Choice, taken, ticks_left_out
from careerkit.export.problems import ExportError, named
from careerkit.export.sheets import brief, explaining, hand_outs, plan, request, talk
from careerkit.export.sheets.material import material_of
from careerkit.export.sheets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from careerkit.export.sheets.material import Material
    from careerkit.export.sheets.sheet import Section
    from careerkit.model import Workbook

__all__ = ["SHEETS", "Kind", "kind_named", "sheet_of"]


@attrs.frozen(kw_only=True)
class Kind:
    """A sheet that can be made.

    Attributes:
        name: How it is asked for.
        sections: What stands on it.
        abouts: What it can be about: ids, and what they are called. Empty where it is about all.
        title: What one of them is called.
        is_written: Whether it holds what a person wrote: a blank one needs no workbook.
    """

    name: str
    sections: Callable[[Material], Iterable[Section]]
    abouts: Callable[[Workbook], Iterable[tuple[str, str]]] = lambda _: ()
    given_title: Callable[[Material], str] | None = attrs.field(default=None, alias="title")
    is_written: bool = True

    @property
    def called(self) -> str:
        """What it is called in a list."""
        return content.text(f"sheets.{self.name}.title")


_EVERY = (
    Kind(name="brief", sections=brief.sections),
    Kind(name="plan", sections=plan.sections),
    Kind(name="choice", sections=explaining.sections),
    Kind(name="request", sections=request.sections, abouts=request.abouts),
    Kind(name="questions", sections=talk.sections, abouts=talk.abouts),
    Kind(
        name="hand-out",
        sections=hand_outs.sections,
        abouts=hand_outs.abouts,
        title=hand_outs.title,
        is_written=False,
    ),
)

SHEETS = MappingProxyType({one.name: one for one in _EVERY})
"""All sheets, in the order in which they are listed."""


def kind_named(name: str) -> Kind:
    """The sheet of a name.

    Raises:
        ExportError: If there is none.
    """
    return named(SHEETS, name, "sheets.problems.no_sheet")


def sheet_of(  # noqa: PLR0913 - one for each choice
    workbook: Workbook,
    name: str,
    today: date,
    choice: Choice | None = None,
    *,
    about: str = "",
    known: catalogue.Catalogue | None = None,
) -> Sheet:
    """A sheet with all that may stand on it; ``Sheet.only`` leaves out what isn't ticked.

    Args:
        workbook: The whole one.
        name: Which sheet, one of ``SHEETS``.
        today: The person's day.
        choice: What is taken along; nothing of other people by default.
        about: The id of what it is about, where it is about one thing. Without it, the kit chooses.
        known: What is known of occupations; by default the catalogue that the person has.

    Raises:
        ExportError: If there is no such sheet, or nothing of that id for it.
    """
    kind, choice = kind_named(name), choice or Choice()
    known = catalogue.load() if known is None else known
    material = material_of(workbook, today, known, choice, about)
    _check(kind, material)
    title = kind.given_title(material) if kind.given_title else kind.called
    return Sheet(
        name=name,
        title=title,
        lead=content.text(f"sheets.{name}.lead"),
        sections=tuple(kind.sections(material)),
        notes=tuple(_notes(kind, material, choice)),
        day=today,
    )


def _check(kind: Kind, material: Material) -> None:
    known = dict(kind.abouts(material.workbook))
    if material.about and material.about not in known:
        raise ExportError(
            content.text("sheets.problems.not_about", name=material.about, known=", ".join(known))
        )


def _notes(kind: Kind, material: Material, choice: Choice) -> Iterator[str]:
    if not kind.is_written:
        return
    if kind.name == "brief":
        yield from brief.notes(material)
    for tick in ticks_left_out(material.whole, choice, taken(material.whole, choice)):
        yield content.text(f"export.left_out.{tick}")
