"""How long ranking takes: a whole release, and up to 100,000 made-up occupations.

    python benchmarks/matching.py [ONET_FOLDER_OR_ZIP]

Without a release (``CAREERKIT_ONET`` may name one too), the starter catalogue is ranked. The
first ranking also prepares the catalogue and its index of words, and is shown by itself.
Nothing that is installed on this computer is touched.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING

from careerkit import catalogue
from careerkit.catalogue import Catalogue, Occupation, Release, database, library
from careerkit.catalogue.release import installing
from careerkit.insight.occupations.matching import rank

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 50
SIZES = (1_000, 10_000, 100_000)
SUMS = (31, 12, 20, 38, 25, 14)
WORDS = (
    "I lose track of time baking for the street party",
    "Fixing bikes with teenagers at the repair café",
    "Young people who were told they can't learn",
    "Explaining things without making people feel small",
    "Drawing little maps and diagrams that explain how something works",
    "Running the repair café",
    "Food that brings a street together",
    "Planning who does what and when",
)
NOUNS = (
    *("bread", "bicycle", "child", "engine", "garden", "report", "patient", "contract"),
    *("stage", "river", "camera", "ledger", "wall", "forest", "recipe", "machine", "song"),
    *("pupil", "ship", "circuit", "meeting", "animal", "shop", "letter", "map"),
)
VERBS = (
    *("bake", "repair", "teach", "build", "plan", "write", "heal", "argue", "act", "measure"),
    *("film", "count", "paint", "sell"),
)


def main() -> None:
    """Print the table."""
    release = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CAREERKIT_ONET")
    print(
        f"{'':24}{'occupations':>12}{'interests ms':>14}{'with words ms':>15}{'first time ms':>15}"
    )
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CAREERKIT_DATA"] = folder
        if release:
            installing.install(release)
        known = catalogue.load()
        report(known.release.name[:22], known)
    for size in SIZES:
        report("made up", made_up(size))


def report(name: str, known: Catalogue) -> None:
    """Measure one catalogue, and print its line."""
    start = time.perf_counter()
    rank(known, sums=SUMS, words=WORDS)
    first = 1000 * (time.perf_counter() - start)
    interests = timed(lambda: rank(known, sums=SUMS))
    combined = timed(lambda: rank(known, sums=SUMS, words=WORDS))
    print(f"{name:24}{len(known):12,}{interests:14.2f}{combined:15.2f}{first:15.0f}", flush=True)


def timed(do: Callable[[], object]) -> float:
    """The median time of one round in ms."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        do()
        rounds.append(1000 * (time.perf_counter() - start))
    return median(rounds)


def made_up(count: int) -> Catalogue:
    """So many occupations with other titles and tasks, always the same."""
    chance = random.Random(1)  # noqa: S311 - the same every time is what is wanted
    some = tuple(occupation(number, chance) for number in range(count))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CAREERKIT_DATA"] = folder
        database.write(library.place(), some, Release(kind="own", name="Made up"))
        known = database.read(library.place())
        assert len(known.texts.plain) == count  # read while the file is there
    return known


def occupation(number: int, chance: random.Random) -> Occupation:
    """One made-up occupation."""

    def task() -> str:
        return f"{chance.choice(VERBS).capitalize()} {chance.choice(NOUNS)} {chance.choice(NOUNS)}"

    return Occupation(
        soc=f"{11 + number % 40}-{number:06}.00",
        title=f"{task()} workers",
        interests=tuple(chance.uniform(1, 7) for _ in range(6)),
        plain=task(),
        alternate_titles=tuple(task() for _ in range(3)),
        tasks=tuple(task() for _ in range(4)),
    )


if __name__ == "__main__":
    main()
