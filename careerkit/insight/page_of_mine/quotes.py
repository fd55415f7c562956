"""For each theme one sentence of the answers behind it, as the person wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.quoting import around, sentences
from careerkit.insight.linked import linked
from careerkit.insight.passion.themes import coverage
from careerkit.model import declared, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.model import Record, Theme, Workbook

__all__ = ["Quote", "quotes"]

Quote = tuple[str, "Record", str]
"""A section, a record of it, and a sentence of that."""

_LEAST, _MOST = 12, 150
# "Yes." and "Baking" say little beside the name of a theme, and a page is no place for long ones.
# Characters; ours.


def quotes(themes: Iterable[Theme], workbook: Workbook) -> dict[str, Quote]:
    """A sentence for each theme, by its id; none twice, and none for a theme without answers.

    One with a word of the theme in it comes first, and one of a story before one of a name.

    Args:
        themes: In the person's order: the first one chooses first.
        workbook: As ``considered`` leaves it.
    """
    found: dict[str, Quote] = {}
    taken: set[str] = set()
    for theme in themes:
        words = [word.casefold() for word in theme.words if word.strip()]
        every = [quote for quote in _sentences(theme, workbook) if quote[2] not in taken]
        telling = (quote for quote in every if _tells(quote[2], words))
        long = (quote for quote in every if len(quote[2]) >= _LEAST)
        best = next(telling, None) or next(long, None) or next(iter(every), None)
        if best is not None:
            taken.add(best[2])
            found[theme.id] = (best[0], best[1], _cut(best[2], words))
    return found


def _tells(sentence: str, words: Iterable[str]) -> bool:
    return len(sentence) >= _LEAST and any(word in sentence.casefold() for word in words)


def _cut(sentence: str, words: Iterable[str]) -> str:
    """A sentence as it is, or where it is long, cut so that the theme's word stays to be seen."""
    if len(sentence) <= _MOST:
        return sentence
    plain = sentence.casefold()
    at = next((plain.index(word) for word in words if word in plain), 0)
    # Where letters change their number, the place is another one: then it begins at the front.
    word = sentence[at:].split(maxsplit=1)[0] if len(plain) == len(sentence) else ""
    return around(sentence, word)


def _sentences(theme: Theme, workbook: Workbook) -> Iterator[Quote]:
    """The sentences of the answers behind a theme: of all stories, then of what they are about."""
    for kind in (kinds.LongText, kinds.Text):
        for section, ids in coverage(theme, workbook).records.items():
            for record_id in ids:
                record = linked(workbook, section, record_id)
                for sentence in sentences(_texts(record, kind)):
                    yield section, record, " ".join(sentence.split())


def _texts(record: Record, kind: type[kinds.Kind]) -> Iterator[str]:
    for field in declared(type(record)):
        if isinstance(field.kind, kind) and is_spoken(getattr(record, field.name)):
            yield getattr(record, field.name)
