"""Whether a word is spelt as English words are, by its runs of three letters.

``letters.npz`` holds how much likelier each run is in English than in fifteen other languages
of Europe and Asia that are written in Latin letters (log-odds in sixteenths; made by
``scripts/letters_table.py`` from word lists).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["english_odds", "looks_english"]

_FOREIGN = -0.25
# From which mean log-odds on a word is taken for English. One English word in 16 is below.


def looks_english(word: str) -> bool:
    """Whether an unknown word in lower case may be English, a name or a brand."""
    return english_odds(word) >= _FOREIGN


def english_odds(word: str) -> float:
    """The mean log-odds of a word's runs of three letters; beyond a to z it is another language."""
    if not (word.isascii() and word.isalpha()):
        return -9.0
    numbers = [0, *(ord(letter) - 96 for letter in word.lower()), 0]
    table = _table()
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    found = [table[(a * 27 + b) * 27 + c] for a, b, c in runs]
    return sum(found) / len(found) / 16


@cache
def _table() -> list[int]:
    from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

    with files(__package__).joinpath("letters.npz").open("rb") as file, np.load(file) as table:
        odds: list[int] = table["english"].tolist()
    return odds
