"""Which occupations a person's own words point to.

Three kinds of tokens are compared, each by how much likelier it is in an occupation's texts
than in all of them (``careerkit.insight.likelihood``): words by their lemmas, pairs of
neighbouring words, and the four-letter pieces of words, which find "bake" in "Bakery" and
survive a spelling mistake. An occupation borrows from its related ones and from its
group, so that it can be found by words which only they use.

Several texts are looked for one by one and then joined, so that none drowns the others.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.asking import asked, lemma, written_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerkit.catalogue import Catalogue
    from careerkit.insight.asking import Asked
    from careerkit.insight.likelihood import Floats, Ints, Likelihood, Recipe

__all__ = ["WordIndex"]

_OWN, _RELATED, _BROAD, _NARROW, _REST = 0.3, 0.15, 0.1, 0.05, 0.4
# What a model is made of: the occupation's own texts, its related ones', its minor group's
# (the code's first four characters), its narrower group's (the first six), everybody's.

_WORDS, _PAIRS, _PIECES = 0.48, 0.045, 0.08
# How much the three kinds of tokens count, fitted on a training split (benchmarks/retrieval.py).

_MOST_RELATED = 10

_PIECE = 4

_DOUBT = 2.0
# A text whose best hit is worth this much counts half as much as one that hits without doubt.

_AT_ONCE = 256
# How many words are looked for at once, so that a text of any length fits in memory.

_PLACES = 9


class _Numbers(dict[str, int]):
    """Gives each name that it is asked for a number, from 0."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


def _pieces(word: str) -> list[str]:
    """The four-letter pieces of a word, with marks where it begins and ends."""
    marked = f"<{word}>"
    return [marked[i : i + _PIECE] for i in range(max(1, len(marked) - _PIECE + 1))]


