#!/usr/bin/env python
"""Writes ``insight/language/spelling/letters.npz``: how English each run of three letters is.

    python scripts/letters_table.py WORDS

WORDS is a file of common English words, a word a line. Of these, of simplemma's dictionary of
English and of its dictionaries of fifteen other languages in Latin letters (accents taken off) the
runs of three letters are counted. The table holds log(p(run | English) / p(run | the others)),
each language counting alike, in sixteenths. It takes a few minutes and 2 GB of memory.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from pathlib import Path

import numpy as np
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from careerkit.insight.language.spelling import letters

OTHERS = ("de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "ro", "cs", "fi", "hu", "id", "da")
MOST = 50_000
COMMON = 6
RARE = 2e-6


def main() -> None:
    """Write the table."""
    common = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    english = counted(words("en")) + COMMON * counted(common)
    others = [counted(words(language)) for language in OTHERS]
    theirs = sum(found / found.sum() for found in others) / len(others)
    odds = np.log((english / english.sum() + RARE) / (theirs + RARE))
    table = np.clip(np.round(odds * 16), -127, 127).astype(np.int8)
    np.savez_compressed(Path(letters.__file__).with_name("letters.npz"), english=table)


def words(language: str) -> list[str]:
    """Some words of a dictionary, without accents."""
    known = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(language)
    found = [plain(str(word)) for word in known if str(word).islower() and len(str(word)) < 15]
    random.seed(1)
    return random.sample(found, min(MOST, len(found)))


def plain(word: str) -> str:
    """A word in the letters a to z."""
    for letter, instead in (("\u0142", "l"), ("\u0131", "i"), ("ß", "ss"), ("ø", "o"), ("đ", "d")):
        word = word.replace(letter, instead)
    return "".join(c for c in unicodedata.normalize("NFD", word) if "a" <= c <= "z")


def counted(some: list[str]) -> np.ndarray:
    """How often each run of three letters, ends included, occurs; of shape ``(27 ** 3,)``."""
    found = np.zeros(27**3)
    for word in some:
        numbers = [0, *(ord(letter) - 96 for letter in word), 0]
        for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False):
            found[(a * 27 + b) * 27 + c] += 1
    return found


if __name__ == "__main__":
    main()
