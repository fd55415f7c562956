"""Sparse matrices: how often each document has each token, and what such rows are mixed of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerkit.insight.occupations.weights.likelihood import Floats, Ints

__all__ = ["Recipe", "Rows", "begins", "counted", "flat", "mixture"]

Recipe = tuple["Ints", "Floats"]
"""Which rows, and how much of each."""


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
            begins([len(tokens) for tokens, _ in rows]),
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


def begins(counts: Sequence[int] | Ints) -> Ints:
    """Where each of several spans begins, and where the last one ends, by how long they are."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
