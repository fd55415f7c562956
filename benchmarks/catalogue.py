"""How long the catalogue takes to load, and a release to install.

    python benchmarks/catalogue.py [ONET_FOLDER_OR_ZIP]

Without a release (``CAREERKIT_ONET`` may name one too), 1,000 made-up occupations of the same
size are measured. Nothing that is installed on this computer is touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING

from careerkit import catalogue
from careerkit.catalogue import Occupation, Release, database, library
from careerkit.catalogue.release import installing

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 20


def main() -> None:
    """Print the table."""
    release = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CAREERKIT_ONET")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CAREERKIT_DATA"] = folder
        rows = [("load the starter", len(catalogue.starter()), *timed(fresh_starter))]
        if release:
            rows.append(("install", *installation(release)))
        else:
            database.write(library.place(), made_up(1000), Release(kind="own", name="Made up"))
        rows += readings()
        size = library.place().stat().st_size / 1e6
    print(f"{'':28}{'occupations':>12}{'median ms':>11}{'slowest ms':>11}")
    for name, count, middle, slowest in rows:
        print(f"{name:28}{count:12,}{middle:11.1f}{slowest:11.1f}")
    print(f"The file has {size:.1f} MB.")


def readings() -> list[tuple[str, int, float, float]]:
    """How long each way of reading an installed catalogue takes."""
    place = library.place()
    soc = database.read(place).soc
    count = len(soc)
    return [
        ("load", count, *timed(lambda: database.read(place))),
        ("load with every text", count, *timed(lambda: database.read(place).texts)),
        ("load and show one", count, *timed(lambda: database.read(place).occupation(soc[-1]))),
    ]


def installation(release: str) -> tuple[int, float, float]:
    """How many occupations a release has, and how long its installation takes, in ms."""
    middle, slowest = timed(lambda: installing.install(release), rounds=3)
    return len(catalogue.load()), middle, slowest


def fresh_starter() -> object:
    """The starter as a new process reads it, but for its imports."""
    catalogue.starter.cache_clear()
    return catalogue.starter()


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median and slowest of some rounds, in ms."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return median(taken), max(taken)


def made_up(count: int) -> list[Occupation]:
    """Occupations with as many words as O*NET's have."""
    return [
        Occupation(
            soc=f"{11 + number % 43}-{number:04}.00",
            title=f"Occupation {number}",
            interests=tuple(1 + (number * letter) % 6 for letter in range(1, 7)),
            job_zone=1 + number % 5,
            median_wage=30_000 + number,
            employment=number * 10,
            description="words about the work " * 10,
            alternate_titles=tuple(f"Other name {number} {other}" for other in range(60)),
            tasks=("a sentence that says what is done, with which tools and why " * 2,) * 20,
        )
        for number in range(count)
    ]


if __name__ == "__main__":
    main()
