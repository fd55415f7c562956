"""Which occupations a person's own words point to.

A text is heard first: nothing is made of a cry for help, of grief, of what is delicate, of a
non-answer, or of a language that the kit does not read. Then it is taken apart into what it asks
for and what it rules out (``language.clauses``), and each into its subjects
(``occupations.query``). What speaks for each occupation (``occupations.evidence``) becomes a chance
(``occupations.chance``), on a scale that means the same for every text. Occupations below a floor
are not listed at all.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.hearing.delicate import leads_on
from careerkit.insight.hearing.recogniser import counts
from careerkit.insight.language.clauses import clauses, is_personal
from careerkit.insight.language.languages import reads
from careerkit.insight.occupations.query import subjects
from careerkit.insight.occupations.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from careerkit.catalogue import Catalogue
    from careerkit.insight.occupations.chance import Chances
    from careerkit.insight.occupations.evidence import Evidence
    from careerkit.insight.occupations.query import Subject
    from careerkit.insight.occupations.told import Told

    Floats = npt.NDArray[np.float64]
    Several = Sequence[Sequence[str]]

__all__ = ["WordIndex"]

_OTHERS = 0.3
# How much the texts count that speak for an occupation, too, beside the one that does it most.

_PLACES = 9


@attrs.frozen(eq=False)
class _Looked:
    """What a text asks for, and the chances of occupations in the order of codes."""

    asked: tuple[Subject, ...]
    found: Chances


@attrs.frozen(eq=False)
class WordIndex:
    """A catalogue's texts, ready to be searched::

    WordIndex.of(load()).scores(["I lose track of time baking for the street party"])

    Attributes:
        soc: The occupations' codes.
        texts: Everything that is written about each of them.
        names: The titles, other names and signs of each of them.
        related: The codes of each one's related occupations, the closest first.
        titles: All that each of them is called.
    """

    soc: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, ...], ...]
    titles: tuple[tuple[str, ...], ...]

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
    def _evidence(self) -> Evidence:
        # Imported when words are first looked for: a page without a question needs no NumPy.
        from careerkit.insight.occupations.evidence import Evidence  # noqa: PLC0415

        titles = [self.titles[position] for position in self._order]
        return Evidence.of(*self.written, titles)

    @property
    def written(self) -> tuple[Sequence[str], Several, Several, Several]:
        """Codes, texts, names and related occupations, in the order of codes."""
        return (
            [self.soc[position] for position in self._order],
            [self.texts[position] for position in self._order],
            [self.names[position] for position in self._order],
            [self.related[position] for position in self._order],
        )

    def scores(self, words: Iterable[str | Told]) -> Floats:
        """How well each occupation fits what a person wrote.

        The text that speaks most for an occupation counts fully, and each other adds its chance's
        square in part, as independent evidence would::

            1 - (1 - best) * product of (1 - chance ** 2) ** 0.3

        so that what one text is about stands out from what many texts brush. A chance is first
        multiplied by its text's amount. Where one text alone draws, what is far below its best is
        left out. What drains (an amount below 0) takes away from what it points to: the result is
        multiplied by 1 - chance for each.

        Args:
            words: What they wrote, a text each, and how much it counts.

        Returns:
            Of shape ``(n,)``, 0 to 1; of one text that counts fully, the chance itself. 0 where
            nothing speaks for an occupation.
        """
        from careerkit.insight.arrays import np  # noqa: PLC0415
        from careerkit.insight.occupations.chance import beside  # noqa: PLC0415 - NumPy takes its time

        given = told(words)
        each = self._each([one.text for one in given])
        amounts = np.array([one.amount for one in given])[:, None]
        drawn = np.maximum(amounts, 0) * each
        best = drawn.max(axis=0, initial=0.0)
        others = np.log1p(-(drawn**2)).sum(axis=0) - np.log1p(-(best**2))
        joined = 1 - (1 - best) * np.exp(_OTHERS * others)
        left = (1 - np.maximum(-amounts, 0) * each).prod(axis=0)
        if np.count_nonzero(drawn.any(axis=1)) == 1:
            joined = beside(joined)
        found = np.zeros(len(self.soc))
        found[self._order] = np.round(joined * left, _PLACES)
        return found

    def _each(self, texts: Sequence[str]) -> Floats:
        """The chances that count, of occupations in the order of codes: ``(texts, n)``."""
        from careerkit.insight.arrays import np  # noqa: PLC0415

        last = dict(self._last)
        self._last.clear()
        for text in texts:
            self._last[text] = last.get(text) or self._look(text)
        each = np.array([self._last[text].found.likely for text in texts])
        return each.reshape(len(texts), len(self.soc))

    @cached_property
    def _last(self) -> dict[str, _Looked]:
        # Of many texts a person changes one at a time; and why one was found is asked right after.
        return {}

    def chances(self, text: str) -> Floats:
        """The chance of each occupation by one text, of shape ``(n,)``, whether listed or not."""
        from careerkit.insight.arrays import np  # noqa: PLC0415

        found = np.zeros(len(self.soc))
        found[self._order] = self._looked(text).found.each
        return found

    def _looked(self, text: str) -> _Looked:
        return self._last.get(text) or self._look(text)

    def _look(self, text: str) -> _Looked:
        from careerkit.insight.occupations.chance import chances  # noqa: PLC0415 - NumPy takes its time

        asked, ruled_out = self._read(text)
        found = chances(self._evidence, asked, ruled_out, is_personal=is_personal(text))
        return _Looked(asked, found)

    def _read(self, text: str) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
        """The subjects that a text asks for, and those that it rules out."""
        text = _telling(text)
        if not text:
            return (), ()
        signs, known = self._evidence.signs, self._evidence.weights.tokens.lemmas
        parts = clauses(text)
        asked, out = (
            subjects(
                ".".join(part.text for part in parts if part.is_wanted is wanted),
                signs,
                known,
                signs.names,
            )
            for wanted in (True, False)
        )
        # Where and with whom a thing is done says nothing without the thing.
        if not any(subject.tells for subject in asked):
            return (), ()
        return asked, out

    def met(self, position: int, texts: Iterable[str]) -> list[str]:
        """The person's words that speak for an occupation, as the person wrote them.

        Args:
            position: Where the occupation stands in the catalogue.
            texts: What the person wrote.
        """
        place = self._place[position]
        return _as_written(
            subject
            for looked in self._speaking_for(place, texts)
            for subject in looked.asked
            if self._evidence.meets(place, subject)
        )

    def close(self, position: int, texts: Iterable[str]) -> list[str]:
        """The person's words that mean something close to an occupation, where none of them met.

        Args:
            position: Where the occupation stands in the catalogue.
            texts: What the person wrote.
        """
        place = self._place[position]
        closest = (
            self._evidence.closest(place, looked.asked)
            for looked in self._speaking_for(place, texts)
        )
        return _as_written(subject for subject in closest if subject is not None)

    def silent(self, position: int, texts: Iterable[str]) -> list[str]:
        """The texts that the kit reads, and that say nothing of an occupation.

        Args:
            position: Where the occupation stands in the catalogue.
            texts: What the person wrote.
        """
        place = self._place[position]
        return [
            text for text in texts if _telling(text) and self._looked(text).found.likely[place] <= 0
        ]

    def alike(self, position: int) -> Floats:
        """How near what is written of each occupation is to one of them, of shape ``(n,)``.

        The cosine of their places among the senses, -1 to 1.
        """
        from careerkit.insight.arrays import np  # noqa: PLC0415

        places = self._evidence.places.astype(float)
        found = np.zeros(len(self.soc))
        found[self._order] = places @ places[self._place[position]]
        return found

    def _speaking_for(self, place: int, texts: Iterable[str]) -> Iterator[_Looked]:
        """The texts that add to an occupation's place: no other one is a reason for it."""
        return (looked for looked in map(self._looked, texts) if looked.found.likely[place] > 0)


