"""Which recurring terms may name a theme, and how: activities, things and pairs.

A verb alone names nothing ("left", "make"), and neither does an adjective. The lists stand in
``content/en/passion/themes.toml``.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.words import is_telling, runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.insight.language.words import Term

__all__ = ["label", "names_something"]

_ING = "ing"


def names_something(term: Term) -> bool:
    """Whether a term is an activity, a thing or a pair: "bread", "make music", not "left"."""
    if _texts("never").intersection(term) or not is_telling(term):
        return False
    return term[-1] not in _texts("in_company")


def label(term: Term, written: Iterable[tuple[str, ...]]) -> str:
    """A term as it was mostly written; a verb by the name of what one does ("reading").

    In lower case if it ever was, since a sentence begins with a capital.
    """
    spellings = Counter(" ".join(words) for words in written)
    forms: Counter[str] = Counter()
    for text, times in spellings.items():
        forms[text.casefold()] += times
    # Of equals the longest: "bikes" names a theme better than "bike".
    form = min(forms, key=lambda text: (not _is_done(text, term), -forms[text], -len(text), text))
    if _is_verb(form, term):
        return _activity(term[0]) or form
    if any(text.islower() for text in spellings):
        return form
    cased = (text for text in spellings if text.casefold() == form)
    return min(cased, key=lambda text: (sum(map(str.isupper, text)), -spellings[text], text))


def _is_done(text: str, term: Term) -> bool:
    """Whether a term was written as something that one does: "baking", "baking bread"."""
    words = zip(text.split(), term, strict=False)
    return any(word.endswith(_ING) and word != lemma for word, lemma in words)


def _is_verb(form: str, term: Term) -> bool:
    """Whether a single word was written as a verb: "baked", or "read", which is mostly one."""
    if len(term) > 1 or form.endswith(_ING):
        return False
    past = form != term[0] and form.endswith("ed")
    return past or term[0] in _texts("verbs")


@lru_cache(maxsize=1024)
def _activity(verb: str) -> str:
    """The -ing form of a verb, or "" if no dictionary has one."""
    from simplemma import is_known  # noqa: PLC0415 - its dictionary costs a tenth of a second

    stems = (f"{verb}{verb[-1]}", verb.removesuffix("e"), verb)
    forms = (f"{stem}{_ING}" for stem in stems)
    return next((form for form in forms if is_known(form, "en") and _basic(form) == verb), "")


def _basic(word: str) -> str:
    return next((run[0].lemma for run in runs(word)), "")


@cache
def _texts(name: str) -> frozenset[str]:
    return frozenset(content.texts("themes.names")[name])
