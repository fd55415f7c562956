"""Skills that the paths ask for: what is there, what is not yet, and what shows it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.wording import joined, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.catalogue import Catalogue
    from careerkit.model import CareerPath, Skill, Workbook

__all__ = [
    "ALONE",
    "Gap",
    "SuggestedSkill",
    "gaps",
    "on_gaps",
    "on_skills",
    "suggested_skills",
    "without_evidence",
]

ALONE = 3
"""The rating from which on a person says that they can do it alone: worth a proof."""

_SUGGESTED = 8
# A longer list of what one can't do yet helps no one to begin.


@attrs.frozen(kw_only=True)
class Gap:
    """How far a skill is from what its path needs: ``needed`` and ``have`` are 1 to 5.

    ``size`` is 0 where the person can do it as well as it is needed, or better.
    """

    skill: str
    name: str
    needed: int
    have: int

    @property
    def size(self) -> int:
        """The steps from ``have`` to ``needed``."""
        return max(0, self.needed - self.have)


@attrs.frozen(kw_only=True)
class SuggestedSkill:
    """A skill that the catalogue names for paths on the shortlist.

    ``id`` is made of path and name, so that two tabs which add it add one record.
    """

    id: str
    name: str
    path: str
    titles: tuple[str, ...]


def gaps(workbook: Workbook) -> tuple[Gap, ...]:
    """The skills with both ratings: the widest gap first, then what is needed most."""
    found = [
        Gap(skill=skill.id, name=skill.name, needed=skill.needed, have=skill.have)
        for skill in workbook.skills
        if skill.name.strip() and skill.needed is not None and skill.have is not None
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.size, -gap.needed)))


def suggested_skills(
    workbook: Workbook, catalogue: Catalogue, most: int = _SUGGESTED
) -> tuple[SuggestedSkill, ...]:
    """What the catalogue says the shortlisted paths need, and the person has not written down yet.

    What several paths ask for stands first: it is of use whichever is chosen. Then come the
    skills of the path that the person wants to try first, then those of the others.

    Args:
        workbook: As ``considered`` leaves it.
        catalogue: Where the skills of occupations come from. A path that it doesn't hold asks for
            none.
        most: How many at most.
    """
    known = {_key(skill.name) for skill in workbook.skills}
    asked: dict[str, list[tuple[str, CareerPath]]] = {}
    for path in _chosen_first(workbook):
        if path.soc in catalogue:
            for name in catalogue.occupation(path.soc).skills:
                if _key(name) not in known:
                    asked.setdefault(_key(name), []).append((name, path))
    found = [
        SuggestedSkill(
            id=uuid.uuid5(uuid.NAMESPACE_OID, f"skill {pairs[0][1].id} {key}").hex,
            name=pairs[0][0],
            path=pairs[0][1].id,
            titles=tuple(dict.fromkeys(path.title for _, path in pairs)),
        )
        for key, pairs in asked.items()
    ]
    return tuple(sorted(found, key=lambda one: -len(one.titles))[:most])


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _chosen_first(workbook: Workbook) -> list[CareerPath]:
    chosen = {decision.path for decision in workbook.decisions}
    return sorted(workbook.paths, key=lambda path: path.id not in chosen)


def without_evidence(workbook: Workbook) -> tuple[Skill, ...]:
    """Skills that the person says they have, and has not said what shows it."""
    return tuple(
        skill
        for skill in workbook.skills
        if skill.name.strip() and (skill.have or 0) >= ALONE and not skill.evidence.strip()
    )


def on_skills(workbook: Workbook) -> Iterator[str]:
    """What is still open in the ratings of the skills, in sentences."""
    named = [skill for skill in workbook.skills if skill.name.strip()]
    if not named:
        yield content.text("learning.skills.says.start")
        return
    open_count = len(named) - len(gaps(workbook))
    if open_count:
        yield content.plural("learning.skills.says.unrated", open_count)
    unproved = without_evidence(workbook)
    if unproved:
        names = joined(quote(skill.name) for skill in unproved)
        yield content.plural("learning.skills.says.evidence", len(unproved), names=names)


def on_gaps(workbook: Workbook) -> Iterator[str]:
    """What the ratings say of what to learn, in sentences."""
    rated = gaps(workbook)
    wide = [gap for gap in rated if gap.size == rated[0].size and gap.size]
    if wide:
        names = joined(quote(gap.name) for gap in wide)
        # Of one alone there is nothing to compare.
        if len(rated) == 1:
            yield content.text("learning.skills.says.only", name=names)
        else:
            yield content.plural("learning.skills.says.widest", len(wide), names=names)
        yield from _without_plan(workbook, [gap for gap in rated if gap.size])
    there = [quote(gap.name) for gap in rated if not gap.size]
    if there:
        yield content.plural("learning.skills.says.there", len(there), names=joined(there))


def _without_plan(workbook: Workbook, wide: list[Gap]) -> Iterator[str]:
    """The widest gap for which nothing stands on the list of what to learn."""
    learned = {item.skill for item in workbook.learning_items}
    if not workbook.learning_items:
        return
    for gap in wide:
        if gap.skill not in learned:
            yield content.text("learning.skills.says.no_item", name=quote(gap.name))
            return
