"""Fits the weights of ``insight/occupations/chance.py`` to labelled phrases, and prints them.

    python benchmarks/chance.py FILE … [--test FILE …]

A logistic regression of what an occupation is worth for a phrase (1 good, .3 beside the point, 0
silly) on the evidence, over the starter catalogue and, where one is installed, a whole
release. Of each phrase's occupations those count that some evidence speaks for most; what a
phrase's label warns of weighs more. Of the files of ``--test`` the measures are printed, for some
floors (the second is for what one word alone of several speaks for) and shares of the best chance.
"""

from __future__ import annotations

import argparse
from itertools import product
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import attrs
import numpy as np
from everyday import MEASURES, TOP, Case, Outcome, ndcg, read

from careerkit import catalogue
from careerkit.insight.language.clauses import is_personal
from careerkit.insight.occupations.chance import beside, led, likely, measured
from careerkit.insight.occupations.retrieval import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.catalogue import Catalogue
    from careerkit.insight.occupations.evidence import Features

FLOORS = ((0.0, 0.0), (0.2, 0.28), (0.2, 0.32), (0.24, 0.32), (0.24, 0.36))
SHARES = (0.0, 0.5, 0.55, 0.6)
CANDIDATES = 40
BY = (0, 2, 4)
PENALTY = 1.0
TRAP = 5.0


@attrs.frozen(eq=False)
class Asked:
    """A phrase, its evidence of shape ``(n, features)``, and the codes in its order."""

    case: Case
    features: Features
    evidence: np.ndarray
    codes: tuple[str, ...]


def main() -> None:
    """Fit, print and test."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    known = [catalogue.starter(), *filter(None, [catalogue.installed()])]
    weights = fitted(
        [one for some in known for path in arguments.files for one in asked(path, some)]
    )
    print("weights", np.round(weights[:-1], 3).tolist(), "constant", round(float(weights[-1]), 3))
    for path in arguments.test:
        for some in known:
            for line in tested(list(asked(path, some)), weights):
                print(f"{path.name}, {len(some)} occupations, {line}")


def asked(path: Path, known: Catalogue) -> Iterator[Asked]:
    """The phrases of a file with their evidence."""
    index = WordIndex.of(known)
    codes = tuple(sorted(known.soc))
    for case in read(path):
        subjects, _ = index._read(case.text)  # noqa: SLF001 - what the fit needs, nothing else does
        if case.kind == "phrase" and subjects:
            evidence = index._evidence  # noqa: SLF001 - as above
            features = evidence.features(subjects, is_personal=is_personal(case.text))
            yield Asked(case, features, measured(features, evidence.fields).T, codes)


def fitted(phrases: list[Asked]) -> np.ndarray:
    """The weights and the constant, by Newton's method with a small ridge."""
    rows, worth, weights = [], [], []
    for one in phrases:
        some = np.unique(np.argsort(-one.evidence[:, BY], axis=0)[:CANDIDATES])
        rows.append(one.evidence[some])
        worth.append([one.case.gain(one.codes[at]) for at in some])
        weights.append([TRAP if one.case.is_trap(one.codes[at]) else 1.0 for at in some])
    x, y, weight = map(np.concatenate, (rows, worth, weights))
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    x = np.column_stack([(x - middle) / spread, np.ones(len(x))])
    found = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ found))
        steepness = (x * (weight * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(found))
        found += np.linalg.solve(steepness, x.T @ (weight * (y - p)) - PENALTY * found)
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - plain @ middle)


def tested(phrases: list[Asked], weights: np.ndarray) -> Iterator[str]:
    """The measures for each way to cut off; what is not read at all is left out."""
    found = [chance(one, weights) for one in phrases]
    for floors, share in product(FLOORS, SHARES):
        outcomes = [
            outcome(one, beside(likely(each, one.features.alone, floors), share))
            for one, each in zip(phrases, found, strict=True)
        ]
        told = (f"{name} {fmean(map(of, outcomes)):.3f}" for name, of in MEASURES.items())
        yield f"floors {floors}, beside {share}: {', '.join(told)}"


def chance(one: Asked, weights: np.ndarray) -> np.ndarray:
    """The chance of each occupation by some weights."""
    fit = one.evidence @ weights[:-1] + weights[-1]
    return led(1 / (1 + np.exp(-fit)), fit, one.features.words, one.features.lead)


def outcome(one: Asked, found: np.ndarray) -> Outcome:
    """What would be listed."""
    best = np.argsort(-found, kind="stable")[:TOP]
    codes = tuple(one.codes[at] for at in best if found[at] > 0)
    return Outcome(one.case, codes, ndcg(one.case, codes, one.codes))


if __name__ == "__main__":
    main()
