"""Which occupations fit a person's interests and words, and why.

Interest fit is the Pearson correlation of the person's six sums with an occupation's six O*NET
interest scores. *Best fit* is r >= .729 and *great fit* r >= .608, the one-tailed critical
values for six pairs (df = 4) at p = .05 and .10 (Gregory & Lewis 2016, *Linking client
assessment profiles to O*NET occupational profiles*). Words fit comes from
``occupations.retrieval``. Both are shown, and how much each counts is the person's
choice.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.hearing.recogniser import has_reason
from careerkit.insight.interests.scoring import TYPES
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.occupations.retrieval import WordIndex
from careerkit.insight.occupations.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from careerkit.catalogue import Catalogue
    from careerkit.insight.occupations.told import Told

    Floats = npt.NDArray[np.float64]
    _Types = Callable[[Sequence[float], Sequence[float]], tuple[str, ...]]

__all__ = ["BEST_FIT", "GREAT_FIT", "Match", "Ranking", "fit_of", "interest_fit", "match", "rank"]

BEST_FIT = 0.729
GREAT_FIT = 0.608

_HIGH = 0.7
# From which share of a profile's highest score on a type is said to be high. Ours, not a norm.

_LOW = 0.3
# Up to which share of their highest sum a person is said to care little for a type. Ours, too.

_REASON_WORDS = 4

_PLACES = 12
# A sum of floats depends on their order in the last digits; which occupation comes first must not.


@attrs.frozen(kw_only=True)
class Match:
    """One occupation with the reasons why it is on the list.

    Attributes:
        interest_r: The correlation of interests, -1 to 1; None where there is none: without
            scores, or with a flat profile on either side.
        fit: ``"best"``, ``"great"`` or ``"none"``.
        words_score: 0 to 1, on a scale that is the same for all: how likely a counsellor would
            call it fitting by the words; 0 where nothing of note speaks for it.
        score: What the list is sorted by, 0 to 1.
        reasons: Sentences, for it and against it.
    """

    soc: str
    title: str
    interest_r: float | None
    fit: str
    words_score: float
    score: float
    reasons: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class Ranking:
    """A whole catalogue, ranked.

    Attributes:
        told: What the words are: texts, and how much each counts.
        r: The correlations of interests, of shape ``(n,)``; NaN where there is none.
        words: The words' scores, 0 to 1, of shape ``(n,)``.
        score: What it is sorted by, 0 to 1, of shape ``(n,)``.
        order: The positions in the catalogue from the best to the worst, of shape ``(n,)``.
    """

    catalogue: Catalogue
    sums: tuple[float, ...] | None
    told: tuple[Told, ...]
    r: Floats
    words: Floats
    score: Floats
    order: npt.NDArray[np.intp]

    def match(self, position: int) -> Match:
        """The occupation at a position of the catalogue, with its reasons."""
        r = float(self.r[position])
        correlation = r if math.isfinite(r) else None
        return Match(
            soc=self.catalogue.soc[position],
            title=self.catalogue.titles[position],
            interest_r=correlation,
            fit=fit_of(correlation),
            words_score=float(self.words[position]),
            score=float(self.score[position]),
            reasons=tuple(self._reasons(position)),
        )

    def speaks_for(self, position: int) -> tuple[str, ...]:
        """What of the person meets the occupation, in sentences."""
        return (*self._shared(position), *self._met(position))

    def speaks_against(self, position: int) -> tuple[str, ...]:
        """What of the person does not meet it, or speaks against it, in sentences."""
        return (
            *self._foreign(position),
            *self._on_types("idle", _idle_types, position),
            *self._drained(position),
            *self._silent(position),
        )

    def _reasons(self, position: int) -> Iterable[str]:
        return (*self._shared(position), *self._foreign(position), *self._met(position))

    def _shared(self, position: int) -> Iterator[str]:
        yield from self._on_types("types", _shared_types, position)

    def _foreign(self, position: int) -> Iterator[str]:
        yield from self._on_types("against", _foreign_types, position)

    def _on_types(self, key: str, which: _Types, position: int) -> Iterator[str]:
        if self.sums is None:
            return
        names = which(self.sums, self.catalogue.interests[position])
        if names:
            types = joined(content.text(f"interests.types.{name}") for name in names)
            yield content.text(f"matching.{key}", types=types)

    def _met(self, position: int) -> Iterator[str]:
        if self.words[position] > 0:
            drawn = [one.text for one in self.told if one.amount > 0]
            index = WordIndex.of(self.catalogue)
            met = index.met(position, drawn)
            words = joined(map(quote, met or index.close(position, drawn)), most=_REASON_WORDS)
            yield content.text(f"matching.{'words' if met else 'sense'}", words=words)

    def _drained(self, position: int) -> Iterator[str]:
        """What drains the person and is part of the work."""
        drains = [one.text for one in self.told if one.amount < 0]
        if drains and (met := WordIndex.of(self.catalogue).met(position, drains)):
            yield content.text("matching.drains", words=joined(map(quote, met), most=_REASON_WORDS))

    def _silent(self, position: int) -> Iterator[str]:
        """What the person wrote that says nothing of the work, what draws them most first.

        Nothing with a loss in it: nobody is told that this is not what counts here.
        """
        drawn = sorted((one for one in self.told if one.amount > 0), key=lambda one: -one.amount)
        texts = [one.text for one in drawn if not has_reason(one.text)]
        if texts and (silent := WordIndex.of(self.catalogue).silent(position, texts)):
            words = dict.fromkeys(quote(_beginning(text)) for text in silent)
            yield content.text("matching.silent", words=joined(words))


def interest_fit(sums: Sequence[float], interests: npt.ArrayLike) -> Floats:
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
    from careerkit.insight.arrays import np  # noqa: PLC0415 - NumPy takes its time

    theirs = np.asarray(interests, dtype=float).reshape(-1, len(TYPES))
    return _correlation(_profile(sums), _Table.of(theirs, ()))


def fit_of(r: float | None) -> str:
    """``"best"``, ``"great"`` or ``"none"``, by the published thresholds."""
    if r is None or not math.isfinite(r):
        return "none"
    return "best" if r >= BEST_FIT else "great" if r >= GREAT_FIT else "none"


def rank(
    catalogue: Catalogue,
    *,
    sums: Sequence[float] | None = None,
    words: Iterable[str | Told] = (),
    words_weight: float = 0.5,
    before: Ranking | None = None,
) -> Ranking:
    """Rank a catalogue by interests and words.

    The score is ``(1 - w) * (r + 1) / 2 + w * words``, with ``w`` the weight of words; it
    is the one alone where the other is missing. Ties stand in the order of their SOC codes,
    so that the list does not depend on the catalogue's order.

    Args:
        catalogue: Where to look.
        sums: The person's six sums; None to go by words alone.
        words: What the person wrote, a text each, and how much it counts if it is a ``Told``;
            empty to go by interests alone.
        words_weight: 0 (interests alone) to 1 (words alone).
        before: An earlier ranking. Where catalogue and words are still the same, what the words
            found is taken from it: that is nearly all of the work.

    Raises:
        ValueError: If there is nothing to go by, the sums are not six finite numbers, or the
            weight is not within 0 and 1.
    """
    from careerkit.insight.arrays import np  # noqa: PLC0415

    if not 0 <= words_weight <= 1:
        raise ValueError(content.text("matching.weight"))
    texts = told(words)
    if sums is None and not texts:
        raise ValueError(content.text("matching.nothing"))
    table = _table(catalogue)
    n = len(catalogue)
    r = np.full(n, np.nan) if sums is None else _correlation(_profile(sums), table)
    if before is not None and before.catalogue is catalogue and before.told == texts:
        found = before.words
    else:
        found = WordIndex.of(catalogue).scores(texts) if texts else np.zeros(n)
    # Words that point nowhere must not weigh: all scores would fall, and say nothing.
    weight = words_weight if found.any() else 0.0
    if not np.isfinite(r).any():
        weight = 1.0
    score = np.round((1 - weight) * np.nan_to_num((r + 1) / 2) + weight * found, _PLACES)
    return Ranking(
        catalogue=catalogue,
        sums=None if sums is None else tuple(map(float, sums)),
        told=texts,
        r=r,
        words=found,
        score=score,
        order=_order(score, table.by_code),
    )


def match(
    catalogue: Catalogue,
    *,
    sums: Sequence[float] | None = None,
    words: Iterable[str | Told] = (),
    words_weight: float = 0.5,
    top: int | None = None,
) -> tuple[Match, ...]:
    """The occupations from the best match to the worst, with reasons: ``rank``, told.

    By words alone, only those are there that words speak for, be they few or none.

    Args:
        catalogue: Where to look.
        sums: As in ``rank``.
        words: As in ``rank``.
        words_weight: As in ``rank``.
        top: How many matches to return; all of them by default.

    Raises:
        ValueError: As in ``rank``.
    """
    ranking = rank(catalogue, sums=sums, words=words, words_weight=words_weight)
    order = ranking.order if sums is not None else ranking.order[ranking.words[ranking.order] > 0]
    return tuple(ranking.match(int(position)) for position in order[:top])


@attrs.frozen(eq=False)
class _Table:
    """What a ranking needs of a catalogue, made once: a catalogue never changes.

    ``standard`` are the occupations' interests as ``_standard`` makes them, ``flat`` says which
    of them do not vary, and ``by_code`` is each occupation's place in the order of the codes.
    """

    standard: Floats
    flat: npt.NDArray[np.bool_]
    by_code: npt.NDArray[np.int64]

    @classmethod
    def of(cls, interests: Floats, codes: Sequence[str]) -> _Table:
        from careerkit.insight.arrays import np  # noqa: PLC0415

        by_code = np.zeros(len(codes), dtype=np.int64)
        by_code[sorted(range(len(codes)), key=codes.__getitem__)] = np.arange(len(codes))
        standard = _standard(interests)
        return cls(standard, ~np.asarray(standard.any(axis=1)), by_code)


@lru_cache(maxsize=4)
def _table(catalogue: Catalogue) -> _Table:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    interests = np.asarray(catalogue.interests, dtype=float).reshape(-1, len(TYPES))
    return _Table.of(interests, catalogue.soc)


def _order(score: Floats, by_code: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Positions by falling score, ties by code: both as one whole number, which sorts fastest."""
    from careerkit.insight.arrays import np  # noqa: PLC0415

    falling = np.rint((1 - score) * 10.0**_PLACES).astype(np.int64)
    return np.argsort(falling * len(score) + by_code)


