"""What the kit makes of everyday words: which occupations it finds, and what it keeps silent on.

    python benchmarks/everyday.py [FILE …] [--catalogue starter|installed] [--worst N]

Without a file, all lists of ``benchmarks/everyday`` are read; its README says what they hold. A
``.jsonl`` file has labelled phrases and special cases, a ``.txt`` file a text a line: of what is
called ``nonanswers`` nothing should be made, and what is called ``ordinary`` is English. Words
alone are asked for, and of the first five those count that words speak for.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import catalogue
from careerkit.insight.language.languages import reads
from careerkit.insight.occupations.matching import match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careerkit.catalogue import Catalogue

LISTS = Path(__file__).parent / "everyday"
TOP = 5
GOOD, PASSABLE, SILLY = 1.0, 0.3, 0.0


@attrs.frozen
class Case:
    """A text with its labels; ``good`` are codes, the others beginnings of codes."""

    name: str
    text: str
    kind: str
    good: tuple[str, ...] = ()
    passable: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def gain(self, code: str) -> float:
        """1 for a good result, .3 for one beside the point, 0 for a silly one."""
        if code in self.good:
            return GOOD
        if code.startswith(self.never) or not code.startswith(self.passable):
            return SILLY
        return PASSABLE

    def is_trap(self, code: str) -> bool:
        """Whether a result is one that the label warns of."""
        return code not in self.good and code.startswith(self.never)


@attrs.frozen
class Outcome:
    """What was found for a case."""

    case: Case
    codes: tuple[str, ...]
    ndcg: float

    @property
    def gains(self) -> tuple[float, ...]:
        """What each result is worth."""
        return tuple(map(self.case.gain, self.codes))

    @property
    def is_trapped(self) -> bool:
        """Whether something was found that is ruled out."""
        return any(map(self.case.is_trap, self.codes))


MEASURES: dict[str, Callable[[Outcome], float]] = {
    "hit@5": lambda one: GOOD in one.gains,
    "nDCG@5": lambda one: one.ndcg,
    "embarrassing": lambda one: SILLY in one.gains,
    "first silly": lambda one: one.gains[:1] == (SILLY,),
    "trap": lambda one: one.is_trapped,
    "silent": lambda one: not one.codes,
}

RIGHT: dict[str, tuple[str, Callable[[Outcome], bool]]] = {
    "negation": ("nothing that was ruled out", lambda one: not one.is_trapped),
    "nonanswer": ("nothing returned", lambda one: not one.codes),
    "crisis": ("nothing returned", lambda one: not one.codes),
    "tender": ("nothing returned", lambda one: not one.codes),
    "otherlang": ("nothing returned", lambda one: not one.codes),
    "lookalike": ("something returned", lambda one: bool(one.codes)),
    "english": ("read as English", lambda one: reads(one.case.text)),
    "ordinary": ("read as English", lambda one: reads(one.case.text)),
}


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--catalogue", choices=("starter", "installed"), default="starter")
    parser.add_argument("--worst", type=int, default=10)
    arguments = parser.parse_args()
    known = catalogue.starter() if arguments.catalogue == "starter" else catalogue.installed()
    if known is None:
        sys.exit("No release is installed: careerkit occupations install --from FOLDER")
    for path in arguments.files or sorted(LISTS.glob("*.jsonl")) + sorted(LISTS.glob("*.txt")):
        print(f"\n{path.name}: {known.release.kind} catalogue of {len(known)}")
        for line in report(found(read(path), known), known, arguments.worst):
            print(line)


def read(path: Path) -> Iterator[Case]:
    """The cases of a file."""
    kind = "nonanswer" if path.stem == "nonanswers" else path.stem
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if path.suffix == ".txt" and line.strip():
            yield Case(f"{path.stem}-{number}", line, kind)
        elif line.strip():
            yield labelled(json.loads(line))


def labelled(row: dict[str, Any]) -> Case:
    """The case of a row of JSON."""
    is_english = row["kind"] == "otherlang" and row.get("language") == "en"
    return Case(
        row["id"],
        row["text"],
        "english" if is_english else row["kind"],
        tuple(row.get("good", ())),
        tuple(row.get("ok_groups", ())),
        tuple(row.get("never", ())),
    )


def found(cases: Iterable[Case], known: Catalogue) -> list[Outcome]:
    """What careerkit finds for each case by words alone."""
    outcomes = []
    for case in cases:
        matches = match(known, words=[case.text], words_weight=1.0, top=TOP)
        codes = tuple(one.soc for one in matches if one.words_score > 0)
        outcomes.append(Outcome(case, codes, ndcg(case, codes, known.soc)))
    return outcomes


def ndcg(case: Case, codes: Sequence[str], all_codes: Iterable[str]) -> float:
    """Discounted gain of the results by that of the best five there are."""
    best = discounted(sorted(map(case.gain, all_codes), reverse=True)[:TOP])
    return discounted(map(case.gain, codes)) / best if best else 0.0


def discounted(gains: Iterable[float]) -> float:
    """The sum of gains, each by the logarithm of its place."""
    return sum(gain / math.log2(place) for place, gain in enumerate(gains, start=2))


def report(outcomes: Sequence[Outcome], known: Catalogue, worst: int) -> Iterator[str]:
    """The lines about one file."""
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.case.kind].append(outcome)
    for kind, some in by_kind.items():
        if kind == "phrase":
            yield f"  phrases, {len(some)}"
            for name, measure in MEASURES.items():
                yield f"    {name:14}{fmean(map(measure, some)):7.3f}"
        elif kind in RIGHT:
            name, right = RIGHT[kind]
            yield f"  {kind}, {len(some)}: {name} {fmean(map(right, some)):.3f}"
    yield from worst_of(outcomes, known, worst)


def worst_of(outcomes: Sequence[Outcome], known: Catalogue, count: int) -> Iterator[str]:
    """The worst cases, with what was found: + good, ~ beside the point, ! silly."""
    for outcome in sorted(filter(is_wrong, outcomes), key=badness)[:count]:
        yield f"  {outcome.case.kind} {outcome.case.name}: {outcome.case.text}"
        for code, gain in zip(outcome.codes, outcome.gains, strict=True):
            mark = {GOOD: "+", PASSABLE: "~", SILLY: "!"}[gain]
            yield f"      {mark} {code} {known.titles[known.positions[code]]}"


def is_wrong(outcome: Outcome) -> bool:
    """Whether something is to be seen."""
    if outcome.case.kind == "phrase":
        return outcome.ndcg < 1
    return outcome.case.kind in RIGHT and not RIGHT[outcome.case.kind][1](outcome)


def badness(outcome: Outcome) -> tuple[float, int]:
    """Worst first: the least gain, then the most silly results."""
    return outcome.ndcg, -outcome.gains.count(SILLY)


if __name__ == "__main__":
    main()
