"""One occupation, with everything that is known of it."""

from __future__ import annotations

import attrs

__all__ = ["Occupation"]


@attrs.frozen(kw_only=True)
class Occupation:
    """One occupation.

    ``interests`` are its six ratings in the order R, I, A, S, E, C (O*NET: 1 to 7); ``job_zone``
    says how much preparation it takes (1 to 5). ``median_wage`` is what half of the people earn
    less than, a year; ``employment`` is how many people do it. Both are ``None`` where no
    figure was published, and ``figures_of`` is the code of the group that they were counted for.
    ``plain`` is careerkit's own sentence, ``description`` the source's; either may be empty.
    ``said`` is the title that people say, ``also`` are careerkit's other names for it, and
    ``signs`` are words of everyday life that point to it: things, places, activities, brands.
    """

    soc: str
    title: str
    interests: tuple[float, ...]
    job_zone: int | None = None
    median_wage: int | None = None
    employment: int | None = None
    figures_of: str = ""
    plain: str = ""
    description: str = ""
    alternate_titles: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    said: str = ""
    also: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What a person in it does: in plain words where careerkit has some."""
        return self.plain or self.description

    @property
    def figures_are_shared(self) -> bool:
        """Whether wage and employment count other occupations too."""
        return bool(self.figures_of) and self.figures_of not in (
            self.soc,
            self.soc.removesuffix(".00"),
        )
