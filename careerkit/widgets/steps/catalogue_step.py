"""What steps have in common that look into a catalogue of occupations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import catalogue as occupations
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.catalogue import Catalogue
    from careerkit.model import Record
    from careerkit.session import Session

__all__ = ["CatalogueStep"]


class CatalogueStep(SectionStep):
    """A step that knows occupations.

    Args:
        session: Whose workbook it shows.
        value: The records of its section to begin with, where there is no session.
        catalogue: Where to look; what ``careerkit.catalogue.load()`` gives by default.
    """

    def __init__(
        self,
        session: Session | None = None,
        *,
        value: Iterable[Record] = (),
        catalogue: Catalogue | None = None,
    ) -> None:
        super().__init__(session, value=value)
        self._catalogue = catalogue or occupations.load()
