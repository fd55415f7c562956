"""Wages and employment by SOC code: BLS OEWS, national, May 2025 (public domain).

O*NET says nothing of wages, and the BLS counts some occupations together. ``figures.csv`` has
a line for each code of the SOC and names the group that its figures were counted for; its first
line is that of all occupations together.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from careerkit.catalogue.occupation import Occupation

__all__ = ["ALL", "MONTH", "Figures", "counted", "figures"]

ALL = "00-0000"
"""The code of all occupations together."""

MONTH = "2025-05"
"""The month that the figures are of."""


_COLUMNS = ("employment", "low_wage", "median_wage", "high_wage")


@attrs.frozen
class Figures:
    """How many people do something, and what they earn, in USD a year.

    One in ten earns less than ``low_wage``, half of them less than ``median_wage``, and one in ten
    more than ``high_wage``: the 10th, 50th and 90th percentile.
    """

    group: str = ""
    employment: int | None = None
    low_wage: int | None = None
    median_wage: int | None = None
    high_wage: int | None = None


def figures(soc: str) -> Figures:
    """The figures for an O*NET-SOC code such as ``"29-1141.03"``, or ``ALL``; else empty."""
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
        row["soc"]: Figures(row["group"], *(_number(row[column]) for column in _COLUMNS))
        for row in csv.DictReader(source.splitlines())
    }


def _number(value: str) -> int | None:
    return int(value) if value else None
