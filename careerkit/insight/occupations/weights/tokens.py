"""A catalogue's texts as numbers: words, and pairs of neighbouring words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.occupations.query import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.insight.occupations.weights.likelihood import Ints

__all__ = ["Tokens"]


@attrs.frozen(eq=False)
class Tokens:
    """The tokens of some documents.

    Attributes:
        lemmas: The numbers of the words' basic forms; 0 is none's.
        pairs: What each pair of lemmas is made of, in order.
        of_words: The lemmas of each document, each once.
    """

    lemmas: dict[str, int]
    pairs: Ints
    of_words: Sequence[Ints]

    def lemma(self, word: str) -> int:
        """The number of a word's basic form; 0 if no document has it."""
        return self.lemmas.get(lemma(word), 0)

    def pair(self, first: int, second: int) -> int | None:
        """The number of a pair of lemmas; None if no document has it."""
        key = first * len(self.lemmas) + second
        at = bisect_left(self.pairs, key)
        return at if at < len(self.pairs) and self.pairs[at] == key else None
