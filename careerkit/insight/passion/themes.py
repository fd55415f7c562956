"""Themes: words that recur across the four questions, and what stands behind a theme.

Counting can't know what a word means to the person. So a suggestion is a question, always
shown with the answers that it comes from.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain, islice
from operator import is_not
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.cached import remembered
from careerkit.insight.hearing.delicate import leads_on
from careerkit.insight.hearing.recogniser import Heard, hear
from careerkit.insight.language.languages import reads
from careerkit.insight.language.quoting import around, sentences
from careerkit.insight.language.spelling.slips import meant_by
from careerkit.insight.language.words import Term, runs, terms
from careerkit.insight.passion.theme_names import label, names_something
from careerkit.model.fields import declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from careerkit.model import Record, SetAside, Theme, Workbook

__all__ = [
    "QUESTIONS",
    "Coverage",
    "Suggestion",
    "also_matches",
    "coverage",
    "evidence",
    "suggest_themes",
]

QUESTIONS = ("activities", "topics", "strengths", "unpaid_work")
"""The sections that answer the four passion questions."""


@attrs.frozen(kw_only=True)
class Suggestion:
    """An activity, a thing or a pair that answers to several questions share.

    ``label`` is how the person mostly wrote it, a verb as what one does ("reading"); ``words``
    holds its lemmas, a phrase as one entry ("street party") and a pair that was written together
    only once as two; ``sources`` are ids of records,
    ``written`` is how each of them writes it, and ``questions`` their sections.
    """

    label: str
    words: tuple[str, ...]
    sources: tuple[str, ...]
    written: tuple[tuple[str, ...], ...]
    questions: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Coverage:
    """Which answers stand behind a theme: for each of the four questions, ids of records."""

    records: Mapping[str, tuple[str, ...]]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions with at least one answer."""
        return tuple(question for question, ids in self.records.items() if ids)

    @property
    def is_complete(self) -> bool:
        """Whether all four questions point to the theme."""
        return len(self.questions) == len(QUESTIONS)


_Found = tuple[str, str, tuple[str, ...]]
# One finding of a term: the question, the record's id, and how it was written there.


@attrs.frozen
class _Trace:
    """Where a recurring term turns up: for each question the ids of records.

    ``halves`` are the terms of which it was put together, if it doesn't recur itself.
    """

    places: dict[str, set[str]]
    found: Sequence[_Found]
    halves: tuple[Term, ...] = ()

    @classmethod
    def of(cls, found: Sequence[_Found], halves: tuple[Term, ...] = ()) -> _Trace:
        places: dict[str, set[str]] = {}
        for question, record_id, _ in found:
            places.setdefault(question, set()).add(record_id)
        return cls(places, found, halves)


