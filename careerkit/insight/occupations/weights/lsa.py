"""What words have in common: latent semantic analysis.

Deerwester et al. 1990, *Indexing by latent semantic analysis*: documents and tokens become points
in a space of few dimensions, in which tokens that occur in the same documents lie close to
each other. The space is found by subspace iteration from a random start (Halko, Martinsson &
Tropp 2011, *Finding structure with randomness*), whose time grows with the number of
documents, not with its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from careerkit.insight.occupations.weights.one_thread import one_thread

if TYPE_CHECKING:
    from careerkit.insight.occupations.weights.likelihood import Singles
    from careerkit.insight.occupations.weights.rows import Rows

__all__ = ["Latent"]

_ROUNDS = 3

_SPARE = 16
# Dimensions that are found along with those that are wanted, since the last ones are vague.

_NOTHING = 1e-4
# A dimension this much weaker than the first is rounding.


@attrs.frozen(eq=False)
class Latent:
    """The points of documents and tokens.

    Attributes:
        documents: Of shape ``(n, d)``, each of length 1, or 0 for an empty document.
        tokens: Of shape ``(width, d)``.
    """

    documents: Singles
    tokens: Singles

    @classmethod
    @one_thread()
    def of(cls, rows: Rows, dimensions: int) -> Latent:
        """Find the space of some documents.

        Args:
            rows: The documents' tokens with their weights, each row of length 1 or empty.
            dimensions: How many dimensions the space has at most.
        """
        size = len(rows)
        values = rows.values.astype(np.float32)
        wanted = min(dimensions + _SPARE, size)
        start = np.random.default_rng(0).standard_normal((size, wanted)).astype(np.float32)
        basis = np.linalg.qr(start)[0]
        for _ in range(_ROUNDS):
            basis = np.linalg.qr(_from_tokens(rows, values, _to_tokens(rows, values, basis)))[0]
        tokens = _to_tokens(rows, values, basis)
        strength, turn = np.linalg.eigh(tokens.T @ tokens)
        kept = strength > _NOTHING**2 * strength.max(initial=0.0)
        kept[: max(0, wanted - dimensions)] = False
        turn, length = turn[:, kept], np.sqrt(strength[kept])
        documents = (basis @ turn) * length
        reach = np.linalg.norm(documents, axis=1, keepdims=True)
        documents = np.divide(documents, reach, out=np.zeros_like(documents), where=reach > 0)
        return cls(documents, (tokens @ turn) / length)


def _to_tokens(rows: Rows, values: Singles, points: Singles) -> Singles:
    """The transposed matrix times some points, of shape ``(width, d)``."""
    found = np.zeros((rows.width, points.shape[1]), dtype=np.float32)
    for row, point in enumerate(points):
        place = rows.place(row)
        found[rows.tokens[place]] += values[place, None] * point
    return found


def _from_tokens(rows: Rows, values: Singles, points: Singles) -> Singles:
    """The matrix times some points, of shape ``(n, d)``."""
    found = np.zeros((len(rows), points.shape[1]), dtype=np.float32)
    for row in range(len(rows)):
        place = rows.place(row)
        found[row] = values[place] @ points[rows.tokens[place]]
    return found
