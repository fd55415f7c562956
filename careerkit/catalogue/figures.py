"""Wages and employment by SOC code: BLS OEWS, national, May 2025 (public domain).

O*NET says nothing of wages, and the BLS counts some occupations together. ``figures.csv`` has
a line for each code of the SOC and names the group that its figures were counted for.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from careerkit.catalogue.occupation import Occupation

__all__ = ["MONTH", "Figures", "counted", "figures"]

MONTH = "2025-05"
"""The month that the figures are of."""


@attrs.frozen
class Figures:
    """How many people do something and what half of them earn less than, in USD a year."""

    group: str = ""
    employment: int | None = None
    median_wage: int | None = None


def figures(soc: str) -> Figures:
    """The figures for an O*NET-SOC code such as ``"29-1141.03"``; empty where there are none."""
    return _table().get(soc[:7], Figures())


def counted(occupation: Occupation) -> Occupation:
    """An O*NET occupation, with its figures filled in."""
    found = figures(occupation.soc)
    return attrs.evolve(
        occupation,
        median_wage=found.median_wage,
        employment=found.employment,
        figures_of=found.group,
    )


@cache
def _table() -> dict[str, Figures]:
    source = files(__package__).joinpath("figures.csv").read_text(encoding="utf-8")
    return {
        row["soc"]: Figures(row["group"], _number(row["employment"]), _number(row["median_wage"]))
        for row in csv.DictReader(source.splitlines())
    }


def _number(value: str) -> int | None:
    return int(value) if value else None
