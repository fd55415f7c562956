"""What the words of a catalogue weigh: how much each speaks for each occupation.

An occupation is seen as a mixture of its own texts, those of its related occupations and of
its groups, and everyday language's (``likelihood.py``), so that words find it which only its
neighbours use. Beside that, words and occupations have places in a space of meanings (``lsa.py``).
``benchmarks/retrieval.py`` measures what each part is good for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from careerkit.insight.occupations.weights.likelihood import Likelihood, Rows, counted, mixture
from careerkit.insight.occupations.weights.lsa import Latent
from careerkit.insight.occupations.weights.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.insight.occupations.weights.likelihood import Floats, Ints, Recipe
    from careerkit.insight.occupations.weights.lsa import Singles

__all__ = ["Key", "Weights"]

Key = tuple[str, ...]
"""What is looked for: a word, or a pair of neighbouring words."""

_OWN, _RELATED, _BROAD, _NARROW, _REST = 0.3, 0.15, 0.1, 0.05, 0.4
# What a mixture is made of: the occupation's own texts, its related ones', its minor group's
# (the code's first four characters), its narrower group's (the first six), everyday language's.

_MOST_RELATED = 10

_WORDS, _PAIRS, _MEANING = 0.15, 0.035, 1.9
# How much the kinds of tokens count, and what they mean. Like all numbers here they were
# chosen on seed 1 of benchmarks/retrieval.py, by a conditional logit of the right occupation.

_DIMENSIONS, _FEWEST_DIMENSIONS, _PER_DIMENSION = 150, 10, 3
# Of the space of meanings: at most so many; at least so many, or none, since a few occupations
# have nothing to teach; and so many occupations for each.

_PAIR_MEANS = 0.7
# How much a pair counts there beside a word.


@attrs.frozen(eq=False)
class _Meanings:
    """The places of words, pairs and occupations in the space of meanings.

    Attributes:
        documents: Each occupation's, of shape ``(n, d)``.
        places: Those of words and pairs, weighted, of shape ``(some, d)``; the last is nowhere.
        of_words: Which of them is a word's, or -1.
        of_pairs: Which of them is a pair's, or -1.
    """

    documents: Singles
    places: Singles
    of_words: Ints
    of_pairs: Ints

    @classmethod
    def of(cls, words: Rows, pairs: Rows) -> _Meanings:
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
        places = np.concatenate([weighted, nowhere])
        return cls(latent.documents, places, *columns)


@attrs.frozen(eq=False)
class Weights:
    """What words and pairs weigh for each occupation."""

    tokens: Tokens
    words: Likelihood
    pairs: Likelihood
    meanings: _Meanings

    @classmethod
    def of(
        cls,
        soc: Sequence[str],
        texts: Sequence[Sequence[str]],
        related: Sequence[Sequence[str]],
    ) -> Weights:
        """Weigh the words of some occupations.

        Args:
            soc: Their codes.
            texts: Everything that is written about each of them.
            related: The codes of each one's related occupations, the closest first.
        """
        tokens = Tokens.of(texts)
        groups, borrowing = _recipes(soc, related)
        words = counted(tokens.of_words, len(tokens.lemmas))
        pairs = counted(tokens.of_pairs, len(tokens.pairs))

        def likelihood(counts: Rows) -> Likelihood:
            alone = counts.scaled(to=1)
            of_groups = Rows.of(list(mixture(alone, groups)), alone.width)
            models = mixture(alone.and_below(of_groups), borrowing)
            rarity = _rarity(counts.columns(), len(counts))
            return Likelihood(models, counts.sums(), np.sqrt(rarity), rest=_REST)

        return cls(
            tokens,
            words=likelihood(words),
            pairs=likelihood(pairs),
            meanings=_Meanings.of(words, pairs),
        )

    def fits(self, things: Sequence[dict[Key, float]]) -> Floats:
        """How well each occupation fits each of several things that are looked for.

        Args:
            things: For each, the words and pairs that it goes by, and how much each counts.

        Returns:
            Of shape ``(things, n)``, 0 or more.
        """
        at = {key: place for place, key in enumerate({key: 0 for thing in things for key in thing})}
        rows, meanings = self._rows(list(at))
        found = np.zeros((len(things), rows.shape[1]))
        meant = np.zeros((len(things), meanings.shape[1]), dtype=np.float32)
        for place, thing in enumerate(things):
            for key, amount in thing.items():
                found[place] += amount * rows[at[key]]
                meant[place] += amount * meanings[at[key]]
        return np.maximum(found + _MEANING * (meant @ self.meanings.documents.T), 0.0)

    def has_pair(self, pair: Key) -> bool:
        """Whether some text of the catalogue has two words beside each other."""
        first, second = map(self.tokens.lemma, pair)
        return bool(first and second) and self.tokens.pair(first, second) is not None

    def _rows(self, keys: Sequence[Key]) -> tuple[Floats, Singles]:
        """How likely each key is for each occupation, and its place among the meanings.

        Of shape ``(keys, n)`` and ``(keys, d)``.
        """
        words, pairs = [], []
        meanings = np.full(len(keys), -1)
        for row, key in enumerate(keys):
            numbers = [self.tokens.lemma(word) for word in key]
            if len(numbers) == 2:
                pair = self.tokens.pair(*numbers) if all(numbers) else None
                if pair is not None:
                    pairs.append((pair, row))
                    meanings[row] = self.meanings.of_pairs[pair]
                continue
            if numbers[0]:
                words.append((numbers[0], row))
                meanings[row] = self.meanings.of_words[numbers[0]]
        found = _WORDS * self.words.sums(words, len(keys)) + _PAIRS * self.pairs.sums(
            pairs, len(keys)
        )
        return found, self.meanings.places[meanings]


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
