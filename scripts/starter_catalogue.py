#!/usr/bin/env python
"""Writes the starter catalogue's facts from an O*NET release and the BLS wage table.

    python scripts/starter_catalogue.py ONET_FOLDER OEWS_CSV

Which occupations it holds is said by ``careerkit/content/en/occupations/occupations.toml``: an
entry there is what makes an occupation one of the starter's. The titles, ratings and job zones
come from O*NET, the wages from the BLS; no sentence of theirs is copied. The BLS table is the
national one as CSV, with the columns ``soc``, ``employment`` and ``annual_median``.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from careerkit import catalogue, content
from careerkit.catalogue import onet, sources

PACKAGE = Path(catalogue.__file__).parent

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


def main() -> None:
    """Write both tables."""
    release, wages = map(Path, sys.argv[1:3])
    with sources.opened(release) as source:
        rated = onet.read(source, lambda name: say(f"Reading {name}"))
    write_figures(rated.occupations, wages)
    write_starter(rated.occupations)


def write_figures(occupations: tuple[catalogue.Occupation, ...], wages: Path) -> None:
    """Write each SOC code's figures, and the group that they were counted for."""
    with wages.open(encoding="utf-8", newline="") as file:
        published = {row["soc"]: row for row in csv.DictReader(file)}
    codes = sorted({occupation.soc[:7] for occupation in occupations})
    rows = [row for code in codes if (row := figures_row(code, published))]
    write(PACKAGE / "figures.csv", ("soc", "group", "employment", "median_wage"), rows)


def figures_row(code: str, published: dict[str, dict[str, str]]) -> tuple[object, ...] | None:
    """The figures of a code, or of the narrowest group that it was counted with."""
    for group in (code, COUNTED_TOGETHER.get(code), f"{code[:6]}0"):
        if group in published:
            row = published[group]
            return code, group, figure(row["employment"]), figure(row["annual_median"])
    return None


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
