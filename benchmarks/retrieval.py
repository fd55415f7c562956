"""How well occupations are found by words, and how fast.

    python benchmarks/retrieval.py [ONET_FOLDER_OR_ZIP] [--seeds 2 3 4]

Without a release (``CAREERKIT_ONET`` may name one too) the installed catalogue is taken. For each
occupation one alternate title and one task, drawn by the seed, are held out of its texts and
looked for. Every method sees the same texts: titles, descriptions, and the alternate titles
and tasks that are left. Seed 1 is what the index's weights were chosen on; it is not reported.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import attrs
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from careerkit import catalogue
from careerkit.catalogue.release import installing
from careerkit.insight.occupations.query import lemma, written_words
from careerkit.insight.occupations.retrieval import WordIndex
from support.models.catalogues import Ready

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careerkit.catalogue import Catalogue

    Scores = Callable[[str], np.ndarray]

TOP = 10


@attrs.frozen
class Split:
    """A catalogue without the texts that are held out, and those: one an occupation, or ""."""

    rest: Catalogue
    titles: list[str]
    tasks: list[str]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("release", nargs="?", default=os.environ.get("CAREERKIT_ONET"))
    parser.add_argument("--seeds", nargs="+", type=int, default=[2, 3, 4])
    arguments = parser.parse_args()
    whole = installed(arguments.release)
    texts = whole.texts
    print(
        f"{whole.release.name} {whole.release.version}: {len(whole)} occupations,"
        f" {sum(map(len, texts.alternate_titles)):,} alternate titles,"
        f" {sum(map(len, texts.tasks)):,} tasks; seeds {arguments.seeds}, medians"
    )
    splits = [held_out(whole, seed) for seed in arguments.seeds]
    print(f"\n{'':28}{'titles':>16}{'':8}{'tasks':>16}")
    print(f"{'':28}{'recall@10':>12}{'MRR':>8}{'recall@10':>16}{'MRR':>8}")
    for name, method in METHODS.items():
        found = [quality(method(split.rest), split) for split in splits]
        a, b, c, d = (median(column) for column in zip(*found, strict=True))
        print(f"{name:28}{a:12.3f}{b:8.3f}{c:16.3f}{d:8.3f}")
    print(f"\n{'':28}{'occupations':>12}{'index ms':>12}{'20 texts ms':>12}")
    for name, some in (("starter", catalogue.starter()), ("release", whole)):
        print(f"{name:28}{len(some):12}{speed_of_index(some):12.0f}{speed(some, splits[0]):12.1f}")


def installed(release: str | None) -> Catalogue:
    """A release, installed in a folder of its own; without one, the installed catalogue."""
    if release is None:
        found = catalogue.installed()
        if found is None:
            raise SystemExit(__doc__)
        return found
    before = os.environ.get("CAREERKIT_DATA")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CAREERKIT_DATA"] = folder
        installing.install(release)
        found = catalogue.load()
        ready = attrs.evolve(found, reader=Ready(found.texts))
    os.environ.pop("CAREERKIT_DATA")
    if before is not None:
        os.environ["CAREERKIT_DATA"] = before
    return ready


def held_out(whole: Catalogue, seed: int) -> Split:
    """Take one alternate title and one task out of each occupation's texts."""
    draw = random.Random(seed)  # noqa: S311 - a split, not a secret
    titles, tasks = [], []
    left: dict[str, list[tuple[str, ...]]] = {"alternate_titles": [], "tasks": []}
    for names, sentences in zip(whole.texts.alternate_titles, whole.texts.tasks, strict=True):
        for taken, field, some in (
            (titles, "alternate_titles", list(names)),
            (tasks, "tasks", list(sentences)),
        ):
            taken.append(some.pop(draw.randrange(len(some))) if some else "")
            left[field].append(tuple(some))
    texts = attrs.evolve(whole.texts, **{field: tuple(rows) for field, rows in left.items()})
    return Split(attrs.evolve(whole, reader=Ready(texts)), titles, tasks)


def quality(scores: Scores, split: Split) -> tuple[float, float, float, float]:
    """recall@10 and mean reciprocal rank, for titles and for tasks."""
    return (*found_by(scores, split.titles), *found_by(scores, split.tasks))


