"""How much likelier a token is in one document than in all of them.

A document is seen as a small language model that borrows from its neighbours (Jelinek-Mercer
smoothing: Zhai & Lafferty 2004, *A study of smoothing methods for language models*; borrowing
from a group: Liu & Croft 2004, *Cluster-based retrieval using language models*)::

    p(t | d) = own * f(t, d) + sum of share * f(t, neighbour) + rest * f(t, all)
    weight(t, d) = log(p(t | d) / (rest * f(t, all)))

with ``f`` a token's share of a text. A weight is 0 where neither the document nor a neighbour
has the token, so that only the others are kept, token by token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

__all__ = [
    "Floats",
    "Ints",
    "Likelihood",
    "Recipe",
    "Rows",
    "counted",
    "flat",
    "mixture",
    "spans",
    "standard",
]

Recipe = tuple[Ints, Floats]
"""Which rows, and how much of each."""

_LEAST = 0.4
# Smaller weights say next to nothing, and are half of all.


@attrs.frozen(eq=False)
class Rows:
    """A sparse matrix, row by row.

    Attributes:
        starts: Where each row begins in the other two, and where the last one ends.
        tokens: The columns that a row has, each once.
        values: What stands there.
        width: How many columns there are.
    """

    starts: Ints
    tokens: Ints
    values: Floats
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, rows: Sequence[tuple[Ints, Floats]], width: int) -> Rows:
        """The matrix of some rows.

        Args:
            rows: The tokens of each, none twice, and their values, as many.
            width: How many tokens there are, whether met here or not.
        """
        return cls(
            _starts([len(tokens) for tokens, _ in rows]),
            flat([tokens for tokens, _ in rows]),
            np.concatenate([np.zeros(0), *(values for _, values in rows)]),
            width,
        )

    def and_below(self, other: Rows) -> Rows:
        """These rows, and below them another matrix's."""
        return Rows(
            np.concatenate([self.starts, other.starts[1:] + self.starts[-1]]),
            np.concatenate([self.tokens, other.tokens]),
            np.concatenate([self.values, other.values]),
            self.width,
        )

    def beside(self, other: Rows) -> Rows:
        """These rows, each followed by another matrix's, whose columns come after these."""
        return Rows.of(
            [
                (
                    np.concatenate([self.tokens[mine], other.tokens[theirs] + self.width]),
                    np.concatenate([self.values[mine], other.values[theirs]]),
                )
                for mine, theirs in (
                    (self.place(row), other.place(row)) for row in range(len(self))
                )
            ],
            self.width + other.width,
        )

    def columns(self) -> Ints:
        """How many rows have each column."""
        return np.bincount(self.tokens, minlength=self.width)

    def sums(self) -> Floats:
        """The sum of each column."""
        return np.bincount(self.tokens, self.values, minlength=self.width).astype(float)

    def only(self, columns: Ints) -> Rows:
        """Some columns of these rows, in that order."""
        at = np.full(self.width, -1, dtype=np.intp)
        at[columns] = np.arange(len(columns))
        kept = at[self.tokens] >= 0
        before = np.concatenate([[0], np.cumsum(kept)]).astype(np.intp)
        tokens = at[self.tokens[kept]]
        return Rows(before[self.starts], tokens, self.values[kept], len(columns))

    def scaled(self, *, to: int) -> Rows:
        """These rows, each with a norm of 1: the sum (``to=1``) or the length (``to=2``)."""
        owners = np.repeat(np.arange(len(self)), np.diff(self.starts))
        norms = np.bincount(owners, self.values**to, minlength=len(self)) ** (1 / to)
        return attrs.evolve(self, values=self.values / norms[owners])

    def place(self, row: int) -> slice:
        """Where a row stands."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


def counted(documents: Sequence[Ints], width: int) -> Rows:
    """How often each document has its tokens.

    Args:
        documents: The tokens of each, in any order, as often as they stand there.
        width: How many tokens there are, whether met here or not.
    """
    found = [np.unique(tokens, return_counts=True) for tokens in documents]
    return Rows.of([(tokens, counts.astype(float)) for tokens, counts in found], width)


def mixture(rows: Rows, recipes: Iterable[Recipe]) -> Iterator[tuple[Ints, Floats]]:
    """New rows, each mixed of other rows.

    Args:
        rows: The rows to mix.
        recipes: For each new row, the numbers of rows and how much there is of each.

    Yields:
        The new row's tokens, none twice and in no order, and their values, as many.
    """
    sums = np.zeros(rows.width)
    last = np.zeros(rows.width, dtype=np.intp)
    for parts, amounts in recipes:
        places = [rows.place(part) for part in parts]
        for place, amount in zip(places, amounts, strict=True):
            sums[rows.tokens[place]] += amount * rows.values[place]
        met = flat([rows.tokens[place] for place in places])
        # Each token once, without a sort: where it was written last.
        order = np.arange(len(met))
        last[met] = order
        tokens = met[last[met] == order]
        yield tokens, sums[tokens]
        sums[tokens] = 0.0


def flat(parts: Sequence[Ints]) -> Ints:
    """Arrays one after another; none make an empty array."""
    return np.concatenate([np.zeros(0, dtype=np.intp), *parts])


def spans(begins: Ints, counts: Ints) -> Ints:
    """The places ``begin, begin + 1, ...`` of several spans, one span after another.

    Args:
        begins: The first place of each span, of shape ``(n,)``.
        counts: How many places each has, of the same shape; none may be negative.

    Returns:
        The places, of shape ``(sum(counts),)``.
    """
    before = np.cumsum(counts) - counts
    places: Ints = np.arange(counts.sum()) + np.repeat(begins - before, counts)
    return places


def standard(values: Floats) -> Floats:
    """Values by how many standard deviations they lie above their mean; 0 if all are the same."""
    spread = values.std()
    found: Floats = (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)
    return found


def _starts(counts: Sequence[int] | Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)


class Likelihood:
    """The weights of tokens for documents, ready to be summed over a query's tokens.

    Attributes:
        highest: Each token's highest weight, of shape ``(width,)``.
        usual: The median of those.
    """

    def __init__(
        self,
        documents: Iterable[tuple[Ints, Floats]],
        counted: Floats,
        importance: Floats,
        *,
        rest: float,
    ) -> None:
        """Weigh the tokens.

        Args:
            documents: The tokens of each document's model and their shares, less what it has of
                everyday language.
            counted: How often each token occurs in all texts, of shape ``(width,)``.
            importance: What each token's weights are multiplied by, of shape ``(width,)``.
            rest: The part of everyday language in each model, 0 to 1.
        """
        often = counted + 0.5
        rarity = often.sum() / (rest * often)
        rows = []
        counts = np.zeros(len(counted), dtype=np.intp)
        for tokens, values in documents:
            weights = np.log1p(values * rarity[tokens])
            told = weights >= _LEAST
            some = tokens[told]
            counts[some] += 1
            rows.append(
                (some.astype(np.int32), (weights[told] * importance[some]).astype(np.float32))
            )
        self._size = len(rows)
        self._starts = _starts(counts)
        self._owners = np.zeros(int(self._starts[-1]), dtype=np.int32)
        self._weights = np.zeros(len(self._owners), dtype=np.float32)
        # From rows to columns: each document's weights go to their tokens' next free places.
        free = self._starts[:-1].copy()
        for document, (tokens, weights) in enumerate(rows):
            places = free[tokens]
            self._owners[places] = document
            self._weights[places] = weights
            free[tokens] += 1
        self.highest = np.zeros(len(counted))
        used = np.flatnonzero(counts)
        if len(used):
            self.highest[used] = np.maximum.reduceat(self._weights, self._starts[:-1][used])
        self.usual = float(np.median(self.highest)) if len(used) else 0.0

    def sums(self, asked: Sequence[tuple[int, int]], count: int) -> Floats:
        """For each thing asked and each document, the sum of its tokens' weights.

        Args:
            asked: The tokens, each with the number of the thing that it is part of.
            count: How many things are asked.

        Returns:
            Of shape ``(count, n)``, 0 or more.
        """
        tokens, things = np.array(asked, dtype=np.intp).reshape(-1, 2).T
        begins = self._starts[tokens]
        counts = self._starts[tokens + 1] - begins
        places = spans(begins, counts)
        cells = np.repeat(things, counts) * self._size + self._owners[places]
        found: Floats = np.bincount(
            cells, self._weights[places], minlength=count * self._size
        ).astype(float)
        return found.reshape(count, self._size)
