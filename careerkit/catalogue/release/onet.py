"""Reading a whole O*NET release, in the layout up to 30.2 or the one from 30.3 on."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from careerkit.catalogue.catalogue import TYPES, Release
from careerkit.catalogue.occupation import Occupation
from careerkit.catalogue.problems import problem
from careerkit.catalogue.release.tables import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from careerkit.catalogue.release.sources import Source

    Note = Callable[[str], None]
    """Told the name of each file before it is read."""

__all__ = ["MOST", "Reading", "read"]

MOST = 10
"""How many skills and related occupations are kept for each."""

_CODE = "O*NET-SOC Code"
_OCCUPATIONS, _ZONES = "Occupation Data.txt", "Job Zones.txt"
_TASKS, _RELATED = "Task Statements.txt", "Related Occupations.txt"
# The later layout's name first: a release that has both would be a later one.
_INTERESTS = ("Career Interest Types.txt", "Interests.txt")
_TITLES = ("Job Titles.txt", "Alternate Titles.txt")
_SKILLS = (("Essential Skills.txt", "Transferable Skills.txt"), ("Skills.txt",))

_TYPE_NAMES = {
    "Realistic": "R",
    "Investigative": "I",
    "Artistic": "A",
    "Social": "S",
    "Enterprising": "E",
    "Conventional": "C",
}
_SOC = re.compile(r"\d\d-\d{4}\.\d\d")
_VERSION = re.compile(r"O\*NET\W{0,3}(\d+\.\d+)|db_(\d+_\d+)")

_IMPORTANCE_THAT_COUNTS = 3.0
"""On O*NET's scale from 1 to 5, where 3 is "important"."""

_Lists = dict[str, list[str]]


@attrs.frozen
class Reading:
    """What was found in a release: its occupations, and what it is."""

    occupations: tuple[Occupation, ...]
    release: Release


def read(source: Source, note: Note) -> Reading:
    """Read a release.

    Only occupations with six interest ratings are taken: about 90 of O*NET's are groups such
    as "All Other", which have no ratings.

    Raises:
        CatalogueError: If a file or a column that is needed is missing, or a value can't be.
    """
    interests_file = _first(source, _INTERESTS)
    present = source.names()
    for name in (_OCCUPATIONS, _ZONES):
        if name not in present:
            raise problem("no_file", name=name)
    note(_OCCUPATIONS)
    described = _descriptions(source)
    note(interests_file)
    interests = _interests(source, interests_file)
    rated = {soc: value for soc, value in described.items() if len(interests[soc]) == len(TYPES)}
    if not rated:
        raise problem("nothing_rated", name=interests_file)
    extras = _Extras.read(source, note)
    zones = _zones(source)
    occupations = tuple(
        _occupation(soc, texts, interests[soc], zones.get(soc), extras)
        for soc, texts in rated.items()
    )
    return Reading(occupations, _release(source, extras.missing, len(described) - len(rated)))


@attrs.frozen
class _Extras:
    """What a catalogue can do without: the words that make searching better."""

    titles: _Lists
    tasks: _Lists
    skills: _Lists
    related: _Lists
    missing: tuple[str, ...]

    @classmethod
    def read(cls, source: Source, note: Note) -> _Extras:
        present = source.names()
        titles = [name for name in _TITLES if name in present][:1]
        skills = next((names for names in _SKILLS if set(names) & present), ())
        wanted = (
            (titles or _TITLES[-1:]),
            (_TASKS,),
            (_RELATED,),
            (skills or _SKILLS[-1]),
        )
        missing = [name for names in wanted for name in names if name not in present]
        for name in (name for names in wanted for name in names if name in present):
            note(name)
        return cls(
            titles=_words(source, titles, ("Alternate Title", "Job Title")),
            tasks=_words(source, [_TASKS] if _TASKS in present else [], "Task"),
            skills=_skills(source, [name for name in skills if name in present]),
            related=_related(source) if _RELATED in present else {},
            missing=tuple(missing),
        )


