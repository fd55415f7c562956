"""Which occupations a person's own words point to.

Two BM25 indices (``bm25s``), each scaled to its best hit and added: one of the lemmas of all
texts, one of the four-letter pieces of titles, which finds "bake" in "Bakery" and survives
a spelling mistake. On O*NET 30.1, with one alternate title of each occupation held out as
the query, the sum found more than either alone (``benchmarks/retrieval.py``).
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.insight.words import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from careerkit.catalogue import Catalogue

__all__ = ["Bm25", "WordIndex", "lemmas", "pieces"]

_PIECE = 4
_WORD = re.compile(r"\w+")


def lemmas(text: str) -> list[str]:
    """The telling words of a text, each in its basic form."""
    return [term[0] for term, _ in terms(text) if len(term) == 1]


def pieces(text: str) -> list[str]:
    """The four-letter pieces of a text's words, with marks where a word begins and ends."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold()):
        marked = f"<{word}>"
        found += [marked[i : i + _PIECE] for i in range(max(1, len(marked) - _PIECE + 1))]
    return found


class Bm25:
    """BM25 over documents that are lists of tokens."""

    def __init__(self, documents: Sequence[Sequence[str]], *, b: float = 0.75) -> None:
        import bm25s  # noqa: PLC0415 - loaded when words are first looked for

        self._size = len(documents)
        self._vocabulary: dict[str, int] = {}
        ids = [
            [self._vocabulary.setdefault(token, len(self._vocabulary)) for token in tokens]
            for tokens in documents
        ]
        self._index = bm25s.BM25(b=b)
        if self._vocabulary:
            tokens = bm25s.tokenization.Tokenized(ids=ids, vocab=self._vocabulary)
            self._index.index(tokens, show_progress=False)

    def scores(self, tokens: Iterable[str]) -> npt.NDArray[np.float64]:
        """How well each document fits, scaled so that the best one has 1; zeros if none does."""
        import numpy as np  # noqa: PLC0415

        known = [token for token in tokens if token in self._vocabulary]
        if not known:
            return np.zeros(self._size)
        found = np.asarray(self._index.get_scores(known), dtype=float)
        best = found.max()
        return found / best if best > 0 else found


@attrs.frozen(eq=False)
class WordIndex:
    """A catalogue's texts, ready to be searched::

    WordIndex.of(load()).scores(["I lose track of time baking for the street party"])
    """

    titles: tuple[tuple[str, ...], ...]
    texts: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> WordIndex:
        """The index of a catalogue, made once."""
        return _index_of(_Identity(catalogue))

    @cached_property
    def _words(self) -> tuple[list[str], ...]:
        return tuple(
            [lemma for text in (*titles, *texts) for lemma in lemmas(text)]
            for titles, texts in zip(self.titles, self.texts, strict=True)
        )

    @cached_property
    def _indices(self) -> tuple[tuple[Callable[[str], list[str]], Bm25], ...]:
        of_titles = [[p for title in titles for p in pieces(title)] for titles in self.titles]
        return (lemmas, Bm25(self._words)), (pieces, Bm25(of_titles, b=0.6))

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """How well each occupation fits what a person wrote, 0 to 1, of shape ``(n,)``."""
        together = "\n".join(texts)
        parts = [index.scores(tokens(together)) for tokens, index in self._indices]
        found: Any = sum(parts)
        best = found.max(initial=0.0)
        return found / best if best > 0 else found

    def met(self, position: int, texts: Sequence[str]) -> list[str]:
        """The person's words that an occupation's texts have too, as the person wrote them."""
        theirs = set(self._words[position])
        met: dict[str, str] = {}
        for text in texts:
            for term, written in terms(text):
                if len(term) == 1 and term[0] in theirs:
                    met.setdefault(term[0], written[0])
        return list(met.values())


@attrs.frozen(eq=False)
class _Identity:
    """Makes a value a key of a cache by being that one object."""

    value: Catalogue

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.value is self.value


@lru_cache(maxsize=2)
def _index_of(identity: _Identity) -> WordIndex:
    catalogue = identity.value
    texts = catalogue.texts
    return WordIndex(
        titles=tuple(
            (title, *others)
            for title, others in zip(catalogue.titles, texts.alternate_titles, strict=True)
        ),
        texts=tuple(
            tuple(text for text in (plain, description, *tasks, *skills) if text)
            for plain, description, tasks, skills in zip(
                texts.plain, texts.descriptions, texts.tasks, texts.skills, strict=True
            )
        ),
    )
