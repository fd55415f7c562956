"""What speaks for each occupation in a text: its signs, its texts' words, and its sense.

Three kinds of evidence are gathered for each occupation, and one number is made of them:
the chance that a counsellor would call it fitting (``occupations.chance``).
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.arrays import np
from careerkit.insight.language.sense import sense
from careerkit.insight.occupations.query import LONGEST, key_of, lemma
from careerkit.insight.occupations.weighed import weighed
from careerkit.insight.occupations.weights.likelihood import standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from careerkit.insight.occupations.query import Subject
    from careerkit.insight.occupations.signs import Signs
    from careerkit.insight.occupations.weights.likelihood import Floats, Ints, Singles
    from careerkit.insight.occupations.weights.weighing import Key, Weights

    Bools = npt.NDArray[np.bool_]

__all__ = ["Evidence", "Features"]

_BALANCE = 0.4
# 0 lets a subject count as much as it says, 1 lets all subjects of a text count the same.

_FAINT = 2.0
# A subject whose best hit is worth no more than this has hit by accident, and is not raised.

_FIRST = 6
# So many of its texts say where an occupation lies that the table of senses does not know.

_PART = 0.3
# How much the words of a known phrase count singly, beside the phrase.


_COMPANY, _ALONE, _OPEN, _NEAR = 0.25, 0.5, 0.1, 2.0
# From which amount of other subjects on a word alone is judged by them; what it is worth at least,
# and what one of many senses; and how many standard deviations nearer than the mean an occupation
# must be for all of it.

_PLAIN = 0.5
# How much the words of one sense say where a text lies, beside all of its words.

_SPEAKS, _LEAST_FIT = 0.35, 0.8
# A subject speaks for an occupation that its words fit by this share of how they fit the best one,
# and by this much.

_SEEN = 0.18
# The cosine of what a word and an occupation mean from which on a reader sees what they have to do
# with each other. On benchmarks/everyday nothing good was listed by words below it alone.

_LEAST_LEAD, _SHARE, _EACH, _MOST_LEAD = 0.1, 0.3, 0.2, 1.0
# How much the words of a text of several lead at least; where the catalogue has all its pairs; for
# each pair that it has beyond the first; and at most. Chosen on seeds 1 and 5 of
# benchmarks/retrieval.py so that nothing is lost on everyday phrases.

_TITLE_LEAD = 0.4
# How much the words of a text lead at least that ends as titles do: "pump operator".

_CALLINGS = 0.01
# From which share of the occupations on a word that ends their titles is taken for one by which
# people are called.

_DESCRIBES = 5
# So many things in an impersonal text are a description of work: 87 % of a release's tasks have
# them, and none of 480 everyday phrases.


@attrs.frozen(eq=False)
class Features:
    """What was found for one text; each of shape ``(n,)``.

    Attributes:
        words: How well the words of an occupation's texts fit.
        agreed: Which share of the text's subjects the words fit, each against its own best.
        covered: Which share of the text its names and signs cover, by their worth.
        sign: The worth of its best name or sign.
        sense: The cosine of what the text and the occupation mean.
        apart: By how many standard deviations a subject alone is nearer than the text as a whole, 0
            or more. It is high where a word means the occupation and its company does not.
        alone: Whether of several subjects no more than one speaks for it, and no known phrase.
        stray: Whether it shares letters alone: no reader sees what a subject has to do with it.
        lead: How much the words lead the rest, 0 to 1; one number for the text.
        telling: How many subjects say more than where, when or with whom; one for the text.
    """

    words: Floats
    agreed: Floats
    covered: Floats
    sign: Floats
    sense: Floats
    apart: Floats
    alone: Bools
    stray: Bools
    lead: float
    telling: int


@attrs.frozen(eq=False)
class Evidence:
    """Some occupations, ready to be asked about.

    Attributes:
        weights: What the words of their texts weigh.
        signs: Their names and signs.
        places: Where they lie among the senses, of shape ``(n, d)``.
        fields: The number of each one's major group, of shape ``(n,)``.
        callings: Words that end the titles of many of them: "operator", "clerk".
    """

    weights: Weights
    signs: Signs
    places: Singles
    fields: Ints
    callings: frozenset[str]

    def __len__(self) -> int:
        return len(self.fields)

    @classmethod
    def of(
        cls,
        soc: Sequence[str],
        texts: Sequence[Sequence[str]],
        names: Sequence[Sequence[str]],
        related: Sequence[Sequence[str]],
        titles: Sequence[Sequence[str]],
    ) -> Evidence:
        """Weigh what is written about some occupations.

        Args:
            soc: Their codes.
            texts: Everything that is written about each of them.
            names: The titles, other names and signs of each.
            related: The codes of each one's related occupations, the closest first.
            titles: All that each of them is called.
        """
        groups = {group: number for number, group in enumerate(sorted({c[:2] for c in soc}))}
        weights, signs = weighed(soc, texts, names, related)
        return cls(
            weights,
            signs,
            sense().of_occupations(soc, list(map(_sense_keys_of, texts))),
            np.array([groups[code[:2]] for code in soc]),
            _callings(titles),
        )

    def features(self, subjects: Sequence[Subject], *, is_personal: bool = True) -> Features:
        """What speaks for each occupation in a text.

        Args:
            subjects: What the text is about.
            is_personal: Whether the person speaks of themselves in it.
        """
        n = len(self)
        words, agreed, covered, best = np.zeros((4, n))
        alone = np.zeros(n, dtype=bool)
        total = sum(subject.amount for subject in subjects)
        lead = self._lead(subjects, is_personal=is_personal)
        if not is_personal and self._is_title(subjects):
            # What a worker is called settles the sense: a "crane operator" watches no birds.
            subjects = [attrs.evolve(subject, is_open=False) for subject in subjects]
        agreements = [self._agreement(subject, subjects, lead) for subject in subjects]
        if subjects:
            fits = self.weights.fits(list(_looked_for(subjects, lead)))
            for row, subject in enumerate(subjects):
                if subject.is_open:
                    fits[row] *= agreements[row]
            highest = fits.max(axis=1, initial=0.0, keepdims=True)
            share = fits / np.maximum(highest, 1e-9)
            alone = self._alone(subjects, (share > _SPEAKS) & (fits > _LEAST_FIT))
            amounts = np.array([subject.amount for subject in subjects])
            words = amounts @ (fits / np.maximum(highest, _FAINT) ** _BALANCE)
            agreed = amounts @ share / total
        for subject, agreement in zip(subjects, agreements, strict=True):
            owners = self.signs.owners_of(subject.key)
            worth = subject.amount * self.signs.worth(subject.key) * agreement[owners]
            covered[owners] += worth / total
            best[owners] = np.maximum(best[owners], worth)
        near = (self.places @ self._place(subjects, lead)).astype(float)
        return Features(
            words,
            agreed,
            covered,
            best,
            near,
            self._apart(subjects, near),
            alone,
            self._stray(subjects),
            lead,
            sum(subject.tells for subject in subjects),
        )

    def _alone(self, subjects: Sequence[Subject], speaks: Bools) -> Bools:
        """Which occupations one word alone speaks for, though a text has several subjects.

        Args:
            subjects: The text's subjects.
            speaks: For which occupations each of them speaks, of shape ``(subjects, n)``.
        """
        telling = [number for number, subject in enumerate(subjects) if subject.tells]
        if len(telling) < 2:
            return np.zeros(len(self), dtype=bool)
        alone: Bools = speaks[telling].sum(axis=0) < 2
        for subject in subjects:
            if len(subject.lemmas) > 1:
                alone[self.signs.owners_of(subject.key)] = False
        return alone

    def _stray(self, subjects: Sequence[Subject]) -> Bools:
        telling = [subject for subject in subjects if subject.tells] or subjects
        linked = np.zeros(len(self), dtype=bool)
        for subject in telling:
            linked |= self._linked(subject)
        return ~linked

    def _linked(self, subject: Subject) -> Bools:
        """With which occupations a reader sees what a subject has to do, of shape ``(n,)``."""
        places = _places(subject)
        if not places:
            return np.ones(len(self), dtype=bool)
        seen = [self.places @ place >= _SEEN * np.linalg.norm(place) for place in places]
        linked: Bools = reduce(or_, seen)
        linked[self.signs.owners_of(subject.key)] = True
        return linked

    def _is_linked(self, occupation: int, subject: Subject) -> bool:
        """Whether a reader sees what a subject has to do with an occupation."""
        places, mine = _places(subject), self.places[occupation]
        return (
            not places
            or occupation in self.signs.owners_of(subject.key)
            or any(mine @ place >= _SEEN * np.linalg.norm(place) for place in places)
        )

    def _apart(self, subjects: Sequence[Subject], near: Floats) -> Floats:
        telling = [subject for subject in subjects if subject.tells]
        places = [sense().place(_sense_keys(subject.lemmas)) for subject in telling]
        known = [place for place in places if place is not None]
        if len(telling) < 2 or not known:
            return np.zeros(len(self))
        each = np.array([standard((self.places @ place).astype(float)) for place in known])
        apart: Floats = np.maximum(each.max(axis=0) - standard(near), 0.0)
        return apart

    def _agreement(self, subject: Subject, subjects: Sequence[Subject], lead: float) -> Floats:
        """How much a word alone is worth for each occupation, 0 to 1, of shape ``(n,)``.

        It is worth less where its company means something else: "bridge" among friends and cards is
        no bridge to build. Least is worth what has many senses ("milking a joke"), unless the text
        is written as the catalogue is.
        """
        others = [one for one in subjects if one is not subject]
        if len(subject.lemmas) > 1 or sum(one.amount for one in others) < _COMPANY:
            return np.ones(len(self))
        place = _placed(others)
        if place is None:
            return np.ones(len(self))
        near = standard((self.places @ place).astype(float))
        least = _OPEN + (1 - _OPEN) * lead if subject.is_open else _ALONE
        agreed: Floats = least + (1 - least) * np.clip(near / _NEAR, 0.0, 1.0)
        return agreed

    def _is_title(self, subjects: Sequence[Subject]) -> bool:
        """Whether a text ends as titles do."""
        return bool(subjects) and subjects[-1].lemmas[-1] in self.callings

    def _lead(self, subjects: Sequence[Subject], *, is_personal: bool) -> float:
        """How much a text speaks as the catalogue does, by the neighbours that both have.

        A text of many things that never says "I" describes work, as the catalogue does.
        """
        if not is_personal and sum(subject.tells for subject in subjects) >= _DESCRIBES:
            return _MOST_LEAD
        pairs = list(pairwise([basic for subject in subjects for basic in subject.lemmas]))
        known = sum(map(self.weights.has_pair, pairs))
        least = _LEAST_LEAD if pairs else 0.0
        if not is_personal and self._is_title(subjects):
            least = _TITLE_LEAD
        lead = _SHARE * known / max(len(pairs), 1) + _EACH * (known - 1)
        return min(max(lead, least), _MOST_LEAD)

    def _place(self, subjects: Sequence[Subject], lead: float) -> Singles:
        """Where a text lies; a brand that the table does not know lies where its occupations do."""
        place = _placed(subjects)
        plain = [subject for subject in subjects if not subject.is_open]
        clear = _placed(plain) if any(subject.tells for subject in plain) else None
        if place is not None:
            share = 0.0 if clear is None else _PLAIN * (1 - lead)
            return place if clear is None else share * clear + (1 - share) * place
        owners = [owner for one in subjects for owner in self.signs.owners_of(one.key)]
        if not owners:
            return np.zeros(self.places.shape[1], dtype=np.float32)
        mean: Singles = self.places[owners].mean(axis=0, dtype=np.float32)
        return mean

    def meets(self, occupation: int, subject: Subject) -> bool:
        """Whether a subject is a name or a sign of an occupation, or a word of its texts.

        "Oranges", on which nurses practise, stand there by accident, and are no reason.
        """
        if not subject.tells or not self._is_linked(occupation, subject):
            return False
        if occupation in self.signs.owners_of(subject.key):
            return True
        tokens = self.weights.tokens
        words = (subject.lemmas[0], *(name for name, _ in subject.names))
        theirs = tokens.of_words[occupation]
        return len(subject.lemmas) == 1 and any(
            tokens.lemma(word) in theirs for word in words if tokens.lemma(word)
        )

    def closest(self, occupation: int, subjects: Sequence[Subject]) -> Subject | None:
        """The subject that speaks most for an occupation."""
        telling = [subject for subject in subjects if subject.tells] or list(subjects)
        telling = [subject for subject in telling if self._is_linked(occupation, subject)]
        if not telling:
            return None
        near = [self._near(occupation, subject) for subject in telling]
        return telling[near.index(max(near))]

    def _near(self, occupation: int, subject: Subject) -> float:
        place = sense().place(_sense_keys(subject.lemmas))
        return -1.0 if place is None else float(self.places[occupation] @ place)


def _callings(titles: Sequence[Sequence[str]]) -> frozenset[str]:
    """The basic forms of words that end the titles of many occupations."""
    found: Counter[str] = Counter()
    for some in titles:
        last = {title.split()[-1] for title in some if not title.isspace()}
        found.update({lemma(word.casefold()) for word in last} - {""})
    least = max(2, _CALLINGS * len(titles))
    return frozenset(word for word, count in found.items() if count >= least)


def _places(subject: Subject) -> list[Singles]:
    """Where the names of a word lie; none for what is taken at its word: a phrase, or unknown."""
    words = (subject.lemmas[0], *(name for name, _ in subject.names))
    places = map(sense().place, ([word] for word in words if len(subject.lemmas) == 1))
    return [place for place in places if place is not None]


def _placed(subjects: Sequence[Subject]) -> Singles | None:
    """Where some subjects lie together, if the table knows them."""
    return sense().place(_sense_keys([word for one in subjects for word in one.lemmas]))


def _sense_keys_of(texts: Sequence[str]) -> Iterator[str]:
    """What the table knows of an occupation's first texts: its names come first."""
    yield from _sense_keys([word for text in texts[:_FIRST] for word in key_of(text).split()])


def _sense_keys(lemmas: Sequence[str]) -> Iterator[str]:
    """The longest phrases and words that the table knows, in order."""
    at, table = 0, sense().at
    while at < len(lemmas):
        for length in range(min(LONGEST, len(lemmas) - at), 0, -1):
            key = " ".join(lemmas[at : at + length])
            if key in table:
                yield key
                at += length
                break
        else:
            at += 1


def _looked_for(subjects: Sequence[Subject], lead: float) -> Iterator[dict[Key, float]]:
    """What each subject is looked for by; the pair of words between two is the second one's."""
    before: Key = ()
    for subject in subjects:
        beside: dict[Key, float] = {(*before, subject.lemmas[0]): 1.0} if before else {}
        yield _keys(subject, lead) | beside
        before = subject.lemmas[-1:]


def _keys(subject: Subject, lead: float) -> dict[Key, float]:
    lemmas = subject.lemmas
    if len(lemmas) == 1:
        own: dict[Key, float] = {lemmas: 1.0}
        return own | {(name,): amount for name, amount in subject.names}
    keys: dict[Key, float] = dict.fromkeys(pairwise(lemmas), 1.0)
    part = _PART + (1 - _PART) * lead
    return keys | {(word,): part for word in lemmas}
