"""What a working life in an occupation brings, in sentences: pay, jobs, and the ways in.

All of it is about the United States, where the numbers were counted, and says so. A catalogue of a
person's own tells only what is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.catalogue.shipped import figures, outlook
from careerkit.insight.occupations.facts import pay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.catalogue import Catalogue
    from careerkit.catalogue.shipped.figures import Figures
    from careerkit.catalogue.shipped.outlook import Outlook

__all__ = ["PayRange", "on_jobs", "on_pay", "on_ways_in", "pay_range"]

_STEADY = 0.5
# A change of less than so many per cent in ten years is about none. Ours.


@attrs.frozen
class PayRange:
    """The pay a year of an occupation and of all together, in USD.

    Attributes:
        low: What one in ten earns less than.
        middle: What half of them earn less than.
        high: What one in ten earns more than.
        all_middle: What half of the people in all occupations earn less than.
        all_high: What one in ten of all earns more than.
    """

    low: int
    middle: int
    high: int
    all_middle: int
    all_high: int


def pay_range(catalogue: Catalogue, position: int) -> PayRange | None:
    """The range of pay; None where it is not published whole."""
    found, every = _figures(catalogue, position), figures.figures(figures.ALL)
    numbers = (found.low_wage, found.median_wage, found.high_wage, every.median_wage)
    known = [number for number in (*numbers, every.high_wage) if number is not None]
    return PayRange(*known) if len(known) == 5 else None


def on_pay(catalogue: Catalogue, position: int) -> Iterator[str]:
    """What is earned, by whom it was counted, and what such numbers can't say."""
    found, middle = pay_range(catalogue, position), pay(catalogue, position)
    if found is not None:
        yield _say("pay.middle", middle=middle)
        yield _say("pay.range", low=_dollars(found.low), high=_dollars(found.high))
        yield _say("pay.all", middle=_dollars(found.all_middle))
    elif middle:
        yield content.text("paths.list.facts.pay", wage=middle) + "."
    else:
        yield _say("pay.unknown")
        return
    yield _say("pay.differs")
    if _is_counted(catalogue):
        yield _say("pay.counted", when=_when())


def on_jobs(catalogue: Catalogue, position: int) -> Iterator[str]:
    """How many people do it, whether these become more, and how many places come free."""
    if not _is_counted(catalogue):
        yield _say("jobs.unknown")
        return
    found, ahead = _figures(catalogue, position), outlook.outlook(catalogue.soc[position])
    if found.employment is not None:
        yield _say("jobs.now", count=f"{found.employment:,}", when=_when())
    if ahead is None:
        yield _say("jobs.no_outlook")
    else:
        yield from _on_outlook(ahead)
    if catalogue.occupation(catalogue.soc[position]).figures_are_shared:
        yield _say("jobs.shared")


def on_ways_in(catalogue: Catalogue, position: int) -> Iterator[str]:
    """What most people need to get in, and how long that takes."""
    ahead = outlook.outlook(catalogue.soc[position]) if _is_counted(catalogue) else None
    if ahead is not None:
        yield _say(f"ways.education.{ahead.education}")
        yield _say(f"ways.experience.{ahead.experience}")
        if ahead.training != "none":
            yield _say(f"ways.training.{ahead.training}")
    zone = catalogue.job_zone[position]
    if zone is not None:
        yield _say(f"ways.zones.{zone}")
    if ahead is not None:
        yield _say("ways.usual")
    elif zone is None:
        yield _say("ways.unknown")


def _on_outlook(ahead: Outlook) -> Iterator[str]:
    first, last = outlook.YEARS
    form = "steady" if abs(ahead.change) < _STEADY else "more" if ahead.change > 0 else "fewer"
    yield _say(
        f"jobs.{form}",
        change=f"{abs(ahead.change):g}",
        all=f"{outlook.ALL_CHANGE:g}",
        first=first,
        last=last,
    )
    if ahead.openings:
        yield _say("jobs.openings", count=f"{ahead.openings:,}")
    yield _say("jobs.guess")


def _is_counted(catalogue: Catalogue) -> bool:
    """Whether the numbers of the United States are about this catalogue's occupations."""
    return catalogue.release.kind != "own"


def _figures(catalogue: Catalogue, position: int) -> Figures:
    soc = catalogue.soc[position] if _is_counted(catalogue) else ""
    return figures.figures(soc)


def _when() -> str:
    """The month that wages and employment are of: "May 2025"."""
    year, month = figures.MONTH.split("-")
    return f"{content.text(f'catalogue.attribution.months.{month}')} {year}"


def _dollars(amount: int) -> str:
    return f"${amount:,}"


def _say(key: str, **values: object) -> str:
    return content.text(f"profile.{key}", **values)
