"""What evidence is worth: the chance that a counsellor would call an occupation fitting.

A logistic model of fifteen features, fitted by ``benchmarks/chance.py`` to labelled everyday
phrases, in which an occupation counts 1 if it is a good answer, .3 if it is beside the point but
not silly, and 0 if it is silly; what a label warns of (a word in its other sense) weighs five times
as much. So its number means the same for every text and every catalogue, and may be cut off at a
floor. The floor is higher where one word alone of several speaks for an occupation.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.arrays import np
from careerkit.insight.occupations.weights.likelihood import standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from careerkit.insight.occupations.evidence import Evidence, Features
    from careerkit.insight.occupations.query import Subject
    from careerkit.insight.occupations.weights.likelihood import Floats, Ints

__all__ = [
    "FLOOR",
    "GOOD",
    "STRONG",
    "Chances",
    "band_of",
    "beside",
    "chances",
    "led",
    "likely",
    "measured",
]

FLOOR = 0.2
"""Below this an occupation is not listed at all: on phrases that the model was not fitted to, half
of what stands between .12 and here was silly, and one in five good."""

GOOD, STRONG = 0.45, 0.7
"""From which scores on a fit by words is called good, and strong. On phrases that the model was not
fitted to, 40 % of the results below ``GOOD`` were good and 32 % silly; between the two, 54 and
15 %; from ``STRONG`` on, 80 and 4 %."""

_ALONE = 0.32
# The floor for what one word alone of several speaks for: it may mean something else there. Of what
# stands below, 44 % were silly, and 25 % good.

_BESIDE = 0.55
# Which share of the best chance an occupation needs to be listed beside it, by one text. By
# several, it may be what all of them brush, and the order of the list tells.

_CERTAIN = 0.99
# Nothing that a person wrote makes more than this of an occupation.

_RULED_OUT = 0.35
# A chance of what is ruled out from which on nothing is left of an occupation.

_WEIGHTS = np.array(
    [
        *(1.921, 0.347, 0.937, 1.042, 2.534, 0.339, 0.449, 0.745),
        *(-0.098, -0.227, -0.025, -1.949, -0.093, -0.681, -0.629),
    ]
)
_CONSTANT = -3.408
# In the order of ``measured``.


@attrs.frozen(eq=False)
class Chances:
    """What a text makes of each occupation; both of shape ``(n,)``.

    Attributes:
        each: The chance of each.
        likely: The same, and 0 for what is below its floor, or shares letters alone.
    """

    each: Floats
    likely: Floats


def band_of(score: float) -> str:
    """``"strong"``, ``"good"``, ``"some"``, or ``"none"`` below the floor."""
    if score < FLOOR:
        return "none"
    return "strong" if score >= STRONG else "good" if score >= GOOD else "some"


def chances(
    evidence: Evidence,
    asked: Sequence[Subject],
    ruled_out: Sequence[Subject] = (),
    *,
    is_personal: bool = True,
) -> Chances:
    """The chance of each occupation.

    Args:
        evidence: The occupations.
        asked: What a text asks for.
        ruled_out: What it rules out: an occupation that this points to is left out or lowered.
        is_personal: Whether the person speaks of themselves in it.
    """
    if not asked or not len(evidence):
        return Chances(*np.zeros((2, len(evidence))))
    features = evidence.features(asked, is_personal=is_personal)
    fit = _WEIGHTS @ measured(features, evidence.fields) + _CONSTANT
    found: Floats = np.minimum(1 / (1 + np.exp(-fit)), _CERTAIN)
    found = led(found, fit, features.words, features.lead)
    if ruled_out:
        found *= np.clip(1 - chances(evidence, ruled_out).each / _RULED_OUT, 0.0, 1.0)
    return Chances(found, np.where(features.stray, 0.0, likely(found, features.alone)))


def likely(
    found: Floats, alone: npt.NDArray[np.bool_], floors: tuple[float, float] = (FLOOR, _ALONE)
) -> Floats:
    """The chances that are not below their floor, and 0 for the rest.

    Args:
        found: The chance of each occupation.
        alone: Whether one word alone of several speaks for it.
        floors: The floor, and the one for such an occupation.
    """
    return np.where(found >= np.where(alone, *reversed(floors)), found, 0.0)


def beside(found: Floats, share: float = _BESIDE) -> Floats:
    """The chances that come near the best of the same text, and 0 for the rest.

    Args:
        found: The chance of each occupation.
        share: Which share of the best is near.
    """
    return np.where(found >= share * found.max(initial=0.0), found, 0.0)


def led(found: Floats, fit: Floats, words: Floats, lead: float) -> Floats:
    """The same chances, given out in an order in which the words count more.

    The model was fitted to everyday phrases. A text whose pairs of words the catalogue has is
    written as the catalogue is, and there the words know better which occupation is meant.

    Args:
        found: The chances, 0 to 1, of shape ``(n_occupations,)``.
        fit: What the order goes by otherwise, in any unit, of the same shape.
        words: How well the words of the texts fit, in any unit, of the same shape.
        lead: How much of the order the words make, 0 (none) to 1 (all).
    """
    if not lead:
        return found
    order = np.argsort((lead - 1) * standard(fit) - lead * standard(words), kind="stable")
    given = np.zeros_like(found)
    given[order] = np.sort(found)[::-1]
    return given


def measured(found: Features, fields: Ints) -> Floats:
    """The features that the model goes by, of shape ``(15, n)``.

    Args:
        found: The evidence.
        fields: The number of each occupation's major group.
    """
    words = np.log1p(found.words)
    most, nearest = words.max(), max(float(found.sense.max()), 0.0)
    near = standard(found.sense)
    all_told = words + 2 * (found.covered + found.sign) + 6 * found.sense
    of_field = np.bincount(fields, all_told) / np.maximum(np.bincount(fields), 1)
    return np.stack(
        [
            words,
            words / most if most > 0 else words,
            found.covered,
            found.sign,
            found.sense,
            near,
            of_field[fields],
            found.agreed,
            (found.covered + found.sign) * near,
            words * near,
            np.full(len(words), most),
            np.full(len(words), nearest),
            found.apart,
            found.apart * found.sign,
            np.full(len(words), math.log(max(found.telling, 1))),
        ]
    )
