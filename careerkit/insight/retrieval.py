"""Which occupations a person's own words point to.

A text is taken apart into its subjects: each telling word with its other names
(``careerkit.insight.asking``). Each subject is looked for in the weights of the catalogue's words
(``careerkit.insight.weighing``), and then the subjects of a text are joined, and the texts, so
that neither one loud word nor one long text drowns the others.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.asking import asked, lemma
from careerkit.insight.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from careerkit.catalogue import Catalogue
    from careerkit.insight.asking import Asked
    from careerkit.insight.told import Told
    from careerkit.insight.weighing import Key, Weights

    Floats = npt.NDArray[np.float64]

__all__ = ["WordIndex"]

_BALANCE = 0.4
# 0 lets a subject count as much as it says, 1 lets all subjects of a text count the same.

_FAINT = 2.0
# A subject whose best hit is worth no more than this has hit by accident, and is not raised.

_DOUBT = 2.0
# A text whose best hit is worth this much counts half as much as one beyond all doubt.

_AT_ONCE = 256
# How many subjects are looked for at once, so that a text of any length fits in memory.

_PLACES = 9


@attrs.frozen
class _Subject:
    """One thing that a text is about.

    Attributes:
        text: Which text, from 0.
        amount: How much it counts there.
        keys: The word, its other names and the pair that it ends, and how much each counts.
    """

    text: int
    amount: float
    keys: dict[Key, float]


@attrs.frozen(eq=False)
class WordIndex:
    """A catalogue's texts, ready to be searched::

    WordIndex.of(load()).scores(["I lose track of time baking for the street party"])

    Attributes:
        soc: The occupations' codes.
        texts: Everything that is written about each of them.
        related: The codes of each one's related occupations, the closest first.
    """

    soc: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> WordIndex:
        """The index of a catalogue, made once."""
        return _index_of(_Identity(catalogue))

    @cached_property
    def _order(self) -> list[int]:
        # Whatever is added up, is added up in the order of codes: the last digits of a sum depend
        # on its order, and a list that is sorted by it must not.
        return sorted(range(len(self.soc)), key=self.soc.__getitem__)

    @cached_property
    def _place(self) -> dict[int, int]:
        """Where an occupation of the catalogue stands in the order of codes."""
        return {position: place for place, position in enumerate(self._order)}

    @cached_property
    def _weights(self) -> Weights:
        # Imported when words are first looked for: a page without a question needs no NumPy.
        from careerkit.insight.weighing import Weights  # noqa: PLC0415

        return Weights.of(
            [self.soc[position] for position in self._order],
            [self.texts[position] for position in self._order],
            [self.related[position] for position in self._order],
        )

    def scores(self, words: Iterable[str | Told]) -> Floats:
        """How well each occupation fits what a person wrote.

        Each text's scores are divided by its best, and the root of the sum of squares is taken
        over the texts: what one text is about stands out from what many texts brush.

        Args:
            words: What they wrote, a text each; what draws less counts less, and what drains
                (an amount below 0) takes away from what it points to.

        Returns:
            Of shape ``(n,)``, 0 to 1; the best one has 1, unless nothing was found.
        """
        import numpy as np  # noqa: PLC0415

        found = np.zeros(len(self.soc))
        given = told(words)
        each = self._each([one.text for one in given])
        best = each.max(axis=1, initial=0.0, keepdims=True)
        amounts = np.array([one.amount for one in given])
        joined = np.maximum(amounts @ (each / (best + _DOUBT)) ** 2, 0.0)
        if joined.any():
            found[self._order] = np.round(np.sqrt(joined / joined.max()), _PLACES)
        return found

    def _each(self, texts: Sequence[str]) -> Floats:
        """How well each occupation, in the order of codes, fits each text: ``(texts, n)``."""
        import numpy as np  # noqa: PLC0415

        found = np.zeros((len(texts), len(self.soc)))
        subjects = [subject for at, text in enumerate(texts) for subject in _subjects(at, text)]
        for begin in range(0, len(subjects), _AT_ONCE):
            some = subjects[begin : begin + _AT_ONCE]
            fits = self._weights.fits([subject.keys for subject in some])
            best = fits.max(axis=1, initial=0.0, keepdims=True)
            fits /= np.maximum(best, _FAINT) ** _BALANCE
            for subject, fit in zip(some, fits, strict=True):
                found[subject.text] += subject.amount * fit
        return found

    def met(self, position: int, texts: Iterable[str]) -> list[str]:
        """The person's words that an occupation's texts have too, as the person wrote them.

        A word is also met by one of its other names; words for places and company never are.

        Args:
            position: Where the occupation stands in the catalogue.
            texts: What the person wrote.
        """
        tokens = self._weights.tokens
        theirs = set(tokens.of_words[self._place[position]].tolist())
        met: dict[str, str] = {}
        for text in texts:
            for _, group in groupby(asked(text), key=lambda word: word.place):
                own, *others = group
                names = (own.word, *(other.word for other in others))
                if not own.is_scene and any(tokens.lemma(name) in theirs for name in names):
                    met.setdefault(lemma(own.word), own.written)
        return list(met.values())


def _subjects(at: int, text: str) -> Iterator[_Subject]:
    before: Asked | None = None
    for _, group in groupby(asked(text), key=lambda word: word.place):
        own, *others = group
        keys: dict[Key, float] = {(own.word,): 1.0}
        keys.update({(other.word,): other.amount for other in others})
        if before is not None:
            keys[before.word, own.word] = 1.0
        before = own
        yield _Subject(at, own.amount, keys)


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
        soc=catalogue.soc,
        texts=tuple(
            tuple(filter(None, (title, *others, plain, description, *tasks, *skills)))
            for title, others, plain, description, tasks, skills in zip(
                catalogue.titles,
                texts.alternate_titles,
                texts.plain,
                texts.descriptions,
                texts.tasks,
                texts.skills,
                strict=True,
            )
        ),
        related=texts.related,
    )
