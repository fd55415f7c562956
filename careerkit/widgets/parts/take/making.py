"""Making a file of a workbook: one function, which runs beside the kernel's loop (``aside.py``)."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.charts.drawing.beside import drawing_beside
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.formats import format_named
from careerkit.export.problems import ExportError
from careerkit.steps import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, tzinfo

    from careerkit.export.formats import Format
    from careerkit.model import Workbook

__all__ = ["At", "Made", "Order", "make"]


@attrs.frozen(kw_only=True)
class Order:
    """What a person wants.

    Attributes:
        workbook: All that they have written.
        today: Their day.
        zone: Their time zone; None for this computer's.
        form: The name of the format.
        left_out: The names of the sections that are not to be in it.
        names: Whether other people are called by their names.
        notes: Whether what was written about others and to them is in it.
    """

    workbook: Workbook
    today: date
    zone: tzinfo | None
    form: str
    left_out: frozenset[str] = frozenset()
    names: bool = False
    notes: bool = False

    def choice(self) -> Choice:
        """The same as documents take it; what is not left out is in it, also what is new."""
        kept = [name for name in self.workbook.section_names if name not in self.left_out]
        # Without this, a reminder of a section in which there is nothing yet would go, too.
        sections = kept if self.left_out else None
        return Choice(sections=sections, names=self.names, notes=self.notes)


@attrs.frozen(kw_only=True)
class At:
    """How far it is: which of how many stages begins, and what that is called."""

    stage: int
    count: int
    told: str


@attrs.frozen(kw_only=True)
class Made:
    """The file: its name and type, what is in it, and in sentences what is not."""

    name: str
    media_type: str
    data: bytes
    left_out: tuple[str, ...]


def make(order: Order, tell: Callable[[At], None]) -> Made:
    """Make the file.

    Args:
        order: What is wanted.
        tell: Told before each stage.

    Raises:
        ExportError: If that can't be, with one sentence that says why.
    """
    form = format_named(order.form)
    if not form.is_installed:
        raise ExportError(content.text("export.problems.needs", name=form.needs))
    with drawing_beside() if form.begin else nullcontext():
        return _make(order, form, tell)


def _make(order: Order, form: Format, tell: Callable[[At], None]) -> Made:
    count = len(steps())

    def at(number: int, title: str) -> None:
        told = content.text("take.making.step", number=number, count=count, title=title)
        tell(At(stage=number, count=count + 2, told=told))

    tell(At(stage=0, count=count + 2, told=content.text("take.making.reading")))
    document = contents_of(
        order.workbook,
        order.today,
        order.choice(),
        zone=order.zone,
        remarks=form.has_remarks,
        has_page=form.has_page,
        at=at,
        figure=form.begin,
    )
    tell(At(stage=count + 1, count=count + 2, told=content.text("take.making.writing")))
    return Made(
        name=f"careerkit-{order.today.isoformat()}{form.suffix}",
        media_type=form.media_type,
        data=form.render(document),
        left_out=(*document.notes, *form.notes(document)),
    )
