"""What a sheet is made from: the answers that passed the gate, and what is known beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.export.choice import Choice, taken
from careerkit.insight.hearing.considered import considered, is_spoken
from careerkit.insight.linked import linked

if TYPE_CHECKING:
    from datetime import date

    from careerkit.catalogue import Catalogue
    from careerkit.model import CareerPath, Decision, Workbook

__all__ = ["Material", "material_of"]


@attrs.frozen(kw_only=True)
class Material:
    """What a sheet is made from.

    Attributes:
        workbook: What may be spoken of and is taken along.
        whole: The whole workbook.
        today: The person's day.
        catalogue: What is known of occupations.
        about: The id of what the sheet is about, where it is about one thing; else empty.
    """

    workbook: Workbook
    whole: Workbook
    today: date
    catalogue: Catalogue
    about: str = ""

    @property
    def decision(self) -> Decision | None:
        """What was decided about paths."""
        return next(iter(self.workbook.decisions), None)

    @property
    def chosen(self) -> CareerPath | None:
        """The path that is tried first."""
        for decision in self.workbook.decisions:
            path: CareerPath | None = linked(self.workbook, "paths", decision.path)
            if path is not None and is_spoken(path.title):
                return path
        return None


def material_of(
    whole: Workbook, today: date, catalogue: Catalogue, choice: Choice, about: str = ""
) -> Material:
    """What is taken along of a workbook, without what hurts: a sheet is for somebody else.

    Args:
        whole: The whole workbook.
        today: The person's day.
        catalogue: What is known of occupations.
        choice: What is taken along.
        about: The id of what the sheet is about.

    Raises:
        ExportError: If there is no section of a name that was chosen.
    """
    workbook = taken(considered(whole), choice, whole)
    return Material(workbook=workbook, whole=whole, today=today, catalogue=catalogue, about=about)
