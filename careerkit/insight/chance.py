"""What evidence is worth: the chance that a counsellor would call an occupation fitting.

A logistic model of a dozen features, fitted by ``benchmarks/chance.py`` to labelled everyday
phrases, in which an occupation counts 1 if it is a good answer, .3 if it is beside the point but
not silly, and 0 if it is silly. So its number means the same for every text and every catalogue,
and may be cut off at a floor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from careerkit.insight.likelihood import standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.insight.asking import Subject
    from careerkit.insight.evidence import Evidence, Features
    from careerkit.insight.likelihood import Floats, Ints

__all__ = ["FLOOR", "GOOD", "STRONG", "band_of", "chances", "measured"]

FLOOR = 0.32
"""Below this an occupation is not listed at all: on phrases that the model was not fitted to, two
in five of what stands between .25 and here were silly, and one in seven good."""

GOOD, STRONG = 0.45, 0.7
"""From which scores on a fit by words is called good, and strong. On phrases that the model was not
fitted to, 22 % of the results below ``GOOD`` were good and 29 % silly; between the two, 39 and
17 %; from ``STRONG`` on, 70 and 5 %."""

_CERTAIN = 0.99
# Nothing that a person wrote makes more than this of an occupation.

_RULED_OUT = 0.35
# A chance of what is ruled out from which on nothing is left of an occupation.

_WEIGHTS = np.array(
    [1.798, -0.198, 2.076, -0.163, 2.565, 0.362, 0.471, 1.847, 0.017, -0.23, -0.572, -1.532]
)
_CONSTANT = -3.263
# In the order of ``measured``.


def band_of(score: float) -> str:
    """``"strong"``, ``"good"``, ``"some"``, or ``"none"`` below the floor."""
    if score < FLOOR:
        return "none"
    return "strong" if score >= STRONG else "good" if score >= GOOD else "some"


def chances(
    evidence: Evidence, asked: Sequence[Subject], ruled_out: Sequence[Subject] = ()
) -> Floats:
    """The chance of each occupation, of shape ``(n,)``.

    Args:
        evidence: The occupations.
        asked: What a text asks for.
        ruled_out: What it rules out: an occupation that this points to is left out or lowered.
    """
    if not asked or not len(evidence):
        return np.zeros(len(evidence))
    features = evidence.features(asked)
    fit = _WEIGHTS @ measured(features, evidence.fields) + _CONSTANT
    found: Floats = np.minimum(1 / (1 + np.exp(-fit)), _CERTAIN)
    found = _led(found, fit, features.words, features.lead)
    if ruled_out:
        found *= np.clip(1 - chances(evidence, ruled_out) / _RULED_OUT, 0.0, 1.0)
    return found


def _led(found: Floats, fit: Floats, words: Floats, lead: float) -> Floats:
    """The same chances, given out in an order in which the words count more by ``lead``, 0 to 1.

    The model was fitted to everyday phrases. A text whose pairs of words the catalogue has is
    written as the catalogue is, and there the words know better which occupation is meant.
    """
    if not lead:
        return found
    order = np.argsort((lead - 1) * standard(fit) - lead * standard(words), kind="stable")
    given = np.empty_like(found)
    given[order] = np.sort(found)[::-1]
    return given


def measured(found: Features, fields: Ints) -> Floats:
    """The features that the model goes by, of shape ``(12, n)``.

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
        ]
    )
