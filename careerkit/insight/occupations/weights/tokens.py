"""A catalogue's texts as numbers: words, and pairs of neighbouring words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from careerkit.insight.occupations.query import lemma, written_words
from careerkit.insight.occupations.weights.likelihood import Ints, flat

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Tokens"]


class _Numbers(dict[str, int]):
    """Gives each name that it is asked for a number, from 0."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


@attrs.frozen(eq=False)
class Tokens:
    """The tokens of some documents.

    Attributes:
        lemmas: The numbers of the words' basic forms; 0 is none's.
        pairs: What each pair of lemmas is made of, in order.
        of_words: The lemmas of each document.
        of_pairs: The pairs of each document, by their places in ``pairs``.
    """

    lemmas: dict[str, int]
    pairs: Ints
    of_words: list[Ints]
    of_pairs: list[Ints]

    @classmethod
    def of(cls, documents: Iterable[Iterable[str]]) -> Tokens:
        """Read some documents, each of which is several texts."""
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
        return cls(
            lemmas=dict(lemmas),
            pairs=pairs,
            of_words=of_words,
            of_pairs=[np.searchsorted(pairs, found) for found in keys],
        )

    def lemma(self, word: str) -> int:
        """The number of a word's basic form; 0 if no document has it."""
        return self.lemmas.get(lemma(word), 0)

    def pair(self, first: int, second: int) -> int | None:
        """The number of a pair of lemmas; None if no document has it."""
        key = first * len(self.lemmas) + second
        at = int(self.pairs.searchsorted(key))
        return at if at < len(self.pairs) and self.pairs[at] == key else None
