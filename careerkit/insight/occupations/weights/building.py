"""Weighing the words of a catalogue, which takes a moment and NumPy.

For the starter catalogue that was done beforehand (``occupations.weighed``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from careerkit.insight.occupations.query import lemma, written_words
from careerkit.insight.occupations.weights.likelihood import Likelihood
from careerkit.insight.occupations.weights.lsa import Latent
from careerkit.insight.occupations.weights.rows import Rows, begins, counted, flat, mixture
from careerkit.insight.occupations.weights.tokens import Tokens
from careerkit.insight.occupations.weights.weighing import Meanings, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerkit.insight.occupations.weights.likelihood import Floats, Ints, Singles
    from careerkit.insight.occupations.weights.rows import Recipe

__all__ = ["weigh"]

_OWN, _RELATED, _BROAD, _NARROW, _REST = 0.3, 0.15, 0.1, 0.05, 0.4
# What a mixture is made of: the occupation's own texts, its related ones', its minor group's
# (the code's first four characters), its narrower group's (the first six), everyday language's.

_MOST_RELATED = 10

_LEAST = 0.4
# Smaller weights say next to nothing, and are half of all.

_DIMENSIONS, _FEWEST_DIMENSIONS, _PER_DIMENSION = 150, 10, 3
# Of the space of meanings: at most so many; at least so many, or none, since a few occupations
# have nothing to teach; and so many occupations for each.

_PAIR_MEANS = 0.7
# How much a pair counts there beside a word.

_MOST = 127
# The highest whole number of a place.


class _Numbers(dict[str, int]):
    """Gives each name that it is asked for a number, from 0."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


def weigh(
    soc: Sequence[str], texts: Sequence[Sequence[str]], related: Sequence[Sequence[str]]
) -> Weights:
    """Weigh the words of some occupations.

    Args:
        soc: Their codes.
        texts: Everything that is written about each of them.
        related: The codes of each one's related occupations, the closest first.
    """
    tokens, of_words, of_pairs = _read(texts)
    groups, borrowing = _recipes(soc, related)
    words = counted(of_words, len(tokens.lemmas))
    pairs = counted(of_pairs, len(tokens.pairs))

    def likelihood(counts: Rows) -> Likelihood:
        alone = counts.scaled(to=1)
        of_groups = Rows.of(list(mixture(alone, groups)), alone.width)
        models = mixture(alone.and_below(of_groups), borrowing)
        rarity = _rarity(counts.columns(), len(counts))
        return _likelihood(models, counts.sums(), np.sqrt(rarity))

    return Weights(tokens, likelihood(words), likelihood(pairs), _meanings(words, pairs))


def _read(documents: Iterable[Iterable[str]]) -> tuple[Tokens, list[Ints], list[Ints]]:
    """The tokens of some documents, each of several texts, and the words and pairs of each."""
    words = _Numbers()
    end = words["\n"]  # Between two texts, so that no pair crosses it.
    written = []
    for texts in documents:
        numbers: list[int] = []
        for text in texts:
            numbers += [words[word] for word in written_words(text.casefold())]
            numbers.append(end)
        written.append(np.array(numbers, dtype=np.intp))
    lemmas = _Numbers({"": 0})
    lemma_of = np.array([lemmas[lemma(word)] for word in words], dtype=np.intp)
    lemma_of[end] = -1
    of_words, keys = [], []
    for places in written:
        telling = lemma_of[places]
        telling = telling[telling != 0]
        first, second = telling[:-1], telling[1:]
        keys.append((first * len(lemmas) + second)[(first > 0) & (second > 0)])
        of_words.append(telling[telling > 0])
    pairs = np.unique(flat(keys))
    tokens = Tokens(dict(lemmas), pairs, [np.unique(some) for some in of_words])
    return tokens, of_words, [np.searchsorted(pairs, found) for found in keys]


