"""A text's words in plain letters: what the person typed in a hurry, in tears, or in disguise.

Case, accents, apostrophes and punctuation go; frequent slips are mended, stretched words
("dieeee"), letters hidden behind signs ("k1ll", "su*cide") and words spelt out ("k m s") are read;
contractions come down to one form, and fillers ("really", "literally") are left out. The lists
stand in ``content/…/hearing.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["flat", "is_mash", "plain_words"]

_APOSTROPHES = re.compile(
    "['`\N{ACUTE ACCENT}\N{MODIFIER LETTER APOSTROPHE}\N{PRIME}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]"
)
_WORD = re.compile(r"[^\W_]+(?:[*@$!|]+[^\W_]+)*")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")  # letters: "dieee", and not 2000
_DOTLESS_I = "\N{LATIN SMALL LETTER DOTLESS I}"
_OTHER_LETTERS = str.maketrans({_DOTLESS_I: "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
_SIGNS = str.maketrans("013457@$!|", "oieastasil")

_LONGEST_WORD = 40
# A longer "word" is a slipped key, or a sentence of a script without spaces.

_FORGIVING = 6
# From so many letters on, one slip of the pen leaves a word known: "suicde", "myslef".

_FEWEST_KEYS, _ROW_RUN = 3, 4
_VOWELS = frozenset("aeiouy")
_MASH = 1 / 3
# The share of pairs of letters that stand beside each other on keys and hardly in a word.

_SPELT_OUT = 3
# So many single letters in a row are one word.


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in plain letters, without fillers."""
    words = (_mended(word) for word in _WORD.findall(flat(text)))
    # Twice, since a short form may come of another: "do not know", "don't know", "idk".
    rewritten = _rewritten(list(_rewritten(list(_spelt_out(words)))))
    return tuple(word for word in rewritten if word not in _fillers())


def is_mash(words: tuple[str, ...]) -> bool:
    """Whether the words are keys that were struck at random: "asdfgh", "jkhsdf"."""
    return any(map(_is_mash, words)) and all(_is_mash(word) or _in_a_row(word) for word in words)


def _in_a_row(word: str) -> bool:
    """Whether a word is neighbouring keys in their order: beside a mash one more of it ("asd")."""
    return len(word) >= _FEWEST_KEYS and any(word in row for row in _rows())


@cache
def _rows() -> tuple[str, ...]:
    """The rows of keys, from left to right and back."""
    rows = content.texts("hearing.keys")["rows"]
    return (*rows, *(row[::-1] for row in rows))


@lru_cache(maxsize=4096)
def _is_mash(word: str) -> bool:
    if len(word) < _FEWEST_KEYS or not word.isascii() or not word.isalpha():
        return False
    keys = content.texts("hearing.keys")
    if len(word) < _ROW_RUN:
        return not _VOWELS.intersection(word) and any(word in row for row in keys["rows"])
    if any(word in row or word.startswith(row[:_ROW_RUN]) for row in _rows()):
        return True
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    odd = sum(pair in keys["never_neighbours"] for pair in pairs)
    return odd > 1 and odd >= _MASH * len(pairs)


def flat(text: str) -> str:
    """A text in lower case, without accents, apostrophes and invisible characters."""
    bare = _APOSTROPHES.sub("", text)
    if bare.isascii():
        return bare.lower()
    # Letters in fancy type have no lower case of their own, only the letters that they stand for.
    plain = unicodedata.normalize("NFKD", bare)
    lower = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", plain).casefold())
    letters = _APOSTROPHES.sub("", lower).translate(_OTHER_LETTERS)
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cf"))


@lru_cache(maxsize=16_384)
def _mended(word: str) -> str:
    """The word that was meant, if it is one that matters here; or else the word."""
    if len(word) > _LONGEST_WORD or word in _weighty():
        return word
    if _STRETCHED.search(word):
        once, twice = (_STRETCHED.sub(kept, word) for kept in (r"\1", r"\1\1"))
        return twice if twice in _weighty() else once
    if not word.isalpha():
        return _undisguised(word)
    if len(word) >= _FORGIVING and word not in _no_slips():
        return next((meant for meant in _forgiven() if _is_slip(word, meant)), word)
    return word


def _undisguised(word: str) -> str:
    if (plain := word.translate(_SIGNS)) in _weighty():
        return plain
    if "*" in word:
        hidden = re.compile(re.sub(r"(?:\\\*)+", r"\\w{1,3}", re.escape(word)))
        return next(filter(hidden.fullmatch, sorted(_forgiven())), word)
    return word


def _is_slip(word: str, meant: str) -> bool:
    """Whether one letter was missed, doubled, exchanged or swapped; the first one never."""
    if word[0] != meant[0] or abs(len(word) - len(meant)) > 1 or word.startswith(meant):
        # What only adds an ending is another word: "friends".
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), None)
    if start is None:
        return True
    one, other = word[start:], meant[start:]
    return (
        one[1:] == other
        or one == other[1:]
        or one[1:] == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )


def _spelt_out(words: Iterable[str]) -> Iterator[str]:
    """Join single letters that stand in a row: "k m s"."""
    letters: list[str] = []
    for word in words:
        if len(word) == 1 and word.isalpha():
            letters.append(word)
            continue
        yield from _joined(letters)
        letters = []
        yield word
    yield from _joined(letters)


def _joined(letters: list[str]) -> list[str]:
    return ["".join(letters)] if len(letters) >= _SPELT_OUT else letters


def _rewritten(words: list[str]) -> Iterator[str]:
    """Bring contractions and short forms down to one form, the longest first."""
    instead = _instead()
    at = 0
    while at < len(words):
        for said, meant in instead.get(words[at], ()):
            if words[at : at + len(said)] == said:
                yield from meant
                at += len(said)
                break
        else:
            yield words[at]
            at += 1


@cache
def _instead() -> dict[str, list[tuple[list[str], list[str]]]]:
    """What is said, by its first word and the longest first, and what it comes down to."""
    listed = content.texts("hearing.words")["instead"]
    instead: dict[str, list[tuple[list[str], list[str]]]] = {}
    for said, meant in sorted(listed.items(), key=lambda pair: -len(pair[0].split())):
        words = flat(said).split()
        instead.setdefault(words[0], []).append((words, flat(meant).split()))
    return instead


@cache
def _fillers() -> frozenset[str]:
    return frozenset(content.texts("hearing.words")["fillers"])


@cache
def _forgiven() -> tuple[str, ...]:
    return tuple(content.texts("hearing.words")["forgiven"])


@cache
def _no_slips() -> frozenset[str]:
    return frozenset(content.texts("hearing.words")["no_slips"])


@cache
def _weighty() -> frozenset[str]:
    words = content.texts("hearing.words")
    return frozenset([*words["forgiven"], *words["heavy"]])