def _telling(text: str) -> str:
    """A text as far as it may be made something of; empty where it may not, or is not read."""
    return leads_on(text) if counts(text) and reads(text) else ""


def _as_written(some: Iterable[Subject]) -> list[str]:
    """Subjects as the person wrote them; two of one turn of speech are quoted as one."""
    found: dict[str, str] = {}
    for subject in some:
        found.setdefault(subject.key, subject.written)
    return list(dict.fromkeys(found.values()))


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
    ours = zip(texts.said, texts.also, texts.signs, strict=True)
    names = tuple(
        tuple(filter(None, (title, said, *also, *signs)))
        for title, (said, also, signs) in zip(catalogue.titles, ours, strict=True)
    )
    theirs = zip(
        texts.alternate_titles,
        texts.plain,
        texts.descriptions,
        texts.tasks,
        texts.skills,
        strict=True,
    )
    return WordIndex(
        soc=catalogue.soc,
        texts=tuple(
            tuple(
                dict.fromkeys(filter(None, (*some, *others, plain, description, *tasks, *skills)))
            )
            for some, (others, plain, description, tasks, skills) in zip(names, theirs, strict=True)
        ),
        names=names,
        related=texts.related,
        titles=tuple(
            tuple(filter(None, (title, said, *also, *others)))
            for title, said, also, others in zip(
                catalogue.titles, texts.said, texts.also, texts.alternate_titles, strict=True
            )
        ),
    )