def _likelihood(
    documents: Iterable[tuple[Ints, Floats]], counted: Floats, importance: Floats
) -> Likelihood:
    """Weigh some tokens.

    Args:
        documents: The tokens of each document's model and their shares, less what it has of
            everyday language.
        counted: How often each token occurs in all texts, of shape ``(width,)``.
        importance: What each token's weights are multiplied by, of shape ``(width,)``.
    """
    often = counted + 0.5
    rarity = often.sum() / (_REST * often)
    rows = []
    counts = np.zeros(len(counted), dtype=np.intp)
    for tokens, values in documents:
        found = np.log1p(values * rarity[tokens])
        told = found >= _LEAST
        some = tokens[told]
        counts[some] += 1
        rows.append((some.astype(np.int32), (found[told] * importance[some]).astype(np.float32)))
    first = begins(counts)
    owners = np.zeros(int(first[-1]), dtype=np.int32)
    weights = np.zeros(len(owners), dtype=np.float32)
    # From rows to columns: each document's weights go to their tokens' next free places.
    free = first[:-1].copy()
    for document, (some, amounts) in enumerate(rows):
        places = free[some]
        owners[places] = document
        weights[places] = amounts
        free[some] += 1
    return Likelihood(first, owners, weights, len(rows))


def _meanings(words: Rows, pairs: Rows) -> Meanings:
    parts: list[Rows] = []
    amounts: list[Singles] = []
    columns: list[Ints] = []
    # What one occupation alone has tells nothing of what pairs share; words are fewer.
    for counts, share, least in ((words, 1.0, 1), (pairs, _PAIR_MEANS, 2)):
        in_how_many = counts.columns()
        shared = np.flatnonzero(in_how_many >= least)
        rarity = _rarity(in_how_many[shared], len(counts))
        some = counts.only(shared)
        values = np.log1p(some.values) * (share * rarity)[some.tokens]
        column = np.full(counts.width, -1, dtype=np.intp)
        column[shared] = np.arange(len(shared)) + sum(part.width for part in parts)
        columns.append(column)
        parts.append(attrs.evolve(some, values=values))
        amounts.append((share * rarity**1.5).astype(np.float32))
    together = parts[0].beside(parts[1]).scaled(to=2)
    dimensions = min(_DIMENSIONS, len(together) // _PER_DIMENSION)
    latent = Latent.of(together, dimensions if dimensions >= _FEWEST_DIMENSIONS else 0)
    weighted = latent.tokens * np.concatenate(amounts)[:, None]
    nowhere = np.zeros((1, weighted.shape[1]), dtype=np.float32)
    places, scales = _in_whole_numbers(np.concatenate([weighted, nowhere]))
    return Meanings(latent.documents, places, scales, *columns)


def _in_whole_numbers(places: Singles) -> tuple[np.ndarray, Singles]:
    """Rows in numbers of a byte, and what each row is to be multiplied by."""
    reach = np.abs(places).max(axis=1, initial=0.0)
    scales = np.where(reach > 0, reach / _MOST, np.float32(1)).astype(np.float32)
    return np.rint(places / scales[:, None]).astype(np.int8), scales


def _rarity(in_how_many: Ints, size: int) -> Floats:
    rarity: Floats = np.log((size + 1) / (in_how_many + 0.5))
    return rarity


def _recipes(
    soc: Sequence[str], related: Sequence[Sequence[str]]
) -> tuple[list[Recipe], list[Recipe]]:
    """What each group is made of, and each occupation's mixture.

    In the second, the rows of groups stand below those of occupations.
    """
    rows = {code: row for row, code in enumerate(soc)}
    members: dict[str, list[int]] = {}
    for row, code in enumerate(soc):
        for group in (code[:4], code[:6]):
            members.setdefault(group, []).append(row)
    group_rows = {group: len(soc) + row for row, group in enumerate(members)}
    groups = [(np.array(of), np.full(len(of), 1 / len(of))) for of in members.values()]
    borrowing = []
    for row, (code, others) in enumerate(zip(soc, related, strict=True)):
        near = [rows[other] for other in others[:_MOST_RELATED] if other in rows]
        parts = [row, group_rows[code[:4]], group_rows[code[:6]], *near]
        amounts = [_OWN, _BROAD, _NARROW, *(_RELATED / len(near) for _ in near)]
        borrowing.append((np.array(parts), np.array(amounts)))
    return groups, borrowing
