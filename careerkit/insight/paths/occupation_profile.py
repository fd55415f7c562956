"""One occupation from the inside: what one does there, what it brings, and what it has of a person.

It is put together when somebody opens it, so that no page waits for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from careerkit import catalogue as occupations
from careerkit import content
from careerkit.catalogue.shipped import outlook, plain_words
from careerkit.insight.occupations.prospects import on_jobs, on_pay, on_ways_in, pay_range
from careerkit.insight.occupations.related import related
from careerkit.insight.occupations.searching import same_name
from careerkit.insight.paths.asking import questions_to_ask
from careerkit.insight.paths.left_out import on_unwanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.catalogue import Catalogue, Occupation
    from careerkit.insight.occupations.matching import Ranking
    from careerkit.insight.occupations.prospects import PayRange
    from careerkit.model import Workbook

__all__ = ["OccupationProfile", "occupation_profile"]

_TASKS = 8
# More of a release's tasks than these are a list that nobody reads.

_SOC = re.compile(r"\d\d-\d{4}\.\d\d")

_ELSEWHERE = "https://www.mynextmove.org/profile/summary/"


@attrs.frozen(kw_only=True)
class OccupationProfile:
    """What opens from an occupation's card.

    Attributes:
        official: A line with the catalogue's own title, if that is another one.
        about: What one does there, in a sentence or two.
        tasks: A release's tasks; none in the starter. ``tasks_by`` is where they are from, or why
            there are none; empty where that isn't known.
        day: What a day may look like, in our words; empty where nobody wrote it down.
        pay: Sentences, as are ``jobs`` and ``ways``.
        range: The range of pay, if it is published whole.
        meets: What of the person meets it, in sentences; ``differs`` is what does not. Both are
            empty where nothing is known of the person.
        related: The codes and names of occupations near to it, and ``related_by`` how they were
            found.
        questions: What to ask somebody who does it.
        sources: Where all of it is from.
        elsewhere: The address of another site's page about it, or empty.
    """

    soc: str
    title: str
    official: str
    about: tuple[str, ...]
    tasks: tuple[str, ...]
    tasks_by: str
    skills: tuple[str, ...]
    day: str
    pay: tuple[str, ...]
    range: PayRange | None
    jobs: tuple[str, ...]
    ways: tuple[str, ...]
    meets: tuple[str, ...]
    differs: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    related_by: str
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    elsewhere: str


def occupation_profile(
    workbook: Workbook, catalogue: Catalogue, soc: str, ranking: Ranking | None
) -> OccupationProfile:
    """Look into one occupation.

    Args:
        workbook: The person's, as ``considered`` leaves it.
        catalogue: The occupations.
        soc: The code of one that it holds.
        ranking: How the catalogue was ranked for the person; None where nothing is known of them.
    """
    at, found = catalogue.positions[soc], catalogue.occupation(soc)
    near, title = related(catalogue, at), catalogue.names[at]
    meets, differs = _meeting(ranking, at, on_unwanted(workbook, soc))
    return OccupationProfile(
        soc=soc,
        title=title,
        official=""
        if same_name(found.title, title)
        else content.text("paths.list.official", title=found.title),
        about=tuple(dict.fromkeys(filter(None, (found.plain, found.description)))),
        tasks=found.tasks[:_TASKS],
        tasks_by=_tasks_by(catalogue, found),
        skills=found.skills,
        day=plain_words.day(soc),
        pay=tuple(on_pay(catalogue, at)),
        range=pay_range(catalogue, at),
        jobs=tuple(on_jobs(catalogue, at)),
        ways=tuple(on_ways_in(catalogue, at)),
        meets=meets,
        differs=differs,
        related=tuple((catalogue.soc[other], catalogue.names[other]) for other in near.positions),
        related_by=content.text(f"profile.related.{'published' if near.is_published else 'alike'}"),
        questions=tuple(questions_to_ask(workbook, soc, catalogue)),
        sources=tuple(_sources(catalogue, found)),
        elsewhere=_ELSEWHERE + soc if _is_of_onet(catalogue, soc) else "",
    )


def _meeting(
    ranking: Ranking | None, position: int, unwanted: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    against = (unwanted,) if unwanted else ()
    if ranking is None:
        return (content.text("profile.meets.unknown"),), against
    meets = ranking.speaks_for(position) or (content.text("profile.meets.none"),)
    differs = (*against, *ranking.speaks_against(position))
    return meets, differs or (content.text("profile.meets.no_against"),)


def _tasks_by(catalogue: Catalogue, found: Occupation) -> str:
    kind = catalogue.release.kind
    key = "published" if kind == "onet" and found.tasks else "ours" if kind == "starter" else ""
    return content.text(f"profile.tasks.{key}") if key else ""


def _is_of_onet(catalogue: Catalogue, soc: str) -> bool:
    return catalogue.release.kind != "own" and _SOC.fullmatch(soc) is not None


def _sources(catalogue: Catalogue, found: Occupation) -> Iterator[str]:
    if found.plain:
        yield content.text("profile.sources.ours")
    yield occupations.attribution(catalogue)
    if catalogue.release.kind != "own":
        first, last = outlook.YEARS
        yield content.text("profile.sources.outlook", first=first, last=last)
