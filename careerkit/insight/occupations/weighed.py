"""The words and signs of a catalogue, weighed: now, or beforehand for the starter catalogue.

Weighing takes a second or two, and NumPy. ``starter.npz`` holds what comes of it for the starter
catalogue in English (made by ``scripts/starter_weights.py``), and is taken where the texts are the
very same.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.catalogue.problems import CatalogueError
from careerkit.insight.arrays import np
from careerkit.insight.occupations.signs import Signs
from careerkit.insight.occupations.weights.likelihood import Likelihood
from careerkit.insight.occupations.weights.tokens import Tokens
from careerkit.insight.occupations.weights.weighing import Meanings, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Several = Sequence[Sequence[str]]

__all__ = ["packed", "unpacked", "weigh_now", "weighed"]


def weighed(
    soc: Sequence[str], texts: Several, names: Several, related: Several
) -> tuple[Weights, Signs]:
    """The weights of words and the signs of some occupations.

    Args:
        soc: Their codes.
        texts: Everything that is written about each of them.
        names: The titles, other names and signs of each.
        related: The codes of each one's related occupations, the closest first.

    Raises:
        CatalogueError: If they would have to be weighed now, and NumPy isn't there.
    """
    with files(__package__).joinpath("starter.npz").open("rb") as file, np.load(file) as table:
        if bytes(table["mark"]) == _mark(soc, texts, names, related):
            return unpacked(table)
    try:
        return weigh_now(soc, texts, names, related)
    except ModuleNotFoundError:
        raise CatalogueError(content.text("matching.needs_numpy")) from None


def weigh_now(
    soc: Sequence[str], texts: Several, names: Several, related: Several
) -> tuple[Weights, Signs]:
    """The weights of words and the signs, weighed anew, which needs NumPy.

    Args:
        soc: As in ``weighed``.
        texts: As in ``weighed``.
        names: As in ``weighed``.
        related: As in ``weighed``.
    """
    from careerkit.insight.occupations.weights.building import weigh  # noqa: PLC0415 - needs NumPy

    return weigh(soc, texts, related), Signs.of(names)


def _mark(*parts: object) -> bytes:
    """By which the same texts are known."""
    return hashlib.sha256(repr(parts).encode()).digest()


def packed(
    soc: Sequence[str], texts: Several, names: Several, related: Several
) -> dict[str, npt.NDArray[Any]]:
    """What ``starter.npz`` holds of some occupations, by name.

    Args:
        soc: As in ``weighed``.
        texts: As in ``weighed``.
        names: As in ``weighed``.
        related: As in ``weighed``.
    """
    weights, signs = weigh_now(soc, texts, names, related)
    tokens, meanings = weights.tokens, weights.meanings
    counts = [len(some) for some in tokens.of_words]
    return {
        "mark": np.array(list(_mark(soc, texts, names, related)), dtype=np.uint8),
        "lemmas": _letters(tokens.lemmas),
        "pairs": tokens.pairs.astype(np.uint32),
        "of_words.ends": np.cumsum(np.array(counts)).astype(np.uint32),
        "of_words": np.concatenate(list(tokens.of_words)).astype(np.uint16),
        **_packed_likelihood("words", weights.words),
        **_packed_likelihood("pairs", weights.pairs),
        "meanings.documents": meanings.documents.astype(np.float16),
        "meanings.places": meanings.places,
        "meanings.scales": meanings.scales.astype(np.float16),
        "meanings.of_words": meanings.of_words.astype(np.int32),
        "meanings.of_pairs": meanings.of_pairs.astype(np.int32),
        "signs": _letters(signs.at),
        "signs.ends": np.array([end for _, end in signs.at.values()], dtype=np.uint32),
        "signs.owners": signs.owners.astype(np.uint16),
        "signs.shares": signs.shares,
        "signs.names": _letters(sorted(signs.names)),
    }


def unpacked(table: Mapping[str, npt.NDArray[Any]]) -> tuple[Weights, Signs]:
    """What ``packed`` made, as it was."""
    numbers = table["of_words"]
    tokens = Tokens(
        {name: number for number, name in enumerate(_texts(table["lemmas"]))},
        table["pairs"],
        [numbers[begin:end] for begin, end in _spans(table["of_words.ends"])],
    )
    meanings = Meanings(
        documents=table["meanings.documents"].astype(np.float32),
        places=table["meanings.places"],
        scales=table["meanings.scales"].astype(np.float32),
        of_words=table["meanings.of_words"],
        of_pairs=table["meanings.of_pairs"],
    )
    size = len(tokens.of_words)
    words, pairs = (_unpacked_likelihood(name, table, size) for name in ("words", "pairs"))
    signs = Signs(
        dict(zip(_texts(table["signs"]), _spans(table["signs.ends"]), strict=True)),
        table["signs.owners"],
        table["signs.shares"],
        frozenset(_texts(table["signs.names"])),
    )
    return Weights(tokens, words, pairs, meanings), signs


def _packed_likelihood(name: str, likelihood: Likelihood) -> dict[str, npt.NDArray[Any]]:
    return {
        f"{name}.starts": likelihood.starts.astype(np.uint32),
        f"{name}.owners": likelihood.owners.astype(np.uint16),
        f"{name}.weights": likelihood.weights.astype(np.float16),
    }


def _unpacked_likelihood(name: str, table: Mapping[str, npt.NDArray[Any]], size: int) -> Likelihood:
    starts, owners, weights = (table[f"{name}.{part}"] for part in ("starts", "owners", "weights"))
    return Likelihood(starts.astype(np.intp), owners, weights, size)


def _spans(ends: npt.NDArray[Any]) -> list[tuple[int, int]]:
    last = ends.tolist()
    return list(zip([0, *last], last, strict=False))


def _letters(some: Iterable[str]) -> npt.NDArray[Any]:
    return np.array(list("\n".join(some).encode()), dtype=np.uint8)


def _texts(letters: npt.NDArray[Any]) -> list[str]:
    return bytes(letters).decode().split("\n")
