"""Growth, openings and the usual ways in by SOC code: BLS Employment Projections 2024-34.

Public domain, table 1.2. The BLS projects some occupations together, as it counts their wages
(``figures.py``), and the self-employed are in it. ``outlook.csv`` is read when somebody asks.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import attrs

__all__ = ["ALL_CHANGE", "YEARS", "Outlook", "outlook"]

YEARS = (2024, 2034)
"""The years between which the change is projected."""

ALL_CHANGE = 3.1
"""By how many per cent all occupations together are to grow in these years."""


@attrs.frozen
class Outlook:
    """What is projected for an occupation, and what most people need to get into it.

    Attributes:
        group: The SOC code that it was projected for.
        change: By how many per cent the number of jobs is to change between ``YEARS``.
        openings: How many places a year come free or are new, on average.
        education: ``none``, ``high_school``, ``some_college``, ``certificate``, ``associate``,
            ``bachelor``, ``master`` or ``doctoral``.
        experience: In a related occupation: ``none``, ``some`` (less than five years) or ``long``.
        training: On the job: ``none``, ``short`` (a month at most), ``moderate`` (a year at most),
            ``long``, ``apprenticeship`` or ``internship``.
    """

    group: str
    change: float
    openings: int
    education: str
    experience: str
    training: str


def outlook(soc: str) -> Outlook | None:
    """The outlook for an O*NET-SOC code such as ``"29-1141.03"``; None where there is none."""
    return _table().get(soc[:7])


@cache
def _table() -> dict[str, Outlook]:
    source = files(__package__).joinpath("outlook.csv").read_text(encoding="utf-8")
    return {row["soc"]: _outlook(row) for row in csv.DictReader(source.splitlines())}


def _outlook(row: dict[str, str]) -> Outlook:
    return Outlook(
        group=row["group"],
        change=float(row["change"]),
        openings=int(row["openings"]),
        education=row["education"],
        experience=row["experience"],
        training=row["training"],
    )
