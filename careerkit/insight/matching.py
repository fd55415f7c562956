"""Which occupations fit a person's interests and words, and why.

Interest fit is the Pearson correlation of the person's six sums with an occupation's six O*NET
interest scores. *Best fit* is r >= .729 and *great fit* r >= .608, the one-tailed critical
values for six pairs (df = 4) at p = .05 and .10 (Gregory & Lewis 2016, *Linking client
assessment profiles to O*NET occupational profiles*). Words fit comes from
``careerkit.insight.retrieval``. Both are shown, and how much each counts is the person's
choice.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.insight.interests import TYPES
from careerkit.insight.retrieval import WordIndex
from careerkit.insight.wording import joined, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from careerkit.catalogue import Catalogue

__all__ = ["BEST_FIT", "GREAT_FIT", "Match", "fit_of", "interest_fit", "match"]

BEST_FIT = 0.729
GREAT_FIT = 0.608

_HIGH = 0.7
# From which share of the scale on a type is said to be high, in a reason. Ours, not a norm.

_REASON_WORDS = 4


@attrs.frozen(kw_only=True)
class Match:
    """One occupation with the reasons why it is on the list.

    Attributes:
        interest_r: The correlation of interests, -1 to 1; None where there is none: without
            scores, or with a flat profile on either side.
        fit: ``"best"``, ``"great"`` or ``"none"``.
        words_score: 0 to 1, relative to the occupation that the words fit best.
        score: What the list is sorted by, 0 to 1.
        reasons: Sentences.
    """

    soc: str
    title: str
    interest_r: float | None
    fit: str
    words_score: float
    score: float
    reasons: tuple[str, ...]


def interest_fit(sums: Sequence[float], interests: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The correlation of a profile with each occupation's.

    Args:
        sums: The person's six sums, in the order of ``TYPES``; any scale.
        interests: The occupations' six scores, of shape ``(n_occupations, 6)``.

    Returns:
        Of shape ``(n_occupations,)``; NaN where a profile is flat, since nothing correlates
        with what does not vary.

    Raises:
        ValueError: If the sums are not six finite numbers.
    """
    import numpy as np  # noqa: PLC0415 - the kit imports without it

    mine = np.asarray(sums, dtype=float)
    if mine.shape != (len(TYPES),) or not np.isfinite(mine).all():
        raise ValueError(content.text("matching.six_numbers"))
    theirs = np.asarray(interests, dtype=float).reshape(-1, len(TYPES))
    # Scaled first, so that neither tiny nor huge numbers leave the range of a float.
    mine = _centred(mine[None, :])[0]
    theirs = _centred(theirs)
    norms = np.linalg.norm(mine) * np.linalg.norm(theirs, axis=1)
    r = np.full(len(theirs), np.nan)
    np.divide(theirs @ mine, norms, out=r, where=norms > 0)
    return np.clip(r, -1.0, 1.0)


def _centred(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415

    reach = np.abs(rows).max(axis=1, keepdims=True)
    scaled = np.divide(rows, reach, out=np.zeros_like(rows), where=reach > 0)
    centred = scaled - scaled.mean(axis=1, keepdims=True)
    # What is left of a flat row is rounding, and would correlate with anything.
    flat = np.ptp(rows, axis=1, keepdims=True) <= reach * 1e-12
    return np.where(flat, 0.0, centred)


def fit_of(r: float | None) -> str:
    """``"best"``, ``"great"`` or ``"none"``, by the published thresholds."""
    if r is None or not math.isfinite(r):
        return "none"
    return "best" if r >= BEST_FIT else "great" if r >= GREAT_FIT else "none"


def match(
    catalogue: Catalogue,
    *,
    sums: Sequence[float] | None = None,
    words: Sequence[str] = (),
    words_weight: float = 0.5,
    top: int | None = None,
) -> tuple[Match, ...]:
    """The occupations from the best match to the worst.

    The score is ``(1 - w) * (r + 1) / 2 + w * words_score``, with ``w`` the weight of words; it
    is the one alone where the other is missing. Ties stand in the order of their SOC codes,
    so that the list does not depend on the catalogue's order.

    Args:
        catalogue: Where to look.
        sums: The person's six sums; None to go by words alone.
        words: What the person wrote, a text each; empty to go by interests alone.
        words_weight: 0 (interests alone) to 1 (words alone).
        top: How many matches to return; all of them by default.

    Raises:
        ValueError: If there is nothing to go by, or the weight is not within 0 and 1.
    """
    import numpy as np  # noqa: PLC0415

    if not 0 <= words_weight <= 1:
        raise ValueError(content.text("matching.weight"))
    texts = [text for text in words if text.strip()]
    if sums is None and not texts:
        raise ValueError(content.text("matching.nothing"))
    missing = np.full(len(catalogue), np.nan)
    r = missing if sums is None else interest_fit(sums, catalogue.interests)
    index = WordIndex.of(catalogue) if texts else None
    fit = index.scores(texts) if index is not None else np.zeros(len(catalogue))
    weight = words_weight if texts else 0.0
    if not np.isfinite(r).any():
        weight = 1.0
    score = (1 - weight) * np.nan_to_num((r + 1) / 2) + weight * fit
    order = np.lexsort((np.asarray(catalogue.soc), -score))
    return tuple(
        _match(
            catalogue,
            int(i),
            r[i],
            fit[i],
            score[i],
            _reasons(catalogue, int(i), sums, index, texts),
        )
        for i in order[:top]
    )


def _match(  # noqa: PLR0913, PLR0917 - the parts of one row
    catalogue: Catalogue,
    i: int,
    r: Any,
    fit: Any,
    score: Any,
    reasons: tuple[str, ...],  # noqa: ANN401 - NumPy scalars
) -> Match:
    correlation = float(r) if math.isfinite(r) else None
    return Match(
        soc=catalogue.soc[i],
        title=catalogue.titles[i],
        interest_r=correlation,
        fit=fit_of(correlation),
        words_score=float(fit),
        score=float(score),
        reasons=reasons,
    )


def _reasons(
    catalogue: Catalogue,
    i: int,
    sums: Sequence[float] | None,
    index: WordIndex | None,
    texts: Sequence[str],
) -> tuple[str, ...]:
    said: list[str] = []
    if sums is not None:
        shared = _shared_types(sums, catalogue.interests[i])
        if shared:
            names = joined(content.text(f"interests.types.{name}") for name in shared)
            said.append(content.text("matching.types", types=names))
    if index is not None:
        met = index.met(i, texts)[:_REASON_WORDS]
        if met:
            said.append(
                content.text("matching.words", words=joined(map(quote, met), most=_REASON_WORDS))
            )
    return tuple(said)


def _shared_types(sums: Sequence[float], scores: Sequence[float]) -> list[str]:
    """The types that are high on both sides, each measured on its own scale."""
    mine, theirs = max(sums), max(scores)
    return [
        name
        for name, a, b in zip(TYPES, sums, scores, strict=True)
        if a > 0 and b > 0 and a >= _HIGH * mine and b >= _HIGH * theirs
    ]
