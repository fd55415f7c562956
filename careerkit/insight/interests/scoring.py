"""The six interest types (RIASEC) of a person, and what can honestly be said of them.

Our own questions are not validated. Answers of 1 to 5 score 0 to 4, as in the O*NET Interest
Profiler (Rounds, Su, Lewis & Rivkin 2010), so that ten questions a type give sums of 0-40 and
five give 0-20. The sums are ipsative: they compare a person's interests with each other, not
with other people's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerkit.model import InterestAnswer, InterestScores, Workbook

__all__ = [
    "LONG_FORM",
    "SHORT_FORM",
    "TYPES",
    "Profile",
    "differentiation",
    "holland_code",
    "profile",
    "question",
    "question_ids",
    "tiers",
]

TYPES = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
"""The types, in the order of Holland's hexagon: R, I, A, S, E, C."""

SHORT_FORM = 5
"""How many questions a type the short form has; the long one has ten."""

LONG_FORM = 10
"""How many questions a type the long form has."""

ENOUGH = 0.8
"""The share of a type's questions that has to be answered before a sum is estimated."""


@attrs.frozen(kw_only=True)
class Profile:
    """A person's six sums.

    Attributes:
        sums: By type, 0 to ``scale``; None for a type with too few answers.
        scale: The highest possible sum, 40 or 20.
        official: Whether the sums are official scores that were typed in.
        estimated: Whether a sum was estimated because single answers are missing.
    """

    sums: Mapping[str, float | None]
    scale: int
    official: bool = False
    estimated: bool = False

    @property
    def open_types(self) -> tuple[str, ...]:
        """The types that still have too few answers."""
        return tuple(name for name in TYPES if self.sums[name] is None)

    @property
    def is_complete(self) -> bool:
        """Whether there is a sum for every type."""
        return not self.open_types

    @property
    def is_flat(self) -> bool:
        """Whether all six sums are the same, so that nothing correlates with them."""
        return self.is_complete and len(set(self.sums.values())) == 1


def question_ids(form: int) -> tuple[str, ...]:
    """The ids of a form's questions, the six types taking turns.

    Args:
        form: Questions a type: ``SHORT_FORM`` or ``LONG_FORM``.
    """
    return tuple(f"{name}-{number}" for number in range(1, form + 1) for name in TYPES)


def profile(workbook: Workbook) -> Profile | None:
    """The profile that a workbook gives: of official scores if all six are there, or of answers.

    Returns:
        None while there is no answer at all.
    """
    for scores in workbook.interest_scores:
        official = _official(scores)
        if official is not None:
            return official
    return _of_answers(workbook.interest_answers)


def _official(scores: InterestScores) -> Profile | None:
    sums = {name: getattr(scores, name) for name in TYPES}
    values = [value for value in sums.values() if value is not None]
    if len(values) < len(TYPES):
        return None
    # A score over 20 can't come from the short form, whatever was ticked.
    scale = 40 if scores.scale != "20" or max(values) > SHORT_FORM * 4 else 20
    return Profile(sums=sums, scale=scale, official=True)


def _of_answers(answers: tuple[InterestAnswer, ...]) -> Profile | None:
    likings = {answer.id: answer.liking for answer in answers if answer.liking is not None}
    likings = {id_: likings[id_] for id_ in question_ids(LONG_FORM) if id_ in likings}
    if not likings:
        return None
    beyond_short = likings.keys() - set(question_ids(SHORT_FORM))
    form = LONG_FORM if beyond_short else SHORT_FORM
    sums: dict[str, float | None] = {}
    for name in TYPES:
        given = [likings[f"{name}-{n}"] - 1 for n in range(1, form + 1) if f"{name}-{n}" in likings]
        enough = len(given) >= ENOUGH * form
        sums[name] = sum(given) * form / len(given) if enough else None
    estimated = len(likings) < len(TYPES) * form and any(v is not None for v in sums.values())
    return Profile(sums=sums, scale=form * 4, estimated=estimated)


def tiers(found: Profile) -> tuple[tuple[str, ...], ...]:
    """The types from the highest sum to the lowest, those with the same sum together.

    Raises:
        ValueError: If the profile is not complete.
    """
    if not found.is_complete:
        raise ValueError("A profile needs all six sums to be ranked")
    by_sum: dict[float, list[str]] = {}
    for name in TYPES:
        by_sum.setdefault(found.sums[name] or 0.0, []).append(name)
    return tuple(tuple(by_sum[value]) for value in sorted(by_sum, reverse=True))


def holland_code(found: Profile) -> str:
    """The first letters of the three highest types; ties stand in brackets: ``S(AE)``.

    A tie that reaches beyond the third place is shown whole, since no letter of it has a
    better claim; a flat profile has no code and gives an empty text.
    """
    if found.is_flat:
        return ""
    code, letters = "", 0
    for tier in tiers(found):
        if letters >= 3:
            break
        part = "".join(name[0].upper() for name in tier)
        code += part if len(tier) == 1 else f"({part})"
        letters += len(tier)
    return code


def differentiation(found: Profile) -> float:
    """How distinct a profile is: its highest sum less its lowest, 0 to ``scale``.

    Source: Holland (1997), *Making vocational choices*, 3rd ed.
    """
    values = [value for value in found.sums.values() if value is not None]
    return max(values) - min(values)


def question(id_: str) -> str:
    """A question's words."""
    name, _, number = id_.partition("-")
    return str(content.texts("interests.questions")[name][int(number) - 1])