def suggest_themes(workbook: Workbook, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Words and phrases that turn up in answers to at least two of the four questions.

    Args:
        workbook: The answers, with the themes and the suggestions set aside so far: neither
            is suggested again.
        limit: How many suggestions at most.

    Returns:
        The widest first: by questions, then by records, then the more specific. They do not
        depend on the order of the records.
    """
    index = _INDEX.of(workbook)
    traces = _recurring(index)
    traces |= dict(_together(index, traces))
    parts = _parts(traces)
    ranked = sorted(traces.keys() - parts, key=lambda term: _rank(term, traces[term]))
    settled = _Settled.by(workbook)
    wanted = (term for term in ranked if term not in settled.terms)
    found = (_suggestion(term, traces[term], workbook) for term in wanted)
    new = (s for s in found if s.label.casefold() not in settled.names)
    # A theme of such a name ("stupid") is left out of all that is made of themes.
    return tuple(islice((s for s in new if hear(s.label, brief=True) is Heard.ORDINARY), limit))


def coverage(theme: Theme, workbook: Workbook) -> Coverage:
    """Which answers a theme is drawn from. Answers that are gone don't count."""
    return Coverage(
        records=MappingProxyType(
            {
                question: tuple(sorted(places.keys() & theme.sources, key=places.__getitem__))
                for question, places in _places(workbook).items()
            }
        )
    )


def also_matches(theme: Theme, workbook: Workbook) -> tuple[str, ...]:
    """Ids of answers that hold one of the theme's words but don't belong to it so far."""
    index = _INDEX.of(workbook)
    found = (index.get(term, ()) for term in _terms_of(theme.words))
    matching = {record_id for _, record_id, _ in chain.from_iterable(found)} - {*theme.sources}
    return tuple(_in_order(matching, workbook))


def evidence(record: Record, written: tuple[str, ...]) -> str:
    """The sentence of an answer in which some words stand, cut to be quoted.

    Args:
        record: One of a suggestion's sources.
        written: How it writes the suggestion.
    """
    return _sentence_with(written, *_texts(record))


@lru_cache(maxsize=512)
def _sentence_with(written: tuple[str, ...], *texts: str) -> str:
    # Kept, since all suggestions are shown anew when a letter of one answer changes.
    for sentence in sentences(texts):
        holds_each = all(word in sentence for word in written)
        if holds_each and any(words == written for _, words in terms(sentence)):
            return around(sentence, written[0])
    return ""


class _Index:
    """Where each term turns up in the answers of the workbook that was asked about last.

    Views ask many times, and mostly one answer has changed since: sections and records are told
    apart as objects, and what stayed is not read again. Of the last workbook only, since answers
    should not outlive it in memory.
    """

    def __init__(self) -> None:
        self._sections: tuple[tuple[Record, ...], ...] = ()
        self._known: dict[int, _Read] = {}
        self._found: Mapping[Term, Sequence[_Found]] = {}

    def of(self, workbook: Workbook) -> Mapping[Term, Sequence[_Found]]:
        sections = tuple(map(workbook.section, QUESTIONS))
        if len(sections) != len(self._sections) or any(map(is_not, sections, self._sections)):
            self._read(sections)
        return self._found

    def _read(self, sections: tuple[tuple[Record, ...], ...]) -> None:
        before, self._known, self._sections = self._known, {}, sections
        for record in chain.from_iterable(sections):
            self._known[id(record)] = before.get(id(record)) or _Read.of(record)
        words: dict[str, str] = {}
        for known in self._known.values():
            words.update(known.words)
        slips = meant_by(words)
        found: defaultdict[Term, list[_Found]] = defaultdict(list)
        for question, records in zip(QUESTIONS, sections, strict=True):
            for record in records:
                for term, spelling in self._known[id(record)].mended(slips).items():
                    found[term].append((question, record.id, spelling))
        self._found = MappingProxyType(found)


@attrs.frozen(eq=False)
class _Read:
    """What was read in a record, which is held so that no other one takes its place in memory.

    ``terms`` is how each term is written, a dict, so that a word counts once however often it is
    there; ``words`` is the lemma of each word as it is written.
    """

    record: Record
    terms: Mapping[Term, tuple[str, ...]]
    words: Mapping[str, str]

    @classmethod
    def of(cls, record: Record) -> _Read:
        found = dict(_terms_in(record))
        singles = {spelt[0]: term[0] for term, spelt in found.items() if len(term) == 1}
        return cls(record, found, singles)

    def mended(self, slips: Mapping[str, str]) -> Mapping[Term, tuple[str, ...]]:
        """The terms with what was meant instead of slips of the pen."""
        if not any((slip,) in self.terms for slip in slips):
            return self.terms
        mend = slips.get
        return {
            tuple(mend(word, word) for word in term): spelt for term, spelt in self.terms.items()
        }


_INDEX = _Index()


def _terms_in(record: Record) -> Iterable[tuple[Term, tuple[str, ...]]]:
    for text in _texts(record):
        # Of another language every "and" would recur, and be a theme.
        if reads(text):
            yield from terms(leads_on(text))


def _texts(record: Record) -> Iterable[str]:
    """What a person wrote in a record, field by field."""
    fields = (field for field in declared(type(record)) if field.kind.is_prose)
    return (getattr(record, field.name) for field in fields)


def _terms_of(words: Iterable[str]) -> set[Term]:
    """The terms that a theme's words stand for; a person may have typed them as they like."""
    return {term for word in words if (term := _term_of(word))}


def _term_of(text: str) -> Term:
    return tuple(word.lemma for run in runs(text) for word in run)


def _recurring(index: Mapping[Term, Sequence[_Found]]) -> dict[Term, _Trace]:
    return {
        term: _Trace.of(found)
        for term, found in index.items()
        # In the order of the sections: the first and the last tell whether there are two.
        if found[0][0] != found[-1][0] and names_something(term)
    }


def _together(
    index: Mapping[Term, Sequence[_Found]], traces: Mapping[Term, _Trace]
) -> Iterator[tuple[Term, _Trace]]:
    """Pairs that were written once, of two words that recur in the same answers: one theme.

    Of "fixing bikes" and "I fix a bike a week" neither "fixing" nor "bike" is the whole.
    """
    for term in index:
        halves = term[:1], term[1:]
        if len(term) != len(halves) or term in traces or not names_something(term):
            continue
        if all(half in traces for half in halves):
            rarer, other = sorted(halves, key=lambda half: len(traces[half].found))
            if _records(traces[rarer]) <= _records(traces[other]):
                pair = {found[:2]: found for found in index[term]}
                found = [pair.get(each[:2], each) for each in traces[rarer].found]
                yield term, _Trace.of(found, (rarer, other))


def _records(trace: _Trace) -> set[str]:
    return {record_id for _, record_id, _ in trace.found}


def _parts(traces: Mapping[Term, _Trace]) -> set[Term]:
    """The terms of which a longer phrase says the same: they reach no further by themselves."""
    return {
        part
        for phrase, whole in traces.items()
        for part in _parts_of(phrase)
        if part in traces and not _reaches_further(traces[part], whole)
    }


def _parts_of(phrase: Term) -> Iterable[Term]:
    lengths = range(1, len(phrase))
    return (phrase[at : at + n] for n in lengths for at in range(len(phrase) - n + 1))


def _reaches_further(part: _Trace, whole: _Trace) -> bool:
    """Whether a part turns up in one more question, or recurs where the phrase is not."""
    if part.places.keys() != whole.places.keys():
        return True
    return sum(not ids <= whole.places[question] for question, ids in part.places.items()) > 1


@attrs.frozen
class _Settled:
    """What the person decided about already: kept as a theme, or set aside."""

    names: frozenset[str]
    terms: frozenset[Term]

    @classmethod
    def by(cls, workbook: Workbook) -> _Settled:
        records: tuple[Theme | SetAside, ...] = (*workbook.themes, *workbook.set_aside)
        return cls(
            names=frozenset(record.name.strip().casefold() for record in records),
            terms=frozenset(
                term
                for record in records
                for term in (*_terms_of(record.words), _term_of(record.name))
            ),
        )


def _rank(term: Term, trace: _Trace) -> tuple[int, int, int, int, Term]:
    # Of two words the longer one is mostly the rarer and more specific one (Zipf).
    return -len(trace.places), -len(trace.found), -len(term), -max(map(len, term)), term


@remembered
def _places(workbook: Workbook) -> dict[str, dict[str, int]]:
    """For each question the place of each answer, by its id."""
    return {
        question: {record.id: place for place, record in enumerate(workbook.section(question))}
        for question in QUESTIONS
    }


def _in_order(ids: AbstractSet[str], workbook: Workbook) -> Iterable[str]:
    """Ids of answers in the order of the questions, and of the answers to each."""
    for places in _places(workbook).values():
        yield from sorted(places.keys() & ids, key=places.__getitem__)


def _suggestion(term: Term, trace: _Trace, workbook: Workbook) -> Suggestion:
    written = {record_id: spelling for _, record_id, spelling in trace.found}
    sources = tuple(_in_order(written.keys(), workbook))
    return Suggestion(
        label=label(term, (spelt for spelt in written.values() if len(spelt) == len(term))),
        words=tuple(map(" ".join, trace.halves or (term,))),
        sources=sources,
        written=tuple(map(written.__getitem__, sources)),
        questions=tuple(question for question in QUESTIONS if question in trace.places),
    )
