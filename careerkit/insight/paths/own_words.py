"""What a person wrote about what draws them, and how much each text counts by their own ratings.

A rating that was left open counts as one in the middle. Texts count beside each other: what draws
most counts fully, whatever it was rated, so that a person who rates low is understood as well. What
drains is the one thing that counts against what it points to.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit.insight.cached import remembered
from careerkit.insight.hearing.considered import UNSPOKEN
from careerkit.insight.hearing.delicate import leads_nowhere
from careerkit.insight.hearing.recogniser import Heard, counts, hear
from careerkit.insight.language.languages import reads
from careerkit.insight.occupations.told import Told, told
from careerkit.insight.passion.pairwise import ranking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerkit.model import Activity, Strength, Theme, Topic, UnpaidWorkRecord, Workbook

__all__ = ["own_words", "unread", "why_silent"]

_LEAST = 0.3
# How much a text counts beside others that has the lowest ratings: it was worth writing down.

_MIDDLE = 0.5
# A rating that was left open, on a scale from the lowest (0) to the highest (1).

_DRAINS = 1
# The energy of a strength, 1 to 5, with which it drains: as much as a moment that leaves one tired.

_MUCH = 40
# From so many unpaid hours a month on, more of them say no more. About ten a week.


@remembered
def own_words(workbook: Workbook) -> tuple[Told, ...]:
    """What draws and what drains a person: answers, themes and what they bring, a text each."""
    texts = told(
        (
            *map(_activity, workbook.activities),
            *map(_topic, workbook.topics),
            *map(_strength, workbook.strengths),
            *(text for work in workbook.unpaid_work for text in _unpaid(work)),
            *_themes(workbook),
            *_carried(workbook),
        )
    )
    most = max((text.amount for text in texts), default=0.0)
    return tuple(_beside(text, most) for text in texts) if most > 0 else texts


def why_silent(texts: Sequence[Told]) -> str:
    """Why texts point nowhere.

    ``"unwritten"``: there is none. ``"unanswered"``: none is an answer to go by. ``"heavy"``: nor
    are they to be made one of, since one of them hurts. ``"unread"``: they are in a language that
    the kit does not read. ``"delicate"``: nobody would go on to a job from them. ``"drained"``: all
    of them drain. ``"unmatched"``: no occupation comes near enough.
    """
    if not texts:
        return "unwritten"
    answers = [text for text in texts if counts(text.text)]
    if not answers:
        is_heavy = any(hear(text.text) in (Heard.CRISIS, Heard.TENDER) for text in texts)
        return "heavy" if is_heavy else "unanswered"
    if not any(reads(text.text) for text in answers):
        return "unread"
    if all(leads_nowhere(text.text) for text in answers):
        return "delicate"
    return "unmatched" if any(text.amount > 0 for text in answers) else "drained"


def unread(texts: Iterable[str]) -> bool:
    """Whether an answer among some texts is in a language that the kit does not read."""
    return any(map(_is_unread, texts))


@lru_cache(maxsize=4096)
def _is_unread(text: str) -> bool:
    return counts(text) and not reads(text)


def _beside(text: Told, most: float) -> Told:
    return attrs.evolve(text, amount=text.amount / most) if text.amount > 0 else text


def _activity(moment: Activity) -> Told:
    """A moment draws by how absorbing it is and by what it gives; one that drains takes away."""
    if moment.energy is not None and moment.energy < 0:
        return Told(moment.what, moment.energy / 2)
    return Told(moment.what, _amount(_share(moment.absorbed, 1, 5), _share(moment.energy, 0, 2)))


def _topic(topic: Topic) -> Told:
    """A topic draws by its rating. Behind a loss a high one says how near it is, and not that."""
    if topic.why == UNSPOKEN:
        return Told(topic.what, _LEAST)
    return Told(topic.what, _amount(_share(topic.pull, 1, 5)))


def _strength(strength: Strength) -> Told:
    """A strength draws by how easily it comes and by what it gives; one that drains takes away."""
    if strength.energy == _DRAINS:
        return Told(strength.what, -_MIDDLE)
    ratings = _share(strength.ease, 1, 5), _share(strength.energy, 1, 5)
    return Told(strength.what, _amount(*ratings))


def _unpaid(work: UnpaidWorkRecord) -> Iterator[Told]:
    """The work by its hours; the one part that the person would keep is what it is about."""
    hours = None if work.hours is None else min(math.log1p(work.hours) / math.log1p(_MUCH), 1.0)
    yield Told(work.what, _amount(_MIDDLE if hours is None else hours))
    yield Told(work.keep)


def _themes(workbook: Workbook) -> Iterator[Told]:
    """The themes by the person's own order, as far as they made one."""
    tiers = ranking((theme.id for theme in workbook.themes), workbook.preferences)
    lowest = len(tiers) - 1
    place = {id_: at for at, tier in enumerate(tiers) for id_ in tier}
    for theme in workbook.themes:
        share = 1 - place[theme.id] / lowest if lowest > 0 else _MIDDLE
        yield Told(_theme_text(theme), _amount(share))


def _carried(workbook: Workbook) -> Iterator[Told]:
    """What somebody brings along counts as a strength that nobody rated, a text a line."""
    for background in workbook.background:
        for line in background.carries.splitlines():
            if line != UNSPOKEN:
                yield Told(line, _amount(_MIDDLE))


def _theme_text(theme: Theme) -> str:
    # A sentence each, so that no phrase is read where one word only follows another.
    return ". ".join(filter(str.strip, (theme.name, *theme.words)))


def _share(rating: int | None, lowest: int, highest: int) -> float:
    """Where a rating stands between the lowest (0) and the highest (1)."""
    return _MIDDLE if rating is None else (rating - lowest) / (highest - lowest)


def _amount(*shares: float) -> float:
    return _LEAST + (1 - _LEAST) * sum(shares) / len(shares)
