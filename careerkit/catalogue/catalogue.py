"""The catalogue: many occupations, laid out for matching."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import attrs

from careerkit import content
from careerkit.catalogue.occupation import Occupation

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["TYPES", "Catalogue", "Release", "TextReader", "Texts", "group_name"]

TYPES = "RIASEC"
"""The six interest types, in the order of every row of ``Catalogue.interests``."""


@attrs.frozen(kw_only=True)
class Release:
    """Where a catalogue's facts come from, and what their licence asks for.

    ``kind`` is ``"starter"``, ``"onet"`` (a whole O*NET release) or ``"own"`` (a CSV file).
    ``figures`` is the month that wages and employment are of, ``missing`` names the files that
    the source could have had, and ``attribution`` is an own file's.
    """

    kind: str
    name: str
    version: str = ""
    licence: str = ""
    attribution: str = ""
    currency: str = "USD"
    figures: str = ""
    sha256: str = ""
    installed: str = ""
    missing: tuple[str, ...] = ()
    unrated: int = 0


@attrs.frozen(kw_only=True)
class Texts:
    """What is written about the occupations, one entry an occupation in the catalogue's order."""

    plain: tuple[str, ...]
    descriptions: tuple[str, ...]
    alternate_titles: tuple[tuple[str, ...], ...]
    tasks: tuple[tuple[str, ...], ...]
    skills: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
    also: tuple[tuple[str, ...], ...]
    signs: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, occupations: Iterable[Occupation]) -> Texts:
        """The texts of some occupations, in their order."""
        items = tuple(occupations)
        return cls(
            plain=tuple(item.plain for item in items),
            descriptions=tuple(item.description for item in items),
            alternate_titles=tuple(item.alternate_titles for item in items),
            tasks=tuple(item.tasks for item in items),
            skills=tuple(item.skills for item in items),
            related=tuple(item.related for item in items),
            said=tuple(item.said for item in items),
            also=tuple(item.also for item in items),
            signs=tuple(item.signs for item in items),
        )


class TextReader(Protocol):
    """Reads texts when they are asked for: they are far larger than the figures."""

    def all(self) -> Texts:
        """The texts of every occupation."""

    def one(self, position: int) -> Texts:
        """The texts of the occupation at a place, as the only entry."""


@attrs.frozen(kw_only=True, eq=False)
class Catalogue:
    """Occupations in parallel tuples, so that arrays are made of them at once.

    ``interests`` has the shape (n, 6), in the order of ``TYPES``::

        catalogue = load()
        np.asarray(catalogue.interests)
        catalogue.occupation("51-3011.00").title  # "Bakers"
    """

    soc: tuple[str, ...]
    titles: tuple[str, ...]
    interests: tuple[tuple[float, ...], ...]
    job_zone: tuple[int | None, ...]
    median_wage: tuple[int | None, ...]
    employment: tuple[int | None, ...]
    figures_of: tuple[str, ...]
    release: Release
    reader: TextReader = attrs.field(repr=False)

    def __len__(self) -> int:
        return len(self.soc)

    def __contains__(self, soc: object) -> bool:
        return soc in self.positions

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each code stands."""
        return {soc: position for position, soc in enumerate(self.soc)}

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Each occupation's major group: the first two digits of its code."""
        return tuple(soc[:2] for soc in self.soc)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each occupation is called: the title that people say, or else the catalogue's."""
        return tuple(
            said or title for said, title in zip(self.texts.said, self.titles, strict=True)
        )

    @cached_property
    def texts(self) -> Texts:
        """Every text, read the first time that one is asked for."""
        return self.reader.all()

    def occupation(self, soc: str) -> Occupation:
        """One occupation; only its own texts are read.

        Raises:
            KeyError: If there is no such code.
        """
        at = self.positions[soc]
        texts = self.reader.one(at)
        return Occupation(
            soc=soc,
            title=self.titles[at],
            interests=self.interests[at],
            job_zone=self.job_zone[at],
            median_wage=self.median_wage[at],
            employment=self.employment[at],
            figures_of=self.figures_of[at],
            plain=texts.plain[0],
            description=texts.descriptions[0],
            alternate_titles=texts.alternate_titles[0],
            tasks=texts.tasks[0],
            skills=texts.skills[0],
            related=texts.related[0],
            said=texts.said[0],
            also=texts.also[0],
            signs=texts.signs[0],
        )


def group_name(group: str) -> str:
    """A major group's name, such as "Food and serving" for ``"35"``; else the code itself."""
    return str(content.texts("catalogue.groups").get(group, group))
