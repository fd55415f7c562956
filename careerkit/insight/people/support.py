"""Who stands by a person, what each of them could give, and where no supporter does yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.wording import joined, quote, shortened
from careerkit.insight.language.words import runs
from careerkit.model import Supporter, declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import CareerPath, Workbook

__all__ = ["CLOSE", "GIFTS", "Support", "called", "name_of_supporter", "on_support", "support"]

GIFTS: tuple[str, ...] = next(f.kind.values for f in declared(Supporter) if f.name == "gives")
"""What a supporter can give, in the order in which it is asked."""

CLOSE = 4
"""From which closeness on (1 to 5) a supporter counts as close. Ours."""

_ALIKE = 2
# So many words of a path's name in what is known of a supporter say that they stand for it.

_CLAUSE = re.compile(r"\s*[,;:(]|\s[-\N{EN DASH}\N{EM DASH}]\s")

_A_PATTERN = 3
# Two people are too few to say that all of them are alike.


@attrs.frozen
class Support:
    """The people who have a name, and the gaps between them.

    ``people`` begin with the closest; those without a rating come last. ``only_close`` is
    whether at least three people are rated, and all of them are close: of those who had heard of
    their job through a contact, most had it from one whom they saw occasionally (Granovetter 1973,
    "The Strength of Weak Ties": 55.6 % occasionally, 27.8 % rarely, 16.7 % often; n = 54).
    """

    people: tuple[Supporter, ...]
    missing: tuple[str, ...]
    only_close: bool
    unlinked: tuple[CareerPath, ...]

    def givers(self, gift: str) -> tuple[Supporter, ...]:
        """Who gives this, the closest first."""
        return tuple(person for person in self.people if gift in person.gives)


def support(workbook: Workbook) -> Support:
    """The people of the map by closeness, and what is missing among them.

    What no supporter gives is a gap only where one gives something: before that it wasn't said.
    """
    named = [person for person in workbook.supporters if person.name.strip()]
    people = tuple(sorted(named, key=lambda person: -(person.closeness or 0)))
    given = {gift for person in people for gift in person.gives}
    rated = [person.closeness for person in people if person.closeness is not None]
    linked = {person.path for person in people}
    said = [_words(f"{person.name}. {person.role}") for person in people]
    return Support(
        people=people,
        missing=tuple(gift for gift in GIFTS if gift not in given) if given else (),
        only_close=len(rated) >= _A_PATTERN and min(rated) >= CLOSE,
        unlinked=tuple(
            path
            for path in workbook.paths
            if people and path.title.strip() and path.id not in linked
            if not _stands_in(said, path)
        ),
    )


def _stands_in(said: list[set[str]], path: CareerPath) -> bool:
    """Whether the path's name stands in what is said of a supporter: "Farah, practice educator"."""
    wanted = _words(path.title)
    return bool(wanted) and any(len(wanted & own) >= min(_ALIKE, len(wanted)) for own in said)


def _words(text: str) -> set[str]:
    return {word.lemma for run in runs(text) for word in run}


def name_of_supporter(supporter: Supporter | None, *, inside: bool = False) -> str:
    """What a supporter is called; words for it where there is no name, or no supporter.

    ``inside`` a sentence these words begin with a small letter.
    """
    name = supporter.name if supporter is not None else ""
    return shortened(name) or content.text(f"mentors.somebody.{'inside' if inside else 'first'}")


def called(supporter: Supporter | None, *, inside: bool = False) -> str:
    """What a sentence of ours calls a supporter: "my sister who does nothing" is "your sister".

    What was written about them is the person's own word, and not one to say back. ``inside`` a
    sentence it begins with a small letter.
    """
    name = name_of_supporter(supporter, inside=inside)
    words, written = content.texts("mentors.called"), name.split()
    # With a capital it may be a name: "Lazy Lou's".
    kept = [word for word in written if word not in words["hard"]] or written
    first = kept[0].casefold() if kept else ""
    if first not in words["needed"]:
        more = (at for at, word in enumerate(kept) if at and word.casefold() in words["more"])
        kept = kept[: next(more, None)]
    if first not in words["yours"] or len(kept) < 2:
        return " ".join(kept).rstrip(",;:")
    whose = words["your" if inside else "your_first"]
    return " ".join([whose, *_CLAUSE.split(" ".join(kept[1:]))[:1]])


def on_support(workbook: Workbook) -> Iterator[str]:
    """What the map shows: what is there, and which gaps would be worth an hour."""
    found = support(workbook)
    if not found.people:
        yield _say("empty")
        return
    silent = [person for person in found.people if not person.gives]
    if silent:
        who = joined(called(person, inside=True) for person in silent)
        yield content.plural("mentors.support.says.silent", len(silent), who=who)
    yield from _on_missing(found.missing)
    if not found.missing and not silent:
        yield _say("all")
    yield from _on_one_for_all(found)
    if found.only_close:
        yield _say("only_close")
    if found.unlinked:
        titles = joined(quote(path.title) for path in found.unlinked)
        yield content.plural("mentors.support.says.unlinked", len(found.unlinked), paths=titles)


def _on_missing(gifts: tuple[str, ...]) -> Iterator[str]:
    """What no supporter gives, in one sentence: to read "nobody" four times is no help."""
    if len(gifts) > 1:
        names = content.texts("charts.support_map.missing")
        yield _say("open", gifts=joined(names[gift] for gift in gifts))
    else:
        yield from (_say(f"missing.{gift}") for gift in gifts)


def _on_one_for_all(found: Support) -> Iterator[str]:
    """Whether all that is given is given by one person, and others are there who might."""
    givers = {person.id: person for gift in GIFTS for person in found.givers(gift)}
    if len(givers) == 1 and len(found.people) > 1:
        (only,) = givers.values()
        if len(only.gives) > 1:
            yield _say("one_for_all", who=called(only, inside=True))


def _say(key: str, **values: object) -> str:
    return content.text(f"mentors.support.says.{key}", **values)
