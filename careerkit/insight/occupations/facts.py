"""What is known about an occupation, as people say it: pay, preparation, jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from careerkit.catalogue import Catalogue

__all__ = ["amount", "facts", "pay", "preparation"]


def pay(catalogue: Catalogue, position: int) -> str:
    """The yearly pay that half of the people exceed, with its currency; empty if unknown.

    Args:
        catalogue: The catalogue that holds the occupation.
        position: Its place in the catalogue's tuples.
    """
    wage = catalogue.median_wage[position]
    return "" if wage is None else amount(catalogue, wage)


def amount(catalogue: Catalogue, money: float) -> str:
    """An amount of money in the catalogue's currency."""
    currency = catalogue.release.currency
    told = f"{money:,.2f}".removesuffix(".00")
    return f"${told}" if currency == "USD" else f"{told} {currency}"


def preparation(catalogue: Catalogue, position: int) -> str:
    """How much preparation it takes, by its job zone; empty if unknown."""
    zone = catalogue.job_zone[position]
    return str(content.texts("paths.filters.zones").get(str(zone), ""))


def facts(catalogue: Catalogue, position: int) -> tuple[str, ...]:
    """The facts in short sentences, without those that are not known."""
    wage, zone = pay(catalogue, position), preparation(catalogue, position)
    jobs = catalogue.employment[position]
    said = [content.text("paths.list.facts.pay", wage=wage) if wage else ""]
    if not wage:
        said = [content.text("paths.list.facts.no_pay")]
    if zone:
        said.append(content.text("paths.list.facts.preparation", zone=zone))
    if jobs and catalogue.release.kind != "own":  # whose country we don't know
        said.append(content.text("paths.list.facts.jobs", count=f"{jobs:,}"))
    return tuple(said)