@attrs.frozen(eq=False)
class _Tokens:
    """A catalogue's texts as numbers, an array of tokens for each occupation and kind."""

    lemmas: dict[str, int]
    pieces: dict[str, int]
    pairs: Ints
    of_words: list[Ints]
    of_pairs: list[Ints]
    of_pieces: list[Ints]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> _Tokens:
        import numpy as np  # noqa: PLC0415 - loaded when words are first looked for

        from careerkit.insight.likelihood import flat, spans  # noqa: PLC0415

        words = _Numbers()
        end = words["\n"]  # Between two texts, so that no pair crosses it.
        written = []
        for parts in texts:
            numbers: list[int] = []
            for part in parts:
                numbers += [words[word] for word in written_words(part.casefold())]
                numbers.append(end)
            written.append(np.array(numbers, dtype=np.intp))
        lemmas, pieces = _Numbers({"": 0}), _Numbers()
        lemma_of = np.array([lemmas[lemma(word)] for word in words], dtype=np.intp)
        lemma_of[end] = -1
        cut = [
            [pieces[piece] for piece in _pieces(word)] if number > 0 else []
            for word, number in zip(words, lemma_of, strict=True)
        ]
        counts = np.array([len(numbers) for numbers in cut], dtype=np.intp)
        begins = np.cumsum(counts) - counts
        all_pieces = np.array([number for numbers in cut for number in numbers], dtype=np.intp)
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
            pieces=dict(pieces),
            pairs=pairs,
            of_words=of_words,
            of_pairs=[np.searchsorted(pairs, found) for found in keys],
            of_pieces=[all_pieces[spans(begins[at], counts[at])] for at in written],
        )

    def pair(self, first: int, second: int) -> int | None:
        """The number of a pair of lemmas, if any text has it."""
        key = first * len(self.lemmas) + second
        at = int(self.pairs.searchsorted(key))
        return at if at < len(self.pairs) and self.pairs[at] == key else None


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
    def _tokens(self) -> _Tokens:
        return _Tokens.of(self.texts)

    @cached_property
    def _likelihoods(self) -> tuple[Likelihood, Likelihood, Likelihood]:
        """Of words, pairs and pieces."""
        tokens = self._tokens
        groups, borrowing = self._recipes()

        def likelihood(documents: list[Ints], width: int) -> Likelihood:
            import numpy as np  # noqa: PLC0415

            from careerkit.insight.likelihood import Likelihood, flat, mixture, shares  # noqa: PLC0415

            alone = shares(documents, width)
            models = mixture(alone.and_below(mixture(alone, groups)), borrowing)
            everybody = np.bincount(flat(documents), minlength=width).astype(float)
            return Likelihood(models, everybody, rest=_REST)

        return (
            likelihood(tokens.of_words, len(tokens.lemmas)),
            likelihood(tokens.of_pairs, len(tokens.pairs)),
            likelihood(tokens.of_pieces, len(tokens.pieces)),
        )

    def _recipes(self) -> tuple[list[Recipe], list[Recipe]]:
        """What a group is made of, and what an occupation's model is made of.

        The rows of groups stand below those of occupations. Whatever is added up stands in the
        order of codes, so that no sum depends on the catalogue's order.
        """
        import numpy as np  # noqa: PLC0415

        rows = {soc: row for row, soc in enumerate(self.soc)}
        members: dict[str, list[int]] = {}
        for soc in sorted(rows):
            for group in (soc[:4], soc[:6]):
                members.setdefault(group, []).append(rows[soc])
        group_rows = {group: len(self.soc) + row for row, group in enumerate(members)}
        groups = [(np.array(of), np.full(len(of), 1 / len(of))) for of in members.values()]
        borrowing = []
        for row, (soc, related) in enumerate(zip(self.soc, self.related, strict=True)):
            near = [rows[other] for other in sorted(related[:_MOST_RELATED]) if other in rows]
            parts = [row, group_rows[soc[:4]], group_rows[soc[:6]], *near]
            amounts = [_OWN, _BROAD, _NARROW, *(_RELATED / len(near) for _ in near)]
            borrowing.append((np.array(parts), np.array(amounts)))
        return groups, borrowing

    def scores(self, texts: Sequence[str]) -> Floats:
        """How well each occupation fits what a person wrote.

        Args:
            texts: What they wrote, a text each. The order does not matter.

        Returns:
            Of shape ``(n,)``, 0 to 1; the best one has 1, unless nothing was found.
        """
        import numpy as np  # noqa: PLC0415

        each = self._each([tuple(asked(text)) for text in texts])
        best = each.max(axis=1, initial=0.0, keepdims=True)
        # Squares let the occupations that a text is about stand out from those it brushes.
        joined: Floats = ((each / (best + _DOUBT)) ** 2).sum(axis=0)
        top = joined.max(initial=0.0)
        return np.round(np.sqrt(joined / top), _PLACES) if top > 0 else joined

    def _each(self, queries: Sequence[Sequence[Asked]]) -> Floats:
        """How well each occupation fits each query, of shape ``(queries, n)``."""
        import numpy as np  # noqa: PLC0415

        found = np.zeros((len(queries), len(self.soc)))
        users: dict[tuple[str, ...], list[tuple[int, float]]] = {}
        for number, query in enumerate(queries):
            before: Asked | None = None
            for word in query:
                users.setdefault((word.word,), []).append((number, word.amount))
                if word.is_own:
                    if before is not None:
                        users.setdefault((before.word, word.word), []).append((number, 1.0))
                    before = word
        keys = list(users)
        for begin in range(0, len(keys), _AT_ONCE):
            some = keys[begin : begin + _AT_ONCE]
            for key, row in zip(some, self._rows(some), strict=True):
                for number, amount in users[key]:
                    found[number] += amount * row
        return found

    def _rows(self, keys: Sequence[tuple[str, ...]]) -> Floats:
        """How well each occupation fits each word or pair of words, of shape ``(keys, n)``."""
        import numpy as np  # noqa: PLC0415

        tokens = self._tokens
        of_words, of_pairs, of_pieces = self._likelihoods
        words: list[tuple[int, int]] = []
        pairs: list[tuple[int, int]] = []
        pieces: list[tuple[int, int]] = []
        most = np.zeros((len(keys), 1))
        # What an unknown piece would weigh if it were known.
        unknown = float(np.median(of_pieces.highest)) if len(of_pieces.highest) else 0.0
        for row, key in enumerate(keys):
            numbers = [tokens.lemmas.get(lemma(word), 0) for word in key]
            if len(numbers) == 2:
                pair = tokens.pair(*numbers)
                pairs += [(pair, row)] if all(numbers) and pair is not None else []
                continue
            words += [(numbers[0], row)] if numbers[0] else []
            for piece in _pieces(key[0]):
                number = tokens.pieces.get(piece)
                if number is None:
                    most[row] += unknown
                else:
                    pieces.append((number, row))
                    most[row] += of_pieces.highest[number]
        found = _WORDS * _sums(of_words, words, len(keys))
        found += _PAIRS * _sums(of_pairs, pairs, len(keys))
        spelling = _sums(of_pieces, pieces, len(keys))
        # A piece or two that a word shares with another one by accident count for little.
        found += _PIECES * spelling * spelling / np.maximum(most, 1.0)
        return found

    def met(self, position: int, texts: Sequence[str]) -> list[str]:
        """The person's words that an occupation's texts have too, as the person wrote them.

        Args:
            position: Where the occupation stands in the catalogue.
            texts: What the person wrote.
        """
        tokens = self._tokens
        theirs = set(tokens.of_words[position].tolist())
        met: dict[str, str] = {}
        for text in texts:
            words = tuple(asked(text))
            scenes = {word.place for word in words if word.is_scene}
            for word in words:
                if word.place not in scenes and tokens.lemmas.get(lemma(word.word), 0) in theirs:
                    met.setdefault(lemma(word.written.casefold()), word.written)
        return list(met.values())


def _sums(likelihood: Likelihood, asked_for: list[tuple[int, int]], count: int) -> Floats:
    import numpy as np  # noqa: PLC0415

    numbers = np.array(asked_for, dtype=np.intp).reshape(-1, 2)
    return likelihood.sums(numbers[:, 0], numbers[:, 1], count)


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
