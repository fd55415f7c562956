"""The names and signs of occupations: what people say that points to them at once.

A sign is a word or phrase of everyday life ("muck out", "Minecraft"), in
``content/en/occupations/occupations.toml``; titles and other names are looked up alike. A sign of
many occupations says less about each of them, and so does the one word that is left of a phrase
("picture" of "taking pictures"). Of the name of a film or a charity no word is left: "This Is Going
to Hurt" is found as a whole, and "hurt" is no sign of doctors.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.idioms import WORD, Kind, stretches
from careerkit.insight.language.plain_words import flat
from careerkit.insight.occupations.query import LONGEST, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from careerkit.insight.occupations.weights.likelihood import Floats

__all__ = ["Signs", "is_name"]

_SHARED = 0.25
# The power by which a sign's worth falls with the number of occupations that have it.

_LEFT = 0.7
# What a word is worth that is left of a phrase, beside one that is a sign by itself.


@attrs.frozen(eq=False)
class Signs:
    """Which occupations a phrase points to.

    Attributes:
        at: Where each phrase, as its basic forms, begins in ``owners``, and where it ends.
        owners: The occupations of one phrase after another.
        shares: What the phrase is worth as a sign of each, 0 to 1, beside its other owners.
        names: The names of things of which the basic forms leave one word, in plain letters.
    """

    at: dict[str, tuple[int, int]]
    owners: npt.NDArray[np.int32]
    shares: npt.NDArray[np.float32]
    names: frozenset[str]

    @classmethod
    def of(cls, names: Sequence[Iterable[str]]) -> Signs:
        """The signs of some occupations.

        Args:
            names: The titles, other names and signs of each.
        """
        from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

        owners: dict[str, dict[int, float]] = {}
        whole = set()
        for occupation, phrases in enumerate(names):
            for phrase in phrases:
                key, share = _key_and_share(phrase)
                if not share:
                    whole.add(key)
                if key and key.count(" ") < LONGEST:
                    some = owners.setdefault(key, {})
                    some[occupation] = max(some.get(occupation, 0.0), share or 1.0)
        at, end = {}, 0
        for key, some in owners.items():
            at[key] = (end, end + len(some))
            end += len(some)
        flat_owners = [owner for some in owners.values() for owner in some]
        shares = [share for some in owners.values() for share in some.values()]
        return cls(
            at,
            np.array(flat_owners, dtype=np.int32),
            np.array(shares, dtype=np.float32),
            frozenset(whole),
        )

    def __contains__(self, key: object) -> bool:
        return key in self.at

    def owners_of(self, key: str) -> npt.NDArray[np.int32]:
        """The occupations that a phrase points to."""
        begin, end = self.at.get(key, (0, 0))
        return self.owners[begin:end]

    def worth(self, key: str) -> Floats:
        """What a phrase says about each of its occupations, 0 to 1, in their order."""
        begin, end = self.at.get(key, (0, 0))
        worth: Floats = self.shares[begin:end] * float(max(end - begin, 1)) ** -_SHARED
        return worth


def is_name(phrase: str) -> bool:
    """Whether a phrase is the name of something: "Call the Midwife"."""
    every = WORD.findall(phrase)
    words = [word for word in every if word.casefold() not in _small_words()]
    return len(every) > 1 and bool(words) and all(not word[0].islower() for word in words)


def _key_and_share(phrase: str) -> tuple[str, float]:
    """What a phrase is looked up by, and its worth; 0 for a name that is found as a whole."""
    key = key_of(phrase)
    words = WORD.findall(phrase)
    if " " in key or len(words) < 2 or _is_turn(phrase):
        return key, 1.0
    return (flat(" ".join(words)), 0.0) if is_name(phrase) else (key, _LEFT)


def _is_turn(phrase: str) -> bool:
    """Whether a phrase means something by itself, and not by what is left of its words."""
    return any(part.kind is Kind.MEANING and part.text for part in stretches(phrase))


@cache
def _small_words() -> frozenset[str]:
    """What is written small within a name."""
    return frozenset(content.texts("idioms.names")["small"])
