"""What can be said of one moment, for a person who has written nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.insight.hearing.recogniser import counts, has_reason
from careerkit.insight.paths.exploring import explore
from careerkit.insight.paths.own_words import own_words, why_silent
from careerkit.model import Workbook

if TYPE_CHECKING:
    from careerkit.catalogue import Catalogue
    from careerkit.insight.paths.exploring import Exploration
    from careerkit.model import Activity

__all__ = ["FirstAnswer", "first_answer"]

_SHOWN = 3

_CARRIES = ("strong", "good")
# Bands of occupations that are named.

_SURE = 2
# So many words have to meet the nearest occupation where it is no strong one. A single word may
# have many meanings: "helping with her tablet" would lead to pharmacists.


@attrs.frozen(kw_only=True)
class FirstAnswer:
    """What one moment is near to.

    Attributes:
        found: Names of occupations, the nearest first, each with the reasons; three at most.
        count: How many occupations have to do with its words.
        silence: Why nothing is named: as ``own_words.why_silent`` says it, or ``"carried"`` where a
            loss stands beside what the person does; empty where something is.
    """

    found: tuple[tuple[str, tuple[str, ...]], ...] = ()
    count: int = 0
    silence: str = ""


def first_answer(moment: Activity, workbook: Workbook, catalogue: Catalogue) -> FirstAnswer:
    """Which occupations have to do with a moment, if its words carry any.

    Args:
        moment: As it was written.
        workbook: As ``considered`` leaves it, where the moment may be left out.
        catalogue: The occupations to look among.
    """
    if has_reason(moment.what) and counts(moment.what):
        # Its words count in step 3. But nobody goes from a loss to a list in the same breath.
        return FirstAnswer(silence="carried")
    spoken = [one for one in workbook.activities if one.id == moment.id]
    found = explore(Workbook().holding({"activities": spoken}), catalogue)
    if found is None or not found.by_words:
        told = own_words(Workbook().holding({"activities": [moment]}))
        return FirstAnswer(silence=why_silent(told))
    near = [at for at in found.shown if found.band(at) in _CARRIES]
    if not near or not _is_sure(found, near[0], moment.what):
        return FirstAnswer(silence="unmatched")
    return FirstAnswer(
        found=tuple((catalogue.names[at], found.ranking.match(at).reasons) for at in near[:_SHOWN]),
        count=len(near),
    )


def _is_sure(found: Exploration, nearest: int, text: str) -> bool:
    if found.band(nearest) == _CARRIES[0]:
        return True
    from careerkit.insight.occupations.retrieval import WordIndex  # noqa: PLC0415 - NumPy takes its time

    met = WordIndex.of(found.ranking.catalogue).met(nearest, [text])
    return sum(len(phrase.split()) for phrase in met) >= _SURE