def _profile(sums: Sequence[float]) -> Floats:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    mine = np.asarray(sums, dtype=float)
    if mine.shape != (len(TYPES),) or not np.isfinite(mine).all():
        raise ValueError(content.text("matching.six_numbers"))
    standard: Floats = _standard(mine.reshape(1, -1))[0]
    return standard


def _standard(rows: Floats) -> Floats:
    """Each row less its mean and of length 1, so that a product of two is their correlation."""
    from careerkit.insight.arrays import np  # noqa: PLC0415

    # Scaled first, so that neither tiny nor huge numbers leave the range of a float.
    reach = np.abs(rows).max(axis=1, keepdims=True, initial=0.0)
    scaled = np.divide(rows, reach, out=np.zeros_like(rows), where=reach > 0)
    centred = scaled - scaled.mean(axis=1, keepdims=True)
    # What is left of a flat row is rounding, and would correlate with anything.
    centred[scaled.max(axis=1) - scaled.min(axis=1) <= 1e-12] = 0.0
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    standard: Floats = np.divide(centred, length, out=np.zeros_like(rows), where=length > 0)
    return standard


def _correlation(mine: Floats, table: _Table) -> Floats:
    from careerkit.insight.arrays import np  # noqa: PLC0415

    if not mine.any():
        return np.full(len(table.standard), np.nan)
    r: Floats = np.clip(np.round(table.standard @ mine, _PLACES), -1.0, 1.0)
    r[table.flat] = np.nan
    return r


