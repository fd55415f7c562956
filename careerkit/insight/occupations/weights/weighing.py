"""What the words of a catalogue weigh: how much each speaks for each occupation.

An occupation is seen as a mixture of its own texts, those of its related occupations and of
its groups, and everyday language's (``likelihood.py``), so that words find it which only its
neighbours use. Beside that, words and occupations have places in a space of meanings (``lsa.py``).
``benchmarks/retrieval.py`` measures what each part is good for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.insight.arrays import np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from careerkit.insight.occupations.weights.likelihood import Floats, Ints, Likelihood, Singles
    from careerkit.insight.occupations.weights.tokens import Tokens

__all__ = ["Key", "Meanings", "Weights"]

Key = tuple[str, ...]
"""What is looked for: a word, or a pair of neighbouring words."""

_WORDS, _PAIRS, _MEANING = 0.15, 0.035, 1.9
# How much the kinds of tokens count, and what they mean. Like all numbers here they were
# chosen on seed 1 of benchmarks/retrieval.py, by a conditional logit of the right occupation.


@attrs.frozen(eq=False)
class Meanings:
    """The places of words, pairs and occupations in the space of meanings.

    Attributes:
        documents: Each occupation's, of shape ``(n, d)``.
        places: Those of words and pairs, weighted, in whole numbers, of shape ``(some, d)``; the
            last is nowhere.
        scales: What each of these is to be multiplied by.
        of_words: Which of them is a word's, or -1.
        of_pairs: Which of them is a pair's, or -1.
    """

    documents: Singles
    places: npt.NDArray[np.int8]
    scales: Singles
    of_words: Ints
    of_pairs: Ints

    def at(self, places: list[int]) -> Singles:
        """Some of the places, of shape ``(len(places), d)``."""
        found: Singles = self.places[places] * self.scales[places, None]
        return found


@attrs.frozen(eq=False)
class Weights:
    """What words and pairs weigh for each occupation."""

    tokens: Tokens
    words: Likelihood
    pairs: Likelihood
    meanings: Meanings

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
        meaning: Singles = np.inner(meant, self.meanings.documents)
        return np.maximum(found + _MEANING * meaning, 0.0)

    def has_pair(self, pair: Key) -> bool:
        """Whether some text of the catalogue has two words beside each other."""
        first, second = map(self.tokens.lemma, pair)
        return bool(first and second) and self.tokens.pair(first, second) is not None

    def _rows(self, keys: Sequence[Key]) -> tuple[Floats, Singles]:
        """How likely each key is for each occupation, and its place among the meanings.

        Of shape ``(keys, n)`` and ``(keys, d)``.
        """
        words, pairs = [], []
        meanings = [-1] * len(keys)
        for row, key in enumerate(keys):
            numbers = [self.tokens.lemma(word) for word in key]
            if len(numbers) == 2:
                pair = self.tokens.pair(*numbers) if all(numbers) else None
                if pair is not None:
                    pairs.append((pair, row))
                    meanings[row] = int(self.meanings.of_pairs[pair])
                continue
            if numbers[0]:
                words.append((numbers[0], row))
                meanings[row] = int(self.meanings.of_words[numbers[0]])
        found = _WORDS * self.words.sums(words, len(keys)) + _PAIRS * self.pairs.sums(
            pairs, len(keys)
        )
        return found, self.meanings.at(meanings)