def _first(source: Source, names: tuple[str, ...]) -> str:
    present = source.names()
    for name in names:
        if name in present:
            return name
    raise problem("no_file", name=names[-1])


def _descriptions(source: Source) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    columns = (_CODE, "Title", "Description")
    for line, (soc, title, description) in _read(source, _OCCUPATIONS, columns):
        if not _SOC.fullmatch(soc) or soc in found or not title:
            raise problem("bad_value", name=_OCCUPATIONS, line=line, value=soc or title)
        found[soc] = (title, description)
    return found


def _interests(source: Source, name: str) -> Mapping[str, dict[str, float]]:
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    columns = (_CODE, "Element Name", "Scale ID", "Data Value")
    for line, (soc, element, scale, value) in _read(source, name, columns):
        if scale == "OI" and element in _TYPE_NAMES:
            found[soc][_TYPE_NAMES[element]] = _number(value, 1, 7, name, line)
    return found


def _zones(source: Source) -> dict[str, int]:
    return {
        soc: int(_number(value, 1, 5, _ZONES, line))
        for line, (soc, value) in _read(source, _ZONES, (_CODE, "Job Zone"))
    }


def _words(source: Source, names: list[str], column: str | tuple[str, ...]) -> _Lists:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        for _, (soc, words) in _read(source, name, (_CODE, column)):
            if words:
                found[soc][words] = None
    return {soc: list(words) for soc, words in found.items()}


def _skills(source: Source, names: list[str]) -> _Lists:
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    columns = (_CODE, "Element Name", "Scale ID", "Data Value")
    for name in names:
        for line, (soc, element, scale, value) in _read(source, name, columns):
            importance = _number(value, 0, 7, name, line) if scale == "IM" else 0
            if importance >= _IMPORTANCE_THAT_COUNTS:
                found[soc][element] = importance
    return {soc: sorted(by, key=lambda n: (-by[n], n))[:MOST] for soc, by in found.items()}


def _related(source: Source) -> _Lists:
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    columns = (_CODE, "Related O*NET-SOC Code", "Index")
    for line, (soc, related, index) in _read(source, _RELATED, columns):
        found[soc].append((_number(index, 0, 10_000, _RELATED, line), related))
    return {soc: [code for _, code in sorted(some)[:MOST]] for soc, some in found.items()}


def _occupation(
    soc: str,
    texts: tuple[str, str],
    interests: dict[str, float],
    zone: int | None,
    extras: _Extras,
) -> Occupation:
    return Occupation(
        soc=soc,
        title=texts[0],
        interests=tuple(interests[letter] for letter in TYPES),
        job_zone=zone,
        description=texts[1],
        alternate_titles=tuple(extras.titles.get(soc, ())),
        tasks=tuple(extras.tasks.get(soc, ())),
        skills=tuple(extras.skills.get(soc, ())),
        related=tuple(extras.related.get(soc, ())),
    )


def _release(source: Source, missing: tuple[str, ...], unrated: int) -> Release:
    version = _version(source)
    return Release(
        kind="onet",
        name=f"O*NET {version} Database".replace("  ", " "),
        version=version,
        licence="CC BY 4.0",
        missing=missing,
        unrated=unrated,
    )


def _version(source: Source) -> str:
    """The release's number, from its "Read Me.txt" or the name of its folder; may be empty."""
    readme = source.read("Read Me.txt") if "Read Me.txt" in source.names() else b""
    for text in (readme[:2000].decode("utf-8", "replace"), source.label):
        if found := _VERSION.search(text):
            return (found[1] or found[2]).replace("_", ".")
    return ""


def _read(
    source: Source, name: str, columns: tuple[str | tuple[str, ...], ...]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    return rows(source.read(name), name, columns)


def _number(value: str, low: float, high: float, name: str, line: int) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise problem("bad_value", name=name, line=line, value=value)
    return number