def found_by(scores: Scores, queries: Sequence[str]) -> tuple[float, float]:
    """recall@10 and mean reciprocal rank; of equal scores, the earlier code comes first."""
    ranks = []
    for position, query in enumerate(queries):
        if query:
            found = scores(query)
            mine = found[position]
            ranks.append(1 + (found > mine).sum() + (found[:position] == mine).sum())
    return float(np.mean(np.array(ranks) <= TOP)), float(np.mean(1 / np.array(ranks)))


def ours(rest: Catalogue) -> Scores:
    """The index of this package."""
    index = WordIndex.of(rest)
    return index.chances


def full_texts(rest: Catalogue) -> list[list[str]]:
    """Each occupation's texts as one list of lemmas."""
    texts = rest.texts
    return [
        words("\n".join((title, description, *names, *tasks)))
        for title, description, names, tasks in zip(
            rest.titles, texts.descriptions, texts.alternate_titles, texts.tasks, strict=True
        )
    ]


def words(text: str) -> list[str]:
    """Lemmas without stop words: the same for every method here."""
    return [basic for word in written_words(text.casefold()) if (basic := lemma(word))]


def counts(documents: Sequence[Sequence[str]]) -> tuple[dict[str, int], np.ndarray]:
    """How often each word occurs in each document, of shape ``(words, n)``."""
    vocabulary: dict[str, int] = {}
    for document in documents:
        for word in document:
            vocabulary.setdefault(word, len(vocabulary))
    table = np.zeros((len(vocabulary), len(documents)), dtype=np.float32)
    for column, document in enumerate(documents):
        for word, count in Counter(document).items():
            table[vocabulary[word], column] = count
    return vocabulary, table


def bm25(documents: Sequence[Sequence[str]], k1: float = 1.5, b: float = 0.75) -> Scores:
    """BM25 (Robertson & Zaragoza 2009, The probabilistic relevance framework)."""
    vocabulary, tf = counts(documents)
    df = (tf > 0).sum(axis=1)
    idf = np.log(1 + (len(documents) - df + 0.5) / (df + 0.5))
    length = tf.sum(axis=0)
    norm = k1 * (1 - b + b * length / length.mean())
    weights = idf[:, None] * tf * (k1 + 1) / (tf + norm)
    return lambda query: weights[known(vocabulary, query)].sum(axis=0)


def tf_idf(documents: Sequence[Sequence[str]]) -> Scores:
    """The cosine of TF-IDF vectors, with the logarithm of the counts."""
    vocabulary, tf = counts(documents)
    idf = np.log((1 + len(documents)) / (1 + (tf > 0).sum(axis=1))) + 1
    weights = np.log1p(tf) * idf[:, None]
    weights /= np.maximum(np.linalg.norm(weights, axis=0), 1e-9)
    return lambda query: (idf[rows := known(vocabulary, query), None] * weights[rows]).sum(axis=0)


def known(vocabulary: dict[str, int], query: str) -> list[int]:
    """The rows of a query's words."""
    return [vocabulary[word] for word in words(query) if word in vocabulary]


METHODS: dict[str, Callable[[Catalogue], Scores]] = {
    "WordIndex": ours,
    "BM25, full text": lambda rest: bm25(full_texts(rest)),
    "TF-IDF, full text": lambda rest: tf_idf(full_texts(rest)),
    "BM25, titles only": lambda rest: bm25([words(title) for title in rest.titles]),
}


def speed_of_index(some: Catalogue) -> float:
    """How long an index takes to build, its texts read and the dictionary loaded, in ms."""
    lemma("warm")
    fresh = attrs.evolve(some, reader=Ready(some.texts))
    begin = time.perf_counter()
    WordIndex.of(fresh).scores(["a first question"])
    return (time.perf_counter() - begin) * 1000


def speed(some: Catalogue, split: Split, rounds: int = 20) -> float:
    """How long the scores of 20 texts take, in ms: the median of some rounds."""
    index = WordIndex.of(some)
    index.scores(["warm"])
    taken = []
    for first in range(rounds):
        texts = [*split.titles[first * 10 : first * 10 + 10], *split.tasks[first * 10 :][:10]]
        begin = time.perf_counter()
        index.scores(texts)
        taken.append((time.perf_counter() - begin) * 1000)
    return median(taken)


if __name__ == "__main__":
    main()
