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

from careerkit.insight.arrays import np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.intp]
    Singles = npt.NDArray[np.float32]

__all__ = ["Likelihood", "spans", "standard"]


@attrs.frozen(eq=False)
class Likelihood:
    """The weights of tokens for documents, ready to be summed over a query's tokens.

    Attributes:
        starts: Where each token's documents begin in the other two, and where the last one's end.
        owners: The documents that a token speaks for, each once.
        weights: How much.
        size: How many documents there are.
    """

    starts: Ints
    owners: npt.NDArray[np.int32] | npt.NDArray[np.uint16]
    weights: Singles | npt.NDArray[np.float16]
    size: int

    def sums(self, asked: Sequence[tuple[int, int]], count: int) -> Floats:
        """For each thing asked and each document, the sum of its tokens' weights.

        Args:
            asked: The tokens, each with the number of the thing that it is part of.
            count: How many things are asked.

        Returns:
            Of shape ``(count, n)``, 0 or more.
        """
        tokens = [token for token, _ in asked]
        things = np.array([thing for _, thing in asked], dtype=np.intp)
        begins = self.starts[tokens]
        counts = self.starts[[token + 1 for token in tokens]] - begins
        places = spans(begins, counts)
        cells = np.repeat(things, counts) * self.size + self.owners[places]
        found: Floats = np.bincount(
            cells, self.weights[places], minlength=count * self.size
        ).astype(float)
        return found.reshape(count, self.size)


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
