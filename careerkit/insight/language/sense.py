"""What everyday words have to do with occupations, by a table that comes with careerkit.

The table is made once, offline, by ``scripts/sense_table.py``, which says how and from what. A word
or a phrase has a place among some fifty dimensions and an amount; a text's place is the mean of
its words' by amount, and an occupation is near where the cosine of both is high.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

__all__ = ["Sense", "sense"]


@attrs.frozen(eq=False)
class Sense:
    """The table::

        sense().near(["machine learning"], ["15-2051.00"])

    Attributes:
        keys: Words in their basic form, the common ones first, and then phrases of them.
        places: Each key's place times its amount, in whole numbers, of shape ``(keys, d)``.
        scales: What each of these is to be multiplied by.
        amounts: How much each key counts beside others.
        codes: Occupations, by their codes.
        occupations: Their places, in whole numbers, of shape ``(codes, d)``.
    """

    keys: tuple[str, ...]
    places: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float16]
    amounts: npt.NDArray[np.float16]
    codes: tuple[str, ...]
    occupations: npt.NDArray[np.int8]

    @cached_property
    def at(self) -> dict[str, int]:
        """Where each key stands."""
        return {key: row for row, key in enumerate(self.keys)}

    def place(self, keys: Iterable[str]) -> Floats | None:
        """Where a text of these words and phrases lies; None if the table knows none of them.

        Of shape ``(d,)``; the longer, the more the words have to do with one kind of work.
        """
        from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

        rows = [self.at[key] for key in keys if key in self.at]
        amount = float(self.amounts[rows].sum(dtype=np.float32)) if rows else 0.0
        if not amount:
            return None
        scaled = self.places[rows] * self.scales[rows, None].astype(np.float32)
        found: Floats = scaled.sum(axis=0, dtype=np.float32) / np.float32(amount)
        return found

    def of_occupations(self, soc: Sequence[str], names: Sequence[Iterable[str]]) -> Floats:
        """The places of occupations, each of length 1, of shape ``(n, d)``.

        Args:
            soc: Their codes.
            names: The words of each one's title and description, for those not in the table.
        """
        from careerkit.insight.arrays import np  # noqa: PLC0415 - as above

        known = {code: row for row, code in enumerate(self.codes)}
        found = np.zeros((len(soc), self.places.shape[1]), dtype=np.float32)
        for row, (code, words) in enumerate(zip(soc, names, strict=True)):
            place = self.occupations[known[code]] if code in known else self.place(words)
            if place is not None:
                found[row] = place
        length = np.linalg.norm(found, axis=1, keepdims=True)
        standard: Floats = np.divide(found, length, out=np.zeros_like(found), where=length > 0)
        return standard


@cache
def sense() -> Sense:
    """The table, read when it is first asked for."""
    from careerkit.insight.arrays import np  # noqa: PLC0415 - as above

    with files(__package__).joinpath("sense.npz").open("rb") as file, np.load(file) as table:
        return Sense(
            keys=_texts(table["keys"]),
            places=table["places"],
            scales=table["scales"],
            amounts=table["amounts"],
            codes=_texts(table["codes"]),
            occupations=table["occupations"],
        )


def _texts(letters: npt.NDArray[Any]) -> tuple[str, ...]:
    return tuple(bytes(letters).decode("utf-8").split("\n"))
