"""The names and signs of occupations: what people say that points to them at once.

A sign is a word or phrase of everyday life ("muck out", "Minecraft"), in
``content/en/occupations.toml``; titles and other names are looked up alike. A sign of many
occupations says less about each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.insight.asking import LONGEST, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

__all__ = ["Signs"]

_SHARED = 0.25
# The power by which a sign's worth falls with the number of occupations that have it.


@attrs.frozen(eq=False)
class Signs:
    """Which occupations a phrase points to.

    Attributes:
        at: Where each phrase, as its basic forms, begins in ``owners``, and where it ends.
        owners: The occupations of one phrase after another.
    """

    at: dict[str, tuple[int, int]]
    owners: npt.NDArray[np.int32]

    @classmethod
    def of(cls, names: Sequence[Iterable[str]]) -> Signs:
        """The signs of some occupations.

        Args:
            names: The titles, other names and signs of each.
        """
        import numpy as np  # noqa: PLC0415 - the kit imports without it

        owners: dict[str, list[int]] = {}
        for occupation, phrases in enumerate(names):
            for key in dict.fromkeys(map(key_of, phrases)):
                if key and key.count(" ") < LONGEST:
                    owners.setdefault(key, []).append(occupation)
        at, end = {}, 0
        for key, some in owners.items():
            at[key] = (end, end + len(some))
            end += len(some)
        flat = [occupation for some in owners.values() for occupation in some]
        return cls(at, np.array(flat, dtype=np.int32))

    def __contains__(self, key: object) -> bool:
        return key in self.at

    def owners_of(self, key: str) -> npt.NDArray[np.int32]:
        """The occupations that a phrase points to."""
        begin, end = self.at.get(key, (0, 0))
        return self.owners[begin:end]

    def worth(self, key: str) -> float:
        """What a phrase says about each of its occupations, 0 to 1."""
        begin, end = self.at.get(key, (0, 0))
        return float((end - begin) ** -_SHARED) if end > begin else 0.0
