#!/usr/bin/env python
"""Writes the catalogue's facts from an O*NET release and two tables of the BLS.

    python scripts/starter_catalogue.py ONET_FOLDER OEWS_CSV PROJECTIONS_CSV

Which occupations it holds is said by ``careerkit/content/en/occupations/occupations.toml``: an
entry there is what makes an occupation one of the starter's. The titles, ratings and job zones
come from O*NET, the wages and the outlook from the BLS; no sentence of theirs is copied. The wage
table is the national one as CSV, with the columns ``soc``, ``employment``, ``annual_p10``,
``annual_median`` and ``annual_p90``. The projections are those of table 1.2 as CSV, with ``soc``,
``change_pct``, ``annual_openings_thousands``, ``typical_entry_education``, ``work_experience`` and
``on_the_job_training``.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from careerkit import catalogue, content
from careerkit.catalogue.release import onet, sources
from careerkit.catalogue.shipped import figures

PACKAGE = Path(figures.__file__).parent

COUNTED_TOGETHER = {
    "21-1011": "21-1018",
    "21-1014": "21-1018",
    "25-2055": "25-2052",
    "25-2056": "25-2052",
    "25-9042": "25-9045",
    "25-9043": "25-9045",
    "51-2022": "51-2028",
    "51-2023": "51-2028",
    "53-1042": "53-1047",
    "53-1043": "53-1047",
    "53-1044": "53-1047",
}
"""SOC codes that the BLS publishes under a code of its own making.

The others that it counts together stand under the next wider group of the SOC, ``13-1020``
for ``13-1021``.
"""

EDUCATION = {
    "No formal educational credential": "none",
    "High school diploma or equivalent": "high_school",
    "Some college, no degree": "some_college",
    "Postsecondary nondegree award": "certificate",
    "Associate's degree": "associate",
    "Bachelor's degree": "bachelor",
    "Master's degree": "master",
    "Doctoral or professional degree": "doctoral",
}
EXPERIENCE = {"None": "none", "Less than 5 years": "some", "5 years or more": "long"}
TRAINING = {
    "None": "none",
    "Short-term on-the-job training": "short",
    "Moderate-term on-the-job training": "moderate",
    "Long-term on-the-job training": "long",
    "Apprenticeship": "apprenticeship",
    "Internship/residency": "internship",
}
"""What the BLS calls the ways into an occupation, and our words' keys for them."""


def main() -> None:
    """Write the three tables."""
    release, wages, projections = map(Path, sys.argv[1:4])
    with sources.opened(release) as source:
        rated = onet.read(source, lambda name: say(f"Reading {name}"))
    codes = sorted({occupation.soc[:7] for occupation in rated.occupations})
    write_figures(codes, wages)
    write_outlook(codes, projections)
    write_starter(rated.occupations)


def write_figures(codes: list[str], wages: Path) -> None:
    """Write each SOC code's figures, those of all together, and for which group they are."""
    published = by_code(wages)
    header = ("soc", "group", "employment", "low_wage", "median_wage", "high_wage")
    columns = ("employment", "annual_p10", "annual_median", "annual_p90")
    rows = [
        (code, group, *(figure(published[group][column]) for column in columns))
        for code in (figures.ALL, *codes)
        if (group := group_of(code, published))
    ]
    write(PACKAGE / "figures.csv", header, rows)


def write_outlook(codes: list[str], projections: Path) -> None:
    """Write each SOC code's projected growth and openings, and the usual ways in."""
    published = by_code(projections)
    header = ("soc", "group", "change", "openings", "education", "experience", "training")
    rows = [
        (code, group, *outlook_row(published[group]))
        for code in codes
        if (group := group_of(code, published))
    ]
    write(PACKAGE / "outlook.csv", header, rows)


def outlook_row(row: dict[str, str]) -> tuple[object, ...]:
    """A row's growth in per cent, openings a year as a whole number, and three keys."""
    return (
        float(row["change_pct"]),
        round(float(row["annual_openings_thousands"]) * 1000),
        EDUCATION[row["typical_entry_education"]],
        EXPERIENCE[row["work_experience"]],
        TRAINING[row["on_the_job_training"]],
    )


def by_code(table: Path) -> dict[str, dict[str, str]]:
    """The rows of a table by their SOC codes."""
    with table.open(encoding="utf-8", newline="") as file:
        return {row["soc"]: row for row in csv.DictReader(file)}


def group_of(code: str, published: dict[str, dict[str, str]]) -> str:
    """The narrowest group that a code was counted with: itself, as a rule; empty if none."""
    groups = (code, COUNTED_TOGETHER.get(code, ""), f"{code[:6]}0")
    return next((group for group in groups if group in published), "")


def figure(value: str) -> int | str:
    """A published number. An absent one ("-", "*", "**") stays absent.

    A top code ("#", ">= 239,200") says only that a wage is above some figure: that is no
    median, so it is left out rather than taken for one.
    """
    digits = value.replace(",", "").strip()
    return int(digits) if re.fullmatch(r"\d+", digits) else ""


def write_starter(occupations: tuple[catalogue.Occupation, ...]) -> None:
    """Write the occupations that have a sentence of ours."""
    wanted = set(content.texts("occupations.starter"))
    chosen = [occupation for occupation in occupations if occupation.soc in wanted]
    if unknown := wanted - {occupation.soc for occupation in chosen}:
        raise SystemExit(f"Not rated in this release: {', '.join(sorted(unknown))}")
    header = ("soc", "title", *catalogue.TYPES, "job_zone")
    rows = [(o.soc, o.title, *o.interests, o.job_zone) for o in chosen]
    write(PACKAGE / "starter.csv", header, rows)


def write(path: Path, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Write a table with the line ends that git keeps."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    say(f"{path.name}: {len(rows)} rows")


def say(line: str) -> None:
    """Tell how it goes on."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