def _beginning(text: str) -> str:
    """A text's first sentence, if it is more than a word: of a theme that is its name."""
    first = text.partition(". ")[0]
    return first if " " in first else text


def _shares(values: Sequence[float]) -> tuple[float, ...]:
    """Each of six values as a share of the highest: every side is measured on its own scale."""
    highest = max(values)
    return tuple(value / highest for value in values)


def _sides(sums: Sequence[float], scores: Sequence[float]) -> Iterator[tuple[str, float, float]]:
    """Each type with its share in the person's profile and in the occupation's, if both say any."""
    if max(sums) > 0 and max(scores) > 0 and min(sums) != max(sums):
        yield from zip(TYPES, _shares(sums), _shares(scores), strict=True)


def _shared_types(sums: Sequence[float], scores: Sequence[float]) -> tuple[str, ...]:
    """The types that are high on both sides."""
    sides = _sides(sums, scores)
    return tuple(name for name, mine, theirs in sides if mine >= _HIGH and theirs >= _HIGH)


def _foreign_types(sums: Sequence[float], scores: Sequence[float]) -> tuple[str, ...]:
    """The types that are high in the occupation and low in the person."""
    sides = _sides(sums, scores)
    return tuple(name for name, mine, theirs in sides if mine <= _LOW and theirs >= _HIGH)


def _idle_types(sums: Sequence[float], scores: Sequence[float]) -> tuple[str, ...]:
    """The types that are high in the person and low in the occupation."""
    sides = _sides(sums, scores)
    return tuple(name for name, mine, theirs in sides if mine >= _HIGH and theirs <= _LOW)
